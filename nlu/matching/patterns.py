"""Find patterns of words: all terms of a pattern near one another, in any order.

A pattern is a text of terms separated by spaces. A term is alternatives separated by `|`: a word,
the beginning of one (`adem*`), the end of one (`*loos`) or a run of words (`blue_lips`). A term
behind an exclamation mark (`!coffee|alarm`) must not occur anywhere in the text. All alternatives
of all patterns stand in one index, so the time to search a text grows with its length and not with
the number of patterns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nlu.matching.text import fold

WINDOW = 8  # the words of a pattern must all occur within this many words

_Term = tuple[int, int]  # pattern, term of it
_Run = tuple[tuple[str, ...], _Term]  # the words, those with a star open at the end


@dataclass
class Patterns:
    """Patterns with the id each stands for."""

    _ids: list[str] = field(default_factory=list)
    _sizes: list[int] = field(default_factory=list)
    _words: dict[str, list[_Term]] = field(default_factory=dict)
    _beginnings: dict[str, list[_Term]] = field(default_factory=dict)
    _endings: dict[str, list[_Term]] = field(default_factory=dict)
    # Runs by their first word and the first letter of the second: "not" begins hundreds of them.
    _runs: dict[tuple[str, str], list[_Run]] = field(default_factory=dict)
    _open_runs: dict[tuple[str, str], list[_Run]] = field(
        default_factory=dict
    )  # first word has a *

    def add(self, id_: str, pattern: str) -> None:
        """Add one pattern."""
        terms = sorted(fold(pattern).split(), key=lambda term: term.startswith("!"))
        number = len(self._ids)
        self._ids.append(id_)
        self._sizes.append(sum(not term.startswith("!") for term in terms))
        for position, term in enumerate(terms):
            for alternative in term.removeprefix("!").replace("-", "_").split("|"):
                self._add_alternative(alternative, (number, position))

    def _add_alternative(self, written: str, term: _Term) -> None:
        if "_" in written.strip("_"):
            run = tuple(
                word.strip("*") + "*" * word.endswith("*") for word in written.split("_") if word
            )
            runs = self._open_runs if run[0].endswith("*") else self._runs
            runs.setdefault((run[0].rstrip("*"), run[1][:1].rstrip("*")), []).append((run, term))
        elif written.endswith("*"):
            self._beginnings.setdefault(written.strip("*"), []).append(term)
        elif written.startswith("*"):
            self._endings.setdefault(written.strip("*"), []).append(term)
        else:
            self._words.setdefault(written, []).append(term)

    def found_in(self, forms: Sequence[str]) -> list[str]:
        """The ids whose patterns occur in the folded words of a text, each once."""
        places: dict[int, dict[int, list[int]]] = {}  # pattern → term → positions
        for position, form in enumerate(forms):
            for pattern, term in self._terms_at(forms, position, form):
                places.setdefault(pattern, {}).setdefault(term, []).append(position)
        found = (
            self._ids[pattern]
            for pattern, by_term in sorted(places.items())
            # Terms that must not occur come after the others.
            if len(by_term) == self._sizes[pattern] == 1 + max(by_term)
            and _near(list(by_term.values()))
        )
        return list(dict.fromkeys(found))

    def _terms_at(self, forms: Sequence[str], position: int, form: str) -> Iterator[_Term]:
        following = forms[position + 1 : position + 2]
        initial = following[0][:1] if following else ""
        yield from self._words.get(form, ())
        for begins in {initial, ""}:  # "" where the second word is a star alone
            yield from _matching(self._runs.get((form, begins), ()), forms, position)
        for length in range(1, len(form) + 1):
            start, end = form[:length], form[-length:]
            yield from self._beginnings.get(start, ())
            yield from self._endings.get(end, ())
            yield from _matching(self._open_runs.get((start, initial), ()), forms, position)


def _matching(runs: Iterable[_Run], forms: Sequence[str], position: int) -> Iterator[_Term]:
    for run, term in runs:
        if _run_matches(run, forms[position : position + len(run)]):
            yield term


def _run_matches(run: tuple[str, ...], forms: Sequence[str]) -> bool:
    return len(forms) == len(run) and all(
        form.startswith(word[:-1]) if word.endswith("*") else form == word
        for word, form in zip(run, forms, strict=True)
    )


def _near(terms: list[list[int]]) -> bool:
    """Whether one position of each term lies within WINDOW words, no two at the same place."""
    if len(terms) == 1:
        return True
    every = sorted({position for positions in terms for position in positions})
    for start in every:
        within = [[p for p in positions if start <= p < start + WINDOW] for positions in terms]
        if all(within) and _each_its_own(sorted(within, key=len), frozenset()):
            return True
    return False


def _each_its_own(terms: list[list[int]], taken: frozenset[int]) -> bool:
    """Whether every term can have a position that no other term uses (fewest choices first)."""
    if not terms:
        return True
    return any(_each_its_own(terms[1:], taken | {p}) for p in terms[0] if p not in taken)

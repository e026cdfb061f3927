"""The small words of a language: signs of an emergency, negation, starts of a follow-up.

Read from `nlu/lexicon/<language>.yml`. All languages are looked for at once: a person in panic
mixes languages, and a missed emergency costs more than a false alarm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nlu.matching.files import read_yaml
from nlu.matching.text import Token, fold, tokenize

WINDOW = 8  # the words of a pattern must all occur within this many words


@dataclass(frozen=True)
class Term:
    """One place of a pattern: any of these words (or runs of words) will do."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]  # "adem*"
    endings: tuple[str, ...]  # "*loos"
    runs: tuple[tuple[str, ...], ...]  # "blue_lips"

    def positions(self, forms: Sequence[str]) -> list[int]:
        """Where in a text the term occurs (index of its first word)."""
        found = [
            i
            for i, form in enumerate(forms)
            if form in self.whole
            or (self.beginnings and form.startswith(self.beginnings))
            or (self.endings and form.endswith(self.endings))
        ]
        for run in self.runs:
            found += [i for i in range(len(forms) - len(run) + 1) if _run_matches(run, forms[i:])]
        return found


@dataclass
class Lexicon:
    """The small words of every language together."""

    emergencies: dict[str, list[tuple[Term, ...]]] = field(default_factory=dict)
    negation_before: list[tuple[str, ...]] = field(default_factory=list)
    negation_after: list[tuple[str, ...]] = field(default_factory=list)
    follow_up: list[tuple[str, ...]] = field(default_factory=list)

    def emergencies_in(self, tokens: Sequence[Token]) -> list[str]:
        """Ids of the emergencies whose signs a text names, in the order of the files."""
        forms = [token.form for token in tokens]
        return [
            id_
            for id_, patterns in self.emergencies.items()
            if any(_pattern_matches(pattern, forms) for pattern in patterns)
        ]

    def starts_follow_up(self, tokens: Sequence[Token]) -> bool:
        """Whether a text begins as an addition to the talk: "and with alcohol?"."""
        forms = tuple(token.form for token in tokens)
        return any(phrase and forms[: len(phrase)] == phrase for phrase in self.follow_up)


def load(folder: Path) -> Lexicon:
    """Read every `<language>.yml` of a folder of lexicons."""
    lexicon = Lexicon()
    for path in sorted(folder.glob("*.yml")):
        data: dict[str, Any] = read_yaml(path)
        for id_, patterns in (data.get("emergency") or {}).items():
            lexicon.emergencies.setdefault(id_, []).extend(_pattern(text) for text in patterns)
        negation: dict[str, list[str]] = data.get("negation", {})
        lexicon.negation_before += [_words(text) for text in negation.get("before") or []]
        lexicon.negation_after += [_words(text) for text in negation.get("after") or []]
        lexicon.follow_up += [_words(text) for text in data.get("follow_up") or []]
    # The longest phrase first, so that "instead of" is seen before "of".
    for phrases in (lexicon.negation_before, lexicon.negation_after, lexicon.follow_up):
        phrases.sort(key=len, reverse=True)
    return lexicon


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.form for token in tokenize(text))


def _pattern(text: str) -> tuple[Term, ...]:
    return tuple(_term(part) for part in text.split())


def _term(text: str) -> Term:
    whole, beginnings, endings, runs = set(), [], [], []
    for alternative in text.replace("-", "_").split("|"):
        if "_" in alternative.strip("_"):
            # A run keeps its stars: "kan*_niet" is a word that begins with "kan", then "niet".
            runs.append(tuple(_starred(word) for word in alternative.split("_") if word))
        elif alternative.endswith("*"):
            beginnings.append(fold(alternative.strip("*")))
        elif alternative.startswith("*"):
            endings.append(fold(alternative.strip("*")))
        else:
            whole.add(fold(alternative))
    return Term(frozenset(whole), tuple(beginnings), tuple(endings), tuple(runs))


def _starred(word: str) -> str:
    return fold(word.strip("*")) + ("*" if word.endswith("*") else "")


def _run_matches(run: tuple[str, ...], forms: Sequence[str]) -> bool:
    return all(
        form.startswith(word[:-1]) if word.endswith("*") else form == word
        for word, form in zip(run, forms, strict=False)
    )


def _pattern_matches(pattern: tuple[Term, ...], forms: Sequence[str]) -> bool:
    """Whether all terms occur within WINDOW words, each at a place of its own."""
    places = [term.positions(forms) for term in pattern]
    if not all(places):
        return False
    if len(places) == 1:
        return True
    return any(
        all(any(start <= p < start + WINDOW for p in positions) for positions in places)
        and len({p for positions in places for p in positions if start <= p < start + WINDOW})
        >= len(places)
        for start in sorted({p for positions in places for p in positions})
    )

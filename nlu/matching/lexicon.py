"""The small words of a language: signs of an emergency, negation, starts of a follow-up.

Read from `nlu/lexicon/<language>.yml`. They belong to their language: "na" is "after" in Dutch and
"no" in Persian, "od" is an overdose in English and "from" in Polish. A language counts as long as
the text does not rule it out, for a person in panic mixes languages.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nlu.matching.alternatives import Groups, spelt_out
from nlu.matching.files import read_yaml
from nlu.matching.patterns import Patterns
from nlu.matching.text import Token, fold, words_of

Phrase = tuple[str, ...]  # folded words
Phrases = ChainMap[Phrase, None]  # those of several languages, looked up without copying thousands
LONGEST_PHRASE = 8  # words of a negation


@dataclass
class SmallWords:
    """The small words of one language, or of several together."""

    negation_before: Phrases = field(default_factory=ChainMap)
    negation_after: Phrases = field(default_factory=ChainMap)
    negation_bare: set[str] = field(default_factory=set)  # "not", which mostly negates no name
    neither: set[str] = field(default_factory=set)  # begins a "neither … nor"
    nor: set[str] = field(default_factory=set)  # goes on with it
    # "Yet", "any more", "days": what is not taken yet will be, or was and may still work.
    still_counts: Phrases = field(default_factory=ChainMap)
    # "Today", "this week", "my": said of a dose that was left out, not of what is never taken.
    left_out: Phrases = field(default_factory=ChainMap)
    # "Why", the Arabic "after": a negation right after it is none, nor of a name that begins with
    # such a word ("stop drinking").
    unless: set[str] = field(default_factory=set)
    felt: set[str] = field(default_factory=set)  # "feel": who feels nothing of it has taken it
    only: set[str] = field(default_factory=set)  # the Turkish "only alcohol not": not only
    joins: set[str] = field(default_factory=set)  # "or", "and": a negation goes on over them
    but: set[str] = field(default_factory=set)  # "but", "except": a negation ends at them
    follow_up: list[Phrase] = field(default_factory=list)

    def add(self, other: SmallWords) -> None:
        """Take in those of another language."""
        self.negation_before.maps += other.negation_before.maps
        self.negation_after.maps += other.negation_after.maps
        self.negation_bare |= other.negation_bare
        self.neither |= other.neither
        self.nor |= other.nor
        self.still_counts.maps += other.still_counts.maps
        self.left_out.maps += other.left_out.maps
        self.unless |= other.unless
        self.felt |= other.felt
        self.only |= other.only
        self.joins |= other.joins
        self.but |= other.but
        self.follow_up += other.follow_up

    def start_follow_up(self, tokens: Sequence[Token]) -> bool:
        """Whether a text begins as an addition to the talk: "and with alcohol?"."""
        forms = tuple(token.form for token in tokens)
        return any(phrase and forms[: len(phrase)] == phrase for phrase in self.follow_up)


@dataclass
class Lexicon:
    """The signs of emergencies of every language together, and the small words of each."""

    emergencies: Patterns = field(default_factory=Patterns)  # ids: <language>/<emergency>
    small_words: dict[str, SmallWords] = field(default_factory=dict)  # by language

    def emergencies_in(
        self, tokens: Sequence[Token], languages: Callable[[], Collection[str]] = tuple
    ) -> list[str]:
        """Ids of the emergencies whose signs a text names.

        Args:
            tokens: the words of the text.
            languages: those it may be in, asked for only where a sign was found; none means any.
        """
        found = [sign.split("/") for sign in self.emergencies.found_in([t.form for t in tokens])]
        here = languages() if found else ()
        return list(dict.fromkeys(id_ for code, id_ in found if not here or code in here))

    def small_words_of(self, languages: Collection[str]) -> SmallWords:
        """Those of some languages together; of all where none is given."""
        together = SmallWords()
        for language, words in self.small_words.items():
            if not languages or language in languages:
                together.add(words)
        return together


def load(folder: Path) -> Lexicon:
    """Read every `<language>.yml` of a folder of lexicons.

    Raises:
        OSError, yaml.YAMLError: a file cannot be read.
        ValueError: a negation uses a group of words that is not there, or is too long.
    """
    lexicon = Lexicon()
    for path in sorted(folder.glob("*.yml")):
        data: dict[str, Any] = read_yaml(path)
        groups: dict[str, str] = data.get("words", {})
        for id_, patterns in data.get("emergency", {}).items():
            for pattern in patterns:
                lexicon.emergencies.add(f"{path.stem}/{id_}", pattern.format_map(groups))
        alternatives = {name: words.replace("_", " ").split("|") for name, words in groups.items()}
        negation: dict[str, list[str]] = data.get("negation", {})
        lexicon.small_words[path.stem] = SmallWords(
            negation_before=_phrases(negation.get("before", []), alternatives),
            negation_after=_phrases(negation.get("after", []), alternatives),
            still_counts=_phrases(negation.get("still_counts", []), alternatives),
            left_out=_phrases(negation.get("left_out", []), alternatives),
            negation_bare={fold(word) for word in negation.get("bare", [])},
            neither={fold(word) for word in negation.get("neither", [])},
            nor={fold(word) for word in negation.get("nor", [])},
            unless={fold(word) for word in negation.get("unless", [])},
            felt={fold(word) for word in negation.get("felt", [])},
            only={fold(word) for word in negation.get("only", [])},
            joins={fold(word) for word in negation.get("joins", [])},
            but={fold(word) for word in negation.get("but", [])},
            follow_up=[_words(text) for text in data.get("follow_up", [])],
        )
    return lexicon


def _phrases(written: Sequence[str], groups: Groups) -> Phrases:
    """The phrases of a list, in which `{drank}` is a group of words and `a|b` either word."""
    phrases = {_words(text) for item in written for text in spelt_out(item, groups)}
    if too_long := [phrase for phrase in phrases if len(phrase) > LONGEST_PHRASE]:
        raise ValueError(f"over {LONGEST_PHRASE} words: {too_long[0]}")
    return ChainMap(dict.fromkeys(phrases - {()}))


def _words(text: str) -> Phrase:
    return tuple(words_of(text))

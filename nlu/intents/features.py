"""What the intent model is shown of a text, and the features that its linear models learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlu.matching import Matcher
from nlu.matching.language import BY_SCRIPT
from nlu.matching.masking import PLACEHOLDERS, masked_words, plain_text
from nlu.matching.matcher import Reading
from nlu.matching.text import script_of

_SHORTEST, _LONGEST = 2, 5  # letters in a group
_SUBSTANCE = PLACEHOLDERS["substance"]  # what every placeholder of a substance begins with


class Seen(NamedTuple):
    """What the model is shown of a text."""

    words: Sequence[str]  # with names as placeholders
    signs: Sequence[str] = ()  # ids of emergencies whose signs the lexicon found
    language: str = ""  # the likeliest
    text: str = ""  # as typed, with names as plain words
    script: str = ""  # the alphabet it was typed in, as `script_of` names it
    text_of_one: str = ""  # the text where several substances are named: with the first alone

    @property
    def is_romanised(self) -> bool:
        """Whether it is in Latin letters, but likely of a language with an alphabet of its own."""
        own_alphabet = bool(self.language) and self.language not in BY_SCRIPT["latin"]
        return own_alphabet and self.script == "latin"

    @property
    def with_one_name(self) -> Seen:
        """The same with the first substance alone; itself where no second is named."""
        names = [at for at, word in enumerate(self.words) if word.startswith(_SUBSTANCE)]
        if len(names) < 2:
            return self
        words = [word for at, word in enumerate(self.words) if at not in names[1:]]
        return self._replace(words=words, text=self.text_of_one)


def read(matcher: Matcher, text: str) -> Seen:
    """What the model is shown of a text; the Rasa components do the same, in steps."""
    reading = matcher.read(text)
    words = masked_words(reading.tokens, reading.mentions)
    return as_seen([word.form for word in words], text, reading)


def as_seen(words: Sequence[str], text: str, reading: Reading) -> Seen:
    """What the model is shown of a text that was read, with its masked words."""
    return Seen(
        words, reading.emergencies, reading.language,
        plain_text(text, reading.mentions), script_of(text) or "",
        plain_text(text, reading.mentions, only_first=True),
    )  # fmt: skip


def features(seen: Seen) -> Iterator[str]:
    """What linear models learn from: words, pairs, letters within words, signs of emergencies.

    Letter groups carry inflection and typos; a placeholder has none. Features begin with a mark
    of their kind so that a word and a letter group never collide.
    """
    words = seen.words
    for sign in seen.signs or ("none",):
        yield "s" + sign
    previous = ""
    placeholders = 0
    for word in words:
        yield "w" + word
        if word.startswith(_SUBSTANCE):
            placeholders += 1
            if word != _SUBSTANCE:  # one with a role is a substance too
                yield "w" + _SUBSTANCE
                word = _SUBSTANCE  # pairs are learnt for all alike
        yield "p" + previous + " " + word
        previous = word
        if word.startswith("_"):
            continue
        padded = f" {word} "
        for size in range(_SHORTEST, _LONGEST + 1):
            for start in range(max(len(padded) - size + 1, 1)):
                yield "c" + padded[start : start + size]
    yield "p" + previous + " "
    yield f"n{min(placeholders, 3)}"
    yield f"l{min(len(words), 12) // 3}"

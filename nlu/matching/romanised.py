"""Names in Cyrillic as people type them in Latin letters: "gribochki", "grib4ki", "hrybochky".

The lists of names (`content/names/`) hold thousands in Cyrillic and few of them in Latin letters,
and everybody has their own way to spell a sound. So both are brought to one plain spelling of
sounds, and compared there; in Latin letters that may be two sounds ("w" is ш or в) each is tried.
Only in a text that is likely Bulgarian, Russian or Ukrainian: in others such a word means something
else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, product

from nlu.matching.mention import Languages
from nlu.matching.vocabulary import Name, Vocabulary

_SHORTEST = 4  # sounds of a name
_SHORTEST_ALONE = 6  # where the text is too short to tell its language
_MOST_READINGS = 8  # of a word

# Sounds are lower-case letters, and capitals where Latin has no letter of its own:
# C ч, S ш, T ц, Z ж.
_OF_ALL = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "Z", "з": "z", "и": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "T", "ч": "C", "ш": "S", "щ": "SC", "ъ": "", "ы": "i",
    "ь": "", "э": "e", "ю": "iu", "я": "ia", "є": "e", "і": "i",
}  # fmt: skip
_SOUNDS = {
    "bg": str.maketrans(_OF_ALL | {"щ": "St", "ъ": "a"}),
    "ru": str.maketrans(_OF_ALL),
    "uk": str.maketrans(_OF_ALL),
}
LANGUAGES = tuple(_SOUNDS)
_CYRILLIC = re.compile(r"[а-яєі]")
# What people type, longest first; where it may be two sounds, both.
_TYPED: dict[str, tuple[str, ...]] = {
    "shch": ("SC",), "sch": ("SC",), "sht": ("St",), "zh": ("Z",), "sh": ("S",), "ch": ("C",),
    "kh": ("h",), "ts": ("T",), "tz": ("T",), "ya": ("ia",), "ja": ("ia",), "yu": ("iu",),
    "ju": ("iu",), "ye": ("e", "ie"), "je": ("e", "ie"), "yi": ("i",), "ji": ("i",),
    "yo": ("io", "o"), "jo": ("io", "o"), "ou": ("u",), "w": ("S", "v"), "x": ("h", "ks"),
    "c": ("T", "k"), "4": ("C",), "6": ("S",), "9": ("ia",), "q": ("ia",), "j": ("i", "Z"),
    "y": ("i",), "h": ("h", "g"),
}  # fmt: skip
_UNIT = re.compile("|".join([*_TYPED, "."]))
_TWICE = re.compile(r"(.)\1+")


class Romanised:
    """The Cyrillic names of a vocabulary, by how they sound."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take every name of one of these languages, but those that sound like everyday words."""
        names = [(key, name) for key, name in vocabulary.names.items() if _CYRILLIC.match(key)]
        everyday = [
            word
            for word in vocabulary.everyday
            if _CYRILLIC.match(word) and word not in vocabulary.names
        ]
        self._names: dict[str, dict[str, Name]] = {}
        for language in LANGUAGES:
            sound_plain = {sounds_of(word, language) for word in everyday}
            self._names[language] = {
                sounds: name
                for key, name in names
                if language in name.languages
                and len(sounds := sounds_of(key, language)) >= _SHORTEST
                and sounds not in sound_plain
            }

    def name_of(self, words: Sequence[str], languages: Languages) -> Name | None:
        """The name that some words spell in Latin letters, if any.

        Args:
            words: folded words that stand one after the other.
            languages: those that the text may be in, likeliest first; none: any.
        """
        here = languages()
        if here and here[0] not in LANGUAGES:
            return None
        typed = "".join(words)
        if len(typed) < _SHORTEST or not typed.isascii() or typed.isdigit():
            return None
        for language in [here[0]] if here else LANGUAGES:
            for sounds in _readings(typed):
                name = self._names[language].get(sounds)
                if name and _as_many(name, len(words)) and (here or len(sounds) >= _SHORTEST_ALONE):
                    return _as_meant_in(language, name)
        return None


def sounds_of(written: str, language: str) -> str:
    """The plain sounds of a name in Cyrillic; empty where it is not all in Cyrillic."""
    if not _CYRILLIC.match(written):
        return ""
    sounds = written.translate(_SOUNDS[language])
    return _plain(sounds) if sounds.isascii() else ""


def _readings(typed: str) -> Iterator[str]:
    """What a word in Latin letters may sound like."""
    units = [_TYPED.get(unit, (unit,)) for unit in _UNIT.findall(typed)]
    return (_plain("".join(sounds)) for sounds in islice(product(*units), _MOST_READINGS))


def _plain(sounds: str) -> str:
    return _TWICE.sub(r"\1", sounds)


def _as_many(name: Name, words: int) -> bool:
    return name.words == words or words in name.spaced


def _as_meant_in(language: str, name: Name) -> Name:
    meant: Mapping[str, tuple[str, ...]] = dict(name.by_language)
    return replace(
        name, ids=meant.get(language, name.ids), by_language=(), foreign=frozenset(),
        languages=frozenset((language,)),
    )  # fmt: skip

"""Look-alike letters of another alphabet, and characters that turn text around."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from actions.library.finding import Finding
from actions.library.loading import Load

_WORD = re.compile(r"[^\W\d_]+")
# A letter of one alphabet right beside one of another: only such texts are looked at word by word.
_BESIDE = re.compile("[A-Za-zÀ-ɏ][Ͱ-ӿ]|[Ͱ-ӿ][A-Za-zÀ-ɏ]|[Ͱ-Ͽ][Ѐ-ӿ]|[Ѐ-ӿ][Ͱ-Ͽ]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")  # those whose letters look alike


def check(loading: Load) -> Iterator[Finding]:
    """Words that mix alphabets (a Cyrillic "а" in a Latin word), and direction marks."""
    for id_, statement in loading.library.statements.items():
        place = loading.written_at[id_]
        for language, text in statement.texts.items():
            if _BIDI.search(text):
                yield Finding(
                    place.path,
                    place.line,
                    f"{id_} has a direction mark in {language}",
                    "remove it; the program isolates names itself",
                )
            for word in _WORD.findall(text) if _BESIDE.search(text) else ():
                if len({_alphabet(char) for char in word} - {None}) > 1:
                    yield Finding(
                        place.path,
                        place.line,
                        f"{id_} mixes alphabets in {word!r} ({language})",
                        "type the word anew in one alphabet",
                    )


def _alphabet(char: str) -> str | None:
    name = unicodedata.name(char, "").split(" ", 1)[0]
    return name if name in _ALPHABETS else None

"""Which language a text is in.

The alphabet decides what it can (Ge'ez is Tigrinya, і/ї/є is Ukrainian); lingua decides between
languages that share one. Short texts stay uncertain: who calls this weighs the conversation and
Telegram's hint against the confidence (see `bot/language.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from nlu.matching.text import script_of, tokenize

BY_SCRIPT: dict[str, tuple[str, ...]] = {
    "latin": ("nl", "en", "es", "fr", "pl", "ro", "so", "tr"),
    "cyrillic": ("bg", "ru", "uk"),
    "arabic": ("ar", "fa"),
    "ethiopic": ("ti",),
}

# Letters that only one of the languages of a script uses.
_TELLTALE = (
    ("fa", re.compile("[پچژگیک]")),  # also the Persian yeh and keheh
    ("ar", re.compile("[يىةكأإ]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[ыэёЫЭЁ]")),
    ("pl", re.compile("[łśźżćńąęŁŚŹŻĆŃĄĘ]")),
    ("ro", re.compile("[țșȚȘ]")),
    ("tr", re.compile("[ışğİŞĞ]")),
    ("es", re.compile("[¿¡ñÑ]")),
)
SURE = 0.97
_TRANSLITERATED_SHARE = 0.34  # of the words of a text

Candidate = tuple[str, float]


class LanguageRecogniser:
    """Ranks our languages for a text, best first, confidences adding up to at most 1.

    Args:
        latin_words: for languages of another alphabet, words that people type in Latin letters
            ("chnu hwa"); lingua knows no transliteration.
    """

    def __init__(self, latin_words: Mapping[str, frozenset[str]] | None = None) -> None:
        self._latin_words = latin_words or {}

    def rank(self, text: str) -> list[Candidate]:
        """The likely languages of a text; empty when it has no letters of a script we know."""
        text = text.encode("utf-8", "ignore").decode()  # lingua refuses half a surrogate pair
        script = script_of(text)
        if script is None:
            return []
        if script == "latin" and (transliterated := self._transliterated(text)):
            return [(transliterated, SURE)]
        languages = BY_SCRIPT[script]
        if len(languages) == 1:
            return [(languages[0], 1.0)]
        told = [code for code, letters in _TELLTALE if code in languages and letters.search(text)]
        if len(told) == 1:
            return [(told[0], SURE)]
        ranked = _detector(script).compute_language_confidence_values(text)
        return [(c.language.iso_code_639_1.name.lower(), c.value) for c in ranked]

    def _transliterated(self, text: str) -> str | None:
        """The language whose words in Latin letters make up a good part of a text."""
        forms = [token.form for token in tokenize(text)]
        counts = {
            code: sum(form in words for form in forms) for code, words in self._latin_words.items()
        }
        best = max(counts, key=lambda code: counts[code], default=None)
        enough = best is not None and counts[best] >= max(1, len(forms) * _TRANSLITERATED_SHARE)
        return best if enough else None


@cache  # keyed by one of four scripts, never by a text
def _detector(script: str) -> LanguageDetector:
    known = {language.iso_code_639_1.name.lower(): language for language in Language.all()}
    return LanguageDetectorBuilder.from_languages(
        *(known[code] for code in BY_SCRIPT[script])
    ).build()

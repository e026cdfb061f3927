"""Which language a text is in.

The alphabet decides what it can (Ge'ez is Tigrinya, і/ї/є is Ukrainian). Between languages that
share one, two judges decide together: lingua, which knows the languages as books write them, and
profiles of how people here write them, in Latin letters too (`nlu/matching/profiles.py`). Short
texts stay uncertain: who calls this weighs the conversation and Telegram's hint against the
confidence (see `bot/language.py`).
"""

from __future__ import annotations

import re
from functools import cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from nlu.matching.profiles import LanguageProfiles
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
_TRANSLITERATED = 0.5  # this likely, all languages of other alphabets together

Candidate = tuple[str, float]


class LanguageRecogniser:
    """Ranks our languages for a text, best first, confidences adding up to at most 1."""

    def __init__(self, profiles: LanguageProfiles | None = None) -> None:
        self._profiles = profiles or LanguageProfiles()

    def rank(self, text: str) -> list[Candidate]:
        """The likely languages of a text; empty when it has no letters of a script we know."""
        text = text.encode("utf-8", "ignore").decode()  # lingua refuses half a surrogate pair
        script = script_of(text)
        if script is None:
            return []
        languages = BY_SCRIPT[script]
        if len(languages) == 1:
            return [(languages[0], 1.0)]
        told = [code for code, letters in _TELLTALE if code in languages and letters.search(text)]
        if len(told) == 1:
            return [(told[0], SURE)]
        shares = self._profiles.shares([token.form for token in tokenize(text)], script)
        foreign = {code: share for code, share in shares.items() if code not in languages}
        if sum(foreign.values()) > _TRANSLITERATED:
            return _best_first(shares)
        by_lingua = _detector(script).compute_language_confidence_values(text)
        judged = {c.language.iso_code_639_1.name.lower(): c.value for c in by_lingua}
        if not shares:
            return _best_first(judged)
        return _best_first({code: (judged[code] + shares.get(code, 0)) / 2 for code in languages})


def _best_first(shares: dict[str, float]) -> list[Candidate]:
    return sorted(shares.items(), key=lambda candidate: -candidate[1])


@cache  # keyed by one of four scripts, never by a text
def _detector(script: str) -> LanguageDetector:
    known = {language.iso_code_639_1.name.lower(): language for language in Language.all()}
    return LanguageDetectorBuilder.from_languages(
        *(known[code] for code in BY_SCRIPT[script])
    ).build()

"""Training sentences of other alphabets as people type them in Latin letters.

Many who write Russian, Ukrainian, Bulgarian or Tigrinya type it in Latin letters, each in their own
way, and most training sentences are in the alphabet of their language. Some get a copy by a writer
drawn by lot, who spells a sound alike throughout. A copy keeps the signs of an emergency that were
read in the original. Arabic and Persian leave vowels out, so such a
copy would not be what people type: theirs are written by hand (nlu/data).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from nlu.intents.features import Seen
from nlu.matching.text import fold, tokenize

SHARE = 0.3  # of the sentences that get a copy

# The ways people write each letter, by how common they are; folded text has no й, ё and ї.
_NOTHING = "-"
_OF_ALL = {
    "а": "a", "б": "b", "в": "v v v w", "д": "d", "е": "e e e ye", "ж": "zh zh j", "з": "z",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "ц": "ts ts c", "ш": "sh sh w", "ъ": "-", "ы": "y y i", "ь": "- - '",
    "э": "e", "ю": "yu yu u iu", "я": "ya ya ia", "й": "y y i j",
    "є": "ye ie e", "і": "i", "ї": "yi i ji",  # Russian is mixed with Ukrainian
}  # fmt: skip
_CYRILLIC = {
    "ru": _OF_ALL | {"г": "g", "и": "i", "х": "h h kh x", "ч": "ch ch 4", "щ": "sch shch sh"},
    "uk": _OF_ALL | {"г": "h h g", "є": "ye ie e", "и": "y y i", "і": "i", "ї": "yi i ji",
                     "х": "kh h x", "ч": "ch ch 4", "щ": "shch sch sh"},
    "bg": _OF_ALL | {"г": "g", "и": "i", "х": "h h x", "ч": "ch 4 4", "ш": "sh 6 6",
                     "щ": "sht 6t", "ъ": "a a u y", "я": "ya q q ia", "ж": "zh j j", "в": "v v w"},
}  # fmt: skip
_CONSONANTS = {
    "ሀ": "h", "ለ": "l", "ሐ": "h", "መ": "m", "ሰ": "s", "ረ": "r", "ሸ": "sh", "ቀ": "q k",
    "ቐ": "q k kh", "በ": "b", "ቨ": "v", "ተ": "t", "ቸ": "ch", "ኀ": "h", "ነ": "n", "ኘ": "gn ny",
    "አ": "-", "ከ": "k", "ኸ": "kh k h", "ወ": "w", "ዐ": "-", "ዘ": "z", "ዠ": "zh j", "የ": "y",
    "ደ": "d", "ጀ": "j", "ገ": "g", "ጠ": "t", "ጨ": "ch", "ጰ": "p", "ጸ": "ts tz", "ፈ": "f", "ፐ": "p",
}  # fmt: skip
_VOWELS = ("e e a", "u", "i", "a", "e ie", "- - i", "o")  # of the seven orders of a letter
_ROUNDED = {8: "we", 10: "wi", 11: "wa", 12: "we", 13: "wi"}  # further orders, of some letters
_HAVE_ROUNDED = "ቀቐኀከኸገ"
_LANGUAGES = (*_CYRILLIC, "ti")
_AFTER_A_VOWEL = re.compile("(?<=[аеиоуыэюяіє])[иі]")


def with_latin(
    texts: Sequence[Seen], labels: Sequence[str], seed: int = 0
) -> tuple[list[Seen], list[str]]:
    """The sentences with their labels, then the copies in Latin letters. The same for a seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret: repeatable
    more, more_labels = list(texts), list(labels)
    for seen, label in zip(texts, labels, strict=True):
        if seen.language not in _LANGUAGES or chance.random() > SHARE:
            continue
        writer = _Writer(seen.language, chance)
        words = [form for word in seen.words for form in writer.words_of(word)]
        if words != list(seen.words):
            written = writer.write(fold(seen.text))
            more.append(seen._replace(words=words, text=written, script="latin"))
            more_labels.append(label)
    return more, more_labels


class _Writer:
    """Somebody who spells each letter in one way."""

    def __init__(self, language: str, chance: random.Random) -> None:
        def draw(ways: str) -> str:
            return chance.choice(ways.split()).replace(_NOTHING, "")

        letters = _CYRILLIC.get(language)
        self._letters = {c: draw(ways) for c, ways in letters.items()} if letters else _geez(draw)

    def write(self, text: str) -> str:
        """A folded text in Latin letters; what is in them already stays."""
        text = _AFTER_A_VOWEL.sub(lambda i: "й" if i.group() == "и" else "ї", text)
        return "".join(self._letters.get(char, char) for char in text)

    def words_of(self, word: str) -> list[str]:
        """A word as it is read when it was typed so: an apostrophe parts it; a name stays."""
        if word.startswith("_"):
            return [word]
        return [token.form for token in tokenize(self.write(word))]


def _geez(draw: Callable[[str], str]) -> dict[str, str]:
    """Each letter of Ge'ez: a consonant with a vowel; by itself a vowel is written at the least."""
    vowels = dict(enumerate(draw(ways) for ways in _VOWELS))
    letters = {}
    for first, ways in _CONSONANTS.items():
        consonant = draw(ways)
        orders = vowels | (_ROUNDED if first in _HAVE_ROUNDED else {7: "wa"})
        letters |= {
            chr(ord(first) + order): consonant + vowel or "e" for order, vowel in orders.items()
        }
    return letters

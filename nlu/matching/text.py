"""Text as the matcher sees it: words with their place in the original.

Everything a person types is folded to one plain form before it is compared: compatibility
characters, case, diacritics, Arabic letter variants, invisible marks. Nothing is cached: a cache
keyed by text would keep what a person wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Letters that have no decomposition but are typed without their stroke or dot.
_PLAIN = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h",
        # Arabic and Persian: one shape for alef, yeh, kaf, teh marbuta; no tatweel.
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و",
        "ک": "ك", "ة": "ه", "ۀ": "ه", "ـ": "", "ء": "",
        "ґ": "г",
        # Ge'ez: letters that are pronounced alike and mixed freely in spelling. Only the series
        # whose first letter differs are folded (see _GEEZ below).
    }
)  # fmt: skip

# Ge'ez series that Tigrinya writers exchange: ሠ→ሰ, ኀ→ሀ, ፀ→ጸ. Each series has seven orders.
_GEEZ = {
    ord(source) + order: ord(target) + order
    for source, target in (("ሠ", "ሰ"), ("ኀ", "ሀ"), ("ፀ", "ጸ"))
    for order in range(7)
}

_DIGITS = {ord(c): str(unicodedata.digit(c)) for c in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}

# A word: letters, digits and the marks that belong to them. Apostrophes end a word ("'s avonds").
_WORD = re.compile(r"[^\W_ʼ](?:[^\W_ʼ]|[\u0300-\u036f\u064b-\u065f\u0670])*")


_JOINER = "\u034f"
_SENTENCE_ENDS = frozenset(".!?;\n؟。።፧")
# Not "." of an abbreviation, nor ፡, which may part any two words.
_PARTS_A_LIST = _SENTENCE_ENDS - {"."} | frozenset(",+،؛፣፤")
_APOSTROPHES = ("'", "’", "ʼ", "`", "´")
_WITHIN_WORDS = frozenset((*_APOSTROPHES, "-", "/", "+", "&", "_"))  # without a space


@dataclass(frozen=True)
class Token:
    """A word of a text: its folded form and where it stands in the original."""

    form: str
    start: int
    end: int
    opens: bool = False  # the first word of a sentence
    elided: bool = False  # hangs on the word before by an apostrophe: the t of "don't"
    quoted: bool = False  # begins with an apostrophe: the Dutch 't and 'k
    apart: bool = False  # a comma, dash or the like stands before it, not just a space
    parted: bool = False  # a comma, plus or the like stands before it: another of a list


def fold(text: str) -> str:
    """The plain form of a text or name: case, diacritics and letter variants removed."""
    if text.isascii():
        return text.casefold()  # all that follows would leave it as it is
    text = unicodedata.normalize("NFKC", text).casefold()
    text = text.translate(_PLAIN).translate(_DIGITS).translate(_GEEZ)
    text = unicodedata.normalize("NFD", text)
    kept = (c for c in text if unicodedata.category(c) not in ("Mn", "Cf"))
    return unicodedata.normalize("NFC", "".join(kept)).translate(_PLAIN)


def tokenize(text: str) -> list[Token]:
    """The words of a text. Zero-width and direction marks inside a word do not split it."""
    tokens: list[Token] = []
    end = 0
    plain = _without_marks(text)
    for word in _WORD.finditer(plain):
        form = fold(word.group())
        if form:
            between = plain[end : word.start()].replace(_JOINER, "")
            opens = not tokens or not _SENTENCE_ENDS.isdisjoint(between)
            elided = between in _APOSTROPHES
            quoted = between.endswith(_APOSTROPHES)
            apart = bool(between.strip()) and between not in _WITHIN_WORDS
            parted = not _PARTS_A_LIST.isdisjoint(between)
            tokens.append(
                Token(form, word.start(), word.end(), opens, elided, quoted, apart, parted)
            )
            end = word.end()
    return tokens


def words_of(text: str) -> list[str]:
    """The folded words of a text: for long lists of names, that `tokenize` would take long for."""
    if text.replace(" ", "").isalnum() and "ʼ" not in text:
        return [form for word in text.split() if (form := fold(word))]
    return [token.form for token in tokenize(text)]


def words_in_one_phrase(tokens: Sequence[Token], first: int, most: int) -> int:
    """How many words from `first` may be one phrase, `most` at most.

    "Tramadol, paracetamol" is a list, but "1,4-BDO" a name.
    """
    last = min(first + most, len(tokens))
    for number in range(first + 1, last):
        if tokens[number].parted and not tokens[number - 1].form.isdigit():
            return number - first
    return last - first


def _without_marks(text: str) -> str:
    """The same length, with each invisible mark replaced by a joiner or a space.

    ZWNJ (U+200C) separates the parts of a Persian word as a space would; every other format
    character (zero-width space, direction marks, variation selectors) is hidden inside a word, so
    a combining grapheme joiner stands in its place, which `fold` removes.
    """
    if text.isascii() or text.replace(" ", "").isalnum():
        return text  # nothing but letters, digits and spaces
    return "".join(
        c if c.isalnum() or not _is_mark(c)
        else " " if c == "\u200c" and not text[i - 1].isascii()
        else _JOINER
        for i, c in enumerate(text)
    )  # fmt: skip


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(char, "")


def has_content(text: str) -> bool:
    """Whether there is at least one letter or digit to understand."""
    return any(c.isalnum() for c in text)


def script_of(text: str) -> str | None:
    """The script most letters of a text are in: latin, cyrillic, arabic, ethiopic or None."""
    counts: dict[str, int] = {}
    for char in text:
        if not char.isalpha():
            continue
        name = unicodedata.name(char, "").split(" ", 1)[0].lower()
        counts[name] = counts.get(name, 0) + 1
    known = {s: counts.get(s, 0) for s in ("latin", "cyrillic", "arabic", "ethiopic")}
    best = max(known, key=lambda s: known[s])
    return best if known[best] else None

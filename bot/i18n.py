"""Interface text, numbers and direction in each language.

Catalogues are `locales/<language>/LC_MESSAGES/naast.po`, read as they are: there is no compiled
file to forget. English is the language of the source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

LOCALES = Path(__file__).resolve().parents[1] / "locales"
SOURCE_LANGUAGE = "en"

Number = int | float

# Babel's names for the units of content. A second number of a kind ends in 2: {hours2}.
_UNITS = {
    "seconds": "duration-second",
    "minutes": "duration-minute",
    "hours": "duration-hour",
    "days": "duration-day",
    "weeks": "duration-week",
    "months": "duration-month",
    "years": "duration-year",
    "ug": "mass-microgram",
    "mg": "mass-milligram",
    "grams": "mass-gram",
    "ml": "volume-milliliter",
    "celsius": "temperature-celsius",
}

# First strong isolate … pop isolate: what stands between keeps its own direction.
_FSI, _PDI = "\u2068", "\u2069"
_RLM = "\u200f"  # right-to-left mark
_RIGHT_TO_LEFT_LETTER = re.compile("[\u0590-\u08ff]")
_LATIN_RUN = re.compile(
    r"(?<![A-Za-z0-9])/?(?:[0-9]+[- ]?)?[A-Za-zÀ-ɏ][\wÀ-ɏ.+/:@'&%-]*"
    r"(?:[ ](?:[A-Za-zÀ-ɏ][\wÀ-ɏ.+/:@'&%-]*|[0-9][\w-]*))*"
    r"|\+?[0-9][0-9 -]{4,}[0-9]"
)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


def has_catalogue(language: str) -> bool:
    """Whether the interface exists in a language."""
    return language == SOURCE_LANGUAGE or _catalogue(language).is_file()


class Interface:
    """The interface in one language. Cheap to make: catalogues are read once."""

    def __init__(self, language: str) -> None:
        self.language = language if has_catalogue(language) else SOURCE_LANGUAGE
        self._locale = Locale.parse(self.language)
        self._translations = _translations(self.language)

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self._locale.character_order == "right-to-left"

    def text(self, message: str, **values: str) -> str:
        """A message in this language, with its values filled in."""
        translated = self._translations.gettext(message)
        return translated.format(**values) if values else translated

    def quantity(self, name: str, value: Number | tuple[Number, Number]) -> str:
        """A number or range with its unit: `hours`, (3, 5) → "3–5 uur"."""
        kind = name.rstrip("2")
        low, high = value if isinstance(value, tuple) else (value, value)
        if kind == "euro":
            return f"€ {self._range(low, high)}"
        if kind == "percent":
            last = format_percent(high / 100, locale=self._locale, numbering_system="latn")
        elif kind in _UNITS:
            kind, low, high = _readable(kind, low, high)
            last = self._with_unit(_UNITS[kind], high)
            if low != high and self.number(high) not in last:
                # Arabic says one and two by the word alone ("two hours"): a range needs the digit.
                last = self._with_unit(_UNITS[kind], 3).replace("3", self.number(high))
        else:
            last = self.number(high)
        # In the place of the number: Turkish writes "%20–80".
        return last.replace(self.number(high), self._range(low, high), 1)

    def _range(self, low: Number, high: Number) -> str:
        return self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"

    def filled(self, text: str, numbers: Mapping[str, Number | tuple[Number, Number]]) -> str:
        """A sentence with its numbers written out where `{hours}` and the like stand."""
        for name, value in numbers.items():
            text = text.replace("{" + name + "}", self.quantity(name, value))
        return text

    def number(self, value: Number) -> str:
        """A bare number. Western digits everywhere: every reader in NL and BE knows them."""
        return format_decimal(value, locale=self._locale, numbering_system="latn")

    def _with_unit(self, unit: str, value: Number) -> str:
        written = ""
        for length in ("long", "short", "narrow"):
            written = format_unit(
                value, unit, length=length, locale=self._locale, numbering_system="latn"
            )
            # Babel 2.18 prints the unit's id where a long pattern is the same as the short one.
            if unit not in written:
                break
        return written

    def list(self, items: Sequence[str]) -> str:
        """A list of things: "a, b and c"."""
        return format_list(list(items), locale=self._locale) if items else ""

    def language_name(self, code: str) -> str:
        """What a language is called in this language."""
        return Locale.parse(code).get_display_name(self._locale) or code

    def country_name(self, code: str) -> str:
        """What a country (nl, be) is called in this language."""
        return str(self._locale.territories.get(code.upper(), code.upper()))

    def days(self, names: Sequence[str]) -> str:
        """Days of the week: a run as "Mon – Fri", others as a list."""
        numbers = [_DAYS.index(name) for name in names]
        short = self._locale.days["stand-alone"]["abbreviated"]
        if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
            return f"{short[numbers[0]]} – {short[numbers[-1]]}"
        return self.list([str(short[number]) for number in numbers])

    def isolated(self, text: str) -> str:
        """The text with Latin names and phone numbers isolated, where the language needs it."""
        if not self.right_to_left:
            return text
        isolated = _LATIN_RUN.sub(lambda run: f"{_FSI}{run.group()}{_PDI}", text)
        # A line that begins with a Latin name would be laid out from left to right. One that is all
        # Latin (the sentence to say to 112) should be.
        begins_latin = isolated.startswith(_FSI) and _RIGHT_TO_LEFT_LETTER.search(isolated)
        return _RLM + isolated if begins_latin else isolated


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _readable(kind: str, low: Number, high: Number) -> tuple[str, Number, Number]:
    """The same span in the unit a person would say it in: 0.25 hours is 15 minutes."""
    for unit, smaller, factor in (("hours", "minutes", 60), ("minutes", "seconds", 60)):
        if kind == unit and high < 1:
            kind, low, high = smaller, round(low * factor), round(high * factor)
    if kind == "minutes" and low >= 60 and low % 30 == 0 and high % 30 == 0:
        kind, low, high = "hours", low / 60, high / 60
    if kind == "hours" and low >= 72 and low % 24 == 0 and high % 24 == 0:
        kind, low, high = "days", low // 24, high // 24
    return kind, low, high


def _catalogue(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "naast.po"


@cache
def _translations(language: str) -> NullTranslations:
    path = _catalogue(language)
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)

"""Interface texts, numbers and direction in each language."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import notices
from bot.i18n import Interface, has_catalogue
from tests.support.conversations import LANGUAGES

_MESSAGES = {
    **notices.NOTICES,
    **{k: v for k, v in vars(notices).items() if k.isupper() and isinstance(v, str)},
}
_PLACEHOLDER = re.compile(r"\{\w*\}")


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_every_sentence_is_translated_with_the_same_placeholders(language: str) -> None:
    """A sentence in English in between shows that nobody thought of the reader."""
    interface = Interface(language)
    assert has_catalogue(language)
    assert [name for name, text in _MESSAGES.items() if interface.text(text) == text] == []
    assert [
        name
        for name, text in _MESSAGES.items()
        if sorted(_PLACEHOLDER.findall(interface.text(text))) != sorted(_PLACEHOLDER.findall(text))
    ] == []


def test_a_language_without_a_catalogue_reads_english() -> None:
    """A fifteenth language that is only recognised still gets a sentence."""
    assert not has_catalogue("de")
    assert Interface("de").language == "en"
    assert Interface("de").text(notices.MENU) == notices.MENU


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("hours", (3, 5), "3–5 uur"),
        ("hours", 2, "2 uur"),
        ("hours2", 2, "2 uur"),
        ("hours", (2, 2), "2 uur"),
        ("hours", 1.5, "1,5 uur"),
        ("hours", 0.25, "15 minuten"),
        ("hours", (0.25, 0.5), "15–30 minuten"),
        ("hours", (24, 72), "24–72 uur"),
        ("hours", (72, 96), "3–4 dagen"),
        ("hours", 80, "80 uur"),
        ("minutes", (30, 90), "30–90 minuten"),
        ("minutes", (60, 90), "1–1,5 uur"),
        ("minutes", 120, "2 uur"),
        ("minutes", 0.5, "30 seconden"),
        ("minutes", 1, "1 minuut"),
        ("days", (2, 4), "2–4 dagen"),
        ("weeks", 2, "2 weken"),
        ("months", 1, "1 maand"),
        ("years", 18, "18 jaar"),
        ("mg", (50, 100), "50–100 milligram"),
        ("grams", 0.5, "0,5 gram"),
        ("ug", 100, "100 microgram"),
        ("ml", 1, "1 milliliter"),
        ("celsius", 39, "39 graden Celsius"),
        ("percent", (20, 30), "20–30%"),
        ("euro", 1600, "€ 1.600"),
        ("count", 3, "3"),
        ("count2", (3, 4), "3–4"),
        pytest.param(
            "euro",
            (5, 10),
            "€ 5–10",
        ),
    ],
)
def test_a_quantity_is_written_as_a_person_would_say_it(
    name: str, value: float | tuple[float, float], written: str
) -> None:
    """Nobody waits “0.25 hours”."""
    assert Interface("nl").quantity(name, value) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "3–5 hours"),
        ("nl", "3–5 uur"),
        ("pl", "3–5 godzin"),
        ("ar", "3–5 ساعات"),
        ("ti", "3–5 ሰዓታት"),
    ],
)
def test_quantities_have_the_words_of_the_language_and_western_digits(
    language: str, written: str
) -> None:
    """Plural forms are the library's work; the digits are those on the package."""
    assert Interface(language).quantity("hours", (3, 5)) == written


@pytest.mark.parametrize(
    ("count", "written"), [(1, "1 godzina"), (2, "2 godziny"), (5, "5 godzin"), (22, "22 godziny")]
)
def test_polish_counts_in_its_own_plurals(count: int, written: str) -> None:
    """A wrong ending makes the reader doubt the number too."""
    assert Interface("pl").quantity("hours", count) == written


@pytest.mark.parametrize("value", [(0, 1), (1, 2), (0.5, 1)])
@pytest.mark.parametrize(
    "language",
    [
        pytest.param(
            code,
        )
        if code == "ar"
        else code
        for code in LANGUAGES
    ],
)
def test_a_range_shows_both_of_its_numbers(language: str, value: tuple[float, float]) -> None:
    """“0–hour” is no time that anyone can wait."""
    written = Interface(language).quantity("hours", value)
    assert re.findall(r"[0-9]+(?:[.,][0-9]+)?", written) == [
        Interface(language).number(number) for number in value
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(LANGUAGES),
    st.sampled_from(
        ["seconds", "minutes", "hours", "days", "weeks", "mg", "ug", "percent", "count"]
    ),
    st.integers(3, 10_000),
)
def test_any_quantity_has_a_digit_and_no_placeholder(language: str, name: str, value: int) -> None:
    """Babel's patterns hold placeholders of their own."""
    written = Interface(language).quantity(name, value)
    assert re.search("[0-9]", written)
    assert not re.search("[{}]|duration-|mass-", written)


@pytest.mark.parametrize(
    ("language", "days", "written"),
    [
        ("nl", ["mon", "tue", "wed", "thu", "fri"], "ma – vr"),
        ("nl", ["mon", "wed"], "ma en wo"),
        ("en", ["sat", "sun"], "Sat and Sun"),
        ("en", ["mon", "tue", "thu"], "Mon, Tue, and Thu"),
        ("pl", ["sun"], "niedz."),
        ("ar", ["mon", "tue", "wed"], "الاثنين – الأربعاء"),
    ],
)
def test_days_are_a_run_or_a_list(language: str, days: list[str], written: str) -> None:
    """“Mon – Thu” for three days that are not a run would be a closed door."""
    assert Interface(language).days(days) == written


@pytest.mark.parametrize(
    ("language", "written"), [("nl", "a, b en c"), ("pl", "a, b i c"), ("ar", "a وb وc")]
)
def test_things_are_listed_as_the_language_does(language: str, written: str) -> None:
    """Commas and “and” differ."""
    assert re.sub("،", "", Interface(language).list(["a", "b", "c"])) == written
    assert Interface(language).list([]) == ""


def test_languages_and_countries_have_names() -> None:
    """For “It is in English” and the headings of the law."""
    assert Interface("nl").language_name("ti") == "Tigrinya"
    assert Interface("pl").language_name("en") == "angielski"
    assert [Interface("nl").country_name(code) for code in ("nl", "be")] == ["Nederland", "België"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_arabic_and_persian_are_written_from_right_to_left(language: str) -> None:
    """Direction decides whether names are isolated."""
    assert Interface(language).right_to_left is (language in ("ar", "fa"))


@pytest.mark.parametrize(
    "latin",
    [
        "MDMA", "GHB/GBL", "3-MMC", "2C-B", "4-FA", "alpha-PVP", "café De Hoop", "drugs-test.nl",
        "a.b/c?", "0800-0432", "+32 2 123 45 67", "8 mg", "anonymous@naast.org",
    ],
)  # fmt: skip
def test_a_latin_name_in_arabic_is_isolated_whole(latin: str) -> None:
    """Else its parts change places: GBL/GHB, MMC-3."""
    name, end = (latin[:-1], latin[-1]) if latin.endswith("?") else (latin, "")
    written = Interface("ar").isolated(f"مادة {name}{end} الآن")
    assert written == f"مادة \u2068{name}\u2069{end} الآن"


@settings(deadline=None)
@given(st.text(max_size=80) | st.text("abÀ09 -/.:+ماء\n", max_size=40))
def test_isolating_adds_only_pairs_of_marks(text: str) -> None:
    """No letter is lost, and no isolate is left open to turn the rest around."""
    plain = re.sub("[\u200f\u2066-\u2069]", "", text)
    written = Interface("ar").isolated(plain).removeprefix("\u200f")  # see the test below
    assert re.sub("[\u2068\u2069]", "", written) == plain
    assert re.sub("\u2068[^\u2068\u2069]+\u2069", "", written).count("\u2068") == 0
    assert Interface("nl").isolated(plain) == plain


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_a_line_that_begins_with_a_latin_name_still_runs_from_right_to_left(language: str) -> None:
    """Telegram takes the direction of a line from its first letter."""
    begins = Interface(language).isolated("GHB – خطير")
    assert begins == "\u200f\u2068GHB\u2069 – خطير"
    assert not Interface(language).isolated("خطير GHB").startswith("\u200f")

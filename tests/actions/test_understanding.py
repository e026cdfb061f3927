"""What an understanding says of its intents."""

from __future__ import annotations

import pytest

from actions.understanding import Intent, Understanding


@pytest.mark.parametrize(
    ("name", "kind", "id_"),
    [
        ("substance_safer-use", "substance", "safer-use"),
        ("chat_who-are-you", "chat", "who-are-you"),
        ("combination", "combination", ""),
    ],
)
def test_an_intent_is_a_kind_and_an_id(name: str, kind: str, id_: str) -> None:
    """The names of the training data are the ids of the content."""
    intent = Intent(name, 0.5)
    assert (intent.kind, intent.id) == (kind, id_)


def test_the_mass_of_a_kind_is_the_sum_of_its_intents() -> None:
    """Three half-likely emergencies together are an emergency."""
    understood = Understanding(
        intents=(
            Intent("emergency_seizure", 0.3),
            Intent("substance_risks", 0.25),
            Intent("emergency_psychosis", 0.2),
        )
    )
    assert understood.mass("emergency") == pytest.approx(0.5)
    assert understood.best("emergency") == Intent("emergency_seizure", 0.3)
    assert understood.mass("guide") == 0
    assert understood.best("guide") is None


_WATER_PIPE = {"fa": ("methamphetamine",), "ar": ("nicotine",), "en": ("methamphetamine", "dmt")}


@pytest.mark.parametrize(
    ("language", "substances", "ambiguous"),
    [
        ("fa", ("ghb", "methamphetamine"), ()),
        ("ar", ("ghb", "nicotine"), ()),
        ("en", ("ghb",), (("methamphetamine", "dmt"),)),
        ("tr", ("ghb",), (("methamphetamine", "dmt"),)),
    ],
)
def test_a_name_means_what_the_language_of_the_talk_means_by_it(
    language: str, substances: tuple[str, ...], ambiguous: tuple[tuple[str, ...], ...]
) -> None:
    """Where that language has no such name it is taken for a borrowed English one."""
    understood = Understanding(substances=("ghb",), by_language=(_WATER_PIPE,))
    read = understood.in_language(language)
    assert (read.substances, read.ambiguous, read.by_language) == (substances, ambiguous, ())


def test_a_name_of_neither_language_may_mean_all_that_any_means_by_it() -> None:
    """The bot asks; it does not guess."""
    understood = Understanding(by_language=({"fa": ("a",), "ar": ("b",)},))
    assert understood.in_language("tr").ambiguous == (("a", "b"),)


def test_a_name_that_may_mean_what_is_named_beside_it_means_that() -> None:
    """Nobody is asked which of two, when one of them stands there."""
    understood = Understanding(substances=("dmt",), by_language=(_WATER_PIPE,))
    assert understood.in_language("en").ambiguous == ()
    also_settled = Understanding(by_language=(_WATER_PIPE, {"en": ("dmt",)}))
    assert also_settled.in_language("en") == Understanding(substances=("dmt",))

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

"""Letters that look alike, and characters that turn text around."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library.checks import scripts
from tests.support.content import messages, read

_ANEW = "type the word anew in one alphabet"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neem w\u0430ter", f"a mixes alphabets in 'w\u0430ter' (nl) → {_ANEW}"),
        ("\u0391lcohol", f"a mixes alphabets in '\u0391lcohol' (nl) → {_ANEW}"),
        ("вод\u0061", f"a mixes alphabets in 'вод\u0061' (nl) → {_ANEW}"),
        (
            "neem \u202ewater",
            "a has a direction mark in nl → remove it; the program isolates names itself",
        ),
        (
            "neem \u2068MDMA\u2069",
            "a has a direction mark in nl → remove it; the program isolates names itself",
        ),
        ("een café naïef, Żółć, MDMA-pil, α-PVP", None),
        ("вода и MDMA", None),
        ("وMDMA معًا", None),
        ("3-MMC en 4FA", None),
    ],
)
def test_a_look_alike_letter_or_a_direction_mark_is_found(
    tmp_path: Path, text: str, expected: str | None
) -> None:
    """Nobody sees the difference, but search and reading aloud do."""
    loading = read(tmp_path, {"labels.yml": f"a: {{nl: '{text}', en: y}}\n"})
    expected_messages = [f"content/labels.yml:1: {expected}"] if expected else []
    assert messages(scripts.check(loading)) == expected_messages


def test_translations_are_looked_at_too(tmp_path: Path) -> None:
    """Translations come from more hands and more keyboards."""
    loading = read(
        tmp_path,
        {
            "labels.yml": "a: {nl: x, en: y}\n",
            "translations/pl/labels.yml": "a: 'w\u043eda'\n",
            "translations/ar/labels.yml": "a: '\u200fماء'\n",
        },
    )
    assert messages(scripts.check(loading)) == [
        "content/labels.yml:1: a has a direction mark in ar → "
        "remove it; the program isolates names itself",
        f"content/labels.yml:1: a mixes alphabets in 'w\u043eda' (pl) → {_ANEW}",
    ]

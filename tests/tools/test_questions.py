"""The questions of `make understanding` are marked with what exists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from actions.answers import is_known
from actions.understanding import Request
from tests.support.bot import library

FOLDER = Path(__file__).parents[1] / "sentences"
LABELS = {
    str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8").splitlines()
    for path in sorted(FOLDER.rglob("*.jsonl"))
    if path.parent.name != "romanised"  # intents only
}


def _labels(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in LABELS[name]]


@pytest.mark.parametrize("name", LABELS)
def test_every_mark_is_one_that_could_be_right(name: str) -> None:
    """An unknown id or a kind without its part could never be answered as it is marked."""
    for label in _labels(name):
        text, kind = label["text"], label["kind"]
        assert text.strip()
        assert label["substances"] == sorted(set(label["substances"])), text
        assert set(label["substances"]) <= library().substances.keys(), text
        part = {field: label[field] for field in ("topic", "need", "place", "emergency")}
        if kind in ("substance", "service", "emergency", "rights", "guide"):
            # "Is there fentanyl in the heroin" names two and is about what is in one.
            named = label["substances"][: 1 if kind == "substance" else None]
            asked = Request(kind, tuple(named), **part)
            assert is_known(asked, library()), text
        else:
            assert part["need"] is part["emergency"] is None, text


@pytest.mark.parametrize(
    ("folder", "least"), [("", 70), ("several/", 70), ("talks/", 70), ("risky/", 45)]
)
def test_every_language_is_measured(folder: str, least: int) -> None:
    """A language without questions would look as good as any."""
    counts = {code: len(LABELS[f"{folder}{code}.jsonl"]) for code in library().languages}
    assert min(counts.values()) >= least, counts


@pytest.mark.parametrize("name", LABELS)
def test_no_question_is_measured_twice(name: str) -> None:
    """One that is easy, asked five times, would flatter."""
    asked = [(label.get("first"), label["text"].casefold()) for label in _labels(name)]
    assert len(set(asked)) == len(asked)

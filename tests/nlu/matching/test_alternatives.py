"""Names that are written together are found one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlu.matching import vocabulary
from nlu.matching.alternatives import further_names, groups_named, spelt_out

_GROUPS = {"smoke": ["smoke", "smoked", "light up"], "how many": [2, "three"]}


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("grass", ["grass"]),
        ("7 up", ["7 up"]),
        ("smoke weed|grass", ["smoke weed", "smoke grass"]),
        ("{smoke} grass", ["smoke grass", "smoked grass", "light up grass"]),
        ("{how many} beers|pints", ["2 beers", "2 pints", "three beers", "three pints"]),
        ("{smoke}|roll one", ["smoke one", "smoked one", "light up one", "roll one"]),
    ],
)
def test_every_name_that_an_item_stands_for_is_spelt_out(written: str, names: list[str]) -> None:
    """In the order in which they are written."""
    assert spelt_out(written, _GROUPS) == names


@pytest.mark.parametrize(
    ("written", "slip"),
    [
        ("{snort} it", "no group of words is called 'snort'"),
        ("{none} it", "'none' is no list"),
        ("{text} it", "'text' is no list"),
        ("{nested} it", "'nested' is no list"),
        ("{smoke} |grass", "stands alone"),
        ("{smoke}d grass", "stands alone"),
        ("{smoke grass", "stands alone"),
    ],
)
def test_a_slip_is_an_error_and_no_other_name(written: str, slip: str) -> None:
    """The verb alone, or half a word, would be found in every second message."""
    groups = {**_GROUPS, "none": [], "text": "a|b", "nested": ["a|b"]}
    with pytest.raises(ValueError, match=slip):
        spelt_out(written, groups)
    sound = {"shown": "weed", "also": ["weed", written]}
    assert list(further_names(sound, groups)) == [(0, "weed")]


def test_the_groups_of_an_item_are_told() -> None:
    """So that the content check can say which one is missing."""
    assert groups_named("{smoke} {how many} grass") == ["smoke", "how many"]
    assert groups_named("smoke grass") == []


def test_each_name_knows_its_item() -> None:
    """The content check names the line."""
    entry = {"shown": "weed", "also": ["weed", "{smoke} grass", 420]}
    assert list(further_names(entry, _GROUPS)) == [
        (0, "weed"), (1, "smoke grass"), (1, "smoked grass"), (1, "light up grass"), (2, "420"),
    ]  # fmt: skip
    assert list(further_names({"shown": "weed"}, _GROUPS)) == []


def test_the_matcher_knows_each_of_them(tmp_path: Path) -> None:
    """And the count of names counts them all."""
    folder = tmp_path / "names"
    folder.mkdir()
    (folder / "en.yml").write_text(
        "words:\n  smoke: [smoke, smoked]\n"
        "substances:\n  cannabis:\n    shown: weed\n    also: ['{smoke} grass|greens']\n"
    )
    names = vocabulary.load(folder).names
    assert {"smokegrass", "smokegreens", "smokedgrass", "smokedgreens"} <= names.keys()
    data = {
        "words": {"smoke": ["smoke", "smoked"]},
        "substances": {"cannabis": {"shown": "weed", "also": ["{smoke} grass|greens"]}},
    }
    assert vocabulary.number_of_names([data]) == 4

"""What editors agreed to: translations and the Dutch they were made from, risks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from actions.library import locks
from actions.library.loading import Load
from actions.library.model import Risk
from tests.support.content import read

_LANGUAGES = "nl: {name: N, direction: ltr, speaks: true, draft: true}\n" + (
    "pl: {name: P, direction: ltr, speaks: true, draft: true}\n"
)


def content(folder: Path, dutch: str = "water", polish: str = "woda") -> Load:
    """One label in Dutch and Polish."""
    return read(
        folder,
        {
            "languages.yml": _LANGUAGES,
            "labels.yml": f"a: {{nl: {dutch}, en: x}}\n",
            "translations/pl/labels.yml": f"a: {polish}\n",
        },
    )


def agreed(loading: Load, lock: locks.Lock | None = None) -> locks.Lock:
    """The lock of Polish after `naast content lock`."""
    return locks.brought_up_to_date(lock or {}, loading.library, "pl")


def test_a_translation_is_stale_when_only_the_dutch_changed(tmp_path: Path) -> None:
    """Its reader would be told what Dutch readers no longer are."""
    lock = agreed(content(tmp_path))
    changed = content(tmp_path, dutch="thee").library.statements["a"]
    assert locks.is_stale(lock["a"], changed, "pl")


def test_a_translation_that_was_mended_is_not_stale(tmp_path: Path) -> None:
    """The translator looked, so the new Dutch is what it was made from."""
    lock = agreed(content(tmp_path))
    changed = content(tmp_path, dutch="thee", polish="herbata")
    assert not locks.is_stale(lock["a"], changed.library.statements["a"], "pl")
    assert locks.is_current(agreed(changed, lock)["a"], changed.library.statements["a"], "pl")


def test_agreeing_again_does_not_make_a_stale_translation_fresh(tmp_path: Path) -> None:
    """Only a person who looked at it can, by its id."""
    lock = agreed(content(tmp_path))
    changed = content(tmp_path, dutch="thee").library
    assert locks.brought_up_to_date(lock, changed, "pl") == lock
    looked = locks.brought_up_to_date(lock, changed, "pl", still_right=frozenset("a"))
    assert locks.is_current(looked["a"], changed.statements["a"], "pl")


def test_what_a_native_speaker_read_is_a_draft_again_once_it_changes(tmp_path: Path) -> None:
    """They did not read the new sentence."""
    loading = content(tmp_path)
    lock = {"a": replace(agreed(loading)["a"], read=True)}
    assert agreed(loading, lock)["a"].read
    assert not agreed(content(tmp_path, polish="wody"), lock)["a"].read


def test_a_lock_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """One line a statement, so that a difference shows what changed."""
    lock = {"b": locks.Entry("1", "2", read=True), "a": locks.Entry("3", "4")}
    locks.write_lock(tmp_path, "pl", lock)
    assert locks.read_lock(tmp_path, "pl") == lock
    assert (tmp_path / "locks/pl.json").read_text().splitlines()[1:3] == [
        '"a": "3 4",',
        '"b": "1 2 read"',
    ]


@pytest.mark.parametrize("damaged", ["{", '{"a": "one"}', '{"a": "1 2 3 4 5"}'])
def test_a_damaged_lock_is_an_error_and_not_an_empty_one(tmp_path: Path, damaged: str) -> None:
    """Read as empty, everything that was read would silently be a draft."""
    (tmp_path / "locks").mkdir()
    (tmp_path / "locks/pl.json").write_text(damaged)
    if damaged.count(" ") > 3:
        assert not locks.read_lock(tmp_path, "pl")["a"].read
    else:
        with pytest.raises(ValueError, match=r"."):
            locks.read_lock(tmp_path, "pl")


def test_the_ledger_holds_the_risk_of_every_pair(tmp_path: Path) -> None:
    """Those that a rule gives too: a rule can be softened as well as a pair."""
    rule = "- {groups: [opioid, opioid], risk: dangerous, because: [x], sources: [s]}\n"
    loading = read(
        tmp_path,
        {
            **{f"substances/{i}.yml": "class: other\ngroups: [opioid]\n" for i in "ab"},
            "combinations/rules.yml": rule,
        },
    )
    risks = locks.risks_of(loading.library)
    assert risks == {"a + b": Risk.DANGEROUS}
    locks.write_risks(loading.root, risks)
    assert locks.read_risks(loading.root) == risks

"""A risk is not lowered in passing."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library import locks
from actions.library.checks import severity
from actions.library.model import Risk
from tests.support.content import messages, read

_SUBSTANCES = {f"substances/{i}.yml": "class: other\ngroups: []\n" for i in "ab"}
_LOWERED = ", lowered: {reason: two newer studies, sources: [s]}"


def _found(folder: Path, risk: str, before: Risk, more: str = "") -> list[str]:
    locks.write_risks(folder / "content", {"a + b": before})
    pair = f"b: {{risk: {risk}, because: [x], sources: [s]{more}}}\n"
    return messages(severity.check(read(folder, {**_SUBSTANCES, "combinations/a.yml": pair})))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()


def test_a_lowered_risk_is_an_error_that_names_both_risks(tmp_path: Path) -> None:
    """Someone acts on the milder word within a minute."""
    assert _found(tmp_path, "caution", Risk.DANGEROUS)[0] == (
        "content/combinations/a.yml:1: a + b was lowered from dangerous to caution → "
        "add `lowered: {reason: …, sources: […]}` to the entry, or put the risk back"
    )


def test_a_lowered_risk_with_a_reason_and_a_source_is_only_to_be_agreed_to(tmp_path: Path) -> None:
    """Knowledge does change."""
    assert _found(tmp_path, "caution", Risk.DANGEROUS, _LOWERED) == [
        "content/locks/risks.json: 1 risks are new or changed since it was written → "
        "naast content lock"
    ]


def test_a_raised_risk_needs_no_reason(tmp_path: Path) -> None:
    """Caution is free."""
    (only,) = _found(tmp_path, "dangerous", Risk.CAUTION)
    assert "new or changed" in only


def test_from_unknown_to_a_milder_risk_is_lowering_too(tmp_path: Path) -> None:
    """Unknown is treated as unsafe, so caution is milder."""
    assert "was lowered from unknown" in _found(tmp_path, "caution", Risk.UNKNOWN)[0]


def test_a_pair_that_is_gone_is_found(tmp_path: Path) -> None:
    """A substance that was renamed takes its warnings with it."""
    (tmp_path / "content/locks").mkdir()
    (tmp_path / "content/locks/risks.json").write_text('{"a + z": "unsafe"}')
    found = messages(severity.check(read(tmp_path, _SUBSTANCES)))
    assert "content/locks/risks.json: a + z is gone → put back the substance it names" in found


def test_a_damaged_ledger_is_said(tmp_path: Path) -> None:
    """Without it no lowered risk would be seen."""
    (tmp_path / "content/locks").mkdir()
    (tmp_path / "content/locks/risks.json").write_text('{"a + b": "mild"}')
    assert messages(severity.check(read(tmp_path, _SUBSTANCES))) == [
        "content/locks/risks.json: is damaged → take it from Git"
    ]

"""What `naast content check` shows first, and what it only counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from bot.editors.check import check
from tests.support.content import read

_GENERAL = "general-knowledge: {name: G, checked: 2026-11-01}\n"
_WORDS = "b: {nl: x, en: y, sources: [general-knowledge]}\n"
_Checked = Callable[..., tuple[bool, list[str]]]


@pytest.fixture
def checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> _Checked:
    """The check of some files: whether all is well, and the lines it prints."""

    def run(files: dict[str, str], *, in_full: bool = False) -> tuple[bool, list[str]]:
        well = check(Console(soft_wrap=True), in_full=in_full, loading=read(tmp_path, files))
        return well, capsys.readouterr().out.splitlines()

    return run


def test_while_a_file_cannot_be_read_only_that_is_told(checked: _Checked) -> None:
    """A lost quote in one file makes its translations and pairs look like leftovers."""
    files = {
        "statements/a.yml": 'a: {nl: "x, en: y}\n',
        "translations/ar/statements/a.yml": "a: z\n",
    }
    well, lines = checked(files)
    assert not well
    assert [line.split(" ")[:2] for line in lines[:-1]] == [
        ["error", "content/statements/a.yml:2:"]
    ]
    assert lines[-1] == (
        "1 to mend first: without these files the rest cannot be checked. Then: naast content check"
    )


def test_errors_come_before_questions(checked: _Checked) -> None:
    """What stops the editor is what they look for."""
    _, lines = checked({"sources.yml": _GENERAL, "statements/a.yml": _WORDS})
    marks = [line.split(" ")[0] for line in lines[:-1]]
    assert marks == sorted(marks)
    assert {"error", "look"} == set(marks)


def test_many_questions_of_one_kind_are_counted(checked: _Checked) -> None:
    """Unless all are asked for."""
    files = {f"statements/{n:02}.yml": _WORDS.replace("b:", f"s{n}:") for n in range(21)}
    _, lines = checked({"sources.yml": _GENERAL, **files})
    assert (
        "look  21 like content/statements/00.yml: 1 statements rest on general knowledge alone → "
        "have a clinician read them, or find a page (all of them: naast content check --all)"
    ) in lines
    _, lines = checked({}, in_full=True)
    assert len([line for line in lines if "rest on general knowledge" in line]) == 21

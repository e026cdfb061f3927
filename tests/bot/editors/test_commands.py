"""`naast content …`, as an editor types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from actions.library import locks
from actions.library.loading import Load
from bot.cli import app
from bot.editors import commands, show
from bot.editors.lock import lock
from tests.support.bot import library


@pytest.fixture
def naast(loading: Load, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command line on the small content folder."""
    monkeypatch.setattr(commands, "_loaded", lambda: loading)
    return CliRunner()


def test_todo_prints_a_table_of_all_languages(naast: CliRunner) -> None:
    """Languages × kinds, in per cent."""
    printed = naast.invoke(app, ["content", "todo"]).stdout
    assert "Coverage" in printed
    for code in ("nl", "en", "pl"):
        assert f"│ {code} │" in printed


def test_todo_lists_what_is_missing_with_its_dutch_text(naast: CliRunner, loading: Load) -> None:
    """And where it stands."""
    del loading.library.statements["b"].texts["pl"]  # type: ignore[attr-defined]
    printed = naast.invoke(app, ["content", "todo", "pl"]).stdout
    assert "missing: content/statements/shared.yml:1 b: Drink water." in printed


def test_show_prints_the_answer_with_its_sources(naast: CliRunner) -> None:
    """As a person reads it, numbers and units included."""
    printed = naast.invoke(app, ["content", "show", "party", "--lang", "nl"]).stdout
    assert "Wacht 2 uur." in printed
    assert "[s] S https://example.org/s (read 2026-11-01)" in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "nothing"], "Nothing in content/ is called nothing."),
        (["todo", "xx"], "xx is none of nl, en, pl."),
        (["review", "xx"], "xx is none of nl, en, pl."),
    ],
)
def test_what_does_not_exist_is_said(naast: CliRunner, arguments: list[str], message: str) -> None:
    """In one line, with exit status 1."""
    result = naast.invoke(app, ["content", *arguments])
    assert result.exit_code == 1
    assert message in result.output


def test_review_and_accept_work_together(naast: CliRunner, loading: Load, tmp_path: Path) -> None:
    """The sheet goes out and comes back."""
    sheet = tmp_path / "pl.csv"
    result = naast.invoke(app, ["content", "review", "pl", "--file", str(sheet)])
    assert "3 sentences to read" in result.stdout
    sheet.write_text(sheet.read_text("utf-8-sig").replace("wodę.,", "wodę.,ok"), "utf-8")
    result = naast.invoke(app, ["content", "accept", "pl", str(sheet)])
    assert "1 sentences read, 0 of them mended" in result.stdout
    assert locks.read_lock(loading.root, "pl")["b"].read


def test_lock_agrees_to_every_translation(naast: CliRunner, loading: Load) -> None:
    """English beside the Dutch included."""
    result = naast.invoke(app, ["content", "lock"])
    assert "pl: 3 of 3 translations agreed to" in result.stdout
    assert set(locks.read_lock(loading.root, "en")) == {"t", "a", "b"}


def test_lock_does_not_lower_a_risk(loading: Load, capsys: pytest.CaptureFixture[str]) -> None:
    """The check goes on failing until there is a reason and a source."""
    from rich.console import Console

    from actions.library.model import Pair, Risk, Substance

    for id_ in "xy":
        loading.library.substances[id_] = Substance(id_, "other", (), (), None, {}, {})
    loading.library.pairs["x", "y"] = Pair(Risk.CAUTION, (), ())
    locks.write_risks(loading.root, {"x + y": Risk.DANGEROUS})
    lock(loading, Console())
    assert locks.read_risks(loading.root) == {"x + y": Risk.DANGEROUS}
    assert "x + y: stays dangerous" in capsys.readouterr().out


def test_all_that_can_be_asked_about_a_substance_is_shown() -> None:
    """Sixteen topics and each pair that is described."""
    requests = list(show.requests_about("mdma", library()))
    assert len([r for r in requests if r.kind == "substance"]) == 16
    assert ("alcohol", "mdma") in [r.substances for r in requests if r.kind == "combination"]
    assert [r.kind for r in show.requests_about("alcohol+ghb", library())] == ["combination"]

"""`naast content …`, as an editor types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from actions.library import locks
from actions.library.loading import Load
from actions.library.model import Service
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
        (["show", "part"], "Nothing in content/ is called part; did you mean party?"),
        (["show", "Oud"], "Nothing in content/ is called Oud; did you mean old?"),
        (["todo", "xx"], "xx is none of nl, en, pl."),
        (["review", "xx"], "xx is none of nl, en, pl."),
    ],
)
def test_what_does_not_exist_is_said(naast: CliRunner, arguments: list[str], message: str) -> None:
    """In one line, with exit status 1."""
    result = naast.invoke(app, ["content", *arguments])
    assert result.exit_code == 1
    assert message in result.output


def test_show_finds_a_service_and_a_place(loading: Load, naast: CliRunner) -> None:
    """An editor who added a service wants to see it."""
    service = Service(
        "huis", "Het Huis", ("talk",), ("gent",), "be", "09 223 46 44", None, None, (), None, None,
        None, False, (), False, None, "2026-11-01",
    )  # fmt: skip
    loading.library.services["huis"] = service
    for id_, heading in (("huis", "service huis ─"), ("gent", "service talk gent ─")):
        printed = naast.invoke(app, ["content", "show", id_]).stdout
        assert heading in printed
        assert "09 223 46 44" in printed


def test_show_says_where_a_sentence_stands(naast: CliRunner) -> None:
    """The id of a sentence comes from a message of the check, or from a sheet."""
    printed = naast.invoke(app, ["content", "show", "b", "--lang", "pl"]).stdout
    assert printed == "b, in content/translations/pl/statements/shared.yml:1: Pij wodę.\n"


def test_what_is_stale_is_counted(naast: CliRunner, loading: Load) -> None:
    """100 % there is only said where it is so."""
    naast.invoke(app, ["content", "lock"])
    shared = loading.library.statements["b"]
    shared.texts["nl"] = "Drink thee."  # type: ignore[index]
    assert "pl, 1 stale: naast content todo pl" in naast.invoke(app, ["content", "todo"]).stdout
    printed = naast.invoke(app, ["content", "todo", "pl"]).stdout
    assert "pl: 66.6% there, 1 stale; 3 drafts" in printed


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
    assert "pl: 3 of 3 texts agreed to" in result.stdout
    assert set(locks.read_lock(loading.root, "en")) == {"t", "a", "b"}


def test_lock_does_not_lower_a_risk(loading: Load, capsys: pytest.CaptureFixture[str]) -> None:
    """The check goes on failing until there is a reason and a source."""
    from rich.console import Console

    from actions.library.model import Pair, Risk, Substance

    for id_ in "xy":
        loading.library.substances[id_] = Substance(id_, "other", (), (), None, {}, {})
    loading.library.pairs["x", "y"] = Pair(Risk.CAUTION, (), ())
    locks.write_risks(loading.root, {"x + y": Risk.DANGEROUS})
    assert not lock(loading, Console())
    assert locks.read_risks(loading.root) == {"x + y": Risk.DANGEROUS}
    said = capsys.readouterr().out
    assert "x + y: stays dangerous; give a reason and a source to lower it" in said
    assert "1 lowered risks were not agreed to." in said


def test_lock_refuses_an_id_that_does_not_exist(naast: CliRunner, loading: Load) -> None:
    """Who mistypes it believes to have agreed."""
    result = naast.invoke(app, ["content", "lock", "--still-right", "party-lines"])
    assert result.exit_code == 1
    assert "There is no statement party-lines." in result.output
    assert "Nothing was agreed to." in result.output
    assert locks.read_lock(loading.root, "pl") == {}


def test_all_that_can_be_asked_about_a_substance_is_shown() -> None:
    """Sixteen topics and each pair that is described."""
    requests = list(show.requests_about("mdma", library()))
    assert len([r for r in requests if r.kind == "substance"]) == 16
    assert ("alcohol", "mdma") in [r.substances for r in requests if r.kind == "combination"]
    assert [r.kind for r in show.requests_about("alcohol+ghb", library())] == ["combination"]

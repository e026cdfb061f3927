"""Asking an editor questions and writing what they answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer

from actions.library import load
from actions.library.loading import Load
from bot.editors import new

_Answers = Callable[..., None]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Answers]:
    """What the editor types, in order; all of it has to be asked for."""
    typed: list[str] = []

    def prompt(question: str, default: str | None = None, **options: object) -> str:
        return typed.pop(0) or default or ""

    monkeypatch.setattr(typer, "prompt", prompt)
    monkeypatch.setattr(typer, "confirm", lambda *a, **k: typed.pop(0) == "y")
    yield lambda *lines: typed.extend(lines)
    assert typed == []


def test_a_statement_is_added_to_its_file(loading: Load, answers: _Answers) -> None:
    """What stood there stays."""
    answers("shared", "c", "Eet iets.", "Eat something.", "s")
    (path,) = new.statement(loading)
    again = load(loading.root)
    assert again.findings == []
    assert again.library.text("c", "nl") == "Eet iets."
    assert again.library.text("b", "nl") == "Drink water."
    assert path.name == "shared.yml"


def test_a_wrong_answer_is_asked_again(
    loading: Load, answers: _Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what is wrong, in words."""
    answers("share", "shared", "Not An Id", "b", "c", "x" * 201, "Eet.", "Eat.", "nobody", "s")
    new.statement(loading)
    said = capsys.readouterr().out
    for problem in ("choose from: shared", "lower-case words", "b is there already", "at most 200",
                    "choose from: s"):  # fmt: skip
        assert problem in said


def test_a_substance_gets_its_file_and_its_names(loading: Load, answers: _Answers) -> None:
    """A skipped topic is what the check reminds of."""
    names = ("Xyz", "zet, zetje", "Xyz", "")
    answers("xyz", "other", "stimulant, serotonergic", *names, "Een middel.", "A drug.", "s")
    answers(*[""] * 15)
    new.substance(loading)
    again = load(loading.root)
    assert again.findings == []
    known = again.library.substances["xyz"]
    assert known.groups == ("stimulant", "serotonergic")
    assert list(known.topics) == ["overview"]
    assert again.library.substance_names["en"] == {"xyz": "Xyz", "old": "Old"}
    assert again.files["names/nl.yml"].data["substances"]["xyz"]["also"] == ["Xyz", "zet", "zetje"]


def test_of_a_service_what_is_not_known_is_left_out(loading: Load, answers: _Answers) -> None:
    """Never guess a number, an address or an hour."""
    answers("be-huis", "Het Huis", "talk, shelter", "gent", "09-000 00 00", "", "", "y", "", "n")
    answers("y", "s")
    (path,) = new.service(loading)
    again = load(loading.root)
    assert again.findings == []
    service = again.library.services["be-huis"]
    assert (service.phone, service.website, service.address) == ("09-000 00 00", None, None)
    assert (service.anonymous, service.free, service.papers) == (True, None, False)
    assert (service.country, service.check, path.name) == ("be", True, "gent.yml")


def test_what_would_not_fit_is_not_written(
    loading: Load, answers: _Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that the check refuses stops every other editor."""
    answers("be-huis", "Het Huis", "talk", "gent", "bel maar", "", "", "", "", "", "y", "s")
    with pytest.raises(typer.Exit):
        new.service(loading)
    assert "Nothing was written." in capsys.readouterr().err
    assert not (loading.root / "services/gent.yml").exists()


def test_a_second_service_of_a_place_is_added_to_the_first(
    loading: Load, answers: _Answers, tmp_path: Path
) -> None:
    """One file a place."""
    for id_ in ("one", "two"):
        answers(id_, "N", "talk", "gent", "", "", "", "", "", "", "n", "s")
        new.service(load(loading.root))
    assert list(load(loading.root).library.services) == ["one", "two"]

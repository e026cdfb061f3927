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
    answers("be-huis", "Het Huis", "talk, shelter", "gent", "09-000 00 00", "", "", "")
    answers("y", "", "n", "y", "", "s")
    (path,) = new.service(loading)
    again = load(loading.root)
    assert again.findings == []
    service = again.library.services["be-huis"]
    assert (service.phone, service.website, service.address) == ("09-000 00 00", None, None)
    assert (service.anonymous, service.free, service.papers) == (True, None, False)
    assert (service.country, service.check, path.name) == ("be", True, "gent.yml")


def test_a_service_has_languages_and_a_note(loading: Load, answers: _Answers) -> None:
    """Whether somebody there speaks Polish decides whether a person goes."""
    answers("be-huis", "Het Huis", "talk", "gent", "", "", "", "nl, pl", "", "", "", "n")
    answers("Bel aan.", "Ring the bell.", "s")
    new.service(loading)
    again = load(loading.root)
    assert again.findings == []
    assert again.library.services["be-huis"].languages == ("nl", "pl")
    assert again.library.text("service-be-huis-note", "en") == "Ring the bell."


def test_an_answer_that_would_not_fit_is_asked_again_at_once(
    loading: Load, answers: _Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    """Refused after the last question, all the others would be lost."""
    answers("be-huis", "Het Huis", "talk", "gent", "bel maar", "9 22", "", "huis.be", "")
    answers("", "Dutch", "nl", "", "", "", "y", "", "s")
    new.service(loading)
    said = capsys.readouterr().out
    for problem in ("digits, spaces and hyphens", "'9 22' is too short for a phone number",
                    "https://", "codes of two letters, please"):  # fmt: skip
        assert problem in said


def test_of_many_words_only_the_nearest_are_told(
    loading: Load, answers: _Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three hundred sources fill the screen and help nobody."""
    for number in range(300):
        loading.library.sources[f"page-{number}"] = loading.library.sources["s"]
    answers("shared", "c", "Eet iets.", "Eat something.", "pagee-299", "page-299")
    new.statement(loading)
    said = capsys.readouterr().out
    assert "there is no 'pagee-299'; did you mean page-299, " in said
    assert len(said.splitlines()) == 1


def test_what_would_not_fit_is_not_written(
    loading: Load, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that the check refuses stops every other editor."""
    path = loading.root / "services/gent.yml"
    with pytest.raises(typer.Exit):
        new._write(path, "- {id: a}\n", [{"id": "a"}], loading.root)
    assert "Nothing was written." in capsys.readouterr().err
    assert not path.exists()


def test_a_service_of_a_whole_country_goes_where_the_others_are(
    loading: Load, answers: _Answers
) -> None:
    """Two files of one country, and the next editor finds only one."""
    answers("one", "N", "talk", "nl", "", "", "", "", "", "", "", "n", "", "s")
    (path,) = new.service(loading)
    path.rename(path.with_name("netherlands.yml"))
    answers("two", "N", "talk", "nl", "", "", "", "", "", "", "", "n", "", "s")
    (path,) = new.service(load(loading.root))
    assert path.name == "netherlands.yml"
    assert list(load(loading.root).library.services) == ["one", "two"]


def test_a_second_service_of_a_place_is_added_to_the_first(
    loading: Load, answers: _Answers, tmp_path: Path
) -> None:
    """One file a place."""
    for id_ in ("one", "two"):
        answers(id_, "N", "talk", "gent", "", "", "", "", "", "", "", "n", "", "s")
        new.service(load(loading.root))
    assert list(load(loading.root).library.services) == ["one", "two"]

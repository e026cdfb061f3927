"""Ask an editor questions and write what content needs, in the shape it needs."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
import yaml

from actions.answers.substances import TOPICS
from actions.library import schema
from actions.library.checks.services import phone_problem
from actions.library.files import replace_file
from actions.library.loading import EDITORS_LANGUAGES, Load
from actions.library.yaml_file import YamlFile
from bot.editors.near import or_near

_ID = schema.pattern_of_ids()
_LONGEST = 200  # characters of a statement
_FEW = 40  # words that fit on a few lines of a screen; of more only the nearest are told
_NO_SOURCE = "general-knowledge"


def substance(loading: Load) -> list[Path]:
    """Ask for a substance: what it is, its names, and what to say on each topic."""
    known = loading.library
    id_ = _ask("Id (lower case, hyphens)", _is_new(known.substances))
    class_ = _ask("Class", _one_of({*known.class_lines, "other"}))
    groups = _ask_list("Groups, for the rules on combinations", schema.groups())
    names = {language: _ask_names(language) for language in EDITORS_LANGUAGES}
    topics: dict[str, list[Any]] = {}
    typer.echo("One sentence a topic to begin with; Enter skips it, the check will remind you.")
    for topic in TOPICS:
        dutch = _ask(f"{topic}, Dutch", _is_sentence, default="")
        if dutch:
            english = _ask(f"{topic}, English", _is_sentence)
            sources = _ask_list("Sources", known.sources, default=_NO_SOURCE)
            topics[topic] = [
                {"id": f"{id_}-{topic}", "nl": dutch, "en": english, "sources": sources}
            ]
    data = {"class": class_, "groups": groups, "topics": topics}
    path = loading.root / "substances" / f"{id_}.yml"
    _write(path, _yaml(data), data, loading.root)
    written = [path]
    for language, (shown, also) in names.items():
        file = loading.root / "names" / f"{language}.yml"
        entry = _yaml({id_: {"shown": shown, "also": also}})
        _insert_after(file, "substances:", "".join(f"  {line}\n" for line in entry.splitlines()))
        written.append(file)
    return written


def service(loading: Load) -> list[Path]:
    """Ask for a service. What is not known is left out, never guessed."""
    known = loading.library
    data: dict[str, Any] = {
        "id": _ask("Id (lower case, hyphens)", _is_new(known.services)),
        "name": _ask("Name, as it is on the door", _is_filled),
        "needs": _ask_list("What for", schema.needs()),
        "place": _ask(
            "City, or nl / be for the whole country", _one_of({*known.countries, "nl", "be"})
        ),
    }
    data["country"] = known.country_of(data["place"]) or data["place"]
    for key, question in (
        ("phone", "Phone (Enter: not known)"),
        ("website", "Website, with https:// (Enter: not known)"),
        ("address", "Address (Enter: not known)"),
    ):
        if answer := _ask(question, _fits(key), default=""):
            data[key] = answer
    languages = _ask(
        "Languages spoken there (nl, en … separated by commas, Enter: not known)",
        _are_languages, default="",
    )  # fmt: skip
    if languages:
        data["languages"] = _words(languages)
    for key, question in (
        ("anonymous", "Anonymous? (y/n, Enter: not known)"),
        ("free", "Free? (y/n, Enter: not known)"),
        ("papers", "Are papers needed? (y/n, Enter: not known)"),
    ):
        if answer := _ask(question, _one_of({"y", "n", ""}), default=""):
            data[key] = answer == "y"
    data["check"] = typer.confirm("Should the bot say: call or look first?", default=True)
    if dutch := _ask("What else people should know, Dutch (Enter: nothing)", _is_sentence, ""):
        english = _ask("The same, English", _is_sentence)
        data["note"] = {"id": f"service-{data['id']}-note", "nl": dutch, "en": english}
    data["sources"] = _ask_list("Sources", known.sources, default=_NO_SOURCE)
    data["checked"] = datetime.now(UTC).date().isoformat()
    path = _file_of_services(data["place"], loading)
    before = path.read_text(encoding="utf-8").rstrip("\n") + "\n" if path.is_file() else ""
    existing = [*(loading.files[f"services/{path.name}"].data if before else []), data]
    _write(path, before + _yaml([data]), existing, loading.root)
    return [path]


def statement(loading: Load) -> list[Path]:
    """Ask for a sentence that several answers use."""
    files = sorted(path.stem for path in (loading.root / "statements").glob("*.yml"))
    path = loading.root / "statements" / f"{_ask('File', _one_of(files))}.yml"
    id_ = _ask("Id (lower case, hyphens)", _is_new(loading.library.statements))
    data = {
        "nl": _ask("Dutch", _is_sentence),
        "en": _ask("English", _is_sentence),
        "sources": _ask_list("Sources", loading.library.sources, default=_NO_SOURCE),
    }
    before = path.read_text(encoding="utf-8")
    whole = {**loading.files[f"statements/{path.name}"].data, id_: data}
    _write(path, before.rstrip("\n") + "\n" + _yaml({id_: data}), whole, loading.root)
    return [path]


_Problem = Callable[[str], str | None]  # what is wrong with an answer, or None


def _ask(question: str, problem: _Problem, default: str | None = None) -> str:
    """Ask until the answer is one that the file may hold."""
    while True:
        answer: str = typer.prompt(question, default=default, show_default=bool(default)).strip()
        wrong = problem(answer) if answer or default != "" else None
        if wrong is None:
            return answer
        typer.echo(wrong)


def _ask_list(question: str, known: Collection[str], default: str | None = None) -> list[str]:
    def problem(answer: str) -> str | None:
        unknown = [word for word in _words(answer) if word not in known]
        if unknown:
            return _choose_from(known, unknown[0])
        return None if _words(answer) else "one at least, please"

    return _words(_ask(f"{question} (separated by commas)", problem, default))


def _ask_names(language: str) -> tuple[str, list[str]]:
    shown = _ask(f"Name to show ({language})", _is_filled)
    also = _ask(f"Other names ({language}, separated by commas)", _is_anything, default="")
    return shown, [shown, *_words(also)]


def _words(answer: str) -> list[str]:
    return [word.strip() for word in answer.split(",") if word.strip()]


def _is_new(known: Collection[str]) -> _Problem:
    def problem(answer: str) -> str | None:
        if not _ID.fullmatch(answer):
            return "lower-case words joined by hyphens, please: mdma-wait"
        return f"{answer} is there already" if answer in known else None

    return problem


def _one_of(known: Collection[str]) -> _Problem:
    return lambda answer: None if answer in known else _choose_from(known, answer)


def _choose_from(known: Collection[str], typed: str) -> str:
    if len(known) > _FEW:
        return f"there is no {typed!r}{or_near(typed, known)}"
    return "choose from: " + ", ".join(sorted(word for word in known if word))


def _fits(key: str) -> _Problem:
    """What the check would say of a key of a service, said while it can still be typed anew."""

    def problem(answer: str) -> str | None:
        wrong = phone_problem(answer) if key == "phone" else None
        return schema.problem_of_service(key, answer) or wrong

    return problem


def _are_languages(answer: str) -> str | None:
    fits = schema.problem_of_service("languages", _words(answer)) is None
    return None if fits else "codes of two letters, please: nl, en, ar"


def _file_of_services(place: str, loading: Load) -> Path:
    """Where services of a place stand already: those of a whole country in a file of its name."""
    for name, file in loading.files.items():
        if name.startswith("services/") and any(entry["place"] == place for entry in file.data):
            return loading.root / name
    return loading.root / "services" / f"{place}.yml"


def _is_sentence(answer: str) -> str | None:
    if not answer:
        return "a sentence, please"
    return f"at most {_LONGEST} characters, please" if len(answer) > _LONGEST else None


def _is_filled(answer: str) -> str | None:
    return None if answer else "this cannot be empty"


def _is_anything(answer: str) -> str | None:
    return None


def _yaml(data: Any) -> str:
    written: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=200)
    return written


def _write(path: Path, text: str, data: Any, root: Path) -> None:
    """Write a file once it is known to have the right shape.

    Raises:
        typer.Exit: when it has not; what is wrong is said, and nothing is written.
    """
    findings = schema.findings(path.relative_to(root), YamlFile(path.relative_to(root), data))
    if findings:
        for finding in findings:
            typer.echo(f"{finding.what} → {finding.mend}", err=True)
        typer.echo("Nothing was written.", err=True)
        raise typer.Exit(1)
    replace_file(path, text)


def _insert_after(path: Path, line: str, text: str) -> None:
    before, after = path.read_text(encoding="utf-8").split(f"{line}\n", 1)
    replace_file(path, f"{before}{line}\n{text}{after}")

"""Every id that is used exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import process

from actions.library.finding import Finding
from actions.library.loading import Load
from actions.library.yaml_file import Located, LocatedList, YamlFile


def check(loading: Load) -> Iterator[Finding]:
    """Statements, substances, classes, services, guides, calls and languages that do not exist."""
    library = loading.library
    statements = library.statements
    classes = {*library.class_lines, "other"}  # other: nothing is said of its class
    for name, file in loading.files.items():
        kind = name.split("/", 1)[0]
        match kind:
            case "substances" | "classes" | "guides" | "rights" | "emergencies":
                yield from _lines(file, statements)
                if kind == "substances" and file.data["class"] not in classes:
                    yield _unknown(file, ["class"], file.data["class"], classes, "class")
            case "combinations":
                yield from _pairs(name, file, loading)
            case "translations":
                language = name.split("/")[1]
                if language not in library.languages:
                    yield Finding(
                        file.path,
                        0,
                        f"{language} is no language of languages.yml",
                        "move the folder, or add the language",
                    )
            case _:
                pass
        if kind == "emergencies" and not name.endswith("calls.yml"):
            yield from _known(file, ["services"], library.services, "service")
            yield from _known(file, ["see"], library.guides, "guide")
            say = file.data.get("say")
            if say and say not in library.calls:
                yield _unknown(
                    file, ["say"], say, library.calls, "sentence of emergencies/calls.yml"
                )
        if kind == "guides":
            yield from _known(file, ["see"], library.guides, "guide")
        if kind == "rights":
            yield from _known(file, ["services"], library.services, "service")
        if kind == "services":
            places = library.place_names.get("nl", {})
            for index, entry in enumerate(file.data):
                for place in (entry["place"], *(entry.get("also") or ())):
                    key = "place" if place == entry["place"] else "also"
                    if place not in places and place not in ("nl", "be"):
                        yield _unknown(file, [index, key], place, places, "place of names/nl.yml")


def _lines(file: YamlFile, statements: Iterable[str]) -> Iterator[Finding]:
    """Shared statements used by id, wherever they stand in the file."""
    known = set(statements)

    def visit(here: Any, steps: list[str | int]) -> Iterator[Finding]:
        if isinstance(here, LocatedList):
            for index, item in enumerate(here):
                if isinstance(item, str) and steps[-1] not in (
                    "services",
                    "see",
                    "groups",
                    "needs",
                    "sources",
                ):
                    if item not in known:
                        yield _unknown(file, [*steps, index], item, known, "statement")
                else:
                    yield from visit(item, [*steps, index])
        elif isinstance(here, Located) and "sources" not in steps and "timings" not in steps:
            if "use" in here and here["use"] not in known:
                yield _unknown(file, [*steps, "use"], here["use"], known, "statement")
            for key, value in here.items():
                if isinstance(value, Located | LocatedList):
                    yield from visit(value, [*steps, key])

    yield from visit(file.data, [])


def _pairs(name: str, file: YamlFile, loading: Load) -> Iterator[Finding]:
    library = loading.library
    stem = Path(name).stem
    if stem == "rules":
        entries = [([index], entry) for index, entry in enumerate(file.data)]
    else:
        if stem not in library.substances:
            yield Finding(file.path, 0, f"{stem} is no substance", "name the file after one")
        for second in file.data:
            if second not in library.substances:
                yield _unknown(file, [second], second, library.substances, "substance")
            elif second <= stem:
                yield Finding(
                    file.path,
                    file.line_of([second]),
                    f"{second} comes before {stem} in the alphabet",
                    f"move it to combinations/{second}.yml",
                )
        entries = [([second], entry) for second, entry in file.data.items()]
    for steps, entry in entries:
        for part in ("because", "do"):
            for index, id_ in enumerate(entry.get(part) or ()):
                if id_ not in library.statements:
                    yield _unknown(
                        file, [*steps, part, index], id_, library.statements, "statement"
                    )


def _known(
    file: YamlFile, steps: list[str | int], known: Iterable[str], what: str
) -> Iterator[Finding]:
    for index, id_ in enumerate(file.data.get(steps[0]) or ()):
        if id_ not in known:
            yield _unknown(file, [*steps, index], id_, known, what)


def _unknown(
    file: YamlFile, steps: list[Any], id_: str, known: Iterable[str], what: str
) -> Finding:
    near = process.extractOne(id_, list(known), score_cutoff=70)
    mend = f"did you mean {near[0]}?" if near else "check the spelling, or add it"
    return Finding(file.path, file.line_of(steps), f"there is no {what} {id_!r}", mend)

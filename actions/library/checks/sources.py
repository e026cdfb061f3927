"""Where facts come from: every statement names a source that exists and was read lately."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from actions.library.finding import Finding
from actions.library.loading import Load
from actions.library.yaml_file import YamlFile

_UNSOURCED = "general-knowledge"
_DAYS_UNTIL_STALE = 365


def check(loading: Load) -> Iterator[Finding]:
    """Unknown sources; statements that rest on general knowledge alone; dates long past."""
    sources = loading.library.sources
    if "sources.yml" not in loading.files:
        return  # what is wrong with it is said already; thousands of lines would hide that
    unsourced: Counter[Path] = Counter()
    for id_, statement in loading.library.statements.items():
        place = loading.written_at[id_]
        for source in statement.sources:
            if source not in sources:
                yield Finding(
                    place.path,
                    place.line,
                    f"{id_} names no known source {source!r}",
                    "add it to sources.yml, or mend the id",
                )
        if set(statement.sources) == {_UNSOURCED}:
            unsourced[place.path] += 1
    yield from _facts(loading)
    for path, count in sorted(unsourced.items()):
        yield Finding(
            path,
            0,
            f"{count} statements rest on general knowledge alone",
            "have a clinician read them, or find a page",
            is_error=False,
        )
    yield from _stale(loading)


def _facts(loading: Load) -> Iterator[Finding]:
    """Sources of numbers, pairs and services."""
    known = loading.library.sources

    def visit(file: YamlFile, here: Any, steps: list[str | int]) -> Iterator[Finding]:
        if isinstance(here, dict):
            is_statement = "nl" in here and "en" in here
            for source in () if is_statement else here.get("sources") or ():
                if isinstance(source, str) and source not in known:
                    yield Finding(
                        file.path,
                        file.line_of([*steps, "sources"]),
                        f"there is no source {source!r}",
                        "add it to sources.yml, or mend the id",
                    )
            for key, value in here.items():
                yield from visit(file, value, [*steps, key])
        elif isinstance(here, list):
            for index, value in enumerate(here):
                yield from visit(file, value, [*steps, index])

    for name, file in loading.files.items():
        if name.split("/")[0] in ("substances", "combinations", "services"):
            yield from visit(file, file.data, [])


def _stale(loading: Load) -> Iterator[Finding]:
    today = datetime.now(UTC).date()
    yield from _future(loading, today)
    file = loading.files.get("sources.yml")
    for source in loading.library.sources.values():
        if file and _is_stale(source.checked, today):
            yield Finding(
                file.path,
                file.line_of([source.id]),
                f"{source.id} was last read on {source.checked}",
                "read it again and set `checked`",
                is_error=False,
            )
    for name, services in loading.files.items():
        if name.startswith("services/"):
            for index, entry in enumerate(services.data):
                if _is_stale(str(entry["checked"]), today):
                    yield Finding(
                        services.path,
                        services.line_of([index, "checked"]),
                        f"{entry['id']} was last checked on {entry['checked']}",
                        "check phone, place and hours",
                        is_error=False,
                    )


def _future(loading: Load, today: date) -> Iterator[Finding]:
    """Days that have not come yet: nobody can have looked then, and they do not grow old."""

    def visit(file: YamlFile, here: Any, steps: list[str | int]) -> Iterator[Finding]:
        entries = here.items() if isinstance(here, dict) else enumerate(here)
        for key, value in entries:
            if key == "checked" and _is_future(str(value), today):
                yield Finding(
                    file.path,
                    file.line_of([*steps, key]),
                    f"`checked: {value}` has not come yet",
                    "write the day on which you looked",
                )
            elif isinstance(value, dict | list):
                yield from visit(file, value, [*steps, key])

    for name, file in loading.files.items():
        if name == "sources.yml" or name.split("/")[0] in ("services", "rights"):
            yield from visit(file, file.data, [])


def _is_future(checked: str, today: date) -> bool:
    try:
        # A day of grace: east of here it is that day already.
        return (date.fromisoformat(checked) - today).days > 1
    except ValueError:
        return False


def _is_stale(checked: str, today: date) -> bool:
    """Whether a day is long past; a day that does not exist is as good as long past."""
    try:
        return (today - date.fromisoformat(checked)).days > _DAYS_UNTIL_STALE
    except ValueError:
        return True

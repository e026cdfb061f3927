"""Read `content/` into a `Library`, collecting findings instead of stopping at the first."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from actions.library import locks, schema
from actions.library.finding import Finding
from actions.library.loading import CONTENT, Load, Parsed
from actions.library.reader import read_into
from actions.library.yaml_file import read


def load(root: Path = CONTENT, before: Load | None = None) -> Load:
    """Read everything, however much of it is broken.

    `findings` holds what is wrong with single files; `actions.library.checks` looks at how they
    fit together. With an earlier load, only files that changed since are parsed anew.
    """
    with no_garbage_collection():
        return _load(root, before.parsed if before else {})


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Reading makes a million objects that all stay; looking through them takes a tenth of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(root: Path, known: Mapping[Path, Parsed]) -> Load:
    loading = Load(root)
    for path in sorted(root.rglob("*.yaml")):
        shown = path.relative_to(root.parent)
        loading.unread.append(Finding(shown, 0, "ends in .yaml and is not read", "name it .yml"))
    for path in sorted(root.rglob("*.yml")):
        place = path.relative_to(root)
        parsed = known.get(path)
        if parsed is None or parsed.state != state_of(path):
            parsed = _parse(path, place, root)
        loading.parsed[path] = parsed
        loading.unread += parsed.findings
        if parsed.file:
            loading.files[place.as_posix()] = parsed.file
    loading.findings += loading.unread
    for name, file in loading.files.items():
        read_into(loading, name, file)
    for language in loading.library.languages:
        loading.library.read_by_natives[language] = _read_by_natives(loading, language)
    return loading


def _read_by_natives(loading: Load, language: str) -> frozenset[str]:
    try:
        lock = locks.read_lock(loading.root, language)
    except ValueError:
        return frozenset()  # the check says that the file is damaged; all counts as a draft
    return frozenset(
        id_
        for id_, entry in lock.items()
        if entry.read
        and (statement := loading.library.statements.get(id_))
        and locks.is_translated(statement, language)
        and locks.is_current(entry, statement, language)
    )


def state_of(path: Path) -> tuple[int, int]:
    """What tells whether a file changed; zeros when it is gone."""
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)


def _parse(path: Path, place: Path, root: Path) -> Parsed:
    state = state_of(path)  # before reading: a change in between is seen the next time
    file = read(path, Path(root.name, place))
    if isinstance(file, Finding):
        return Parsed(state, None, (file,))
    broken = tuple(schema.findings(place, file))
    return Parsed(state, None if broken else file, broken)

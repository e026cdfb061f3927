"""Read `content/` into a `Library`, collecting findings instead of stopping at the first."""

from __future__ import annotations

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
    loading = Load(root)
    for path in sorted(root.rglob("*.yaml")):
        shown = path.relative_to(root.parent)
        loading.unread.append(Finding(shown, 0, "ends in .yaml and is not read", "name it .yml"))
    known = before.parsed if before else {}
    for path in sorted(root.rglob("*.yml")):
        parsed = known.get(path)
        if parsed is None or parsed.state != state_of(path):
            parsed = _parse(path, root)
        loading.parsed[path] = parsed
        loading.unread += parsed.findings
        if parsed.file:
            loading.files[path.relative_to(root).as_posix()] = parsed.file
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
        for id_, statement in locks.translated(loading.library, language)
        if (entry := lock.get(id_)) and entry.read and locks.is_current(entry, statement, language)
    )


def state_of(path: Path) -> tuple[int, int]:
    """What tells whether a file changed; zeros when it is gone."""
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)


def _parse(path: Path, root: Path) -> Parsed:
    state = state_of(path)  # before reading: a change in between is seen the next time
    file = read(path, root.parent)
    if isinstance(file, Finding):
        return Parsed(state, None, (file,))
    broken = tuple(schema.findings(path.relative_to(root), file))
    return Parsed(state, None if broken else file, broken)

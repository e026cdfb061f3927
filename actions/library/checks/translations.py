"""Each language has what it had: nothing goes missing, and what is stale is seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from actions.library import locks
from actions.library.coverage import coverage, whole
from actions.library.finding import Finding
from actions.library.loading import Load

_LEVELS = "coverage.yml"


def check(loading: Load) -> Iterator[Finding]:
    """Coverage under the committed level; stale translations; locks that are behind."""
    levels = loading.files.get(_LEVELS)
    for code, language in loading.library.languages.items():
        if not language.speaks:
            continue
        lock_path = Path(loading.root.name) / "locks" / f"{code}.json"
        try:
            lock = locks.read_lock(loading.root, code)
            parts = coverage(loading, code, lock)
        except ValueError:
            yield Finding(lock_path, 0, "is damaged", "take it from Git, or delete it and run lock")
            continue
        if code == locks.SOURCE:  # the source of the others: only its severity words are locked
            yield from _behind(loading, code, lock, lock_path)
            continue
        share, level = whole(parts) * 100, (levels.data if levels else {}).get(code, 0)
        if levels and share < level:
            yield Finding(
                levels.path,
                levels.line_of([code]),
                f"{code} is at {share:.1f} per cent, under its level of {level}",
                f"translate what `naast content todo {code}` lists",
            )
        for what, ids in (
            ("missing", [id_ for part in parts.values() for id_ in part.missing]),
            ("older than the Dutch text", [id_ for part in parts.values() for id_ in part.stale]),
        ):
            if ids:
                yield Finding(
                    Path(loading.root.name) / "translations" / code,
                    0,
                    f"{len(ids)} translations are {what}",
                    f"naast content todo {code}",
                    is_error=False,
                )
        yield from _behind(loading, code, lock, lock_path)


def _behind(loading: Load, code: str, lock: locks.Lock, path: Path) -> Iterator[Finding]:
    """Translations that are new or changed since the lock was written; severity words apart."""
    unlocked = 0
    for id_, statement in locks.translated(loading.library, code):
        if not locks.is_locked(id_, code, lock):
            continue
        entry = lock.get(id_)
        if entry and entry.text == locks.fingerprint(statement.texts[code]):
            continue
        if entry and id_.startswith(locks.SEVERITY):
            place = loading.place_of(id_, code)
            yield Finding(
                place.path,
                place.line,
                f"the severity word {id_} was changed in {code}",
                "have it read by a second person, then: naast content lock --severity-words",
            )
        unlocked += 1
    if unlocked:
        words = "texts" if code == locks.SOURCE else "translations"
        yield Finding(
            path,
            0,
            f"{unlocked} {words} are new or changed since it was written",
            "naast content lock",
            is_error=False,
        )

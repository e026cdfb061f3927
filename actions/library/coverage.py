"""How much of the content each language has: what is missing, stale or not yet read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from actions.library import locks
from actions.library.loading import Load
from actions.library.model import Statement

KINDS = (
    "substances", "classes", "emergencies", "guides", "rights", "services", "labels", "statements",
)  # fmt: skip


@dataclass
class Coverage:
    """One language, one kind of content. Ids of statements in the order of the files."""

    total: int = 0
    missing: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The part that is there and not stale, from 0 to 1."""
        if not self.total:
            return 1.0
        return (self.total - len(self.missing) - len(self.stale)) / self.total


def coverage(loading: Load, language: str, lock: locks.Lock | None = None) -> dict[str, Coverage]:
    """The coverage of each kind of content in a language. Dutch is the source: never stale.

    Args:
        loading: the content.
        language: which one.
        lock: the lock of the language; read from its file when not given.
    """
    if language == locks.SOURCE:
        lock = {}
    elif lock is None:
        lock = locks.read_lock(loading.root, language)
    found: dict[str, Coverage] = {kind: Coverage() for kind in KINDS}
    for kind, statement in _by_kind(loading):
        here = found[kind]
        here.total += 1
        if language not in statement.texts:
            here.missing.append(statement.id)
            continue
        entry = lock.get(statement.id)
        if entry and locks.is_stale(entry, statement, language):
            here.stale.append(statement.id)
        if not (entry and entry.read and locks.is_current(entry, statement, language)):
            here.drafts.append(statement.id)
    return found


def whole(parts: dict[str, Coverage]) -> float:
    """The share of everything that is there and not stale, from 0 to 1."""
    total = sum(part.total for part in parts.values())
    there = sum(part.total - len(part.missing) - len(part.stale) for part in parts.values())
    return there / total if total else 1.0


def _by_kind(loading: Load) -> Iterator[tuple[str, Statement]]:
    for id_, statement in loading.library.statements.items():
        kind = loading.written_at[id_].path.parts[1]  # content/<kind>/…
        yield kind.removesuffix(".yml"), statement

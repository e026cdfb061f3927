"""Shared statements that no answer uses."""

from __future__ import annotations

from collections.abc import Iterator

from actions.library.checks.parameters import uses
from actions.library.finding import Finding
from actions.library.loading import Load


def check(loading: Load) -> Iterator[Finding]:
    """Statements of statements/ that nothing refers to: perhaps a leftover."""
    used = uses(loading)
    for id_ in loading.library.statements:
        place = loading.written_at[id_]
        if place.path.parent.name == "statements" and id_ not in used:
            yield Finding(
                place.path,
                place.line,
                f"nothing uses {id_}",
                "use it, or delete it",
                is_error=False,
            )

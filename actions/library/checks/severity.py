"""A risk is never lowered in passing: who lowers it says why, and on what source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from actions.library import locks
from actions.library.finding import Finding
from actions.library.library import pair_key
from actions.library.loading import Load


def check(loading: Load) -> Iterator[Finding]:
    """Every pair held against the ledger (`content/locks/risks.json`)."""
    root = Path(loading.root.name)
    try:
        agreed = locks.read_risks(loading.root)
    except (ValueError, KeyError):
        yield Finding(root / "locks/risks.json", 0, "is damaged", "take it from Git")
        return
    if not agreed:
        return
    now = locks.risks_of(loading.library)
    changed = 0
    for pair, risk in now.items():
        before = agreed.get(pair)
        changed += before != risk
        if before is None or risk >= before:
            continue
        one, other = pair.split(" + ")
        if loading.library.pair(one, other).lowered:
            continue
        path, line = _written_at(loading, one, other)
        yield Finding(
            root / path,
            line,
            f"{pair} was lowered from {before.id} to {risk.id}",
            "add `lowered: {reason: …, sources: […]}` to the entry, or put the risk back",
        )
    for pair in agreed.keys() - now.keys():
        changed += 1
        yield Finding(
            root / "locks/risks.json", 0, f"{pair} is gone", "put back the substance it names"
        )
    if changed:
        yield Finding(
            root / "locks/risks.json",
            0,
            f"{changed} risks are new or changed since it was written",
            "naast content lock",
            is_error=False,
        )


def _written_at(loading: Load, one: str, other: str) -> tuple[str, int]:
    """The file and line of a pair; that of the rules where it has no entry of its own."""
    for first, second in (pair_key(one, other), pair_key(one, other)[::-1]):
        file = loading.files.get(f"combinations/{first}.yml")
        if file and second in file.data:
            return f"combinations/{first}.yml", file.line_of([second])
    return "combinations/rules.yml", 0

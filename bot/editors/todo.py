"""What translators have to do, and how far each language is."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from actions.library import locks
from actions.library.coverage import KINDS, Coverage, coverage, whole
from actions.library.loading import Load


def table(loading: Load) -> Table:
    """Per cent there and not stale: languages × kinds; in the last column what was read."""
    shown = Table("", *KINDS, "all", "read", title="Coverage (%); read: by a native speaker")
    for code in loading.library.languages:
        parts = coverage(loading, code)
        total = sum(part.total for part in parts.values())
        read = total - sum(len(part.drafts) + len(part.missing) for part in parts.values())
        cells = [_percent(parts[kind].share) for kind in KINDS]
        shown.add_row(code, *cells, _percent(whole(parts)), _percent(read / total if total else 0))
    return shown


def listing(loading: Load, language: str, screen: Console) -> None:
    """Every statement that is missing or stale in a language, by file, with its Dutch text."""
    parts = coverage(loading, language)
    for what, ids in (
        ("missing", _all(parts, "missing")),
        ("older than the Dutch text", _all(parts, "stale")),
    ):
        for id_ in ids:
            place = loading.written_at[id_]
            dutch = loading.library.text(id_, locks.SOURCE) or ""
            screen.print(
                f"{what}: {place.path}:{place.line} {id_}: {dutch}", markup=False, soft_wrap=True
            )
    drafts = len(_all(parts, "drafts"))
    screen.print(
        f"{language}: {_tenths(whole(parts))}% there{_undone(parts)}; {drafts} drafts that no "
        f"native speaker has read (naast content review {language})"
    )


def summary(loading: Load, screen: Console) -> None:
    """One line for each language in which something is missing or stale."""
    for code in loading.library.languages:
        undone = _undone(coverage(loading, code))
        if undone:
            screen.print(f"{code}{undone}: naast content todo {code}")


def _undone(parts: dict[str, Coverage]) -> str:
    counts = (len(_all(parts, "missing")), "missing"), (len(_all(parts, "stale")), "stale")
    return "".join(f", {count} {what}" for count, what in counts if count)


def _all(parts: dict[str, Coverage], what: str) -> list[str]:
    return [id_ for part in parts.values() for id_ in getattr(part, what)]


def _tenths(share: float) -> float:
    return int(share * 1000) / 10


def _percent(share: float) -> str:
    # Rounded down: 99.9 is not everything.
    return str(int(share * 100))

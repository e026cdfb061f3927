"""What a measurement gives: values with their unit and how often they were taken."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from nlu.measuring import percentile


@dataclass(frozen=True)
class Figure:
    """One line of the result."""

    name: str
    value: str
    runs: str


def spread(name: str, values: Sequence[float], unit: str, digits: int = 1) -> Figure:
    """Median of a few runs, with the least and the most."""
    low, middle, high = min(values), statistics.median(values), max(values)
    shown = f"{middle:.{digits}f} {unit}  ({low:.{digits}f}–{high:.{digits}f})"
    return Figure(name, shown, f"{len(values)} runs")


def percentiles(name: str, seconds: Sequence[float], of: str = "questions") -> Figure:
    """p50 and p95 of many short measurements, in milliseconds."""
    middle, slow = (percentile(seconds, p) * 1e3 for p in (50, 95))
    return Figure(name, f"p50 {middle:.1f} ms, p95 {slow:.1f} ms", f"{len(seconds)} {of}")


def print_table(title: str, figures: Sequence[Figure], screen: Console) -> None:
    """Show the figures of one subject."""
    table = Table(title=title, title_justify="left", min_width=90)
    table.add_column("what", ratio=4)
    table.add_column("median (least–most)", ratio=4)
    table.add_column("measured", ratio=2)
    for figure in figures:
        table.add_row(figure.name, figure.value, figure.runs)
    screen.print(table)

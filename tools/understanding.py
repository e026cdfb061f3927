"""How well questions are understood, per language: `make understanding`.

Every question of tests/sentences/<language>.jsonl goes through `naast ask`, as a person with
Telegram in that language would ask it. Half of them are for development: look at those, and
choose thresholds on them. The other half is scored and never listed, so that it stays a measure.

    tools/understanding.py --failures            # the development questions that go wrong
    tools/understanding.py --json figures.json   # the figures, for a program
    tools/understanding.py --round 2             # the questions of one round of writing
    tools/understanding.py --check               # status 1 when below tests/sentences/level.json

A round is a day on which others wrote questions. What was mended since was mended looking at the
development half of the rounds before, so the newest round tells most.

Those of tests/sentences/several name two substances or more: in round 4 two thirds are emergencies,
the others speak of heart, breath or death beforehand; round 5 is on anything but mixing. No model
has learnt from them. Those of tests/sentences/talks are two messages, of which the second counts.
In those of tests/sentences/risky one overlooked word would make the answer dangerous ("yet").

The last row of the first table is what somebody else read in the scored questions, who saw neither
labels nor answers. Where the two differed a third decided; what is left in the labels as `second`
is what they did not agree on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from talks import ask_talks, by_sort
from understood import (
    FIGURES,
    HALVES,
    RISKY,
    ROOT,
    SENTENCES,
    SEVERAL,
    UNSEEN,
    Asked,
    ask,
    grouped,
    kinds_and_parts,
    read_again,
)  # fmt: skip

LEVEL = SENTENCES / "level.json"
_BANDS = (0.0, 0.34, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)  # where each band of confidence begins
_MOST_CONFUSIONS = 20

Figures = dict[str, dict[str, dict[str, float]]]  # language → half → figure → value
Groups = dict[str, dict[str, list[Asked]]]  # language → half → questions


def main() -> None:
    """Read the arguments, ask, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--failures", action="store_true", help="list the development ones")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures")
    parser.add_argument("--round", type=int, metavar="N", help="only the questions of one round")
    parser.add_argument("--check", action="store_true", help=f"compare with {LEVEL.name}")
    arguments = parser.parse_args()
    screen = Console(width=None if sys.stdout.isatty() else 150, highlight=False)
    groups = grouped(ask(written_in=arguments.round))
    everything = arguments.round is None
    several = grouped(ask(SEVERAL), UNSEEN) if everything else {}
    talks = grouped(ask_talks()) if everything else {}
    risky = grouped(ask(RISKY)) if everything else {}
    wrong = [one for one in groups["all"][HALVES[0]] if not one.right]
    _print_figures("What was understood", groups, groups["all"][HALVES[1]], screen)
    scored = kinds_and_parts(groups["all"][HALVES[1]])
    _print_groups("By kind of question, and the hard ones (scored)", scored, screen)
    if several:
        _print_figures("Several substances, on anything", several, [], screen)
        _print_groups("Several substances", kinds_and_parts(several["all"]["unseen"]), screen)
    if talks:
        _print_figures("The second of two messages", talks, [], screen)
        _print_groups(
            "The second of two messages (scored)", by_sort(talks["all"][HALVES[1]]), screen
        )
    if risky:
        _print_figures("Where one word decides", risky, [], screen)
        _print_groups(
            "Where one word decides (scored)", kinds_and_parts(risky["all"][HALVES[1]]), screen
        )
    _print_confusions(wrong, screen)
    _print_calibration(groups["all"], screen)
    if arguments.failures:
        others = [one for some in (talks, risky) if some for one in some["all"][HALVES[0]]]
        _print_failures([*wrong, *(one for one in others if not one.right)], screen)
    figures: Figures = {
        code: {half: {f.name: f.value(asked) for f in FIGURES} for half, asked in halves.items()}
        for code, halves in (
            *groups.items(),
            *_of_all("several", several),
            *_of_all("talks", talks),
            *_of_all("risky", risky),
        )
    }
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if arguments.check:
        sys.exit(_check(figures, screen))


def _of_all(name: str, groups: Groups) -> Iterator[tuple[str, dict[str, list[Asked]]]]:
    """Under a name of their own, the figures of all languages together."""
    if groups:
        yield name, groups["all"]


def _print_figures(
    title: str, groups: Groups, second_reader_of: list[Asked], screen: Console
) -> None:
    table = Table(title=title)
    for column in ("language", "half", "questions", *(figure.title for figure in FIGURES)):
        table.add_column(column, justify="left" if column in ("language", "half") else "right")
    for code, halves in groups.items():
        table.add_section()
        for half, asked in halves.items():
            cells = [figure.shown(asked) for figure in FIGURES]
            table.add_row(code, half, str(len(asked)), *cells)
    if asked := second_reader_of:
        cells = [figure.shown(read_again(asked)) for figure in FIGURES]
        table.add_row("", "scored, by a second reader", str(len(asked)), *cells)
    screen.print(table)


def _print_groups(title: str, groups: dict[str, list[Asked]], screen: Console) -> None:
    table = Table(title=title)
    for column in ("", "questions", *(figure.title for figure in FIGURES)):
        table.add_column(column, justify="right" if column else "left")
    for name, some in groups.items():
        table.add_row(name, str(len(some)), *(figure.shown(some) for figure in FIGURES))
    screen.print(table)


def _print_confusions(wrong: list[Asked], screen: Console) -> None:
    pairs = Counter((_read_as(one.label), _read_as(one.answer)) for one in wrong)
    table = Table("asked", "answered", "times", title="Commonest confusions (development)")
    for (wanted, got), times in pairs.most_common(_MOST_CONFUSIONS):
        table.add_row(wanted, got if got != wanted else "… about other substances", str(times))
    screen.print(table)


def _read_as(side: dict[str, Any]) -> str:
    named = side["need"] or side["emergency"] or side["topic"]
    kind: str = side["kind"]
    has_id = named and kind not in ("chat", "declined", "unclear")
    return f"{kind} {named}{' in ' + side['place'] if side['place'] else ''}" if has_id else kind


def _print_calibration(halves: dict[str, list[Asked]], screen: Console) -> None:
    """How often an answer is right that says how sure it is; questions back are left out."""
    table = Table("confidence", *HALVES, title="Right answers by confidence")
    for low, high in zip(_BANDS, (*_BANDS[1:], 1.01), strict=True):
        cells = []
        for asked in halves.values():
            band = [a.right for a in asked
                    if low <= a.answer["confidence"] < high and not a.asked_back]  # fmt: skip
            cells.append(f"{sum(band) / len(band):.0%} of {len(band)}" if band else "–")
        table.add_row(f"{low:.2f}–{min(high, 1):.2f}", *cells)
    screen.print(table)


def _print_failures(wrong: list[Asked], screen: Console) -> None:
    table = Table("", "question", "asked", "answered", "sure", title="Wrong (development)")
    for one in wrong:
        sides = [f"{_read_as(s)} {' + '.join(s['substances'])}" for s in (one.label, one.answer)]
        sure = f"{one.answer['confidence']:.2f}"
        said = " – ".join(one.label[part] for part in ("first", "text") if part in one.label)
        table.add_row(one.language, escape(said), *sides, sure)
    screen.print(table)


def _check(figures: Figures, screen: Console) -> int:
    """Exit status 1 when a figure is worse than the level; the level may name only some."""
    if not LEVEL.is_file():
        screen.print(f"There is no {LEVEL.relative_to(ROOT)}; --json writes one in its form.")
        return 1
    fewer = {figure.name: figure.fewer for figure in FIGURES}
    status = 0
    for code, halves in json.loads(LEVEL.read_text(encoding="utf-8")).items():
        for half, level in halves.items():
            for name, wanted in level.items():
                got = figures.get(code, {}).get(half, {}).get(name)
                if got is None or (got > wanted if fewer[name] else got < wanted):
                    screen.print(f"{code} {half} {name}: {got}, and the level is {wanted}")
                    status = 1
    return status


if __name__ == "__main__":
    main()

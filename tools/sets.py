"""Whether several substances in one messy sentence are told apart: `make sets`.

`tests/sentences/sets/<language>.tsv` holds twins. In one a substance is only mentioned (given up,
not taken, instead, compared, somebody else's, long ago); in the other the same kind of words stand
around it and it counts. They are harder than what people usually ask, and half of them are traps,
so these figures tell where the bot goes wrong, not how often.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from rich.console import Console
from rich.table import Table
from understood import SENTENCES, answers_to

_COLUMNS = ("right", "asked back", "one too many", "one missing", "others")


def main() -> None:
    """Ask every question, print."""
    meant: list[tuple[str, str, frozenset[str]]] = []
    for path in sorted((SENTENCES / "sets").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            ids, _, text = line.partition("\t")
            meant.append((path.stem, text, frozenset(ids.split(","))))
    answers = answers_to([(code, text) for code, text, _ in meant])
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for (code, _, ids), answer in zip(meant, answers, strict=True):
        found = _how(ids, frozenset(answer["substances"]), answer["kind"])
        counted[code][found] += 1
        counted["all"][found] += 1
    table = Table("language", "questions", *_COLUMNS, title="Sets of substances in messy sentences")
    for code, counts in counted.items():
        shares = (f"{counts[column] / counts.total():.0%}" for column in _COLUMNS)
        table.add_row(code, str(counts.total()), *shares)
    Console().print(table)


def _how(meant: frozenset[str], understood: frozenset[str], kind: str) -> str:
    """Which column a question belongs in."""
    if kind == "unclear":
        return "asked back"
    if meant == understood:
        return "right"
    if meant < understood:
        return "one too many"
    return "one missing" if understood < meant else "others"


if __name__ == "__main__":
    main()

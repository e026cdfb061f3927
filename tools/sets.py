"""Whether several substances in one messy sentence are told apart: `make sets`.

`tests/sentences/sets/<language>.tsv` holds twins. In one a substance is only mentioned (given up,
not taken, instead, compared, somebody else's, long ago); in the other the same kind of words stand
around it and it counts. They are harder than what people usually ask, and half of them are traps,
so these figures tell where the bot goes wrong, not how often. A bot that takes every name for one
that counts would have half of the questions right and no pair of twins.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from rich.console import Console
from rich.table import Table
from understood import SENTENCES, answers_to

_COLUMNS = ("right", "asked back", "too many", "some missing", "others")


def main() -> None:
    """Ask every question, print."""
    meant: list[tuple[str, str, frozenset[str]]] = []
    for path in sorted((SENTENCES / "sets").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            ids, _, text = line.partition("\t")
            meant.append((path.stem, text, frozenset(ids.split(","))))
    answers = answers_to([(code, text) for code, text, _ in meant])
    found: dict[str, list[str]] = defaultdict(list)
    for (code, _, ids), answer in zip(meant, answers, strict=True):
        found[code].append(_how(ids, frozenset(answer["substances"]), answer["kind"]))
    table = Table("language", "questions", "twins both right", *_COLUMNS)
    for code, each in (*found.items(), ("all", [how for hows in found.values() for how in hows])):
        counts, twins = Counter(each), list(zip(each[::2], each[1::2], strict=True))
        both = sum(one == other == "right" for one, other in twins) / len(twins)
        shares = (counts[column] / len(each) for column in _COLUMNS)
        table.add_row(code, str(len(each)), *(f"{share:.0%}" for share in (both, *shares)))
    Console().print(table)


def _how(meant: frozenset[str], understood: frozenset[str], kind: str) -> str:
    """Which column a question belongs in."""
    if kind == "unclear":
        return "asked back"
    if meant == understood:
        return "right"
    if meant < understood:
        return "too many"
    return "some missing" if understood < meant else "others"


if __name__ == "__main__":
    main()

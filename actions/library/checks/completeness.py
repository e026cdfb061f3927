"""What must be there is there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from actions.answers.substances import TOPICS
from actions.library.finding import Finding
from actions.library.library import NO_DATA
from actions.library.loading import Load

EMERGENCIES = 14
RIGHTS = 8


def check(loading: Load) -> Iterator[Finding]:
    """Topics of substances, pairs of those that say anything, emergencies, rights."""
    library = loading.library
    root = Path(loading.root.name)
    written = sorted(id_ for id_, substance in library.substances.items() if substance.topics)
    for id_ in sorted(library.substances):
        missing = [topic for topic in TOPICS if not library.substances[id_].topics.get(topic)]
        if missing:
            file = loading.files[f"substances/{id_}.yml"]
            yield Finding(
                file.path,
                file.line_of(["topics"]),
                f"says nothing on {', '.join(missing) if id_ in written else 'any topic'}",
                "write at least one statement for each topic",
            )
    for one, other in combinations(written, 2):
        pair = library.pair(one, other)
        if pair is NO_DATA:
            yield Finding(
                root / f"combinations/{one}.yml",
                0,
                f"nothing is known of {one} + {other}, not even by a rule",
                f"add {other} with risk, because and sources, or a rule for their groups",
            )
    if len(library.emergencies) < EMERGENCIES:
        yield Finding(
            root / "emergencies",
            0,
            f"{len(library.emergencies)} of {EMERGENCIES} are there",
            "add the others of the vocabulary",
        )
    if len(library.rights) < RIGHTS:
        yield Finding(
            root / "rights",
            0,
            f"{len(library.rights)} of {RIGHTS} are there",
            "add the others of the vocabulary",
        )

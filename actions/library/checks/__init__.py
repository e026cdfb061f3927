"""How the files of content/ fit together: one module a check, all findings collected."""

from __future__ import annotations

from collections.abc import Iterator

from actions.library.finding import Finding
from actions.library.load import Load


def check_all(loading: Load) -> Iterator[Finding]:
    """Every finding of every check."""
    from actions.library.checks import (
        completeness,
        names,
        parameters,
        references,
        scripts,
        sources,
        unused,
        words,
    )

    for module in (references, parameters, sources, names, completeness, words, scripts, unused):
        yield from module.check(loading)

"""How the files of content/ fit together: one module a check, all findings collected."""

from __future__ import annotations

from collections.abc import Iterator

from actions.library.checks import (
    completeness,
    languages,
    names,
    parameters,
    references,
    scripts,
    services,
    severity,
    sources,
    translations,
    unused,
    words,
)
from actions.library.finding import Finding
from actions.library.loading import Load

# Without these an answer could break; the others are for editors and do not stop the bot.
_NEEDED_TO_ANSWER = (references, parameters)
_FOR_EDITORS = (
    sources, services, names, languages, completeness, severity, translations, words, scripts,
    unused,
)  # fmt: skip


def check_all(loading: Load) -> Iterator[Finding]:
    """Every finding of every check."""
    for module in (*_NEEDED_TO_ANSWER, *_FOR_EDITORS):
        yield from module.check(loading)


def check_answerable(loading: Load) -> list[Finding]:
    """What would break an answer: broken files, unknown ids, numbers that are missing.

    While a file cannot be read only that is told: hundreds of others would seem to be wrong, and
    mending those would do harm.
    """
    if loading.unread:
        return sorted(loading.unread)
    found = [*loading.findings, *(f for m in _NEEDED_TO_ANSWER for f in m.check(loading))]
    return sorted(finding for finding in found if finding.is_error)

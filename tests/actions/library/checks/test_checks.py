"""All checks together: nothing is left out, and nothing stops at the first finding."""

from __future__ import annotations

import pkgutil
from pathlib import Path

from actions.library import checks
from tests.support.content import messages, read

_BROKEN = {
    "labels.yml": 'numbers: {nl: "{hours}", en: "{hours}"}\n'
    "mixed: {nl: 'w\u0430ter', en: junkie, sources: [nobody]}\n",
    "words-to-avoid.yml": "en: [junkie]\n",
    "statements/left.yml": "left-over: {nl: x, en: y}\n",
    "names/nl.yml": "substances: {nothing: {shown: N}}\n",
    "classes/opioid.yml": "topics: {dose: [zzzzzz]}\n",
    "locks/risks.json": '{"a + b": "unsafe"}',
    "languages.yml": "pl: {name: P, direction: ltr, speaks: true, draft: true}\n",
    "coverage.yml": "pl: 100\n",
    "sources.yml": "",
    "services/nl.yml": "- {id: a, name: A, needs: [talk], place: be, country: nl, sources: [s], "
    "checked: 2026-01-01}\n",
}
_SIGNS = {
    "references": "there is no statement 'zzzzzz'",
    "parameters": "numbers needs {hours}",
    "sources": "names no known source 'nobody'",
    "names": "'nothing' is no substance",
    "completeness": "0 of 14 are there",
    "words": "says 'junkie'",
    "scripts": "mixes alphabets",
    "unused": "nothing uses left-over",
    "severity": "a + b is gone",
    "languages": "pl is spoken and has not names/pl.yml",
    "services": "a is in nl, but be is in be",
    "translations": "pl is at 0.0 per cent",
}


def test_findings_of_every_check_are_collected(tmp_path: Path) -> None:
    """One run of the check shows an editor everything."""
    found = messages(checks.check_all(read(tmp_path, _BROKEN)))
    assert [name for name, sign in _SIGNS.items() if not any(sign in line for line in found)] == []


def test_every_module_of_the_folder_is_run() -> None:
    """A check that is written but not called gives false peace."""
    assert {module.name for module in pkgutil.iter_modules(checks.__path__)} == set(_SIGNS)

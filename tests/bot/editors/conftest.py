"""A small content folder that the editors' commands work on."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library.loading import Load
from tests.support.content import read

_LANGUAGES = "".join(
    f"{code}: {{name: N, direction: ltr, speaks: true, draft: true}}\n"
    for code in ("nl", "en", "pl")
)
_GUIDE = (
    "title: {id: t, nl: Feest, en: Party}\nlines:\n"
    "  - {id: a, nl: 'Wacht {hours}.', en: 'Wait {hours}.', with: {hours: 2}, sources: [s]}\n"
)


@pytest.fixture
def loading(tmp_path: Path) -> Load:
    """One guide with two sentences, both in Polish."""
    return read(
        tmp_path,
        {
            "languages.yml": _LANGUAGES,
            "sources.yml": "s: {name: S, url: 'https://example.org/s', checked: 2026-11-01}\n",
            "places.yml": "gent: be\n",
            "guides/party.yml": _GUIDE,
            "statements/shared.yml": "b: {nl: Drink water., en: Drink water., sources: [s]}\n",
            "names/nl.yml": "substances:\n  old: {shown: Oud}\n",
            "names/en.yml": "# English\nsubstances:\n  old: {shown: Old}\n",
            "translations/pl/guides/party.yml": '# draft\nt: "Impreza"\na: "Czekaj {hours}."\n',
            "translations/pl/statements/shared.yml": 'b: "Pij wodę."\n',
        },
    )

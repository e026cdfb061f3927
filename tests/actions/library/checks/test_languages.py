"""A language that is spoken has what it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library.checks import languages
from tests.support.content import messages, read

_LANGUAGES = """\
nl: {name: N, direction: ltr, speaks: true, draft: true}
de: {name: D, direction: ltr, speaks: true, draft: true}
fr: {name: F, direction: ltr, speaks: false, draft: true}
"""
_WHOLE = {
    "languages.yml": _LANGUAGES,
    "coverage.yml": "de: 90\n",
    "labels.yml": "risk.unsafe: {nl: riskant, en: risky}\n",
    "names/nl.yml": "substances: {}\n",
    "names/de.yml": "substances: {}\n",
    "translations/de/labels.yml": "risk.unsafe: riskant\n",
}
_HAS_NOT = "content/languages.yml:2: de is spoken and has not "
_MEND = " → add it, or set `speaks: false` until it is there"


@pytest.mark.parametrize(
    ("without", "what"),
    [
        ("names/de.yml", "names/de.yml"),
        ("translations/de/labels.yml", "the severity words risk.unsafe"),
        (None, None),
    ],
)
def test_a_spoken_language_without_a_part_is_found(
    tmp_path: Path, without: str | None, what: str | None
) -> None:
    """Its readers are offered a language in which nothing is understood or said."""
    loading = read(tmp_path, {name: text for name, text in _WHOLE.items() if name != without})
    assert loading.findings == []
    expected = [_HAS_NOT + what + _MEND] if what else []
    assert messages(languages.check(loading)) == expected


@pytest.mark.parametrize("levels", ["{}", "de: 0"])
def test_a_level_of_nothing_is_found(tmp_path: Path, levels: str) -> None:
    """Below no level nothing can fall."""
    loading = read(tmp_path, {**_WHOLE, "coverage.yml": levels + "\n"})
    assert messages(languages.check(loading)) == [
        _HAS_NOT + "a level of 1 or more in coverage.yml" + _MEND
    ]


def test_a_language_without_signs_of_emergencies_is_found(tmp_path: Path) -> None:
    """Someone writes that a friend does not breathe, and nothing hears it."""
    lexicons = tmp_path / "nlu/lexicon"
    lexicons.mkdir(parents=True)
    (lexicons / "nl.yml").write_text("")
    assert messages(languages.check(read(tmp_path, _WHOLE))) == [
        _HAS_NOT + "nlu/lexicon/de.yml" + _MEND
    ]

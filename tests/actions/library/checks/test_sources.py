"""Where facts come from, and how long ago someone looked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from actions.library.checks import sources
from tests.support.content import messages, read

_TODAY = datetime.now(UTC).date()
_FRESH = (_TODAY - timedelta(days=364)).isoformat()
_STALE = (_TODAY - timedelta(days=367)).isoformat()
_FUTURE = (_TODAY + timedelta(days=2)).isoformat()
_NOT_YET = f"`checked: {_FUTURE}` has not come yet → write the day on which you looked"
_SOURCES = f"""\
unity: {{name: Unity, checked: {_FRESH}}}
general-knowledge: {{name: G, checked: {_FRESH}}}
"""
_SERVICE = """\
- id: a
  name: A
  needs: [talk]
  place: nl
  country: nl
  sources: [{}]
  checked: {}
"""


def _statement(id_: str, names: str) -> str:
    return f"{id_}: {{nl: x, en: y, sources: [{names}]}}\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"statements/a.yml": _statement("a", "unity") + "b: {nl: x, en: y}\n"}, []),
        ({"statements/a.yml": _statement("a", "unity, general-knowledge")}, []),
        (
            {"statements/a.yml": _statement("a", "unity") + _statement("b", "unity, unitty")},
            [
                "statements/a.yml:2: b names no known source 'unitty' → "
                "add it to sources.yml, or mend the id"
            ],
        ),
        (
            {
                "statements/a.yml": _statement("a", "general-knowledge")
                + _statement("b", "general-knowledge")
                + _statement("c", "unity")
            },
            [
                "statements/a.yml: 2 statements rest on general knowledge alone → "
                "have a clinician read them, or find a page"
            ],
        ),
        (
            {"sources.yml": _SOURCES + f"old: {{name: O, checked: {_STALE}}}\n"},
            [f"sources.yml:3: old was last read on {_STALE} → read it again and set `checked`"],
        ),
        ({"services/a.yml": _SERVICE.format("unity", _FRESH)}, []),
        (
            {"services/a.yml": _SERVICE.format("unity", _STALE)},
            [f"services/a.yml:7: a was last checked on {_STALE} → check phone, place and hours"],
        ),
        ({"services/a.yml": _SERVICE.format("unity", _FUTURE)}, [f"services/a.yml:7: {_NOT_YET}"]),
        (
            {"sources.yml": _SOURCES + f"new: {{name: N, checked: {_FUTURE}}}\n"},
            [f"sources.yml:3: {_NOT_YET}"],
        ),
    ],
)
def test_what_has_no_source_or_an_old_one_is_found(
    tmp_path: Path, files: dict[str, str], expected: list[str]
) -> None:
    """People act on these sentences; someone must be able to look them up."""
    loading = read(tmp_path, {"sources.yml": _SOURCES, **files})
    assert loading.findings == []
    assert messages(sources.check(loading)) == ["content/" + line for line in expected]


@pytest.mark.parametrize(
    "files",
    [
        {"substances/a.yml": "class: x\ngroups: []\ntimings: [{route: smoked, sources: [nope]}]\n"},
        {"substances/a.yml": "class: x\ngroups: []\nwait: {clear_h: 2, sources: [nope]}\n"},
        {
            "substances/a.yml": "class: x\ngroups: []\n"
            "detection: {urine_d: [1, 2], sources: [nope]}\n"
        },
        {"combinations/a.yml": "b: {risk: caution, because: [x], sources: [nope]}\n"},
        {"services/a.yml": _SERVICE.format("nope", _FRESH)},
    ],
    ids=["timings", "wait", "detection", "pair", "service"],
)
def test_a_fact_with_an_unknown_source_is_found(tmp_path: Path, files: dict[str, str]) -> None:
    """A number, a risk and a telephone number need a source as much as a sentence does."""
    loading = read(tmp_path, {"sources.yml": _SOURCES, **files})
    assert loading.findings == []
    assert ["'nope'" in line for line in messages(sources.check(loading))] == [True]


@pytest.mark.parametrize("checked", ["2026-13-01", "2026-02-30"])
def test_a_day_that_does_not_exist_is_found(tmp_path: Path, checked: str) -> None:
    """A slip of the finger in one date must not hide every other finding."""
    loading = read(tmp_path, {"sources.yml": f"old: {{name: O, checked: {checked}}}\n"})
    found = messages([*loading.findings, *sources.check(loading)])
    assert [line.startswith("content/sources.yml:1: ") for line in found] == [True]


def test_general_knowledge_and_age_are_questions_not_errors(tmp_path: Path) -> None:
    """A year must not pass and the bot refuse to be changed."""
    loading = read(
        tmp_path,
        {
            "sources.yml": f"old: {{name: O, checked: {_STALE}}}\n",
            "services/a.yml": _SERVICE.format("old", _STALE),
            "statements/a.yml": _statement("a", "general-knowledge") + _statement("b", "zzz"),
        },
    )
    errors = {finding.what: finding.is_error for finding in sources.check(loading)}
    assert sorted(errors.values()) == [False, False, False, True, True]
    assert errors["b names no known source 'zzz'"]


def test_where_the_list_of_sources_is_broken_only_that_is_said(tmp_path: Path) -> None:
    """Thousands of lines on unknown sources would hide the one that matters."""
    labels = "a: {nl: x, en: y, sources: [s]}\n"
    loading = read(tmp_path, {"sources.yml": "s: {", "labels.yml": labels})
    assert messages(sources.check(loading)) == []
    assert "sources.yml" in messages(loading.findings)[0]

"""Numbers in sentences: nobody may ever read "wait {hours}"."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library.checks import parameters
from tests.support.content import messages, read

_NAME_THEM = "name the same numbers in the text and under `with:`"
_SAME = "use the same numbers in every language"
_BRACE = "write a number as {hours}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: {nl: "{hours}", en: "{hours}", with: {hours: 2}}\n', []),
        ('a: {nl: "{hours} {hours2}", en: "{hours2} {hours}", with: {hours: 2, hours2: 3}}\n', []),
        (
            'b: {nl: x, en: y}\na: {nl: "{hours}", en: "{hours}"}\n',
            ["labels.yml:2: a needs {hours} and is given no number → " + _NAME_THEM],
        ),
        (
            "a: {nl: x, en: y, with: {hours: 2}}\n",
            ["labels.yml:1: a needs no number and is given {hours} → " + _NAME_THEM],
        ),
        (
            'a: {nl: "{hours}", en: "{hours}", with: {days: 2}}\n',
            ["labels.yml:1: a needs {hours} and is given {days} → " + _NAME_THEM],
        ),
        (
            'a: {nl: "{hours}", en: "two", with: {hours: 2}}\n',
            ["labels.yml:1: a has {hours} in nl but no number in en → " + _SAME],
        ),
        (
            'a: {nl: "{hours}", en: "{hours} {days}", with: {hours: 2}}\n',
            ["labels.yml:1: a has {hours} in nl but {days}, {hours} in en → " + _SAME],
        ),
        (
            'a: {nl: "{ hours}", en: "{"}\n',
            [
                f"labels.yml:1: a has a stray brace in en → {_BRACE}",
                f"labels.yml:1: a has a stray brace in nl → {_BRACE}",
            ],
        ),
        ('a: {nl: "{hours", en: y}\n', [f"labels.yml:1: a has a stray brace in nl → {_BRACE}"]),
        ('a: {nl: "x }", en: y}\n', [f"labels.yml:1: a has a stray brace in nl → {_BRACE}"]),
        (
            'a: {nl: "wait two hours}", en: y}\n',
            [f"labels.yml:1: a has a stray brace in nl → {_BRACE}"],
        ),
    ],
)
def test_numbers_and_placeholders_have_to_match(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    """A placeholder left standing makes an answer useless, a lost number makes it wrong."""
    loading = read(tmp_path, {"labels.yml": text})
    assert loading.findings == []
    assert messages(parameters.check(loading)) == ["content/" + line for line in expected]


def test_a_translation_with_another_number_is_found(tmp_path: Path) -> None:
    """A translator who writes the number out loses the next mend of it."""
    loading = read(
        tmp_path,
        {
            "labels.yml": 'a: {nl: "{hours}", en: "{hours}", with: {hours: 2}}\n',
            "translations/pl/labels.yml": 'a: "dwie godziny"\n',
        },
    )
    assert messages(parameters.check(loading)) == [
        "content/translations/pl/labels.yml:1: a has {hours} in nl but no number in pl → " + _SAME
    ]


_SHARED = 'wait: {nl: "{hours}", en: "{hours}"}\n'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("guides/a.yml", "title: {id: t, nl: x, en: y}\nlines: [LINE]\n"),
        ("substances/a.yml", "class: x\ngroups: []\ntopics: {dose: [LINE]}\n"),
        ("classes/a.yml", "topics: {dose: [LINE]}\n"),
        (
            "emergencies/a.yml",
            'title: {id: t, nl: x, en: y}\ncall_112: "no"\nsteps: []\nsigns: [LINE]\n',
        ),
        (
            "rights/a.yml",
            "title: {id: t, nl: x, en: y}\ncountries:\n"
            "  nl: {checked: 2026-01-01, lines: [LINE]}\n  be: {checked: 2026-01-01, lines: []}\n",
        ),
    ],
)
def test_every_use_has_to_give_the_numbers(tmp_path: Path, name: str, text: str) -> None:
    """One use without them, in any kind of file, is one broken answer."""
    given = text.replace("LINE", "{use: wait, with: {hours: 2}}")
    files = {"statements/a.yml": _SHARED, name: given}
    assert messages(parameters.check(read(tmp_path, files))) == []
    files[name] = text.replace("LINE", "wait")
    assert messages(parameters.check(read(tmp_path, files))) == [
        "content/statements/a.yml:1: wait needs {hours} and is given no number → " + _NAME_THEM
    ]


def test_a_pair_cannot_give_numbers_so_its_statement_has_to(tmp_path: Path) -> None:
    """The reasons of a pair are plain ids."""
    pair = "b: {risk: caution, because: [wait], sources: [s]}\n"
    loading = read(tmp_path, {"statements/a.yml": _SHARED, "combinations/a.yml": pair})
    assert len(messages(parameters.check(loading))) == 1

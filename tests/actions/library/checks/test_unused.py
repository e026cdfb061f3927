"""Shared statements that nothing uses."""

from __future__ import annotations

from pathlib import Path

from actions.library.checks import unused
from tests.support.content import messages, read

_TITLE = "title: {id: t, nl: x, en: y}\n"


def test_a_shared_statement_that_nothing_uses_is_asked_about(tmp_path: Path) -> None:
    """Translators spend hours on sentences; a leftover is work for nothing."""
    loading = read(
        tmp_path,
        {
            "statements/a.yml": "".join(
                f"{id_}: {{nl: x, en: y}}\n" for id_ in ("by-guide", "by-pair", "with-use", "left")
            ),
            "labels.yml": "label: {nl: x, en: y}\n",
            "guides/a.yml": _TITLE + "lines: [by-guide, {use: with-use}]\n",
            "combinations/a.yml": "b: {risk: caution, because: [by-pair], sources: [s]}\n",
        },
    )
    found = list(unused.check(loading))
    assert messages(found) == [
        "content/statements/a.yml:4: nothing uses left → use it, or delete it"
    ]
    assert not found[0].is_error


def test_a_statement_that_only_a_rule_uses_is_used(tmp_path: Path) -> None:
    """Deleting it would empty the answer of many pairs."""
    rule = "- {groups: [opioid, maoi], risk: unsafe, because: [why], do: [how], sources: [s]}\n"
    loading = read(
        tmp_path,
        {
            "statements/a.yml": "why: {nl: x, en: y}\nhow: {nl: x, en: y}\n",
            "combinations/rules.yml": rule,
        },
    )
    assert messages(unused.check(loading)) == []

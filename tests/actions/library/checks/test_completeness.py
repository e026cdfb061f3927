"""What has to be there is there."""

from __future__ import annotations

from pathlib import Path

from actions.answers.substances import TOPICS
from actions.library.checks import completeness
from actions.library.loading import Load
from tests.support.content import messages, read, real

_LINE = "{{id: {0}, nl: x, en: y, sources: [s]}}"
_TITLE = "title: {{id: {0}-t, nl: x, en: y}}\n"


def _substance(id_: str, topics: tuple[str, ...]) -> str:
    lines = "".join(f"  {topic}: [{_LINE.format(f'{id_}-{topic}')}]\n" for topic in topics)
    return f"class: other\ngroups: [stimulant]\ntopics:\n{lines}"


def _about(loading: Load, part: str) -> list[str]:
    return [line for line in messages(completeness.check(loading)) if part in line]


def test_a_written_substance_that_misses_topics_is_found(tmp_path: Path) -> None:
    """A button that leads to nothing is a broken promise."""
    loading = read(
        tmp_path,
        {
            "substances/a.yml": _substance("a", tuple(t for t in TOPICS if t != "dose")),
            "substances/b.yml": "class: other\ngroups: []\ntopics: {}\n",
        },
    )  # fmt: skip
    assert _about(loading, "substances/") == [
        "content/substances/a.yml:3: says nothing on dose → "
        "write at least one statement for each topic",
        "content/substances/b.yml:3: says nothing on any topic → "
        "write at least one statement for each topic",
    ]


def test_a_pair_of_which_nothing_is_known_is_found(tmp_path: Path) -> None:
    """An entry or a rule for their kinds gives a reason; without either there is none."""
    rule = "- {groups: [stimulant, stimulant], risk: unsafe, because: [x], sources: [s]}\n"
    loading = read(
        tmp_path,
        {
            **{f"substances/{id_}.yml": _substance(id_, TOPICS) for id_ in "ab"},
            "substances/c.yml": _substance("c", TOPICS).replace("[stimulant]", "[]"),
            "combinations/a.yml": "c: {risk: caution, because: [x], sources: [s]}\n",
            "combinations/rules.yml": rule,
        },
    )
    assert _about(loading, "combinations/") == [
        "content/combinations/b.yml: nothing is known of b + c, not even by a rule → "
        "add c with risk, because and sources, or a rule for their groups",
    ]


def test_missing_emergencies_and_rights_are_counted(tmp_path: Path) -> None:
    """Each id of the vocabulary is a question that the bot says it answers."""
    country = "{checked: 2026-01-01, lines: []}"
    rights = f"countries:\n  nl: {country}\n  be: {country}\n"
    loading = read(
        tmp_path,
        {
            "emergencies/seizure.yml": _TITLE.format("s") + "call_112: now\nsteps: []\n",
            "rights/possession.yml": _TITLE.format("p") + rights,
        },
    )
    assert messages(completeness.check(loading)) == [
        "content/emergencies: 1 of 14 are there → add the others of the vocabulary",
        "content/rights: 1 of 8 are there → add the others of the vocabulary",
    ]


def test_the_real_content_is_complete() -> None:
    """Every substance on every topic, and a reason for every pair."""
    assert messages(completeness.check(real())) == []

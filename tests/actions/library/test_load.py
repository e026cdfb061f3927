"""Reading a whole content folder: everything is read, and everything wrong is told at once."""

from __future__ import annotations

from pathlib import Path

from actions.library.checks import check_all, check_answerable
from actions.library.model import Line, Risk
from tests.support.bot import library
from tests.support.content import messages, read, real

_ONE = "{id: one, nl: een, en: one, sources: [s]}"
_TITLE = "title: {id: t, nl: titel, en: title}\n"


def test_every_finding_of_every_file_is_collected(tmp_path: Path) -> None:
    """An editor mends ten mistakes in one round, not in ten."""
    loading = read(
        tmp_path,
        {
            "labels.yml": "a: {nl: x\n",
            "languages.yml": b"\xff",
            "guides/party.yml": "lines: 3\n",
            "notes.yml": "a: b\n",
        },
    )
    where = [message.split(" ", 1)[0] for message in messages(loading.findings)]
    assert where == [
        "content/guides/party.yml:1:",
        "content/guides/party.yml:1:",
        "content/labels.yml:2:",
        "content/languages.yml:",
        "content/notes.yml:",
    ]


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """The bot's editors see the rest of the content while one file is broken."""
    loading = read(
        tmp_path,
        {
            "labels.yml": "a: {nl: x, en: y}\n",
            "guides/party.yml": "[",
            "guides/hiv.yml": _TITLE + f"lines: [{_ONE}]\n",
        },
    )
    assert set(loading.library.guides) == {"hiv"}
    assert loading.library.text("a", "en") == "y"
    assert [finding.path.as_posix() for finding in loading.findings] == ["content/guides/party.yml"]


def test_a_statement_id_used_twice_names_both_places(tmp_path: Path) -> None:
    """The second text would silently replace the first in every answer."""
    loading = read(
        tmp_path,
        {
            "guides/a.yml": _TITLE + f"lines:\n  - {_ONE}\n",
            "statements/b.yml": "two: {nl: x, en: y}\none: {nl: ander, en: other}\n",
        },
    )
    assert messages(loading.findings) == [
        "content/statements/b.yml:2: the statement id 'one' is used twice, first in "
        "content/guides/a.yml:3 → give one of them another id, or use the first by its id alone"
    ]
    assert loading.library.text("one", "nl") == "een"


def test_a_statement_id_used_twice_in_one_file_is_found(tmp_path: Path) -> None:
    """Copying a line and forgetting its id is the commonest mistake."""
    lines = f"lines:\n  - {_ONE}\n  - {{id: one, nl: twee, en: two, sources: [s]}}\n"
    loading = read(tmp_path, {"guides/a.yml": _TITLE + lines})
    assert messages(loading.findings) == [
        "content/guides/a.yml:4: the statement id 'one' is used twice, first in "
        "content/guides/a.yml:3 → give one of them another id, or use the first by its id alone"
    ]


def test_a_pair_described_in_both_files_is_found(tmp_path: Path) -> None:
    """Two entries could differ, and only one would be shown."""
    entry = "{{risk: {}, because: [x], sources: [s]}}\n"
    loading = read(
        tmp_path,
        {
            "combinations/alcohol.yml": "ghb: " + entry.format("dangerous"),
            "combinations/ghb.yml": "alcohol: " + entry.format("low-risk"),
        },
    )
    assert messages(loading.findings) == [
        "content/combinations/ghb.yml:1: ghb + alcohol is described twice → keep one of the two"
    ]


def test_a_service_described_twice_is_found(tmp_path: Path) -> None:
    """One of the two phone numbers would never be shown."""
    entry = (
        "- {id: a, name: A, needs: [talk], place: nl, country: nl, "
        "sources: [s], checked: 2026-01-01}\n"
    )
    loading = read(tmp_path, {"services/a.yml": entry, "services/b.yml": "\n" + entry})
    assert messages(loading.findings) == [
        "content/services/b.yml:2: the service a is described twice → keep one"
    ]


def test_a_translation_of_nothing_or_done_twice_is_found(tmp_path: Path) -> None:
    """A translation that is not used is work lost, and a doubled one may be the wrong one."""
    loading = read(
        tmp_path,
        {
            "labels.yml": "a: {nl: x, en: y}\n",
            "translations/ar/guides/x.yml": "a: أ\n",
            "translations/ar/labels.yml": "a: ب\ngone: ج\n",
            "translations/nl/labels.yml": "a: z\n",
        },
    )
    assert messages(loading.findings) == [
        "content/translations/ar/labels.yml:1: a is translated twice → delete one of the two",
        "content/translations/ar/labels.yml:2: there is no statement 'gone' → "
        "delete the line, or mend the id",
        "content/translations/nl/labels.yml:1: a is translated twice → delete one of the two",
    ]
    assert loading.library.text("a", "ar") == "أ"


def test_a_line_is_an_id_an_id_with_numbers_or_a_statement(tmp_path: Path) -> None:
    """The three ways to write a line reach an answer as the same thing."""
    loading = read(
        tmp_path,
        {
            "statements/wait.yml": 'wait: {nl: "{hours}", en: "{hours}", with: {hours: 2}}\n',
            "guides/a.yml": _TITLE
            + f"lines:\n  - wait\n  - {{use: wait, with: {{hours: [3, 5]}}}}\n  - {_ONE}\n",
        },
    )
    lines = loading.library.guides["a"].lines
    assert lines == (Line("wait"), Line("wait", {"hours": (3, 5)}), Line("one"))
    assert [loading.library.parameters_of(line) for line in lines] == [
        {"hours": 2},
        {"hours": (3, 5)},
        {},
    ]


def test_facts_of_a_substance_are_read_as_written(tmp_path: Path) -> None:
    """Hours read as minutes could cost a life."""
    loading = read(
        tmp_path,
        {
            "substances/a.yml": """\
                class: opioid
                groups: [opioid, depressant]
                timings:
                  - {route: snorted, onset_min: [5, 15], duration_h: [0.5, 2], sources: [s]}
                wait: {redose_h: 3, clear_h: 12, sources: [s]}
                detection: {urine_d: [2, 4], sources: [s]}
            """,
            "combinations/a.yml": "b: {risk: less-effect, because: [x], do: [y], sources: [s]}\n",
        },
    )
    substance = loading.library.substances["a"]
    assert (substance.class_, substance.groups) == ("opioid", ("opioid", "depressant"))
    timing = substance.timings[0]
    assert (timing.onset_min, timing.peak_h, timing.duration_h) == ((5, 15), None, (0.5, 2))
    assert substance.wait is not None
    assert (substance.wait.redose_h, substance.wait.clear_h) == (3, 12)
    assert substance.detection == {"urine_d": (2, 4)}
    assert loading.library.pair("b", "a").risk is Risk.LESS_EFFECT
    assert loading.library.pair("b", "a").do == ("y",)


def test_the_real_content_has_nothing_to_mend() -> None:
    """What is published has no errors; questions to editors may remain."""
    loading = real()
    errors = [f for f in [*loading.findings, *check_all(loading)] if f.is_error]
    assert messages(errors) == []


_UNANSWERABLE = {
    "guides/a.yml": _TITLE + "lines: [zzz]\n",
    "labels.yml": 'wait: {nl: "{hours}", en: "{hours}"}\n',
}


def test_the_bot_does_not_start_on_content_that_would_break_an_answer(tmp_path: Path) -> None:
    """Better no bot than one that fails in the middle of an emergency."""
    loading = read(tmp_path, _UNANSWERABLE)
    assert messages(check_answerable(loading)) == [
        "content/guides/a.yml:2: there is no statement 'zzz' → check the spelling, or add it",
        "content/labels.yml:1: wait needs {hours} and is given no number → "
        "name the same numbers in the text and under `with:`",
    ]


def test_what_may_follow_from_a_file_that_cannot_be_read_is_not_told(tmp_path: Path) -> None:
    """Hundreds of false findings would hide the true one, and mending them would do harm."""
    loading = read(tmp_path, {**_UNANSWERABLE, "languages.yml": "["})
    assert messages(check_answerable(loading)) == [
        "content/languages.yml:2: did not find expected node content → "
        "look at the indentation and the quotes on this line and the one above",
    ]


def test_questions_to_editors_do_not_stop_the_bot(tmp_path: Path) -> None:
    """A missing topic is no reason to leave everyone without answers."""
    loading = read(
        tmp_path, {"substances/a.yml": f"class: other\ngroups: []\ntopics:\n  dose: [{_ONE}]\n"}
    )
    assert [finding for finding in check_all(loading) if finding.is_error]
    assert check_answerable(loading) == []


def test_every_id_of_the_vocabulary_is_there() -> None:
    """Other programs rely on these numbers: 64 substances, 14 emergencies, 8 rights, 23 guides."""
    known = library()
    parts = (known.substances, known.emergencies, known.rights, known.guides)
    counts = [len(part) for part in parts]
    assert counts == [64, 14, 8, 23]

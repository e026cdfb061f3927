"""The shape of content files: which schema holds where, and what a wrong shape is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library.schema import KINDS, kind_of
from tests.support.content import messages, read

_AN_ID = "an id is lower-case words joined by hyphens, e.g. mdma-wait-redose"
_SPELLING = "check the spelling of the key, or remove it"
_SHORT = "a statement is one or two short sentences, at most 200 characters; split a longer one"
_SERVICE = (
    "- {id: a, name: A, needs: [talk], place: nl, country: nl, sources: [s], checked: 2026-01-01"
)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("languages.yml", "languages"),
        ("labels.yml", "statements"),
        ("places.yml", "places"),
        ("statements/dose.yml", "statements"),
        ("combinations/rules.yml", "rules"),
        ("combinations/ghb.yml", "combinations"),
        ("emergencies/calls.yml", "calls"),
        ("emergencies/seizure.yml", "emergency"),
        ("translations/ar/labels.yml", "translation"),
        ("translations/ar/guides/party.yml", "translation"),
        ("notes.yml", None),
        ("guides/nl/party.yml", None),
        ("guide/party.yml", None),
        ("statements/languages.yml", "statements"),
        ("old/languages.yml", None),
        ("translations/ar/a/b/c.yml", None),
    ],
)
def test_a_file_follows_the_schema_of_its_place(place: str, kind: str | None) -> None:
    """A file in the wrong folder would otherwise be skipped in silence."""
    assert kind_of(Path(place)) == kind


@pytest.mark.parametrize("name", ["notes.yml", "guide/party.yml", "substances/old/mdma.yml"])
def test_a_file_where_nothing_belongs_is_found(tmp_path: Path, name: str) -> None:
    """The editor believes that it is shown to people."""
    loading = read(tmp_path, {name: "a: b\n"})
    assert messages(loading.findings) == [
        f"content/{name}: no kind of content belongs here → move or delete the file"
    ]


def test_a_file_with_the_other_ending_of_yaml_is_found(tmp_path: Path) -> None:
    """`mdma.yaml` is never shown to anyone, and nobody is told."""
    loading = read(tmp_path, {"substances/mdma.yaml": "class: stimulant\ngroups: []\n"})
    assert len(loading.findings) == 1


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "labels.yml",
            "a:\n  nl: x\n",
            "labels.yml:1: a: 'en' is a required property → add what is missing",
        ),
        (
            "labels.yml",
            "a:\n  nl: x\n  en: y\n  fr: z\n",
            "labels.yml:1: a: Additional properties are not allowed ('fr' was unexpected) → "
            + _SPELLING,
        ),
        (
            "labels.yml",
            "ok: {nl: x, en: y}\nBad_Id: {nl: x, en: y}\n",
            "labels.yml:1: 'Bad_Id' does not match '^[a-z0-9]+([.-][a-z0-9]+)*$' → " + _AN_ID,
        ),
        (
            "labels.yml",
            f"a:\n  en: y\n  nl: {'x' * 201}\n",
            f"labels.yml:3: a.nl: '{'x' * 201}' is too long → " + _SHORT,
        ),
        ("labels.yml", "hello\n", "labels.yml:1: 'hello' is not of type 'object' → write "
                                  "lines of `key: value` under it"),
        (
            "services/a.yml",
            f"{_SERVICE}, free: often}}\n",
            "services/a.yml:1: 0.free: 'often' is not of type 'boolean' → "
            "write true or false, without quotes",
        ),
        (
            "services/a.yml",
            f"{_SERVICE}}}\n".replace("needs: [talk]", "needs: []"),
            "services/a.yml:1: 0.needs: [] should be non-empty → write at least 1",
        ),
        (
            "languages.yml",
            "nl:\n  name: N\n  direction: down\n  speaks: true\n  draft: true\n",
            "languages.yml:3: nl.direction: 'down' is not one of ['ltr', 'rtl'] → "
            "choose one of: ltr, rtl",
        ),
        (
            "emergencies/seizure.yml",
            "title: {id: t, nl: x, en: y}\ncall_112: no\nsteps: []\n",
            "emergencies/seizure.yml:2: call_112: False is not one of ['now', 'if-worse', 'no'] → "
            'now, if-worse or "no" (with quotes: YAML reads a bare no as false)',
        ),
        (
            "services/a.yml",
            f"{_SERVICE}, phone: call us}}\n",
            "services/a.yml:1: 0.phone: 'call us' does not match '^[0-9+][0-9 ()-]*$' → "
            'digits, spaces and hyphens, in quotes: "020-6249031"',
        ),
        (
            "combinations/ghb.yml",
            "mdma:\n  risk: safe\n  because: [a]\n  sources: [s]\n",
            "combinations/ghb.yml:2: mdma.risk: 'safe' is not one of ['low-risk', 'less-effect', "
            "'caution', 'unsafe', 'dangerous', 'unknown'] → choose one of: low-risk, less-effect, "
            "caution, unsafe, dangerous, unknown",
        ),
        (
            "combinations/ghb.yml",
            "mdma:\n  risk: unsafe\n  because: []\n  sources: [s]\n",
            "combinations/ghb.yml:3: mdma.because: [] should be non-empty → "
            "one to four statement ids: why",
        ),
        (
            "substances/a.yml",
            "class: opioid\ngroups: []\ntopics:\n  dosis: []\n",
            "substances/a.yml:3: topics: Additional properties are not allowed "
            "('dosis' was unexpected) → " + _SPELLING,
        ),
        (
            "guides/a.yml",
            "title: {id: t, nl: x, en: y}\nlines:\n  - id: a\n    nl: x\n    en: y\n",
            "guides/a.yml:3: lines.0: 'sources' is a required property → add what is missing",
        ),
    ],
)  # fmt: skip
def test_a_wrong_shape_is_told_with_line_value_and_mend(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    """The sentence has to be enough to mend the file."""
    loading = read(tmp_path, {name: text})
    assert messages(loading.findings) == ["content/" + message]


def test_a_span_whose_lowest_is_above_its_highest_is_found(tmp_path: Path) -> None:
    """Someone would read "8–4 hours" and not know what to believe."""
    timing = "{route: smoked, duration_h: [8, 4], sources: [s]}"
    loading = read(
        tmp_path, {"substances/a.yml": f"class: opioid\ngroups: []\ntimings: [{timing}]\n"}
    )
    assert len(loading.findings) == 1


def test_every_kind_of_file_has_its_schema() -> None:
    """A kind without a schema would crash the check at the first such file."""
    for pattern, kind in KINDS:
        assert kind_of(Path(pattern.replace("*", "x"))) == kind

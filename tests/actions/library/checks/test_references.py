"""Ids that are used exist: an answer would break, or miss a sentence, where one does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library.checks import references
from tests.support.content import messages, read

_TITLE = "title: {id: t, nl: x, en: y}\n"
_KNOWN = {
    "languages.yml": "nl: {name: N, direction: ltr, speaks: true, draft: true}\n",
    "statements/wait.yml": "wait-two-hours: {nl: x, en: y}\n",
    "substances/alcohol.yml": "class: other\ngroups: []\n",
    "substances/mdma.yml": "class: other\ngroups: []\n",
    "names/nl.yml": "places: {utrecht: {shown: Utrecht}}\n",
    "services/known.yml": (
        "- {id: nl-line, name: A, needs: [talk], place: nl, country: nl, "
        "sources: [s], checked: 2026-01-01}\n"
    ),
    "guides/party.yml": "title: {id: party, nl: x, en: y}\nlines: [wait-two-hours]\n",
}
_ADD = "check the spelling, or add it"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "guides/a.yml",
            _TITLE + "lines:\n  - wait-two-hour\n  - wait-two-hours\n  - zzz\n",
            [
                "guides/a.yml:3: there is no statement 'wait-two-hour' → "
                "did you mean wait-two-hours?",
                "guides/a.yml:5: there is no statement 'zzz' → " + _ADD,
            ],
        ),
        (
            "guides/a.yml",
            _TITLE + "lines:\n  - use: zzz\n    with: {hours: 2}\n",
            ["guides/a.yml:3: there is no statement 'zzz' → " + _ADD],
        ),
        (
            "guides/a.yml",
            _TITLE + "lines: []\nsee:\n  - partyy\n",
            ["guides/a.yml:4: there is no guide 'partyy' → did you mean party?"],
        ),
        (
            "substances/ghb.yml",
            "class: other\ngroups: []\ntopics:\n  dose:\n    - zzz\n",
            ["substances/ghb.yml:5: there is no statement 'zzz' → " + _ADD],
        ),
        (
            "classes/opioid.yml",
            "topics:\n  dose: [wait-two-hours]\n  risks: [zzz]\n",
            ["classes/opioid.yml:3: there is no statement 'zzz' → " + _ADD],
        ),
        (
            "rights/a.yml",
            _TITLE + "countries:\n  nl: {checked: 2026-01-01, lines: [zzz]}\n"
            "  be: {checked: 2026-01-01, lines: []}\nservices: [nl-lin]\n",
            [
                "rights/a.yml:3: there is no statement 'zzz' → " + _ADD,
                "rights/a.yml:5: there is no service 'nl-lin' → did you mean nl-line?",
            ],
        ),
        (
            "emergencies/a.yml",
            _TITLE + "call_112: now\nsay: zzz\nsteps: [zzy]\nservices: [zzx]\nsee: [zzw]\n",
            [
                "emergencies/a.yml:3: there is no sentence of emergencies/calls.yml 'zzz' → "
                + _ADD,
                "emergencies/a.yml:4: there is no statement 'zzy' → " + _ADD,
                "emergencies/a.yml:5: there is no service 'zzx' → " + _ADD,
                "emergencies/a.yml:6: there is no guide 'zzw' → " + _ADD,
            ],
        ),
        (
            "combinations/alcohol.yml",
            "mdmaa:\n  risk: caution\n  because:\n    - wait-two-hours\n    - zzz\n"
            "  do: [zzy]\n  sources: [s]\n",
            [
                "combinations/alcohol.yml:1: there is no substance 'mdmaa' → did you mean mdma?",
                "combinations/alcohol.yml:5: there is no statement 'zzz' → " + _ADD,
                "combinations/alcohol.yml:6: there is no statement 'zzy' → " + _ADD,
            ],
        ),
        (
            "combinations/mdma.yml",
            "\nalcohol: {risk: caution, because: [wait-two-hours], sources: [s]}\n",
            [
                "combinations/mdma.yml:2: alcohol comes before mdma in the alphabet → "
                "move it to combinations/alcohol.yml"
            ],
        ),
        (
            "combinations/mdma.yml",
            "mdma: {risk: caution, because: [wait-two-hours], sources: [s]}\n",
            [
                "combinations/mdma.yml:1: mdma comes before mdma in the alphabet → "
                "move it to combinations/mdma.yml"
            ],
        ),
        (
            "combinations/beer.yml",
            "mdma: {risk: caution, because: [wait-two-hours], sources: [s]}\n",
            ["combinations/beer.yml: beer is no substance → name the file after one"],
        ),
        (
            "combinations/rules.yml",
            "- groups: [opioid, maoi]\n  risk: unsafe\n  because: [wait-two-hours]\n"
            "  sources: [s]\n"
            "- groups: [opioid, maoi]\n  risk: unsafe\n  because: [zzz]\n  sources: [s]\n",
            ["combinations/rules.yml:7: there is no statement 'zzz' → " + _ADD],
        ),
        (
            "translations/xx/labels.yml",
            "wait-two-hours: x\n",
            [
                "translations/xx/labels.yml: xx is no language of languages.yml → "
                "move the folder, or add the language"
            ],
        ),
        (
            "services/a.yml",
            "- id: a\n  name: A\n  needs: [talk]\n  place: utrech\n  country: nl\n"
            "  sources: [s]\n  checked: 2026-01-01\n",
            [
                "services/a.yml:4: there is no place of names/nl.yml 'utrech' → "
                "did you mean utrecht?"
            ],
        ),
        (
            "services/a.yml",
            "- id: a\n  name: A\n  needs: [talk]\n  place: utrecht\n  country: nl\n"
            "  also: [nl, zzz]\n  sources: [s]\n  checked: 2026-01-01\n",
            ["services/a.yml:6: there is no place of names/nl.yml 'zzz' → " + _ADD],
        ),
        (
            "substances/ghb.yml",
            "class: opiod\ngroups: []\n",
            ["substances/ghb.yml:1: there is no class 'opiod' → did you mean opioid?"],
        ),
    ],
)  # fmt: skip
def test_an_id_that_does_not_exist_is_found(
    tmp_path: Path, name: str, text: str, expected: list[str]
) -> None:
    """Found by the editor at the check, not by a person in need of the answer."""
    files = {**_KNOWN, "classes/opioid.yml": "topics: {}\n", name: text}
    loading = read(tmp_path, files)
    assert loading.findings == []
    assert messages(references.check(loading)) == ["content/" + line for line in expected]


def test_content_that_fits_together_has_no_findings(tmp_path: Path) -> None:
    """A check that cries wolf is switched off."""
    assert messages(references.check(read(tmp_path, _KNOWN))) == []

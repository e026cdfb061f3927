"""Names: each means one thing, or the bot asks which."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library.checks import names
from tests.support.content import messages, read

_KNOWN = {
    f"substances/{id_}.yml": "class: other\ngroups: []\n" for id_ in ("cocaine", "heroin", "mdma")
}
_KNOWN["places.yml"] = "gent: be\nbrugge: be\n"
_DECLARE = "remove one, or declare the name under `ambiguous:`"
_USE_IDS = "use ids of content/substances"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"names/nl.yml": "substances:\n  cocain:\n    shown: coke\n"},
            ["names/nl.yml:2: 'cocain' is no substance → " + _USE_IDS],
        ),
        (
            {
                "names/nl.yml": "substances:\n  cocaine: {shown: C, also: [wit]}\n"
                "  heroin:\n    shown: H\n    also:\n      - bruin\n      - wit\n"
            },
            [
                "names/nl.yml:7: 'wit' means heroin here and cocaine in content/names/nl.yml:2 → "
                + _DECLARE
            ],
        ),
        (
            {
                "names/en.yml": "substances:\n  cocaine: {shown: C, also: [Snow White]}\n",
                "names/nl.yml": "substances:\n  heroin: {shown: H, also: [snow-white]}\n",
            },
            [],  # the language of the text decides
        ),
        (
            {
                "names/nl.yml": "substances:\n  heroin: {shown: H, also: [sneeuw]}\n"
                "ambiguous:\n  Sneeuw: [cocaine, heroin]\n"
            },
            [
                "names/nl.yml:2: 'sneeuw' stands under heroin and under ambiguous → "
                "keep one of the two"
            ],
        ),
        (
            {"names/nl.yml": "ambiguous:\n  sneeuw: [cocaine, snow]\n"},
            ["names/nl.yml:2: 'sneeuw' may mean 'snow', which is no substance → " + _USE_IDS],
        ),
        (
            {
                "names/nl.yml": "places:\n  gent: {shown: Gent, also: [arteveldestad]}\n"
                "  brugge: {shown: Brugge, also: [Arteveldestad]}\n"
            },
            [
                "names/nl.yml:3: 'Arteveldestad' means brugge here and gent in "
                "content/names/nl.yml:2 → " + _DECLARE
            ],
        ),
        (
            {"names/nl.yml": "places:\n  gent: {shown: Gent}\n  goes: {shown: Goes}\n"},
            ["names/nl.yml:3: the country of 'goes' is not known → add it to places.yml"],
        ),
    ],
)
def test_a_name_that_is_wrong_or_means_two_things_is_found(
    tmp_path: Path, files: dict[str, str], expected: list[str]
) -> None:
    """A name read as the wrong substance gives advice that can kill."""
    loading = read(tmp_path, {**_KNOWN, **files})
    assert loading.findings == []
    assert messages(names.check(loading)) == ["content/" + line for line in expected]


def test_a_name_may_be_a_place_and_a_substance_or_stand_twice_under_one_id(tmp_path: Path) -> None:
    """The same slang in two languages is no mistake."""
    loading = read(
        tmp_path,
        {
            **_KNOWN,
            "names/en.yml": "substances:\n  mdma: {shown: MDMA, also: [molly, xtc]}\n",
            "names/nl.yml": "substances:\n  mdma: {shown: MDMA, also: [XTC, 2020]}\n"
            "places:\n  gent: {shown: Gent, also: [molly]}\n"
            "ambiguous:\n  sneeuw: [cocaine, heroin]\n",
        },
    )
    assert messages(names.check(loading)) == []

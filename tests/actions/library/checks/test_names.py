"""Names: each means one thing, or the bot asks which."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library.checks import names
from tests.support.content import messages, read

_KNOWN = {
    f"substances/{id_}.yml": "class: other\ngroups: []\n"
    for id_ in ("alcohol", "cocaine", "heroin", "mdma")
}
_KNOWN["places.yml"] = "gent: be\nbrugge: be\n"
_DECLARE = "remove one, or declare the name under `ambiguous:`"
_BESIDE_A_WORD = "write it with a word beside it: 'a gram of x'"
_WRITE = "write `a|b` or `{group}`, with the group's words under `words:`"
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
                "names/nl.yml": "substances:\n  cocaine: {shown: C, also: [witje]}\n"
                "  heroin:\n    shown: H\n    also:\n      - bruintje\n      - witje\n"
            },
            [
                "names/nl.yml:7: 'witje' means heroin here and cocaine in content/names/nl.yml:2 → "
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
                "names/nl.yml": "substances:\n  heroin: {shown: H, also: [sneeuwtje]}\n"
                "ambiguous:\n  Sneeuwtje: [cocaine, heroin]\n"
            },
            [
                "names/nl.yml:2: 'sneeuwtje' stands under heroin and under ambiguous → "
                "keep one of the two"
            ],
        ),
        (
            {
                "names/nl.yml": "words:\n  rook: [rook, rookte]\n"
                "substances:\n  heroin: {shown: H, also: ['{rook} bruin']}\n"
                "  cocaine: {shown: C, also: [rookte bruin]}\n"
            },
            [
                "names/nl.yml:5: 'rookte bruin' means cocaine here and heroin in "
                "content/names/nl.yml:4 → " + _DECLARE
            ],
        ),
        (
            {
                "names/nl.yml": "substances:\n  heroin:\n    shown: H\n"
                "    also:\n      - bruintje\n      - '{rook} bruin'\n"
            },
            [
                "names/nl.yml:6: '{rook} bruin' stands for no name: no group of words is called "
                "'rook' → " + _WRITE
            ],
        ),
        (
            {
                "names/nl.yml": "words:\n  rook: [rook, rookte]\n"
                "substances:\n  heroin: {shown: H, also: [bruintje]}\n"
            },
            [
                "names/nl.yml:2: no name uses the group of words 'rook' → remove it (groups count "
                "in names under `also:`)"
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
        (
            {
                "names/nl.yml": "substances:\n  mdma:\n    shown: MDMA\n    also:\n"
                "      - x\n      - '007'\n      - huis\n      - een huis vol\n      - of\n"
                "places:\n  gent: {shown: Gent, also: ['09']}\n"
            },
            [
                f"names/nl.yml:5: 'x' of mdma is one letter, or digits only → {_BESIDE_A_WORD}",
                f"names/nl.yml:6: '007' of mdma is one letter, or digits only → {_BESIDE_A_WORD}",
                "names/nl.yml:7: 'huis' of mdma is an everyday word: whoever says it is told of "
                "mdma → write it with a word beside it, or put it under `beside_others:`",
                "names/nl.yml:9: 'of' of mdma has only two letters: whoever says it is told of "
                "mdma → write it with a word beside it, or put it under `beside_others:`",
            ],
        ),
        (
            {
                "names/nl.yml": "substances:\n  alcohol: {shown: alcohol, also: [zuipen]}\n"
                "alone:\n  drinken: alcohol\n  zuipen: alcohol\n"
            },
            [
                "names/nl.yml:5: 'zuipen' is a name already, so it is never only a hint → "
                "keep one of the two"
            ],
        ),
        (
            # An everyday word in one language may be a name in another; wine is both everywhere.
            {
                "names/en.yml": "substances:\n  mdma: {shown: MDMA, also: [huis]}\n"
                "  alcohol: {shown: alcohol, also: [wine]}\n"
            },
            [],
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
            "names/nl.yml": "substances:\n  mdma: {shown: MDMA, also: [XTC, mdma 2020]}\n"
            "places:\n  gent: {shown: Gent, also: [molly]}\n"
            "ambiguous:\n  sneeuw: [cocaine, heroin]\n",
        },
    )
    assert messages(names.check(loading)) == []


def test_many_new_names_ask_for_a_new_list_of_everyday_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which everyday words look like a name depends on the names ("hotmail", "hot meth")."""
    files = {**_KNOWN, "names/nl.yml": "substances:\n  mdma: {shown: MDMA, also: [emma]}\n"}
    assert messages(names.check(read(tmp_path, files))) == []
    monkeypatch.setattr(names, "_MANY_NAMES", -1_000_000)
    (found,) = messages(names.check(read(tmp_path, files)))
    assert "there are many more now" in found

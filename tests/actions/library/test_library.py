"""Look-ups in the library: pairs and rules, names, services of a place."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from actions.library.library import NO_DATA
from actions.library.model import Risk
from tests.support.bot import library
from tests.support.content import read
from tests.support.vocabulary import OFTEN

ALL = sorted(library().substances)
PAIRS = list(combinations(ALL, 2))
_ENTRY = "risk: {}, because: [x], sources: [s]"


def _substance(*groups: str) -> str:
    return f"class: x\ngroups: [{', '.join(groups)}]\n"


def test_a_with_b_is_b_with_a() -> None:
    """The order in which someone types two names changes no risk."""
    known = library()
    assert [p for p in PAIRS if known.pair(*p) != known.pair(*reversed(p))] == []


def test_a_pair_of_its_own_beats_a_rule(tmp_path: Path) -> None:
    """What is known of exactly these two weighs more than what holds for their kinds."""
    known = read(
        tmp_path,
        {
            "substances/a.yml": _substance("opioid"),
            "substances/b.yml": _substance("stimulant"),
            "substances/c.yml": _substance("stimulant"),
            "combinations/a.yml": f"b: {{{_ENTRY.format('caution')}}}\n",
            "combinations/rules.yml": (
                f"- {{groups: [opioid, stimulant], {_ENTRY.format('unsafe')}}}\n"
            ),
        },
    ).library
    assert (known.pair("b", "a").risk, known.pair("b", "a").by_rule) == (Risk.CAUTION, False)
    assert (known.pair("c", "a").risk, known.pair("c", "a").by_rule) == (Risk.UNSAFE, True)
    assert known.pair("b", "c") is NO_DATA


def test_the_first_rule_that_fits_wins(tmp_path: Path) -> None:
    """Editors put the gravest rules first and rely on it."""
    rules = "".join(
        f"- {{groups: [{groups}], {_ENTRY.format(risk)}}}\n"
        for groups, risk in (
            ("opioid, maoi", "dangerous"),
            ("depressant, stimulant", "unsafe"),
            ("opioid, stimulant", "caution"),
        )
    )
    known = read(
        tmp_path,
        {
            "substances/a.yml": _substance("opioid", "depressant"),
            "substances/b.yml": _substance("stimulant"),
            "combinations/rules.yml": rules,
        },
    ).library
    assert known.pair("a", "b").risk is Risk.UNSAFE
    assert known.pair("b", "a").risk is Risk.UNSAFE


def test_a_rule_never_gives_less_than_the_worst_that_fits() -> None:
    """A substance has several groups; the most dangerous of its rules must be the one shown."""
    known = library()

    def worst(one: str, other: str) -> Risk:
        mine, theirs = known.substances[one].groups, known.substances[other].groups
        return max(
            rule.pair.risk
            for rule in known.rules
            for first, second in (rule.groups, rule.groups[::-1])
            if first in mine and second in theirs
        )

    by_rule = [p for p in PAIRS if known.pair(*p).by_rule and known.pair(*p) is not NO_DATA]
    assert len(by_rule) > 100
    assert [p for p in by_rule if known.pair(*p).risk < worst(*p)] == []


def test_no_data_is_unknown_and_ranks_above_caution() -> None:
    """No data is not safe: it must never be shown below a pair that only needs care."""
    assert NO_DATA.risk is Risk.UNKNOWN
    assert Risk.CAUTION < Risk.UNKNOWN < Risk.UNSAFE < Risk.DANGEROUS


def test_every_pair_that_people_ask_about_most_has_a_risk_and_a_reason_of_its_own() -> None:
    """A rule for their kinds is not enough for these twenty."""
    known = library()
    pairs = {key: known.pair(*key) for key in combinations(OFTEN, 2)}
    assert len(pairs) == 190
    assert [key for key, pair in pairs.items() if pair.by_rule or not pair.because] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("alcohol", "ghb"),
        ("alcohol", "benzodiazepines"),
        ("alcohol", "methadone"),
        ("alcohol", "fentanyl"),
        ("ghb", "ketamine"),
        ("ghb", "benzodiazepines"),
        ("heroin", "benzodiazepines"),
        ("heroin", "pregabalin"),
        ("heroin", "cocaine"),
        ("mdma", "maoi"),
        ("mdma", "ayahuasca"),
        ("tramadol", "ssri"),
        ("poppers", "erection-pills"),
        ("oxycodone", "z-drugs"),
    ],
)
def test_pairs_that_kill_are_called_dangerous(one: str, other: str) -> None:
    """Known causes of death: nobody may lower these without noticing."""
    assert library().pair(one, other).risk is Risk.DANGEROUS


@pytest.mark.parametrize("opioid", ["heroin", "fentanyl", "nitazenes", "methadone"])
def test_naloxone_after_an_opioid_is_not_called_risky(opioid: str) -> None:
    """Someone holding naloxone beside an overdose must not be told to be wary of it."""
    assert library().pair("naloxone", opioid).risk <= Risk.CAUTION


@pytest.mark.parametrize("one", ALL)
def test_every_substance_has_a_name_in_every_spoken_language(one: str) -> None:
    """An id in an answer ("3-mmc", "z-drugs") looks like a mistake."""
    known = library()
    spoken = [code for code, language in known.languages.items() if language.speaks]
    assert [code for code in spoken if one not in known.substance_names[code]] == []


def test_a_missing_name_is_taken_from_english_then_dutch_then_the_id(tmp_path: Path) -> None:
    """An answer with an odd name is better than none."""
    known = read(
        tmp_path,
        {
            "names/en.yml": "substances: {a: {shown: Aye}}\n",
            "names/nl.yml": (
                "substances: {a: {shown: Aa}, b: {shown: Bee}}\nplaces: {gent: {shown: Gent}}\n"
            ),
        },
    ).library
    assert [known.substance_name(id_, "pl") for id_ in ("a", "b", "c")] == ["Aye", "Bee", "c"]
    assert known.place_name("gent", "pl") == "Gent"


def test_services_of_the_place_come_before_those_of_the_country() -> None:
    """Someone without money for a train needs the door round the corner first."""
    known = library()
    for need, place, country in (("needle-exchange", "amsterdam", "nl"), ("talk", "gent", "be")):
        found = known.services_for(need, place, country)
        local = [place in service.places for service in found]
        assert local == sorted(local, reverse=True)
        assert all(need in service.needs for service in found)
        assert {service.country for service in found} == {country}
        assert len({service.id for service in found}) == len(found)


def test_without_a_place_only_national_services_are_given() -> None:
    """A door in Ghent helps nobody in Groningen."""
    found = library().services_for("drug-checking", None, None)
    assert found
    assert all({"nl", "be"} & set(service.places) for service in found)


def test_every_place_has_a_country() -> None:
    """Dutch law and Belgian law differ; so do the telephone numbers."""
    known = library()
    assert [place for place in known.place_names["en"] if not known.country_of(place)] == []


def test_risks_are_written_as_the_contract_names_them() -> None:
    """`naast ask` prints these ids, statistics count them."""
    ids = ["low-risk", "less-effect", "caution", "unknown", "unsafe", "dangerous"]
    assert [risk.id for risk in sorted(Risk)] == ids
    assert [Risk.of(id_) for id_ in ids] == sorted(Risk)

"""Two or more substances together."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, permutations

import pytest

from actions.answer import Answer, Facts, Lines, Notice, PairRisk, Title
from actions.answers import combinations as module
from actions.library.model import Risk
from actions.understanding import Request
from tests.support.bot import library
from tests.support.vocabulary import OFTEN

ALL = sorted(library().substances)
_SAFE_WORDS = {
    "nl": ("veilig", "ongevaarlijk", "onschuldig", "geen risico", "kan geen kwaad"),
    "en": ("safe", "harmless", "no risk", "fine", "ok"),
    "ar": ("آمن", "أمان", "سليم", "لا خطر", "بدون خطر", "غير ضار"),
    "pl": ("bezpieczn", "nieszkodliw", "bez ryzyka", "w porządku"),
    "ti": ("ውሑስ", "ድሕንነት", "ሓደጋ የብሉን", "ጸገም የብሉን"),
    "bg": ("безопас", "безвред", "няма риск", "без риск"),
    "es": ("segur", "inofensiv", "sin riesgo", "sin peligro"),
    "fa": ("امن", "بی‌خطر", "بی خطر", "بی‌ضرر", "خطری ندارد"),
    "fr": ("sûr", "inoffensi", "sans risque", "sans danger"),
    "ro": ("sigur", "inofensiv", "fără risc", "fără pericol"),
    "ru": ("безопас", "безвред", "без риска", "нет риска"),
    "so": ("ammaan", "badbaado", "khatar ma leh", "dhib ma leh"),
    "tr": ("güvenli", "zararsız", "risksiz", "tehlikesiz"),
    "uk": ("безпечн", "нешкідлив", "без ризику", "немає ризику"),
}
_UNSAFE_WORDS = re.compile("niebezpieczn|ناامن|небезпечн|небезопас|insegur")  # hold a safe word


def _answer(*ids: str) -> Answer:
    return module.answer(Request("combination", ids), library())


def _risks(answered: Answer) -> list[Risk]:
    return [part.risk for part in answered.parts if isinstance(part, PairRisk)]


def _headed(answered: Answer, heading: str) -> list[str]:
    return [
        line.statement
        for part in answered.parts
        if isinstance(part, Lines) and part.heading == heading
        for line in part.lines
    ]


def test_any_two_substances_give_an_answer_that_begins_with_the_risk() -> None:
    """All 2016 pairs: nobody who names two things is left without a word on them together."""
    pairs = list(combinations(ALL, 2))
    assert len(pairs) == 2016
    for pair in pairs:
        answered = _answer(*pair)
        assert answered.parts[0] == PairRisk(pair, library().pair(*pair).risk)
        assert answered.risk is library().pair(*pair).risk
        assert answered.title == Title(pair)


def test_a_with_b_is_answered_as_b_with_a() -> None:
    """The answer may not depend on which name came first."""
    for one, other in combinations(ALL, 2):
        forth, back = _answer(one, other), _answer(other, one)
        assert replace(back, request=forth.request) == forth


def test_every_pair_has_a_reason() -> None:
    """All 2,016 of them: a risk without a why convinces nobody."""
    for pair in combinations(ALL, 2):
        assert _headed(_answer(*pair), "why"), pair
        assert Notice("no-data-is-not-safe") not in _answer(*pair).parts


def test_a_pair_that_people_ask_about_most_is_not_answered_from_a_rule() -> None:
    """What holds for two kinds says little about MDMA with alcohol."""
    for pair in combinations(OFTEN, 2):
        assert Notice("from-a-rule") not in _answer(*pair).parts


def test_a_risk_from_a_rule_says_so() -> None:
    """People weigh what is known of these two otherwise than what holds for their kinds."""
    seen = set()
    for pair in combinations(ALL, 2):
        known, parts = library().pair(*pair), _answer(*pair).parts
        assert Notice("no-data-is-not-safe") not in parts  # not one of the 2,016 is without data
        assert (Notice("from-a-rule") in parts) is known.by_rule
        seen.add(known.by_rule)
    assert seen == {False, True}


@pytest.mark.parametrize("ids", list(permutations(("alcohol", "ghb", "lsd"))))
def test_the_worst_pair_comes_first(ids: tuple[str, ...]) -> None:
    """Who reads only the first line must read the gravest."""
    answered = _answer(*ids)
    assert _risks(answered) == [Risk.DANGEROUS, Risk.CAUTION, Risk.LESS_EFFECT]
    assert answered.parts[0] == PairRisk(("alcohol", "ghb"), Risk.DANGEROUS)
    assert answered.risk is Risk.DANGEROUS
    assert Notice("more-than-two") in answered.parts
    assert _headed(answered, "why")[0] == library().pair("alcohol", "ghb").because[0]


def test_the_worst_pair_comes_first_among_any_three_that_people_ask_about_most() -> None:
    """All 1140 of them: the risks only go down."""
    for ids in combinations(OFTEN, 3):
        answered = _answer(*ids)
        risks = _risks(answered)
        assert len(risks) == 3
        assert risks == sorted(risks, reverse=True)
        worst = answered.parts[0]
        assert isinstance(worst, PairRisk)
        assert _headed(answered, "why")[0] == library().pair(*worst.substances).because[0]


def test_an_unknown_pair_is_not_hidden_below_one_that_needs_care() -> None:
    """No data is not safe, and ranks above `caution`."""
    risk = {frozenset(pair): library().pair(*pair).risk for pair in combinations(ALL, 2)}
    unknown = [pair for pair, level in risk.items() if level is Risk.UNKNOWN]
    careful = [pair for pair, level in risk.items() if level is Risk.CAUTION]
    for one in unknown[:50]:
        for other in careful:
            rest = one ^ other
            if len(rest) == 2 and risk[rest] <= Risk.CAUTION:
                answered = _answer(*(one | other))
                assert answered.parts[0] == PairRisk(_key(one), Risk.UNKNOWN)
                return
    pytest.fail("no such three substances")


def _key(pair: frozenset[str]) -> tuple[str, str]:
    one, other = sorted(pair)
    return one, other


def test_each_sentence_is_said_once_and_not_too_many() -> None:
    """Four substances share their reasons; a wall of text is not read."""
    answered = _answer("alcohol", "ghb", "ketamine", "heroin")
    for heading in ("why", "if-you-do"):
        said = _headed(answered, heading)
        assert 1 <= len(said) <= 6
        assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    "ids",
    [
        ("alcohol", "ghb"),
        ("alcohol", "ghb", "lsd"),
        ("alcohol", "cocaine", "ghb", "lsd"),
    ],
)
def test_each_substance_can_be_asked_on_about(ids: tuple[str, ...]) -> None:
    """What not to mix with it, one button for each."""
    choices = _answer(*ids).choices
    assert {choice.substances for choice in choices} == {(id_,) for id_ in ids}
    assert {choice.topic for choice in choices} == {"mixing"}


@pytest.mark.parametrize("risk", sorted(Risk))
@pytest.mark.parametrize("language", sorted(_SAFE_WORDS))
def test_no_severity_word_says_safe(risk: Risk, language: str) -> None:
    """No combination is safe; a word that says so would be quoted."""
    word = library().text(f"risk.{risk.id}", language)
    assert word
    words = word.casefold()
    # "niebezpiecznie" is Polish for dangerous.
    assert [safe for safe in _SAFE_WORDS[language] if safe in _UNSAFE_WORDS.sub("", words)] == []


def test_severity_words_differ_from_each_other() -> None:
    """Two risks with one word would be one risk to the reader."""
    for language in _SAFE_WORDS:
        words = {library().text(f"risk.{risk.id}", language) for risk in Risk}
        assert len(words) == len(Risk)


def test_it_is_said_how_long_to_wait_after_each_of_two() -> None:
    """Whether a beer goes a day after MDMA is answered from the timings of MDMA."""
    facts = [part for part in _answer("alcohol", "mdma").parts if isinstance(part, Facts)]
    waits = {fact.substance: fact.span for part in facts for fact in part.facts}
    for id_ in ("alcohol", "mdma"):
        wait = library().substances[id_].wait
        assert wait
        assert waits[id_] == (wait.clear_h, wait.clear_h)


def test_no_waiting_time_is_given_where_it_would_mislead() -> None:
    """Among three the pairs matter more; methadone works on for longer than a number can say."""
    assert not any(isinstance(part, Facts) for part in _answer("alcohol", "mdma", "lsd").parts)
    facts = [part for part in _answer("heroin", "methadone").parts if isinstance(part, Facts)]
    assert "methadone" not in {fact.substance for part in facts for fact in part.facts}


def test_what_it_may_have_been_instead_is_the_first_choice() -> None:
    """Somebody in danger taps before reading about each substance."""
    first_aid = Request("emergency", ("ghb", "heroin"), emergency="opioid-overdose")
    asked = replace(Request("combination", ("ghb", "heroin")), alternatives=(first_aid,))
    assert module.answer(asked, library()).choices[0] == first_aid

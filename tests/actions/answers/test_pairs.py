"""What an answer on something else has to tell of several substances."""

from __future__ import annotations

from actions.answer import Notice, PairRisk
from actions.answers.pairs import dangers, pairs_of
from actions.library.model import Risk
from actions.understanding import Request, together
from tests.support.bot import library


def _told(request: Request) -> list[tuple[str, str]]:
    return [p.substances for p in dangers(request, library()) if isinstance(p, PairRisk)]


def _notices(request: Request) -> list[str]:
    return [p.id for p in dangers(request, library()) if isinstance(p, Notice)]


def test_the_most_dangerous_pair_comes_first() -> None:
    """Whoever reads one line reads that one."""
    pairs = pairs_of(("caffeine", "ghb", "alcohol"), library())
    assert pairs[0][1] == ("alcohol", "ghb")
    assert [pair.risk for pair, _ in pairs] == sorted((p.risk for p, _ in pairs), reverse=True)


def test_of_what_was_talked_about_only_pairs_with_what_is_asked_about_are_told() -> None:
    """“And how long does tramadol last” after alcohol and GHB: of those two it was told."""
    both = together(("alcohol", "ghb", "tramadol"))
    alone = Request("substance", ("tramadol",), topic="duration", alternatives=(both,))
    assert _told(alone) == [("alcohol", "tramadol"), ("ghb", "tramadol")]


def test_of_many_dangers_three_are_told_and_that_there_are_more() -> None:
    """Sixteen lines above an answer are read by nobody."""
    many = Request("guide", ("alcohol", "ghb", "heroin", "methadone"), topic="quitting")
    assert len(_told(many)) == 3
    assert _notices(many) == ["more-than-two"]


def test_a_single_pair_from_a_rule_says_so() -> None:
    """That nobody described exactly these two is said; of several pairs it would be of which."""
    by_rule = next(
        key
        for pair, key in pairs_of(library().substances, library())
        if pair.by_rule and pair.risk == Risk.DANGEROUS
    )
    assert _notices(Request("guide", by_rule, topic="quitting")) == ["from-a-rule"]
    known = Request("guide", ("alcohol", "ghb"), topic="quitting")
    assert (_told(known), _notices(known)) == ([("alcohol", "ghb")], [])


def test_a_question_on_one_substance_alone_tells_nothing() -> None:
    """There is no second one."""
    assert dangers(Request("substance", ("ghb",), topic="dose"), library()) == []

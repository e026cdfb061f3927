"""Every question that can be understood has an answer, and a forged one is known as such."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.answers import answer, is_known
from actions.answers.substances import TOPICS
from actions.router import route
from actions.understanding import Context, Intent, Request, Understanding
from bot.notices import NOTICES
from bot.rendering.compose import compose
from tests.support.bot import library

_NLU_DATA = Path(__file__).parents[3] / "nlu" / "data"


def _intents() -> list[str]:
    """Every intent that the classifier can name."""
    found = set()
    for path in sorted((_NLU_DATA / "en").glob("*.yml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        found |= {entry["intent"] for entry in data["nlu"] if "intent" in entry}
    return sorted(found)


@pytest.mark.parametrize("intent", _intents())
@pytest.mark.parametrize("substances", [(), ("mdma",), ("mdma", "alcohol")])
def test_every_intent_is_answered_or_offered(intent: str, substances: tuple[str, ...]) -> None:
    """A question the classifier knows and the content does not would end in an apology."""
    for confidence in (0.95, 0.2):
        understood = Understanding(substances, (), ("gent",), (Intent(intent, confidence),))
        request = route(understood, Context(), library())
        assert is_known(request, library())
        document = compose(answer(request, library()), "nl", library())
        assert document.blocks


def test_the_classifier_knows_every_kind_of_question() -> None:
    """A file of training sentences that is not read would make the test above say nothing."""
    kinds = {Intent(name, 1.0).kind for name in _intents()}
    assert kinds >= {"substance", "combination", "service", "emergency", "rights", "guide", "chat"}
    assert len(_intents()) > 80


def test_every_answer_names_notices_that_exist() -> None:
    """A notice without a sentence is an error in front of a person."""
    requests = [
        *(Request("substance", (s,), topic=t) for s in library().substances for t in TOPICS),
        *(Request("service", need="naloxone", place=p) for p in library().place_names["en"]),
        *(Request("emergency", emergency=e) for e in library().emergencies),
        *(Request("rights", topic=r) for r in library().rights),
        Request("guide", topic="no-such-guide"),
        Request("combination", ("alcohol", "ghb", "paracetamol")),
        *(Request("unclear", topic=t) for t in (None, "which-substance", "name-the-substance")),
        *(Request("declined", topic=t) for t in ("buying", "selling", "making", "harming")),
    ]  # fmt: skip
    needed = {
        part.id
        for request in requests
        for part in answer(request, library()).parts
        if type(part).__name__ == "Notice"
    }
    assert len(needed) > 10
    assert needed - NOTICES.keys() == set()


@pytest.mark.parametrize(
    "request_",
    [
        Request("substance", ("mdma",), topic="dose"),
        Request("combination", ("ghb", "mdma", "alcohol")),
        Request("service", need="talk"),
        Request("service", need="talk", place="gent"),
        Request("emergency", ("mdma",), emergency="seizure"),
        Request("rights", topic="possession"),
        Request("guide", topic="party"),
        Request("chat", topic="thanks"),
    ],
)
def test_what_exists_is_known(request_: Request) -> None:
    """An honest button has to work."""
    assert is_known(request_, library())


@pytest.mark.parametrize(
    "request_",
    [
        Request("substance", ("nothing",), topic="dose"),
        Request("substance", (), topic="dose"),
        Request("substance", ("mdma", "ghb"), topic="dose"),
        Request("substance", ("mdma",), topic="price"),
        Request("substance", ("mdma",)),
        Request("combination", ("mdma",)),
        Request("combination", ("mdma", "mdma")),
        Request("combination", ("mdma", "nothing")),
        Request("service", need="pizza"),
        Request("service"),
        Request("service", need="talk", place="atlantis"),
        Request("service", ("nothing",), need="talk"),
        Request("emergency", emergency="boredom"),
        Request("emergency"),
        Request("rights", topic="party"),
        Request("guide", topic="possession"),
        Request("payment"),
        Request("chat", topic="nothing"),
        Request("declined", topic="nothing"),
    ],
)
def test_what_does_not_exist_is_not_known(request_: Request) -> None:
    """A button may be years old, or forged."""
    assert not is_known(request_, library())

"""What was understood of a question. Made by the NLU side, read by the router."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

MOST_CHOICES = 3  # readings that a question back offers
TAKE = 0.34  # below this the bot asks, with the likeliest readings to choose from
OFFER = 0.08  # a reading this likely is worth a button
# All emergencies together below this: the classifier, which is shown the signs too, sees none.
NO_EMERGENCY = 0.2
_LENDS_ITS_WORDS = "en"  # a name that a language does not list is most often borrowed from English


@dataclass(frozen=True)
class Intent:
    """A reading of the question, `<kind>_<id>`, with its probability."""

    name: str
    confidence: float

    @property
    def kind(self) -> str:
        """substance, combination, service, emergency, rights, guide, chat, declined, unclear."""
        return self.name.partition("_")[0]

    @property
    def id(self) -> str:
        """What of that kind: a topic, a need, an emergency …; empty for combination."""
        return self.name.partition("_")[2]


@dataclass(frozen=True)
class Understanding:
    """Names, signs and likely questions of one text. Says nothing about who wrote it."""

    substances: tuple[str, ...] = ()  # ids that are meant, in the order of the text
    hinted: tuple[str, ...] = ()  # named by a word that is a name only in such a question
    ambiguous: tuple[tuple[str, ...], ...] = ()  # names that may mean several substances
    # Names that mean something else in another language: what each language means by them.
    by_language: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    places: tuple[str, ...] = ()
    intents: tuple[Intent, ...] = ()  # most likely first; empty when only the matcher answered
    emergencies: tuple[str, ...] = ()  # whose signs the lexicon found
    languages: tuple[tuple[str, float], ...] = ()
    follow_up: bool = False  # begins like an addition: "and with alcohol?"
    only_names: bool = False  # nothing but names: "ghb?"
    # How likely the text is about each of several substances, where that was judged.
    meant: Mapping[str, float] = field(default_factory=dict)

    def in_language(self, language: str) -> Understanding:
        """The same with each name read as a language means it; as all mean it where it does not."""
        read = [
            readings.get(language)
            or readings.get(_LENDS_ITS_WORDS)
            or tuple(sorted({id_ for ids in readings.values() for id_ in ids}))
            for readings in self.by_language
        ]
        sure = (meant[0] for meant in read if len(meant) == 1)
        substances = tuple(dict.fromkeys((*self.substances, *sure)))
        # What may be one that is named is that one.
        vague = (meant for meant in read if len(meant) > 1 and set(meant).isdisjoint(substances))
        return replace(
            self, substances=substances, ambiguous=(*self.ambiguous, *vague), by_language=()
        )

    @property
    def likeliest(self) -> Intent | None:
        """The likeliest reading; None when only the matcher answered."""
        return next(iter(self.intents), None)

    def mass(self, kind: str) -> float:
        """The probability that the question is of a kind."""
        return sum(intent.confidence for intent in self.of(kind))

    def of(self, kind: str) -> Iterator[Intent]:
        """The intents of a kind, most likely first."""
        return (intent for intent in self.intents if intent.kind == kind)

    def best(self, kind: str) -> Intent | None:
        """The likeliest intent of a kind."""
        return next(self.of(kind), None)


@dataclass(frozen=True)
class Context:
    """What the talk was about: lets "and how long?" be understood. Nothing about the person."""

    substances: tuple[str, ...] = ()
    topic: str | None = None
    need: str | None = None


@dataclass(frozen=True)
class Request:
    """A question that content can answer: what a button carries and what the router decides."""

    kind: str
    substances: tuple[str, ...] = ()
    topic: str | None = None
    need: str | None = None
    place: str | None = None
    emergency: str | None = None
    confidence: float = 1.0
    alternatives: tuple[Request, ...] = field(default=(), compare=False)  # other likely readings


def together(ids: Iterable[str], confidence: float = 1.0) -> Request:
    """The question about substances that are taken together."""
    return Request("combination", in_order(ids), confidence=confidence)


def as_read(intent: Intent, understood: Understanding) -> Request:
    """A reading of a question as the request that content can answer."""
    place = understood.places[0] if understood.places else None
    named = in_order(understood.substances)
    match intent.kind:
        case "service":
            return Request("service", named, need=intent.id, place=place,
                           confidence=intent.confidence)  # fmt: skip
        case "emergency":
            return Request("emergency", named, emergency=intent.id, confidence=intent.confidence)
        case "rights":
            return Request("rights", named, topic=intent.id, place=place,
                           confidence=intent.confidence)  # fmt: skip
        case _:
            return Request(intent.kind, named, topic=intent.id, confidence=intent.confidence)


def in_order(ids: Iterable[str]) -> tuple[str, ...]:
    """Each id once, sorted: the order of the contract."""
    return tuple(sorted(set(ids)))

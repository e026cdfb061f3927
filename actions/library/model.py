"""What content is made of. Facts and ids only; words are `Statement`s, looked up by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

Number = int | float
Span = tuple[Number, Number]  # lowest and highest
Parameters = Mapping[str, Number | Span]


class Risk(IntEnum):
    """Risk of a combination, from least to most dangerous (contract/vocabulary.yml)."""

    LOW_RISK = 0
    LESS_EFFECT = 1
    CAUTION = 2
    UNKNOWN = 3  # not enough is known: treated as unsafe, so it ranks above caution
    UNSAFE = 4
    DANGEROUS = 5

    @property
    def id(self) -> str:
        """The id of the contract, e.g. `less-effect`."""
        return self.name.lower().replace("_", "-")

    @classmethod
    def of(cls, id_: str) -> Risk:
        """The risk with an id. Raises KeyError for an unknown one."""
        return cls[id_.upper().replace("-", "_")]


@dataclass(frozen=True)
class Statement:
    """A sentence with an id, in as many languages as there are. `{name}` stands for a number."""

    id: str
    texts: Mapping[str, str]
    sources: tuple[str, ...] = ()
    parameters: Parameters = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """A statement as it is used in an answer; other numbers than its own where that says so."""

    statement: str
    parameters: Parameters = field(default_factory=dict)


@dataclass(frozen=True)
class Timing:
    """How a substance runs by one route. Minutes for the onset, hours for the rest."""

    route: str
    onset_min: Span | None
    peak_h: Span | None
    duration_h: Span | None
    after_h: Span | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Wait:
    """Cautious waiting times in hours: before more of the same, before something else."""

    redose_h: Number | None
    clear_h: Number


@dataclass(frozen=True)
class Substance:
    """What is known of one substance. `topics` holds its own lines, without the class's."""

    id: str
    class_: str
    groups: tuple[str, ...]
    timings: tuple[Timing, ...]
    wait: Wait | None
    detection: Mapping[str, Span]  # urine_d, saliva_h, blood_h, hair_d: days or hours
    topics: Mapping[str, tuple[Line, ...]]


@dataclass(frozen=True)
class Pair:
    """What is known of two substances together. `by_rule`: from their groups, not themselves."""

    risk: Risk
    because: tuple[str, ...]
    do: tuple[str, ...]
    by_rule: bool = False
    lowered: bool = False  # an editor gave a reason and a source for a milder risk than before


@dataclass(frozen=True)
class PairRule:
    """A risk that holds for any substance of one group with any of another."""

    groups: tuple[str, str]
    pair: Pair


@dataclass(frozen=True)
class Call:
    """What to say to 112, in Dutch and French, and how it sounds in other scripts."""

    nl: str
    fr: str
    meaning: str
    sounds_nl: str
    sounds_fr: str


@dataclass(frozen=True)
class Emergency:
    """First aid: numbered steps, one thing each."""

    id: str
    title: str
    call_112: str  # now, if-worse or no
    say: str | None
    signs: tuple[Line, ...]
    steps: tuple[Line, ...]
    never: tuple[Line, ...]
    after: tuple[Line, ...]
    services: tuple[str, ...]
    see: tuple[str, ...]


@dataclass(frozen=True)
class Guide:
    """Know-how that is not about one substance."""

    id: str
    title: str
    lines: tuple[Line, ...]
    needs: tuple[str, ...]
    see: tuple[str, ...]


@dataclass(frozen=True)
class RightsTopic:
    """Law and rights, per country, with the day each was last checked (ISO)."""

    id: str
    title: str
    countries: Mapping[str, tuple[Line, ...]]
    checked: Mapping[str, str]
    services: tuple[str, ...]


@dataclass(frozen=True)
class OpeningHours:
    """Opening hours on some days of the week: mon … sun, HH:MM."""

    days: tuple[str, ...]
    opens: str
    closes: str


@dataclass(frozen=True)
class Service:
    """Where to go, whom to call. None means: not known."""

    id: str
    name: str
    needs: tuple[str, ...]
    places: tuple[str, ...]  # slugs of cities, or nl / be for the whole country
    country: str
    phone: str | None
    website: str | None
    address: str | None
    languages: tuple[str, ...]
    anonymous: bool | None
    free: bool | None
    papers: bool | None
    always_open: bool
    hours: tuple[OpeningHours, ...]
    check: bool  # what is known may be out of date: call or look first
    note: Line | None
    checked: str


@dataclass(frozen=True)
class Source:
    """A page that a fact was read on."""

    id: str
    name: str
    url: str | None
    checked: str


@dataclass(frozen=True)
class Language:
    """A language the bot speaks. `name` in its own words."""

    code: str
    name: str
    direction: str
    fallback: str | None  # the second language its readers are most likely to read
    speaks: bool  # answers exist in it
    draft: bool  # no native speaker has read the texts

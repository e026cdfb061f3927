"""The whole content, read-only, with the look-ups that answers need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from actions.library.model import (
    Call,
    Emergency,
    Guide,
    Language,
    Line,
    Pair,
    PairRule,
    Parameters,
    RightsTopic,
    Risk,
    Service,
    Source,
    Statement,
    Substance,
)

NO_DATA = Pair(Risk.UNKNOWN, because=(), do=(), by_rule=True)


@dataclass
class Library:
    """Everything `content/` says. Built by `load`; nothing changes it afterwards."""

    languages: dict[str, Language] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    class_lines: dict[str, dict[str, tuple[Line, ...]]] = field(default_factory=dict)
    substances: dict[str, Substance] = field(default_factory=dict)
    pairs: dict[tuple[str, str], Pair] = field(default_factory=dict)
    rules: list[PairRule] = field(default_factory=list)
    emergencies: dict[str, Emergency] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)
    guides: dict[str, Guide] = field(default_factory=dict)
    rights: dict[str, RightsTopic] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)  # place → nl or be
    substance_names: dict[str, dict[str, str]] = field(
        default_factory=dict
    )  # language → id → shown
    place_names: dict[str, dict[str, str]] = field(default_factory=dict)
    # language → statements that a native speaker has read as they stand; all others are drafts
    read_by_natives: dict[str, frozenset[str]] = field(default_factory=dict)

    def text(self, statement: str, language: str) -> str | None:
        """A statement in a language, or None where it is not translated."""
        found = self.statements.get(statement)
        return found.texts.get(language) if found else None

    def parameters_of(self, line: Line) -> Parameters:
        """The numbers of a line: its own, else those its statement was written with."""
        found = self.statements.get(line.statement)
        return line.parameters or (found.parameters if found else {})

    def speaks(self, language: str, statements: Iterable[str]) -> bool:
        """Whether every one of these statements exists in a language."""
        return all(self.text(statement, language) is not None for statement in statements)

    def substance_name(self, id_: str, language: str) -> str:
        """What a substance is called in a language; the English name, then the id, at worst."""
        return _name(self.substance_names, id_, language)

    def place_name(self, slug: str, language: str) -> str:
        """What a city is called in a language."""
        return _name(self.place_names, slug, language)

    def lines_of(self, substance: str, topic: str) -> tuple[Line, ...]:
        """What to say on a topic: the substance's own lines, then those of its class."""
        known = self.substances[substance]
        return known.topics.get(topic, ()) + self.class_lines.get(known.class_, {}).get(topic, ())

    def pair(self, one: str, other: str) -> Pair:
        """What is known of two substances together: the pair itself, else the first rule.

        Without either, the risk is `unknown`: no data is not safe.
        """
        known = self.pairs.get(pair_key(one, other))
        if known:
            return known
        mine, theirs = self._groups(one), self._groups(other)
        for rule in self.rules:
            first, second = rule.groups
            if (first in mine and second in theirs) or (second in mine and first in theirs):
                return rule.pair
        return NO_DATA

    def _groups(self, substance: str) -> tuple[str, ...]:
        known = self.substances.get(substance)
        return known.groups if known else ()

    def services_for(self, need: str, place: str | None, country: str | None) -> list[Service]:
        """Services for a need: those of the place first, then those of its whole country.

        Without a place, national services of both countries.
        """
        here = [s for s in self.services.values() if need in s.needs]
        local = [s for s in here if place and place in s.places]
        national = [s for s in here if s not in local and any(p in ("nl", "be") for p in s.places)]
        if country:
            national = [s for s in national if s.country == country]
        return local + national

    def country_of(self, place: str) -> str | None:
        """The country of a city."""
        return self.countries.get(place)


def pair_key(one: str, other: str) -> tuple[str, str]:
    """The key of a pair: in alphabetical order, so that A with B is B with A."""
    return (one, other) if one <= other else (other, one)


def _name(names: Mapping[str, Mapping[str, str]], id_: str, language: str) -> str:
    for code in (language, "en", "nl"):
        if id_ in names.get(code, {}):
            return names[code][id_]
    return id_

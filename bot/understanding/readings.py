"""What Rasa or the matcher says, as an `Understanding` the rest may trust."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from typing import Any

from actions.answers import is_known
from actions.answers.substances import TOPICS
from actions.library import Library
from actions.understanding import Intent, Request, Understanding
from nlu.matching import Reading


class NotTrustedError(ValueError):
    """An answer of the NLU server that cannot be what it should be."""


def from_matcher(reading: Reading, library: Library) -> Understanding:
    """What names and small words alone tell."""
    named = [m for m in reading.mentions if m.kind == "substance" and not m.negated]
    meant = [m for m in named if not m.hinted]
    return Understanding(
        substances=_unique(m.id for m in meant if m.id in library.substances),
        hinted=_unique(m.id for m in named if m.hinted and m.id in library.substances),
        ambiguous=tuple(m.ids for m in meant if m.id is None and not m.by_language),
        by_language=tuple(dict(m.by_language) for m in meant if m.by_language),
        places=_unique(m.id for m in reading.mentions if m.kind == "place" and m.id),
        emergencies=tuple(e for e in reading.emergencies if e in library.emergencies),
        languages=reading.languages,
        follow_up=reading.follow_up,
        only_names=reading.only_names,
    )


def from_rasa(data: Any, library: Library) -> Understanding:
    """What the NLU server answered, checked: only ids that exist, only finite confidences.

    Raises:
        NotTrustedError: when it is not what our pipeline sends; the matcher answers then.
    """
    try:
        named = [e for e in data["entities"] if e["entity"] == "substance" and not e.get("negated")]
        meant = [e for e in named if not e.get("hinted")]
        hints = [e["value"] for e in named if e.get("hinted")]
        places = [e["value"] for e in data["entities"] if e["entity"] == "place" and e["value"]]
        return Understanding(
            substances=_known(
                (e["value"] for e in meant if e["value"] is not None), library.substances
            ),
            hinted=_known(hints, library.substances),
            meant=_shares(meant),
            ambiguous=tuple(
                _known(e["candidates"], library.substances)
                for e in meant
                if e["value"] is None and not e.get("by_language")
            ),
            by_language=tuple(
                {
                    code: _known(ids, library.substances)
                    for code, ids in e["by_language"].items()
                    if code in library.languages
                }
                for e in meant
                if e.get("by_language")
            ),
            places=_known(places, library.place_names["en"]),
            intents=tuple(_intents(data["intent_ranking"], library)),
            emergencies=_known(data["emergencies"], library.emergencies),
            languages=tuple(
                (language, _probability(entry["confidence"]))
                for entry in data["languages"]
                for language in _known([entry["name"]], library.languages)
            ),
            follow_up=data["follow_up"] is True,
            only_names=data["only_names"] is True,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise NotTrustedError from error


def _shares(entities: Iterable[Any]) -> dict[str, float]:
    """How likely a text is about each substance; about what it names twice, the likelier."""
    shares: dict[str, float] = {}
    for entity in entities:
        if entity["value"] is not None and "meant" in entity:
            share = _probability(entity["meant"])
            shares[str(entity["value"])] = max(share, shares.get(str(entity["value"]), 0.0))
    return shares


def _intents(ranking: Iterable[Any], library: Library) -> Iterable[Intent]:
    for entry in ranking:
        intent = Intent(str(entry["name"]), _probability(entry["confidence"]))
        if not _is_known(intent, library):
            raise NotTrustedError
        yield intent


def _is_known(intent: Intent, library: Library) -> bool:
    """Whether an intent is one of ours: its kind, and the topic, need or emergency it names."""
    match intent.kind:
        case "combination":
            return not intent.id
        case "substance":
            return intent.id in TOPICS
        case "service":
            return library.text(f"need.{intent.id}", "en") is not None
        case "unclear":
            return True
        case "emergency":
            return intent.id in library.emergencies
        case _:
            return is_known(Request(intent.kind, topic=intent.id), library)


def _probability(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotTrustedError
    if not math.isfinite(value) or not 0 <= value <= 1.0001:
        raise NotTrustedError
    return min(float(value), 1.0)


def _unique(ids: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(id_) for id_ in ids))


def _known(ids: Iterable[Any], known: Collection[str]) -> tuple[str, ...]:
    """The ids, each once; an id that does not exist makes the whole answer untrustworthy."""
    found = _unique(ids)
    if any(id_ not in known for id_ in found):
        raise NotTrustedError
    return found

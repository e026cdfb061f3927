"""What Rasa or the matcher says, as an `Understanding` the rest may trust."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from actions.library import Library
from actions.understanding import Intent, Understanding
from nlu.matching import Reading

KINDS = frozenset(
    ("substance", "combination", "service", "emergency", "rights", "guide", "chat", "declined",
     "unclear")
)  # fmt: skip


class NotTrustedError(ValueError):
    """An answer of the NLU server that cannot be what it should be."""


def from_matcher(reading: Reading, library: Library) -> Understanding:
    """What names and small words alone tell."""
    named = [m for m in reading.mentions if m.kind == "substance" and not m.negated]
    meant = [m for m in named if not m.hinted]
    return Understanding(
        substances=_unique(m.id for m in meant if m.id in library.substances),
        hinted=_unique(m.id for m in named if m.hinted and m.id in library.substances),
        ambiguous=tuple(m.ids for m in meant if m.id is None),
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
            substances=_unique(e["value"] for e in meant if e["value"] in library.substances),
            hinted=_unique(id_ for id_ in hints if id_ in library.substances),
            ambiguous=tuple(
                _unique(id_ for id_ in e["candidates"] if id_ in library.substances)
                for e in meant
                if e["value"] is None
            ),
            places=_unique(slug for slug in places if slug in library.place_names["en"]),
            intents=tuple(_intents(data["intent_ranking"])),
            emergencies=tuple(e for e in data["emergencies"] if e in library.emergencies),
            languages=tuple(
                (str(entry["name"]), _probability(entry["confidence"]))
                for entry in data["languages"]
                if entry["name"] in library.languages
            ),
            follow_up=data["follow_up"] is True,
            only_names=data["only_names"] is True,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise NotTrustedError from error


def _intents(ranking: Iterable[Any]) -> Iterable[Intent]:
    for entry in ranking:
        intent = Intent(str(entry["name"]), _probability(entry["confidence"]))
        if intent.kind not in KINDS:
            raise NotTrustedError
        yield intent


def _probability(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotTrustedError
    if not math.isfinite(value) or not 0 <= value <= 1.0001:
        raise NotTrustedError
    return min(float(value), 1.0)


def _unique(ids: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(id_) for id_ in ids))

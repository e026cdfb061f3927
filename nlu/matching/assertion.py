"""How likely a text is about each name in it, and does not only mention it: "I quit the speed".

Words beside a name cannot tell (`negation.py`): "this morning" and "last year" make the difference,
at any distance. So the sentence encoder judges, where several substances are named. It leaves none
out by itself, as one left out wrongly may cost a life: where it doubts, the person is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from nlu.matching.matcher import Reading
from nlu.matching.mention import Mention

Place = tuple[int, int]  # where a name begins and ends
# Parts of a text, before, between and after its names → how likely it is about each name.
Judge = Callable[[Sequence[str]], Sequence[float]]

_MOST_NAMES = 8  # more are a list, and each might take a look of its own


def likely_meant(text: str, reading: Reading, judge: Judge) -> Mapping[Place, float]:
    """How likely a text is about the name at each place; empty where there is nothing to judge.

    That is where fewer than two substances are named, where nothing but names is said, and where
    somebody may be in danger: then all that is named counts.
    """
    if reading.only_names or reading.emergencies:
        return {}
    named = [m for m in reading.mentions if m.kind == "substance" and not m.hinted]
    places = list(dict.fromkeys(map(_place, named)))  # a speedball is two at one place
    several = len({m.ids for m in named if not m.negated}) > 1
    if not several or not 2 <= len(places) <= _MOST_NAMES:
        return {}
    bounds = [0, *(bound for place in places for bound in place), len(text)]
    parts = [text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    return dict(zip(places, judge(parts), strict=True))


def _place(mention: Mention) -> Place:
    return mention.start, mention.end

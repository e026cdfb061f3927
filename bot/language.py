"""Which language a reply is in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

DEFAULT = "en"
# How much a hint weighs against what the text itself looks like (confidences from 0 to 1).
_PREVIOUS = 0.35  # what the talk was in until now
_PROFILE = (
    0.25  # what the Telegram app is set to: people without papers often have a second-hand phone
)


def choose(
    ranked: Sequence[tuple[str, float]],
    *,
    known: Collection[str],
    chosen: str | None = None,
    previous: str | None = None,
    profile: str | None = None,
    only_names: bool = False,
    short: bool = False,
) -> str:
    """The language to answer in.

    Args:
        ranked: languages of the text, with confidences, best first.
        known: languages that exist here; anything else is ignored.
        chosen: what the person chose; it wins.
        previous: what the talk was in.
        profile: the code Telegram reports (may be "pt-br", may be unknown here).
        only_names: the text is nothing but names ("ghb?"), which belong to every language.
        short: the text is a word or two ("hallo"), too little to go by: hints weigh double.
    """
    if chosen in known:
        return str(chosen)
    weight = 2 if short else 1
    hints = ((previous, _PREVIOUS * weight), (_base(profile), _PROFILE * weight))
    if only_names or not ranked:
        possible = dict(ranked)
        # Latin letters for a name are used in every language; another alphabet tells something.
        anywhere = not ranked or "en" in possible
        for hint, _ in hints:
            if hint in known and (anywhere or hint in possible):
                return str(hint)
        if not ranked:
            return DEFAULT
    weighed = {
        code: confidence + sum(weight for hint, weight in hints if hint == code)
        for code, confidence in ranked
        if code in known
    }
    return max(weighed, key=weighed.__getitem__) if weighed else DEFAULT


def _base(profile: str | None) -> str | None:
    """The language of a tag: "nl-BE" → "nl"."""
    return profile.replace("_", "-").split("-", 1)[0].lower() if profile else None

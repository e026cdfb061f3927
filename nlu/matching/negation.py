"""Mark names that are said not to be taken: "no alcohol, just weed".

A name wrongly left out of a combination is worse than one too many, so only words right beside a
name negate it, and a bare "not" never does ("why not GHB with alcohol" is about both).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlu.matching.lexicon import Phrase, SmallWords
from nlu.matching.mention import Mention
from nlu.matching.text import Token

# Letters of a word that may stand between: "without any weed". "No idea, ghb …" negates nothing,
# nor does "nothing but beer".
_SMALL_WORD = 3


def mark_negated(
    tokens: Sequence[Token], mentions: Sequence[Mention], words: SmallWords
) -> list[Mention]:
    """The mentions, with those that are negated marked.

    When every substance is negated none is marked: "what if I drink without food or alcohol" is
    still about alcohol. Places are never negated.
    """
    forms = tuple(token.form for token in tokens)
    marked: list[Mention] = []
    negation_goes_on = False  # "no alcohol or weed": the second shares the negation
    end_of_previous = 0
    for mention in mentions:
        first = next(i for i, t in enumerate(tokens) if t.start >= mention.start)
        last = max(i for i, t in enumerate(tokens) if t.end <= mention.end)
        opening = [i for i in range(end_of_previous, first + 1) if tokens[i].opens]
        start = max(opening, default=end_of_previous)
        negation_goes_on = negation_goes_on and not opening
        between = forms[start:first]
        shared = negation_goes_on and len(between) == 1 and between[0] in words.joins
        # "Coke? No, speed": what a comma parts is no negation of it.
        before = shared or (not _apart(tokens, first) and _ends_with_any(between, words))
        after = not _apart(tokens, last + 1) and _starts_with_any(
            forms[last + 1 :], words.negation_after
        )
        negated = mention.kind == "substance" and (before or after) and not mention.hinted
        marked.append(replace(mention, negated=negated))
        negation_goes_on = negated and before
        end_of_previous = last + 1
    substances = [m for m in marked if m.kind == "substance" and not m.hinted]
    if all(mention.negated for mention in substances):
        return [replace(mention, negated=False) for mention in marked]
    return marked


def _apart(tokens: Sequence[Token], second: int) -> bool:
    """Whether more than a space parts a word from the one before it."""
    return 0 < second < len(tokens) and tokens[second].start - tokens[second - 1].end > 1


def _ends_with_any(forms: Sequence[str], words: SmallWords) -> bool:
    """Whether a negation stands right before, with at most a small word between."""
    small = bool(forms) and len(forms[-1]) <= _SMALL_WORD and forms[-1] not in words.but
    return any(
        phrase and tuple(forms[: len(forms) - gap])[-len(phrase) :] == phrase
        for gap in ((0, 1) if small else (0,))
        for phrase in words.negation_before
    )


def _starts_with_any(forms: Sequence[str], phrases: Sequence[Phrase]) -> bool:
    return any(phrase and tuple(forms[: len(phrase)]) == phrase for phrase in phrases)

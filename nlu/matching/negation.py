"""Mark names that are said not to be taken: "no alcohol, just weed".

A name wrongly left out of a combination is worse than one too many, so only words right beside a
name negate it. A bare "not" does where nothing else can be meant ("ketamine, not GHB"); "why not
GHB with alcohol" is about both. So is "three beers, not had the GHB yet": it will be taken.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from nlu.matching.lexicon import LONGEST_PHRASE, Phrase, SmallWords
from nlu.matching.mention import Mention, ends
from nlu.matching.text import Token

# Letters of a word that may stand between: "without any weed". "No idea, ghb …" negates nothing,
# nor does "nothing but beer".
_SMALL_WORD = 3
_BESIDE_A_NEGATION = 2  # words between "yet" and the "not" that it belongs to, at the most


def mark_negated(
    tokens: Sequence[Token], mentions: Sequence[Mention], words: SmallWords
) -> list[Mention]:
    """The mentions, with those that are negated marked.

    When every substance is negated none is marked: "what if I drink without food or alcohol" is
    still about alcohol. Places are never negated.
    """
    forms = tuple(token.form for token in tokens)
    neither = _neither_nor(tokens, mentions, words)
    marked: list[Mention] = []
    negation_goes_on = False  # "no alcohol or weed": the second shares the negation
    end_of_previous = 0
    after_substance = False
    for mention in mentions:
        first, last = ends(tokens, mention)
        opening = [i for i in range(end_of_previous, first + 1) if tokens[i].opens]
        start = max(opening, default=end_of_previous)
        negation_goes_on = negation_goes_on and not opening
        between = forms[start:first]
        shared = negation_goes_on and len(between) == 1 and between[0] in words.joins
        # "Coke? No, speed": what a comma parts is no negation of it.
        before = shared or (
            not tokens[first].apart and _begins_before(tokens, start, first, last, words)
        )
        bare = (opening or after_substance) and _is_just_not(tokens, start, first, last, words)
        after = _before_negation(tokens, first, last, words)
        may_be = _may_be_negated(mention)
        # A name such as "stop drinking" or "not drinking" is about stopping, whatever stands
        # before it.
        stops = not (words.unless | words.negation_bare).isdisjoint(forms[first : last + 1])
        negated = may_be and bool(before or bare or after or first in neither) and not stops
        if marked and marked[-1].start == mention.start:  # both halves of a speedball
            negated = marked[-1].negated
        marked.append(replace(mention, negated=negated))
        negation_goes_on = negated and before
        after_substance = may_be
        end_of_previous = last + 1
    substances = [mention for mention in marked if _may_be_negated(mention)]
    if all(mention.negated for mention in substances):
        return [replace(mention, negated=False) for mention in marked]
    return marked


def _may_be_negated(mention: Mention) -> bool:
    return mention.kind == "substance" and not mention.hinted


def _neither_nor(
    tokens: Sequence[Token], mentions: Sequence[Mention], words: SmallWords
) -> set[int]:
    """The first words of names in a "neither … nor": the Persian "نه گل نه اکس".

    Only where "neither" stands right before the first name and "nor" right after it, so that what
    comes second may be no name that is known. An Arabic "nor" alone is an "or" and begins nothing.
    """
    found: set[int] = set()
    goes_on_at = -1  # where the "nor" of a chain would stand
    for mention in mentions:
        if not _may_be_negated(mention):
            continue
        first, last = ends(tokens, mention)
        at = first - 1
        if at < 0 or tokens[first].apart:
            continue
        continues = at == goes_on_at and tokens[at].form in words.nor
        next_one = last + 1
        begins = (
            tokens[at].form in words.neither
            and next_one + 1 < len(tokens)
            and tokens[next_one].form in words.nor
            and not tokens[next_one].opens
        )
        if continues or begins:
            found.add(first)
            goes_on_at = next_one
    return found


def _is_just_not(
    tokens: Sequence[Token], start: int, first: int, last: int, words: SmallWords
) -> bool:
    """Whether a bare "not" and a name stand by themselves: "…, not GHB", "not GHB, …".

    "Not GHB with alcohol, right?" goes on after the name, so it is about both.
    """
    at = first - 1
    if at < start or tokens[at].form not in words.negation_bare or tokens[first].apart:
        return False
    asks_why = any(token.form in words.unless for token in tokens[:at])
    begins = at == start or tokens[at].apart
    ends = last + 1 == len(tokens) or tokens[last + 1].apart
    return begins and ends and not asks_why


def _begins_before(
    tokens: Sequence[Token], start: int, first: int, last: int, words: SmallWords
) -> bool:
    """Whether a negation stands before a name, with at most a small word between.

    Where the name begins with a verb or an article the negation reaches into it: "don't smoke" of
    "smoke cigarettes", "pas le" of "le vin".
    """
    forms = tuple(token.form for token in tokens[start : last + 1])
    name = max(first - start, 0)  # a second substance of one name begins before its end
    word = forms[name - 1] if name and not tokens[first - 1].apart else ""
    small = 0 < len(word) <= _SMALL_WORD and word not in words.but
    begins = [
        begin
        for end in range(name - small, len(forms) + 1)
        for begin in range(max(end - LONGEST_PHRASE, 0), min(end, name))
        if forms[begin:end] in words.negation_before
    ]
    if any(begin > 0 and forms[begin - 1] in words.unless for begin in begins):
        return False
    following = _forms_until_a_stop(tokens, last + 1)
    return bool(begins) and not (
        _holds(forms[max(min(begins) - _BESIDE_A_NEGATION, 0) : name], words.not_yet)
        or _begins_with(following, words.not_yet)
    )


def _before_negation(tokens: Sequence[Token], first: int, last: int, words: SmallWords) -> bool:
    """Whether a negation begins after a name, in its sentence: "alcohol no? just …" has none."""
    following = _forms_until_a_stop(tokens, last + 1)
    length = _begins_with(following, words.negation_after)
    before = tuple(token.form for token in tokens[max(first - _BESIDE_A_NEGATION, 0) : first])
    near = (*before, "", *following[: length + _BESIDE_A_NEGATION])
    return length > 0 and not _holds(near, words.not_yet)


def _forms_until_a_stop(tokens: Sequence[Token], at: int) -> Phrase:
    """The words from here until a comma or the end of the sentence."""
    forms: list[str] = []
    for token in tokens[at : at + 2 * LONGEST_PHRASE]:
        if token.opens or token.apart:
            break
        forms.append(token.form)
    return tuple(forms)


def _begins_with(forms: Phrase, phrases: Collection[Phrase]) -> int:
    """How many words the longest phrase has with which these words begin; 0 for none."""
    lengths = range(min(len(forms), LONGEST_PHRASE), 0, -1)
    return next((length for length in lengths if forms[:length] in phrases), 0)


def _holds(forms: Phrase, phrases: Collection[Phrase]) -> bool:
    return any(_begins_with(forms[at:], phrases) for at in range(len(forms)))

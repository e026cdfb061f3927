"""Mark names that are said not to be taken: "no alcohol, just weed".

A name wrongly left out of a combination is worse than one too many, so only words right beside a
name negate it. A bare "not" does where nothing else can be meant ("ketamine, not GHB"); "why not
GHB with alcohol" is about both. So is "three beers, not had the GHB yet": it will be taken. And "no
sertraline for two days, MDMA?": it was taken, and what it still does is the question.
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
# How many words from a name "yet" or "two days" may stand: "… the sertraline for about two days".
_BEFORE_A_NAME, _AFTER_A_NAME = 6, 4


def mark_negated(
    tokens: Sequence[Token], mentions: Sequence[Mention], words: SmallWords
) -> list[Mention]:
    """The mentions, with those that are negated marked.

    When every substance is negated none is marked: "what if I drink without food or alcohol" is
    still about alcohol, and "five days no beer and no oxazepam" about both. Places are never
    negated.
    """
    forms = tuple(token.form for token in tokens)
    neither = _neither_nor(tokens, mentions, words)
    marked: list[Mention] = []
    negation_goes_on = False  # "no alcohol or weed": the second shares the negation
    end_of_previous = 0
    after_substance = False
    all_negated = True
    for number, mention in enumerate(mentions):
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
        next_one = ends(tokens, mentions[number + 1])[0] if number + 1 < len(mentions) else None
        counts = _still_counts(tokens[start:first], tokens[last + 1 : next_one], words)
        # A name such as "stop drinking" or "not drinking" is about stopping, whatever stands
        # before it.
        stops = not (words.unless | words.negation_bare).isdisjoint(forms[first : last + 1])
        said = bool(before or bare or after or first in neither) and not stops
        all_negated = all_negated and (said or not may_be)
        negated = may_be and said and not counts
        if marked and marked[-1].start == mention.start:  # both halves of a speedball
            negated = marked[-1].negated
        marked.append(replace(mention, negated=negated))
        negation_goes_on = may_be and said and before
        after_substance = may_be
        end_of_previous = last + 1
    if all_negated:
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
    return bool(begins) and all(
        begin == 0 or forms[begin - 1] not in words.unless for begin in begins
    )


def _before_negation(tokens: Sequence[Token], first: int, last: int, words: SmallWords) -> bool:
    """Whether a negation begins after a name, in its sentence: "alcohol no? just …" has none.

    Nor has the Turkish "only alcohol not", which is "not only alcohol".
    """
    only = first > 0 and tokens[first - 1].form in words.unless
    return not only and _begins_with(_until_a_stop(tokens[last + 1 :]), words.negation_after)


def _still_counts(before: Sequence[Token], after: Sequence[Token], words: SmallWords) -> bool:
    """Whether what is not taken was, or will be: "not yet", "not any more", "not for two days"."""
    forms = tuple(token.form for token in _since_a_stop(before[-_BEFORE_A_NAME:]))
    following = _until_a_stop(after)[:_AFTER_A_NAME]
    near = (*forms, "", *following)
    return any(_begins_with(near[at:], words.still_counts) for at in range(len(near)))


def _since_a_stop(tokens: Sequence[Token]) -> Sequence[Token]:
    """The last words of some, without those before a comma."""
    stops = [at for at, token in enumerate(tokens) if token.opens or token.apart]
    return tokens[max(stops, default=0) :]


def _until_a_stop(tokens: Sequence[Token]) -> Phrase:
    """The first words of some, until a comma or the end of the sentence."""
    stops = (at for at, token in enumerate(tokens) if token.opens or token.apart)
    return tuple(token.form for token in tokens[: next(stops, len(tokens))])


def _begins_with(forms: Phrase, phrases: Collection[Phrase]) -> bool:
    return any(forms[:length] in phrases for length in range(1, LONGEST_PHRASE + 1))

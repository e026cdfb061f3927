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


def mark_negated(
    tokens: Sequence[Token], mentions: Sequence[Mention], words: SmallWords
) -> list[Mention]:
    """The mentions, with those that are negated marked.

    When every substance is negated none is marked: "what if I drink without food or alcohol" is
    still about alcohol. Places are never negated.
    """
    forms = tuple(token.form for token in tokens)
    neither = _neither_nor(tokens, mentions, words)
    places = [ends(tokens, mention) for mention in mentions]
    said: list[bool] = []  # of each name, whether it is said not to be taken
    counts: list[bool] = []  # and whether it counts all the same, itself or one it is joined to
    chain = 0  # where the names that are joined to this one begin
    negation_goes_on = False  # "no alcohol or weed": the second shares the negation
    end_of_previous = 0
    after_substance = False
    for number, mention in enumerate(mentions):
        if number and mention.start == mentions[number - 1].start:  # both halves of a speedball
            said.append(said[-1])
            counts.append(counts[-1])
            continue
        first, last = places[number]
        opening = [i for i in range(end_of_previous, first + 1) if tokens[i].opens]
        start = max(opening, default=end_of_previous)
        between = forms[start:first]
        negation_goes_on = negation_goes_on and not opening
        shared = negation_goes_on and len(between) == 1 and between[0] in words.joins
        # "Coke? No, speed": what a comma parts is no negation of it.
        before = shared or (
            not tokens[first].apart and _begins_before(tokens, start, first, last, words)
        )
        bare = (opening or after_substance) and _is_just_not(tokens, start, first, last, words)
        after = _before_negation(tokens, first, last, words)
        # A name such as "stop drinking" or "not drinking" is about stopping, whatever stands
        # before it.
        stops = not (words.unless | words.negation_bare).isdisjoint(forms[first : last + 1])
        may_be = _may_be_negated(mention)
        is_said = may_be and bool(before or bare or after or first in neither) and not stops
        if not (is_said and number and said[-1] and not opening and _only_joins(between, words)):
            chain = number
        said.append(is_said)
        next_name = _next_name(places, number, len(tokens))
        counts.append(is_said and _still_counts(tokens, start, last, next_name, words))
        if chain < number and counts[-1] != counts[-2]:
            counts[chain:] = [True] * (len(counts) - chain)
        negation_goes_on = is_said and bool(before)
        after_substance = may_be
        end_of_previous = last + 1
    negated = [yes and not anyway for yes, anyway in zip(said, counts, strict=True)]
    if all(no or not _may_be_negated(one) for one, no in zip(mentions, negated, strict=True)):
        negated = [False] * len(negated)
    return [replace(one, negated=no) for one, no in zip(mentions, negated, strict=True)]


def _next_name(places: Sequence[tuple[int, int]], number: int, end: int) -> int:
    """Where the name after this one begins, not counting the other half of a speedball."""
    after = (places[n][0] for n in range(number + 1, len(places)))
    return next((first for first in after if first > places[number][1]), end)


def _only_joins(between: Phrase, words: SmallWords) -> bool:
    """Whether "or", "and no" or a comma is all that stands between two names."""
    rest = between[1:] if between and between[0] in words.joins else between
    return not rest or rest in words.negation_before


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
    name = first - start
    word = forms[name - 1] if name and not tokens[first - 1].apart else ""
    small = 0 < len(word) <= _SMALL_WORD and word not in words.but
    begins = [
        begin
        for end in range(name - small, len(forms) + 1)
        for begin in range(max(end - LONGEST_PHRASE, 0), min(end, name))
        if forms[begin:end] in words.negation_before
    ]
    none = words.unless | words.felt
    return bool(begins) and all(begin == 0 or forms[begin - 1] not in none for begin in begins)


def _before_negation(tokens: Sequence[Token], first: int, last: int, words: SmallWords) -> bool:
    """Whether a negation begins after a name, in its sentence: "alcohol no? just …" has none.

    Nor has the Turkish "only alcohol not", which is "not only alcohol".
    """
    following = tokens[last + 1 :]
    only = first > 0 and tokens[first - 1].form in words.only
    if not following or following[0].apart or only:
        return False
    stop = next((at for at, token in enumerate(following) if token.opens), len(following))
    return _begins_with(tuple(token.form for token in following[:stop]), words.negation_after)


def _still_counts(
    tokens: Sequence[Token], start: int, last: int, next_name: int, words: SmallWords
) -> bool:
    """Whether what is not taken was, or will be: "not yet", "not any more", "not for two days".

    Said in the words from the end of the name before (or the sentence) until the next one, between
    two commas.
    """
    begins = start
    ends_at = next_name
    for at in range(start, next_name):
        if tokens[at].apart or (tokens[at].opens and at > start):
            if at <= last:
                begins = at
            else:
                ends_at = at
                break
    near = tuple(token.form for token in tokens[begins:ends_at])
    return any(_begins_with(near[at:], words.still_counts) for at in range(len(near)))


def _begins_with(forms: Phrase, phrases: Collection[Phrase]) -> bool:
    return any(forms[:length] in phrases for length in range(1, LONGEST_PHRASE + 1))

"""Mark names that are said not to be taken: "no alcohol, just weed".

A name wrongly left out of a combination is worse than one too many, so only words right beside a
name negate it. A bare "not" does where nothing else can be meant ("ketamine, not GHB"); "why not
GHB with alcohol" is about both. So is "three beers, not had the GHB yet": it will be taken. And "no
sertraline for two days, MDMA?": it was taken, and what it still does is the question. Of a medicine
that works for days "not today" says the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from nlu.matching.lexicon import LONGEST_PHRASE, Phrase, SmallWords
from nlu.matching.mention import Mention, ends
from nlu.matching.text import Token

# What works for days, so that a dose left out today denies nothing: half-lives run from a day
# (methadone, lithium, most antidepressants) to weeks (fluoxetine, Buvidal), diazepam stays for days
# (content/substances/benzodiazepines.yml), the booster of HIV medicines for three
# (hiv-medication.yml), and a MAO inhibitor wants two weeks. Who skipped one to take something else
# asks about both.
WORKS_FOR_DAYS = frozenset((
    "antipsychotics", "benzodiazepines", "buprenorphine", "hiv-medication", "lithium", "maoi",
    "methadone", "ssri", "tricyclics",
))  # fmt: skip
# Letters of a word that may stand between: "without any weed". "No idea, ghb …" negates nothing,
# nor does "nothing but beer".
_SMALL_WORD = 3


class _Name(NamedTuple):
    """One place in a text where something is named: its words, and those that may deny it."""

    first: int
    last: int
    begins_at: int  # the first word after the name before it, in its sentence
    opens: bool  # whether a sentence or a clause opens between that name and this one
    may_be_negated: bool
    works_for_days: bool

    def before(self, tokens: Sequence[Token]) -> Phrase:
        """What stands before it, in its sentence, after the name before it."""
        return tuple(token.form for token in tokens[self.begins_at : self.first])


def mark_negated(
    tokens: Sequence[Token], mentions: Sequence[Mention], words: SmallWords
) -> list[Mention]:
    """The mentions, with those that are negated marked.

    When every substance is negated none is marked: "what if I drink without food or alcohol" is
    still about alcohol. Places are never negated.

    Args:
        tokens: the words of the text.
        mentions: the names in it, left to right, not overlapping; two may share one place.
        words: the small words of the languages that the text may be in.
    """
    places = [list(at) for _, at in groupby(mentions, key=lambda mention: mention.start)]
    names = _names(tokens, places)
    denied = _denied(tokens, names, words)
    for chain in _chains(tokens, names, denied, words):
        near = [_said_with(tokens, names, number) for number in chain]
        counts = any(_has(each, words.still_counts) for each in near)
        left_out = any(_has(each, words.left_out) for each in near)
        for number in chain:
            if counts or (left_out and names[number].works_for_days):
                denied[number] = False
    if all(no or not name.may_be_negated for name, no in zip(names, denied, strict=True)):
        return list(mentions)
    return [
        replace(mention, negated=no)
        for place, no in zip(places, denied, strict=True)
        for mention in place
    ]


def _names(tokens: Sequence[Token], places: Sequence[Sequence[Mention]]) -> list[_Name]:
    """The names, one for each place: both halves of a speedball are one."""
    names: list[_Name] = []
    end_of_previous = 0
    for mentions in places:
        first, last = ends(tokens, mentions[0])
        opening = [at for at in range(end_of_previous, first + 1) if tokens[at].opens]
        begins_at = min(max(opening, default=end_of_previous), first)
        may_be = any(one.kind == "substance" and not one.hinted for one in mentions)
        works_for_days = any(not WORKS_FOR_DAYS.isdisjoint(one.ids) for one in mentions)
        names.append(_Name(first, last, begins_at, bool(opening), may_be, works_for_days))
        end_of_previous = last + 1
    return names


def _denied(tokens: Sequence[Token], names: Sequence[_Name], words: SmallWords) -> list[bool]:
    """Of each name, whether it is said not to be taken."""
    neither = _neither_nor(tokens, names, words)
    denied: list[bool] = []
    shares = False  # "no alcohol or weed": the second shares the negation before the first
    after_substance = False
    for name in names:
        between = name.before(tokens)
        shares = shares and not name.opens and len(between) == 1 and between[0] in words.joins
        # "Coke? No, speed": what a comma parts is no negation of it.
        before = shares or (not tokens[name.first].apart and _begins_before(tokens, name, words))
        bare = (name.opens or after_substance) and _is_just_not(tokens, name, words)
        after = _before_negation(tokens, name, words)
        denied.append(
            name.may_be_negated
            and (before or bare or after or name.first in neither)
            and not _stops(tokens, name, words)
        )
        shares = denied[-1] and before
        after_substance = name.may_be_negated
    return denied


def _stops(tokens: Sequence[Token], name: _Name, words: SmallWords) -> bool:
    """Whether a name is itself about stopping: "stop drinking", "not drinking"."""
    forms = (token.form for token in tokens[name.first : name.last + 1])
    return not (words.unless | words.negation_bare).isdisjoint(forms)


def _chains(
    tokens: Sequence[Token], names: Sequence[_Name], denied: Sequence[bool], words: SmallWords
) -> list[list[int]]:
    """The denied names by number; those that only "or", "and no" or a comma joins are one group."""
    chains: list[list[int]] = []
    for number, name in enumerate(names):
        if not denied[number]:
            continue
        between = name.before(tokens)
        rest = between[1:] if between and between[0] in words.joins else between
        joined = not name.opens and (not rest or rest in words.negation_before)
        if joined and number and denied[number - 1]:
            chains[-1].append(number)
        else:
            chains.append([number])
    return chains


def _neither_nor(tokens: Sequence[Token], names: Sequence[_Name], words: SmallWords) -> set[int]:
    """The first words of names in a "neither … nor": the Persian "نه گل نه اکس".

    Only where "neither" stands right before the first name and "nor" right after it, so that what
    comes second may be no name that is known. An Arabic "nor" alone is an "or" and begins nothing.
    """
    found: set[int] = set()
    goes_on_at = -1  # where the "nor" of a chain would stand
    for name in names:
        first, last = name.first, name.last
        if not name.may_be_negated:
            continue
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


def _is_just_not(tokens: Sequence[Token], name: _Name, words: SmallWords) -> bool:
    """Whether a bare "not" and a name stand by themselves: "…, not GHB", "not GHB, …".

    "Not GHB with alcohol, right?" goes on after the name, so it is about both.
    """
    at, next_one = name.first - 1, name.last + 1
    if at < name.begins_at or tokens[name.first].apart:
        return False
    if tokens[at].form not in words.negation_bare:
        return False
    asks_why = any(token.form in words.unless for token in tokens[:at])
    begins = at == name.begins_at or tokens[at].apart
    ends_here = next_one == len(tokens) or tokens[next_one].apart
    return begins and ends_here and not asks_why


def _begins_before(tokens: Sequence[Token], name: _Name, words: SmallWords) -> bool:
    """Whether a negation stands before a name, with at most a small word between.

    Where the name begins with a verb or an article the negation reaches into it: "don't smoke" of
    "smoke cigarettes", "pas le" of "le vin".
    """
    forms = tuple(token.form for token in tokens[name.begins_at : name.last + 1])
    before = name.first - name.begins_at  # words before the name
    word = forms[before - 1] if before and not tokens[name.first - 1].apart else ""
    small = 0 < len(word) <= _SMALL_WORD and word not in words.but
    begins = [
        begin
        for end in range(before - small, len(forms) + 1)
        for begin in range(max(end - LONGEST_PHRASE, 0), min(end, before))
        if forms[begin:end] in words.negation_before
    ]
    none = words.unless | words.felt
    return bool(begins) and all(begin == 0 or forms[begin - 1] not in none for begin in begins)


def _before_negation(tokens: Sequence[Token], name: _Name, words: SmallWords) -> bool:
    """Whether a negation begins after a name, in its sentence: "alcohol no? just …" has none.

    Nor has the Turkish "only alcohol not", which is "not only alcohol".
    """
    following = tokens[name.last + 1 :]
    only = name.first > 0 and tokens[name.first - 1].form in words.only
    if not following or following[0].apart or only:
        return False
    stop = next((at for at, token in enumerate(following) if token.opens), len(following))
    return _begins_with(tuple(token.form for token in following[:stop]), words.negation_after)


def _said_with(tokens: Sequence[Token], names: Sequence[_Name], number: int) -> Phrase:
    """The words that a name is said with, where "not yet" and "not for two days" stand.

    They run from the end of the name before (or the sentence) until the next substance, between
    two commas.
    """
    name = names[number]
    begins_at = name.begins_at
    following = (after.first for after in names[number + 1 :] if after.may_be_negated)
    ends_at = next(following, len(tokens))
    for at in range(begins_at, ends_at):
        if tokens[at].apart or (tokens[at].opens and at > begins_at):
            if at <= name.last:
                begins_at = at
            else:
                ends_at = at
                break
    return tuple(token.form for token in tokens[begins_at:ends_at])


def _has(forms: Phrase, phrases: Collection[Phrase]) -> bool:
    return any(_begins_with(forms[at:], phrases) for at in range(len(forms)))


def _begins_with(forms: Phrase, phrases: Collection[Phrase]) -> bool:
    return any(forms[:length] in phrases for length in range(1, LONGEST_PHRASE + 1))

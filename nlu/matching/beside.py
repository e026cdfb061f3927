"""Words that name a substance only beside another one, or in a question about one.

"Brown" is a colour, beside "white" it is heroin; "a line" is cocaine unless ketamine is named. "To
drink" hints at alcohol only where no substance is named; negated too, for who drinks no more may be
in withdrawal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from nlu.matching.mention import Languages, Mention, describes, is_of, may_be_in, overlaps, within
from nlu.matching.text import Token, words_in_one_phrase
from nlu.matching.vocabulary import Name, Vocabulary

_MOST_WORDS = 3


def with_names_beside(
    tokens: Sequence[Token], found: list[Mention], everyday: Collection[int],
    vocabulary: Vocabulary, languages: Languages,
) -> list[Mention]:  # fmt: skip
    """Add words that name a substance only beside another: "k on a pill", "bruin en wit".

    "G" after a number is a gram. A word that is ambiguous alone is read as `beside_others`
    says: the head of the answer shows what was understood, and one tap corrects it. Where nothing
    is named, what may be meant is added as a hint.
    """
    sure = [m for m in found if m.kind == "substance" and m.id]
    beside = [
        mention
        for mention, name in _listed(tokens, everyday, vocabulary.beside_others, languages)
        if not any(m.id in name.describes for m in sure)
        and not _belongs_to_a_name(tokens, mention, sure, is_form=bool(name.describes))
    ]
    beside = _apart(beside)
    if len({m.ids for m in (*sure, *beside)}) < 2:
        # Alone it is a hint at most; a word that is ambiguous stays ambiguous.
        hints = [m for m in beside if not overlaps(m, found)]
        if not hints and all(m.kind != "substance" for m in found):
            hints = _alone(tokens, found, everyday, vocabulary, languages)
        return sorted((*found, *(replace(m, hinted=True) for m in hints)), key=_start)
    covered = [m for m in found if not overlaps(m, beside)]
    return sorted((*covered, *beside), key=_start)


def _alone(
    tokens: Sequence[Token], found: Sequence[Mention], everyday: Collection[int],
    vocabulary: Vocabulary, languages: Languages,
) -> list[Mention]:  # fmt: skip
    """Everyday verbs that hint at a substance, of the likeliest language only: "bu" is Turkish."""
    return _apart(
        mention
        for mention, name in _listed(tokens, everyday, vocabulary.alone, languages)
        if not name.languages.isdisjoint(languages()[:1]) and not overlaps(mention, found)
    )


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Without what overlaps with one that begins before it: "the bottle" is not also "bottle".

    Comes after all that throws mentions out: in "mdma and drinking" the phrase "and drinking" is
    read as part of the name before it, and then "drinking" has to be left.
    """
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept


def _listed(
    tokens: Sequence[Token], everyday: Collection[int], listed: Mapping[str, Name],
    languages: Languages,
) -> Iterator[tuple[Mention, Name]]:  # fmt: skip
    """The words of a list that a text has, in a language that the text may be in.

    Without those in phrases that only look like a drug, and without units ("2 g"). A phrase may
    hold another or overlap with it.
    """
    for number in range(len(tokens)):
        for length in range(words_in_one_phrase(tokens, number, _MOST_WORDS), 0, -1):
            span = tokens[number : number + length]  # an apostrophe parts words too
            name = listed.get("".join(token.form for token in span))
            if name is None or length not in name.spaced:
                continue
            unit = length == 1 and _is_a_unit(tokens, number)
            if number not in everyday and not unit and may_be_in(name.languages, languages):
                yield Mention(name.kind, name.ids, span[0].start, span[-1].end, 0.8), name
            break


def _belongs_to_a_name(
    tokens: Sequence[Token], mention: Mention, sure: Sequence[Mention], *, is_form: bool
) -> bool:
    """Whether a word is part of a name; a form lists apart what it may describe."""
    if is_form:
        return within(mention, sure) or is_of(tokens, mention, sure)
    return describes(tokens, mention, sure)


def _start(mention: Mention) -> int:
    return mention.start


def _is_a_unit(tokens: Sequence[Token], number: int) -> bool:
    """Whether a letter is a gram ("2 g") or a part of a word ("don't")."""
    if len(tokens[number].form) > 1:
        return False
    after_a_number = number > 0 and tokens[number - 1].form.isdigit()
    before_an_apostrophe = number + 1 < len(tokens) and tokens[number + 1].elided
    after_a_quote = tokens[number].quoted
    return after_a_number or tokens[number].elided or before_an_apostrophe or after_a_quote

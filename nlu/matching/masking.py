"""Replace names by placeholders before a classifier sees the words."""

from __future__ import annotations

from collections.abc import Sequence

from nlu.matching.mention import Mention
from nlu.matching.text import Token

# What some substances are for shapes the question: "how do I use naloxone" is about first aid,
# "where do I get methadone" about care. Their placeholder tells so; all others look alike.
ROLES = {
    "naloxone": "antidote",
    "methadone": "substitute",
    "buprenorphine": "substitute",
    "hiv-medication": "hiv",
    "anabolic-steroids": "steroid",
    "growth-hormone": "steroid",
}

# Underscores never occur in a token of a text, so nobody can type a placeholder.
PLACEHOLDERS = {"substance": "_substance_", "place": "_place_"}
NEGATED = "_negated_"

PLAIN = {  # the word that each placeholder is read as
    "_substance_": "drug", "_place_": "Amsterdam", NEGATED: "nothing",
    "_substance_antidote_": "naloxone", "_substance_substitute_": "methadone",
    "_substance_hiv_": "hiv pills", "_substance_steroid_": "steroids",
}  # fmt: skip


def masked_words(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Token]:
    """The words of a text with each name as one placeholder, at the place where it stood."""
    words: list[Token] = []
    left = [mention for mention in mentions if not mention.hinted]
    for token in tokens:
        while left and token.start >= left[0].end:
            left.pop(0)
        if left and left[0].start <= token.start:
            if not words or words[-1].start != left[0].start:
                words.append(Token(_placeholder(left[0]), left[0].start, left[0].end))
        else:
            words.append(token)
    return words


def plain_text(text: str, mentions: Sequence[Mention], *, only_first: bool = False) -> str:
    """The text with each name as a plain English word, for a reader of sentences.

    With `only_first` the substances after the first are left out.
    """
    parts, end, named = [], 0, False
    for mention in mentions:
        if mention.hinted or mention.start < end:
            continue
        placeholder = _placeholder(mention)
        is_substance = placeholder.startswith(PLACEHOLDERS["substance"])
        left_out = only_first and named and is_substance
        named = named or is_substance
        parts += [text[end : mention.start], "" if left_out else PLAIN[placeholder]]
        end = mention.end
    return "".join([*parts, text[end:]])


def _placeholder(mention: Mention) -> str:
    if mention.negated:
        return NEGATED
    role = ROLES.get(mention.id or "")
    return PLACEHOLDERS[mention.kind] + (f"{role}_" if role else "")

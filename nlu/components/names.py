"""Substances and places as Rasa entities."""

from __future__ import annotations

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.shared import MessageReader
from nlu.matching.matcher import Reading


class NameExtractor(MessageReader):
    """Turns the names that the masker found into entities, one for each mention.

    `value` is the id; an ambiguous name has `value` None and its ids in `candidates`, and in
    `by_language` what each language means by it where they disagree.
    """

    def read(self, message: Message, reading: Reading) -> None:
        """Add the entities of one message; entities of other extractors stay."""
        text = message.get(TEXT)
        found = [
            {
                "entity": mention.kind,
                "value": mention.id,
                "candidates": list(mention.ids),
                "start": mention.start,
                "end": mention.end,
                "text": text[mention.start : mention.end],
                "negated": mention.negated,
                "hinted": mention.hinted,
                "by_language": {code: list(ids) for code, ids in mention.by_language},
                "confidence_entity": mention.score,
                "extractor": type(self).__name__,
            }
            for mention in reading.mentions
        ]
        message.set(ENTITIES, [*(message.get(ENTITIES) or []), *found], add_to_output=True)

"""Language, emergency signs and small words: what the plain matcher reads beside the names."""

from __future__ import annotations

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.masking import MENTIONS
from nlu.components.shared import MessageReader, matcher
from nlu.matching.text import tokenize

EMERGENCIES = "emergencies"  # ids whose signs the lexicon found


class LanguageRecogniser(MessageReader):
    """Adds `languages`: our languages ranked for the text, `[{"name": "nl", "confidence": …}]`."""

    def read(self, message: Message) -> None:
        """Rank the languages of one message."""
        ranked = matcher().languages(message.get(TEXT), message.get(MENTIONS) or [])
        message.set(
            "languages",
            [{"name": code, "confidence": confidence} for code, confidence in ranked],
            add_to_output=True,
        )


class EmergencyLexicon(MessageReader):
    """Adds `emergencies` (ids whose signs are named), `follow_up` and `only_names`."""

    def read(self, message: Message) -> None:
        """Look for signs of an emergency and for the start of a follow-up in one message."""
        text = message.get(TEXT)
        tokens = tokenize(text)
        reader = matcher()
        mentions = message.get(MENTIONS) or []
        message.set(EMERGENCIES, reader.emergencies(text, tokens), add_to_output=True)
        follows = reader.follows_up(text, tokens, mentions)
        message.set("follow_up", follows, add_to_output=True)
        message.set("only_names", reader.only_names(tokens, mentions), add_to_output=True)

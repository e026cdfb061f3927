"""Words with names masked, so that "can I mix X with Y" is learnt once, not once a substance."""

from __future__ import annotations

from typing import Any

from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from nlu.components.shared import READING, matcher
from nlu.matching.masking import masked_words


class NameMasker(Tokenizer):
    """A tokenizer whose tokens carry a placeholder where the text has a name.

    It comes first and has the matcher read the text, once: what was read stays on the message for
    the components that follow.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Options of Rasa's tokenizers; none of them is of use here."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_"}

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The words of a message; positions are those of the original text."""
        reading = matcher().read(message.get(attribute))
        message.set(READING, reading)
        words = masked_words(reading.tokens, reading.mentions)
        return [Token(word.form, word.start, word.end) for word in words]

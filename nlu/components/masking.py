"""Words with names masked, so that "can I mix X with Y" is learnt once, not once a substance."""

from __future__ import annotations

from typing import Any

from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from nlu.components.shared import matcher
from nlu.matching.masking import masked_words
from nlu.matching.text import tokenize

MENTIONS = "mentions"  # the names found, kept on the message for the components that follow


class NameMasker(Tokenizer):
    """A tokenizer whose tokens carry a placeholder where the text has a name."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Options of Rasa's tokenizers; none of them is of use here."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_"}

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The words of a message; positions are those of the original text."""
        text = message.get(attribute)
        tokens = tokenize(text)
        mentions = matcher().mentions(text, tokens)
        message.set(MENTIONS, mentions)
        return [Token(word.form, word.start, word.end) for word in masked_words(tokens, mentions)]

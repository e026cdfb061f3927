"""Language, emergency signs and small words: what the plain matcher reads beside the names."""

from __future__ import annotations

from rasa.shared.nlu.training_data.message import Message

from nlu.components.shared import MessageReader
from nlu.matching.matcher import Reading


class LanguageRecogniser(MessageReader):
    """Adds `languages`: our languages ranked for the text, `[{"name": "nl", "confidence": …}]`."""

    def read(self, message: Message, reading: Reading) -> None:
        """Rank the languages of one message."""
        ranked = [
            {"name": code, "confidence": confidence} for code, confidence in reading.languages
        ]
        message.set("languages", ranked, add_to_output=True)


class EmergencyLexicon(MessageReader):
    """Adds `emergencies` (ids whose signs are named), `follow_up` and `only_names`."""

    def read(self, message: Message, reading: Reading) -> None:
        """Tell the signs of an emergency, and whether it is an addition or a bare name."""
        message.set("emergencies", list(reading.emergencies), add_to_output=True)
        message.set("follow_up", reading.follow_up, add_to_output=True)
        message.set("only_names", reading.only_names, add_to_output=True)

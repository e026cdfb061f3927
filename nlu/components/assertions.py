"""How likely a message is about each substance it names, where it names several."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.shared import MessageReader
from nlu.encoder.encode import encoder
from nlu.matching.assertion import likely_meant
from nlu.matching.matcher import Reading


class AssertionClassifier(MessageReader):
    """Adds `meant` to the entities it judges: from 0, only mentioned, to 1, surely meant.

    Clinical language processing calls this the assertion status of what is named. It comes after
    the `NameExtractor`.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        """Load the encoder before the first message."""
        super().__init__(config)
        self._judge = encoder().likely_meant

    def read(self, message: Message, reading: Reading) -> None:
        """Judge the names of one message."""
        meant = likely_meant(message.get(TEXT), reading, self._judge)
        if not meant:
            return
        judged = [
            {**entity, "meant": meant[place]}
            if (place := (entity["start"], entity["end"])) in meant
            else entity
            for entity in message.get(ENTITIES) or []
        ]
        message.set(ENTITIES, judged, add_to_output=True)

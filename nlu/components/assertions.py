"""How likely a message is about each substance it names, where it names several."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
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

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageReader:
        """Create the component, with the encoder loaded before the first message (by Rasa)."""
        encoder()
        return super().create(config, model_storage, resource, execution_context)

    def read(self, message: Message, reading: Reading) -> None:
        """Judge the names of one message."""
        meant = likely_meant(message.get(TEXT), reading, encoder().likely_meant)
        if not meant:
            return
        judged = [
            {**entity, "meant": share}
            if (share := meant.get(_place(entity))) is not None
            else entity
            for entity in message.get(ENTITIES) or []
        ]
        message.set(ENTITIES, judged, add_to_output=True)


def _place(entity: dict[str, Any]) -> tuple[int, int]:
    return entity["start"], entity["end"]

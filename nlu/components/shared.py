"""What the components share: one matcher for all, and how Rasa creates a stateless component."""

from __future__ import annotations

from functools import cache
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from nlu.matching import Matcher
from nlu.matching.matcher import Reading

READING = "reading"  # what the matcher read in a message; never part of Rasa's answer


@cache
def matcher() -> Matcher:
    """The names and small words, read once a process (it notices changed files itself)."""
    return Matcher()


class MessageReader(GraphComponent):
    """A component that learns nothing: it adds to each message what it reads in it."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageReader:
        """Create the component (called by Rasa)."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message (called by Rasa)."""
        for message in messages:
            if message.get(READING):
                self.read(message, message.get(READING))
        return messages

    def read(self, message: Message, reading: Reading) -> None:
        """Add to a message what this component takes from its reading."""
        raise NotImplementedError

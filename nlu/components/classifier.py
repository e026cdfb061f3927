"""The intent model as a Rasa classifier."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.shared import READING
from nlu.encoder.encode import Encode, encoder
from nlu.intents import USUAL_SIZE, IntentModel, Seen, Size
from nlu.intents.copies import with_copies
from nlu.intents.features import as_seen
from nlu.matching.matcher import Reading

_TOKENS = "text_tokens"  # Rasa's TOKENS_NAMES[TEXT]; its module would bring TensorFlow along
INTENT_RANKING = "intent_ranking"


class SubwordIntentClassifier(IntentClassifier, GraphComponent):
    """Ranks intents from the masked words of a message. See `nlu.intents`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """How it learns, whether the encoder gives a second opinion, how many intents it shows."""
        return {
            "strength": 0.4,
            "most_features_shared": USUAL_SIZE.shared,
            "most_features_of_a_language": USUAL_SIZE.own,
            "second_opinion": True,
            "ranking_length": 10,
        }

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = {**self.get_default_config(), **config}
        self._storage = storage
        self._resource = resource
        self._model: IntentModel | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SubwordIntentClassifier:
        """A classifier that has learnt nothing yet (called by Rasa)."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SubwordIntentClassifier:
        """A classifier from a stored model (called by Rasa)."""
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            classifier._model = IntentModel.load(folder, classifier._encoder())
        return classifier

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the training sentences and store the model (called by Rasa)."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        self._model = IntentModel.train(
            [_seen(example) for example in examples],
            [example.get(INTENT) for example in examples],
            more=with_copies,
            strength=self._config["strength"],
            size=size_of(self._config),
            encode=self._encoder(),
        )
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def _encoder(self) -> Encode | None:
        return encoder().vectors if self._config["second_opinion"] else None

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the likeliest intent and the ranking to each message (called by Rasa)."""
        for message in messages:
            if self._model is None or not message.get(TEXT):
                continue
            ranking = [
                {"name": name, "confidence": confidence}
                for name, confidence in self._model.rank(_seen(message))
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(
                INTENT_RANKING, ranking[: self._config["ranking_length"]], add_to_output=True
            )
        return messages


def _seen(message: Message) -> Seen:
    words = [token.text for token in message.get(_TOKENS) or []]
    reading: Reading | None = message.get(READING)
    return Seen(words) if reading is None else as_seen(words, message.get(TEXT), reading)


def size_of(config: dict[str, Any]) -> Size:
    """The bounds that a configuration sets."""
    return Size(config["most_features_shared"], config["most_features_of_a_language"])

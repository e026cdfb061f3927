"""The intent model: which question is asked. Plain scikit-learn, no Rasa in it."""

from nlu.intents.ensemble import USUAL_SIZE, Size
from nlu.intents.features import Seen, read
from nlu.intents.model import IntentModel

__all__ = ["USUAL_SIZE", "IntentModel", "Seen", "Size", "read"]

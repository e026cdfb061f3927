"""Our components under the names that `config.yml` uses.

Registering needs Rasa's recipe, which imports TensorFlow. That is fine for training and for
Rasa's own commands; the server (`nlu/serve.py`) loads the components without coming here.
"""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from nlu.components.assertions import AssertionClassifier
from nlu.components.classifier import SubwordIntentClassifier
from nlu.components.masking import NameMasker
from nlu.components.names import NameExtractor
from nlu.components.signs import EmergencyLexicon, LanguageRecogniser

_TYPES = DefaultV1Recipe.ComponentType

for _component, _type, _trainable in (
    (NameMasker, _TYPES.MESSAGE_TOKENIZER, False),
    (NameExtractor, _TYPES.ENTITY_EXTRACTOR, False),
    (AssertionClassifier, _TYPES.ENTITY_EXTRACTOR, False),
    (LanguageRecogniser, _TYPES.ENTITY_EXTRACTOR, False),
    (EmergencyLexicon, _TYPES.ENTITY_EXTRACTOR, False),
    (SubwordIntentClassifier, _TYPES.INTENT_CLASSIFIER, True),
):
    DefaultV1Recipe.register(_type, is_trainable=_trainable)(_component)

__all__ = [
    "AssertionClassifier",
    "EmergencyLexicon",
    "LanguageRecogniser",
    "NameExtractor",
    "NameMasker",
    "SubwordIntentClassifier",
]

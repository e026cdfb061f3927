"""The linear models: one of all languages and one of each, averaged.

The one that learnt from every language knows what they share and what people mix; those of one
language can't be misled by words of others. What each brings is in nlu/README.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nlu.intents.features import Seen, features
from nlu.intents.linear import LinearModel

_FEWEST = 300  # sentences of a language, for a model of its own
_OWN_SHARE = 0.5  # of the margin, what the model of the language says

Augment = Callable[[Sequence[Seen], Sequence[str]], tuple[Sequence[Seen], Sequence[str]]]


class Size(NamedTuple):
    """Bounds of a model. The commonest features are kept."""

    shared: int = 150_000  # features of the model of all languages
    own: int = 20_000  # features of the model of one language


USUAL_SIZE = Size()


class LinearEnsemble:
    """Margins of intents for a text. Learnt with `train`."""

    def __init__(self, shared: LinearModel, own: Mapping[str, LinearModel]) -> None:
        """Take the model of all languages and those of one, by language."""
        self.labels = shared.labels
        self._shared = shared
        self._own = own
        column = {label: number for number, label in enumerate(self.labels)}
        self._columns = {
            language: np.array([column[label] for label in model.labels])
            for language, model in own.items()
        }

    @classmethod
    def train(
        cls, texts: Sequence[Seen], labels: Sequence[str], *, strength: float, size: Size,
        more: Augment,
    ) -> LinearEnsemble:  # fmt: skip
        """Learn from texts and their intents; `more` adds copies to learn from.

        A language has a model of its own if it has enough sentences, of three intents or more.
        """

        def learn(chosen: Sequence[int], most_features: int) -> LinearModel:
            told, answers = more([texts[i] for i in chosen], [labels[i] for i in chosen])
            return LinearModel.train(
                told, answers, features, strength=strength, most_features=most_features
            )

        own = {}
        for language, count in sorted(Counter(text.language for text in texts).items()):
            if not language or count < _FEWEST:
                continue
            of_language = [i for i, text in enumerate(texts) if text.language == language]
            if len({labels[i] for i in of_language}) > 2:
                own[language] = learn(of_language, size.own)
        return cls(learn(range(len(texts)), size.shared), own)

    def margins(self, seen: Seen) -> NDArray[Any]:
        """How far on the right side of its border each intent lies, in the order of `labels`."""
        found = list(features(seen))
        shared = self._shared.margins(found)
        own = self._own.get(seen.language)
        if own is None:
            return shared
        of_language = shared.copy()  # what that language has no sentence of is left as it is
        of_language[self._columns[seen.language]] = own.margins(found)
        return (1 - _OWN_SHARE) * shared + _OWN_SHARE * of_language

    def models(self) -> dict[str, LinearModel]:
        """Every model by its language, "" for the one of all: to be stored, and to be read."""
        return {"": self._shared, **self._own}

    @classmethod
    def of(cls, models: Mapping[str, LinearModel]) -> LinearEnsemble:
        """The ensemble that `models` described."""
        return cls(models[""], {code: model for code, model in models.items() if code})

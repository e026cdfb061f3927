"""What a text means, whatever its words: the second opinion, where the linear models are unsure.

Linear models over words know the words they learnt; the sentence encoder (`nlu/encoder/`) has read
a hundred languages and also knows words that no training sentence has. A logistic regression over
its vector of a text ranks the intents.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_softmax
from sklearn.linear_model import LogisticRegression

_STRENGTH = 0.003  # C of scikit-learn, for vectors with a spread of one
_MOST_STEPS = 200


class MeaningModel:
    """Ranks labels by the vector of a text. Learnt with `train`, asked with NumPy alone."""

    def __init__(self, labels: Sequence[str], weights: NDArray[Any], bias: NDArray[Any]) -> None:
        """Take what was learnt: weights are dimensions × labels."""
        self.labels = list(labels)
        self._weights = weights
        self._bias = bias

    @classmethod
    def train(cls, vectors: NDArray[Any], labels: Sequence[str]) -> MeaningModel:
        """Learn from vectors (texts × dimensions) and their labels, at least three different."""
        mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
        learnt = LogisticRegression(C=_STRENGTH, max_iter=_MOST_STEPS)
        learnt.fit((vectors - mean) / spread, np.array(labels))
        weights = learnt.coef_.T / spread[:, None]
        bias = learnt.intercept_ - mean @ weights
        return cls(
            [str(label) for label in learnt.classes_],
            weights.astype(np.float32), bias.astype(np.float32),
        )  # fmt: skip

    def scores(self, vectors: NDArray[Any]) -> NDArray[Any]:
        """The logarithms of the probabilities, texts × labels."""
        scores: NDArray[Any] = log_softmax(vectors @ self._weights + self._bias, axis=1)
        return scores

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What `__init__` takes besides labels, to be stored."""
        return {"weights": self._weights, "bias": self._bias}

"""One linear model over named features: TF-IDF and a linear support vector machine.

Trained with scikit-learn, asked with NumPy alone, stored without pickle. A weight is one of
fifteen steps on the scale of its feature: that ranks as well as 255, and packs into half the space.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

_LARGEST = 7  # of a weight, in steps
_SMALLEST_SCALE = 1e-12  # for a feature whose weights are all zero

Features = Callable[[Any], Iterable[str]]


class LinearModel:
    """Margins of labels for a set of features. Learnt with `train`."""

    def __init__(
        self, labels: Sequence[str], features: Sequence[str], idf: NDArray[Any],
        weights: NDArray[Any], scale: NDArray[Any], bias: NDArray[Any],
    ) -> None:  # fmt: skip
        """Take what was learnt.

        Args:
            labels: what each column of the weights is of.
            features: what each row is of.
            idf: how much each feature tells, float32.
            weights: features × labels, int8.
            scale: what the weights of each feature are multiplied by, float32.
            bias: of each label, float32.
        """
        self.labels = list(labels)
        self.features = list(features)
        self._row = {feature: row for row, feature in enumerate(self.features)}
        self._idf = idf
        self._weights = weights
        self._scale = scale
        self._bias = bias

    @classmethod
    def train(
        cls, texts: Sequence[Any], labels: Sequence[str], features: Features, *,
        strength: float, most_features: int,
    ) -> LinearModel:  # fmt: skip
        """Learn from texts with their labels; a feature must occur in two, the commonest are kept.

        Args:
            texts: anything that `features` takes.
            labels: of each text; at least three different ones.
            features: names what is learnt from in a text.
            strength: inverse of the regularisation (C of scikit-learn).
            most_features: bounds the size of the model.
        """
        vectorizer = TfidfVectorizer(
            analyzer=features, sublinear_tf=True, min_df=2, max_features=most_features,
            dtype=np.float32,
        )  # fmt: skip
        matrix = vectorizer.fit_transform(texts)
        learnt = LinearSVC(C=strength, random_state=0).fit(matrix, np.array(labels))
        rows = learnt.coef_.T
        scale = np.maximum(np.abs(rows).max(axis=1) / _LARGEST, _SMALLEST_SCALE)
        return cls(
            labels=[str(label) for label in learnt.classes_],
            features=sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__),
            idf=vectorizer.idf_.astype(np.float32),
            weights=np.rint(rows / scale[:, None]).astype(np.int8),
            scale=scale.astype(np.float32),
            bias=learnt.intercept_.astype(np.float32),
        )

    def margins(self, features: Iterable[str]) -> NDArray[Any]:
        """How far on the right side of its border each label lies, in the order of `labels`."""
        counts = Counter(map(self._row.get, features))
        counts.pop(None, None)  # what was not learnt
        if not counts:
            return self._bias.copy()
        rows = np.fromiter(counts, dtype=np.int64, count=len(counts))
        values = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        values = (1 + np.log(values)) * self._idf[rows]
        values *= self._scale[rows] / float(np.sqrt((values**2).sum()))
        margins: NDArray[Any] = values @ self._weights[rows] + self._bias
        return margins

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What `__init__` takes besides names, to be stored."""
        return {
            "idf": self._idf, "weights": self._weights, "scale": self._scale, "bias": self._bias,
        }  # fmt: skip

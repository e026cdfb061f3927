"""The intent model: which question is asked. Plain scikit-learn, no Rasa in it.

TF-IDF over masked words, word pairs, character n-grams inside words and the signs of emergencies
that the lexicon found, and a linear support vector machine whose margins are turned into
probabilities. Why this and not DIET or a logistic regression: `make compare` trains them on the
same sentences; see the figures in nlu/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import logsumexp
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

_SHORTEST, _LONGEST = 2, 5  # letters in a group
_TRIAL = 30_000  # sentences the confidence is measured with, one in _UNSEEN_OF of them held out
_UNSEEN_OF = 5


class Seen(NamedTuple):
    """What the model is shown of a text."""

    words: Sequence[str]  # with names as placeholders
    signs: Sequence[str] = ()  # ids of emergencies whose signs the lexicon found


Augment = Callable[[Sequence[Seen], Sequence[str]], tuple[Sequence[Seen], Sequence[str]]]


def features(seen: Seen) -> Iterator[str]:
    """What the model learns from: words, pairs, letters within words, signs of emergencies.

    Letter groups carry inflection and typos; a placeholder has none. Features begin with a mark
    of their kind so that a word and a letter group never collide.
    """
    words = seen.words
    for sign in seen.signs or ("none",):
        yield "s" + sign
    previous = ""
    placeholders = 0
    for word in words:
        yield "w" + word
        if word.startswith("_substance_"):
            placeholders += 1
            if word != "_substance_":  # one with a role is a substance too
                yield "w_substance_"
                word = "_substance_"  # pairs are learnt for all alike
        yield "p" + previous + " " + word
        previous = word
        if word.startswith("_"):
            continue
        padded = f" {word} "
        for size in range(_SHORTEST, _LONGEST + 1):
            for start in range(max(len(padded) - size + 1, 1)):
                yield "c" + padded[start : start + size]
    yield "p" + previous + " "
    yield f"n{min(placeholders, 3)}"
    yield f"l{min(len(words), 12) // 3}"


class IntentModel:
    """Ranks intents for a text. Learnt with `train`, stored without pickle (JSON and npz)."""

    def __init__(
        self, labels: list[str], vocabulary: dict[str, int], idf: NDArray[Any],
        weights: NDArray[Any], bias: NDArray[Any],
    ) -> None:  # fmt: skip
        self.labels = labels
        self._vocabulary = vocabulary
        self._idf = idf
        self._weights = weights  # features × intents, float32
        self._bias = bias

    @classmethod
    def train(
        cls, texts: Sequence[Seen], labels: Sequence[str], *, strength: float = 0.5,
        most_features: int = 60_000, more: Augment = lambda texts, labels: (texts, labels),
    ) -> IntentModel:  # fmt: skip
        """Learn from masked texts.

        Args:
            texts: what is seen of each sentence.
            labels: the intent of each sentence.
            strength: inverse of the regularisation (C of scikit-learn).
            most_features: the commonest features kept; bounds the size of the model.
            more: adds copies of sentences to learn from. They come after the split into seen and
                unseen sentences, so that no copy of an unseen one is learnt.
        """
        vectorizer = TfidfVectorizer(
            analyzer=features, sublinear_tf=True, min_df=2, max_features=most_features,
            dtype=np.float32,
        )  # fmt: skip
        learnt, answers = more(texts, labels)
        matrix = vectorizer.fit_transform(learnt)
        sharpness = _sharpness(vectorizer, texts, labels, strength)
        classifier = LinearSVC(C=strength, random_state=0).fit(matrix, np.array(answers))
        return cls(
            labels=[str(label) for label in classifier.classes_],
            vocabulary={str(k): int(v) for k, v in vectorizer.vocabulary_.items()},
            idf=vectorizer.idf_.astype(np.float32),
            weights=np.ascontiguousarray(classifier.coef_.T * sharpness, dtype=np.float32),
            bias=(classifier.intercept_ * sharpness).astype(np.float32),
        )

    def rank(self, seen: Seen) -> list[tuple[str, float]]:
        """All intents with their probabilities, most likely first."""
        scores = self._bias.copy()
        indices, values = self._weigh(seen)
        if len(indices):
            scores += values @ self._weights[indices]
        probabilities = np.exp(scores - scores.max())
        probabilities /= probabilities.sum()
        order = np.argsort(-probabilities)
        return [(self.labels[i], float(probabilities[i])) for i in order]

    def _weigh(self, seen: Seen) -> tuple[NDArray[Any], NDArray[Any]]:
        counts: dict[int, int] = {}
        for feature in features(seen):
            index = self._vocabulary.get(feature)
            if index is not None:
                counts[index] = counts.get(index, 0) + 1
        indices = np.fromiter(counts, dtype=np.int64, count=len(counts))
        values = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        values = (1 + np.log(values)) * self._idf[indices]
        norm = float(np.sqrt((values**2).sum()))
        return indices, values / norm if norm else values

    def save(self, folder: Path) -> None:
        """Write the model into a folder; half precision loses nothing that shows in a ranking."""
        np.savez_compressed(
            folder / "weights.npz", idf=self._idf, bias=self._bias,
            weights=self._weights.astype(np.float16),
        )  # fmt: skip
        ordered = sorted(self._vocabulary, key=self._vocabulary.__getitem__)
        described = {"labels": self.labels, "features": ordered}
        (folder / "model.json").write_text(
            json.dumps(described, ensure_ascii=False), encoding="utf-8"
        )

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        """Read a model that `save` wrote."""
        described = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
            return cls(
                labels=described["labels"],
                vocabulary={feature: i for i, feature in enumerate(described["features"])},
                idf=arrays["idf"],
                weights=arrays["weights"].astype(np.float32),
                bias=arrays["bias"],
            )


def _sharpness(
    vectorizer: TfidfVectorizer, texts: Sequence[Seen], labels: Sequence[str], strength: float
) -> float:
    """How far margins must be stretched so that a softmax of them says how often it is right.

    Found on sentences that a trial model has not seen, by the lowest negative log-likelihood. The
    trial learns from a sample without copies: the stretch hardly depends on it, and training would
    take twice as long.
    """
    number = min(_TRIAL, len(texts))
    chosen = np.random.default_rng(0).permutation(len(texts))[:number]
    matrix = vectorizer.transform([texts[i] for i in chosen])
    answers = np.array([labels[i] for i in chosen])
    unseen = np.arange(number) % _UNSEEN_OF == 0
    trial = LinearSVC(C=strength, random_state=0).fit(matrix[~unseen], answers[~unseen])
    known = np.isin(answers[unseen], trial.classes_)
    margins = trial.decision_function(matrix[unseen])[known]
    columns = np.searchsorted(trial.classes_, answers[unseen][known])

    def loss(sharpness: float) -> float:
        scores = margins * sharpness
        right = scores[np.arange(len(columns)), columns]
        return float(np.mean(logsumexp(scores, axis=1) - right))

    return float(minimize_scalar(loss, bounds=(0.5, 40), method="bounded").x)

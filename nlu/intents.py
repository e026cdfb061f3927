"""The intent model: which question is asked. Plain scikit-learn, no Rasa in it.

Linear models over TF-IDF of masked words, word pairs, character n-grams inside words and the signs
of emergencies that the lexicon found: one that learnt from every language, which knows what they
share and what people mix, and one of each language, which words of others can't mislead. Their
margins are averaged and turned into probabilities. Why this and not DIET or a logistic regression:
`make compare` trains them on the same sentences; see the figures in nlu/README.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import logsumexp, softmax

from nlu.linear import LinearModel

_SHORTEST, _LONGEST = 2, 5  # letters in a group
_FEWEST_OF_A_LANGUAGE = 300  # sentences, for a model of its own
_OWN_SHARE = 0.5  # of the margin, what the model of the language says
_TRIAL = 30_000  # sentences the confidence is measured with, one in _UNSEEN_OF of them held out
_UNSEEN_OF = 5


class Seen(NamedTuple):
    """What the model is shown of a text."""

    words: Sequence[str]  # with names as placeholders
    signs: Sequence[str] = ()  # ids of emergencies whose signs the lexicon found
    language: str = ""  # the likeliest


Augment = Callable[[Sequence[Seen], Sequence[str]], tuple[Sequence[Seen], Sequence[str]]]


class Size(NamedTuple):
    """Bounds of a model. The commonest features are kept."""

    shared: int = 150_000  # features of the model of all languages
    own: int = 20_000  # features of the model of one language


USUAL_SIZE = Size()


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
        self, shared: LinearModel, own: dict[str, LinearModel], sharpness: float = 1.0
    ) -> None:
        self.labels = shared.labels
        self._shared = shared
        self._own = own  # by language
        self._sharpness = sharpness
        column = {label: number for number, label in enumerate(self.labels)}
        self._columns = {
            language: np.array([column[label] for label in model.labels])
            for language, model in own.items()
        }

    @classmethod
    def train(
        cls, texts: Sequence[Seen], labels: Sequence[str], *, strength: float = 0.4,
        size: Size = USUAL_SIZE, more: Augment = lambda texts, labels: (texts, labels),
    ) -> IntentModel:  # fmt: skip
        """Learn from masked texts.

        Args:
            texts: what is seen of each sentence.
            labels: the intent of each sentence; at least three different ones.
            strength: inverse of the regularisation (C of scikit-learn).
            size: how many features are kept.
            more: adds copies of sentences to learn from.
        """
        model = cls._learnt(texts, labels, strength, size, more)
        model._sharpness = cls._sharpness_for(texts, labels, strength, size)
        return model

    @classmethod
    def _learnt(
        cls, texts: Sequence[Seen], labels: Sequence[str], strength: float, size: Size,
        more: Augment,
    ) -> IntentModel:  # fmt: skip
        def learn(chosen: Sequence[int], most_features: int) -> LinearModel:
            told, answers = more([texts[i] for i in chosen], [labels[i] for i in chosen])
            return LinearModel.train(
                told, answers, features, strength=strength, most_features=most_features
            )

        own = {}
        for language, count in sorted(Counter(text.language for text in texts).items()):
            of_language = [i for i, text in enumerate(texts) if text.language == language]
            several = len({labels[i] for i in of_language}) > 2
            if language and count >= _FEWEST_OF_A_LANGUAGE and several:
                own[language] = learn(of_language, size.own)
        return cls(learn(range(len(texts)), size.shared), own)

    @classmethod
    def _sharpness_for(
        cls, texts: Sequence[Seen], labels: Sequence[str], strength: float, size: Size
    ) -> float:
        """How far margins must be stretched so that a softmax of them says how often it is right.

        Found on sentences that a trial model has not seen, by the lowest negative log-likelihood.
        The trial learns from a sample without copies: the stretch hardly depends on it, and
        training would take twice as long.
        """
        chosen = np.random.default_rng(0).permutation(len(texts))[:_TRIAL]
        unseen = chosen[::_UNSEEN_OF]
        seen = np.setdiff1d(chosen, unseen)
        trial = cls._learnt(
            [texts[i] for i in seen], [labels[i] for i in seen], strength, size,
            more=lambda texts, labels: (texts, labels),
        )  # fmt: skip
        column = {label: number for number, label in enumerate(trial.labels)}
        known = [i for i in unseen if labels[i] in column]
        margins = np.array([trial._margins(texts[i]) for i in known])
        columns = np.array([column[labels[i]] for i in known])

        def loss(sharpness: float) -> float:
            scores = margins * sharpness
            right = scores[np.arange(len(columns)), columns]
            return float(np.mean(logsumexp(scores, axis=1) - right))

        return float(minimize_scalar(loss, bounds=(0.5, 40), method="bounded").x)

    def rank(self, seen: Seen) -> list[tuple[str, float]]:
        """All intents with their probabilities, most likely first."""
        probabilities = softmax(self._margins(seen) * self._sharpness)
        order = np.argsort(-probabilities)
        return [(self.labels[i], float(probabilities[i])) for i in order]

    def _margins(self, seen: Seen) -> NDArray[Any]:
        found = list(features(seen))
        shared = self._shared.margins(found)
        own = self._own.get(seen.language)
        if own is None:
            return shared
        of_language = shared.copy()  # what that language has no sentence of is left as it is
        of_language[self._columns[seen.language]] = own.margins(found)
        return (1 - _OWN_SHARE) * shared + _OWN_SHARE * of_language

    def save(self, folder: Path) -> None:
        """Write the model into a folder."""
        models = {"": self._shared, **self._own}
        np.savez_compressed(
            folder / "weights.npz",
            **{f"{code}.{name}": array for code, model in models.items()
               for name, array in model.arrays().items()},
        )  # fmt: skip
        described = {
            "sharpness": self._sharpness,
            "models": {
                code: {"labels": model.labels, "features": model.features}
                for code, model in models.items()
            },
        }
        (folder / "model.json").write_text(
            json.dumps(described, ensure_ascii=False), encoding="utf-8"
        )

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        """Read a model that `save` wrote."""
        described = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
            models = {
                code: LinearModel(
                    **names,
                    **{name: arrays[f"{code}.{name}"]
                       for name in ("idf", "weights", "scale", "bias")},
                )
                for code, names in described["models"].items()
            }  # fmt: skip
        return cls(models.pop(""), models, described["sharpness"])

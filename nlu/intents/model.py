"""The intent model: two opinions on which question is asked, each as far as it can be trusted.

Linear models over words and letters know the words they learnt (`ensemble.py`). Where they are
unsure, what the sentence means counts too (`meaning.py`). How often each is right is measured on
sentences that neither has learnt. Why this and not DIET or a logistic regression over words:
`make compare` trains them on the same sentences; see the figures in nlu/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize, minimize_scalar
from scipy.special import logsumexp, softmax

from nlu.encoder.encode import Encode
from nlu.encoder.pieces import is_held_out
from nlu.intents.ensemble import USUAL_SIZE, Augment, LinearEnsemble, Size
from nlu.intents.features import Seen
from nlu.intents.linear import LinearModel
from nlu.intents.meaning import MeaningModel

_READ = 20_000  # sentences that the second opinion learns from
_UNSURE = 0.97  # a likeliest intent below this gets a second opinion: one question in three
_FEWEST_HELD_OUT = 100  # sentences, to measure how far opinions can be trusted
_LIKELY = 0.5  # an emergency at this needs no second look
_USUAL_SHARPNESS = 5.0  # of margins, where there are fewer
_MEANING = "meaning"  # what the arrays of the second opinion are stored under


class Weights(NamedTuple):
    """What each opinion weighs where both are asked."""

    margins: float  # of the linear models
    scores: float  # of the meaning


class SecondOpinion(NamedTuple):
    """What is asked where the linear models are unsure, and what each of both then weighs.

    The encoder reads other alphabets typed in Latin letters much worse than anything else, the
    linear models less so: there the weights are others.
    """

    model: MeaningModel
    usual: Weights
    romanised: Weights

    def weights_for(self, seen: Seen) -> Weights:
        """What each opinion weighs for a text."""
        return self.romanised if seen.is_romanised else self.usual


class IntentModel:
    """Ranks intents for a text. Learnt with `train`, stored without pickle (JSON and npz)."""

    def __init__(
        self, linear: LinearEnsemble, sharpness: float = _USUAL_SHARPNESS,
        second: SecondOpinion | None = None, encode: Encode | None = None,
        unsure: float = _UNSURE,
    ) -> None:  # fmt: skip
        """Take what was learnt.

        Args:
            linear: the first opinion.
            sharpness: how far margins are stretched, so that a softmax says how often it is right.
            second: the second opinion; without, the first stands alone.
            encode: reads the meaning of texts for it.
            unsure: it is asked where the likeliest intent of the first is less probable.
        """
        self.labels = linear.labels
        self.linear = linear
        self.sharpness = sharpness
        self.second = second
        self.encode = encode
        self.unsure = unsure
        # Of these together the mean of both opinions counts: it takes more to talk one away.
        self._emergency = np.array([label.startswith("emergency") for label in self.labels])

    @classmethod
    def train(
        cls, texts: Sequence[Seen], labels: Sequence[str], *, strength: float = 0.4,
        size: Size = USUAL_SIZE, more: Augment = lambda texts, labels: (texts, labels),
        encode: Encode | None = None,
    ) -> IntentModel:  # fmt: skip
        """Learn from masked texts. One in 32 is held out, to measure how often it is right.

        With too few of those (some 3,200 sentences are needed) nothing is measured: the linear
        models stand alone, as sure as they usually are.

        Args:
            texts: what is seen of each sentence.
            labels: the intent of each sentence; at least three different ones.
            strength: inverse of the regularisation (C of scikit-learn).
            size: how many features are kept.
            more: adds copies of sentences to learn from.
            encode: reads the meaning of texts; without, there is no second opinion.
        """
        held_out = [i for i, seen in enumerate(texts) if seen.text and is_held_out(seen.text)]
        if len(held_out) < _FEWEST_HELD_OUT:
            linear = LinearEnsemble.train(texts, labels, strength=strength, size=size, more=more)
            return cls(linear)
        learnt = sorted(set(range(len(texts))) - set(held_out))
        read = np.random.default_rng(0).permutation(learnt)[:_READ]
        with ThreadPoolExecutor(1) as other_core:
            second = encode and other_core.submit(
                lambda: MeaningModel.train(
                    encode([texts[i].text for i in read]), [labels[i] for i in read]
                )
            )
            linear = LinearEnsemble.train(
                [texts[i] for i in learnt], [labels[i] for i in learnt],
                strength=strength, size=size, more=more,
            )  # fmt: skip
            meaning = second.result() if second else None
        model = cls(linear, encode=encode)
        model._calibrate([texts[i] for i in held_out], [labels[i] for i in held_out], meaning)
        return model

    def _calibrate(
        self, texts: Sequence[Seen], labels: Sequence[str], meaning: MeaningModel | None
    ) -> None:
        """Find how far each opinion can be trusted, by the lowest negative log-likelihood.

        The texts are such as neither has learnt. What both weigh together is found on those where
        the first is unsure, since only there the second is asked.
        """
        column = {label: number for number, label in enumerate(self.labels)}
        known = [i for i, label in enumerate(labels) if label in column]
        right = np.array([column[labels[i]] for i in known])
        margins = np.array([self.linear.margins(texts[i]) for i in known])
        self.sharpness = float(
            minimize_scalar(
                lambda stretch: _loss(margins * stretch, right), bounds=(0.5, 40), method="bounded"
            ).x
        )
        unsure = np.flatnonzero(_sureness(margins * self.sharpness) < self.unsure)
        if meaning is None or self.encode is None or len(unsure) < _FEWEST_HELD_OUT:
            return
        unsure_texts = [texts[known[i]] for i in unsure]
        scores = _in_order(meaning, self.labels, self.encode([seen.text for seen in unsure_texts]))
        romanised = np.array([seen.is_romanised for seen in unsure_texts])

        def weigh(some: NDArray[Any]) -> Weights:
            some = some if some.sum() >= _FEWEST_HELD_OUT else np.full_like(some, True)
            return _weigh(margins[unsure][some], scores[some], right[unsure][some], self.sharpness)

        self.second = SecondOpinion(meaning, usual=weigh(~romanised), romanised=weigh(romanised))

    def rank(self, seen: Seen) -> list[tuple[str, float]]:
        """All intents with their probabilities, most likely first.

        Who names two substances mostly asks about both, and most overdoses are of several: that
        there are two must not hide an emergency, so it is also looked for with one name alone. What
        was calibrated does not know of that: in such texts an emergency is put higher on purpose.
        """
        probabilities = self._probabilities(seen)
        alone = seen.with_one_name
        share = probabilities[self._emergency].sum()
        if alone is not seen and share < _LIKELY:
            mean = (share + self._probabilities(alone)[self._emergency].sum()) / 2
            if mean > share:
                probabilities = _with_share(probabilities, self._emergency, mean)
        order = np.argsort(-probabilities)
        return [(self.labels[i], float(probabilities[i])) for i in order]

    def _probabilities(self, seen: Seen) -> NDArray[Any]:
        """How likely each intent is, in the order of the labels."""
        margins = self.linear.margins(seen)
        probabilities: NDArray[Any] = softmax(margins * self.sharpness)
        if not (self.second and self.encode and seen.text and probabilities.max() < self.unsure):
            return probabilities
        scores = _in_order(self.second.model, self.labels, self.encode([seen.text]))[0]
        weights = self.second.weights_for(seen)
        both = softmax(margins * weights.margins + scores * weights.scores)
        share = (probabilities + both)[self._emergency].sum() / 2
        return _with_share(both, self._emergency, share)

    def save(self, folder: Path) -> None:
        """Write the model into a folder."""
        models = self.linear.models()
        arrays = {
            f"{code}.{name}": array
            for code, model in models.items()
            for name, array in model.arrays().items()
        }
        second = None
        if self.second:
            arrays |= {f"{_MEANING}.{n}": a for n, a in self.second.model.arrays().items()}
            second = [self.second.model.labels, *self.second[1:]]
        np.savez_compressed(folder / "weights.npz", **arrays)
        described = {
            "sharpness": self.sharpness,
            "second": second,
            "models": {
                code: {"labels": model.labels, "features": model.features}
                for code, model in models.items()
            },
        }
        (folder / "model.json").write_text(
            json.dumps(described, ensure_ascii=False), encoding="utf-8"
        )

    @classmethod
    def load(cls, folder: Path, encode: Encode | None = None) -> IntentModel:
        """Read a model that `save` wrote; without `encode` it gives no second opinion."""
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
            second = None
            if described["second"]:
                labels, *weights = described["second"]
                of = f"{_MEANING}."
                meaning = {n.removeprefix(of): arrays[n] for n in arrays if n.startswith(of)}
                second = SecondOpinion(
                    MeaningModel(labels, **meaning), *(Weights(*each) for each in weights)
                )
        return cls(LinearEnsemble.of(models), described["sharpness"], second, encode)


def _weigh(
    margins: NDArray[Any], scores: NDArray[Any], right: NDArray[Any], sharpness: float
) -> Weights:
    """What both opinions have to weigh so that together they expect the right labels best."""
    found = minimize(
        lambda weights: _loss(margins * weights[0] + scores * weights[1], right),
        x0=(sharpness / 2, 0.5), method="Nelder-Mead", bounds=((0, 40), (0, 5)),
    ).x  # fmt: skip
    return Weights(float(found[0]), float(found[1]))


def _in_order(model: MeaningModel, labels: Sequence[str], vectors: NDArray[Any]) -> NDArray[Any]:
    """The scores of a model for labels; of what it does not know, the lowest it gives."""
    scores = model.scores(vectors)
    column = {label: number for number, label in enumerate(model.labels)}
    lowest = scores.min(axis=1)
    columns = [scores[:, column[label]] if label in column else lowest for label in labels]
    return np.stack(columns, axis=1)


def _with_share(probabilities: NDArray[Any], some: NDArray[Any], share: float) -> NDArray[Any]:
    """The same, stretched so that some of them together make up a share of all."""
    exact = probabilities.astype(np.float64)
    now, others = exact[some].sum(), exact[~some].sum()
    if not now or not others:
        return probabilities
    return np.where(some, exact * share / now, exact * (1 - share) / others)


def _sureness(scores: NDArray[Any]) -> NDArray[Any]:
    """How likely the likeliest is, in each row of scores."""
    likeliest: NDArray[Any] = softmax(scores, axis=1).max(axis=1)
    return likeliest


def _loss(scores: NDArray[Any], right: NDArray[Any]) -> float:
    """How little the right labels are expected, on average: the negative log-likelihood."""
    of_right = scores[np.arange(len(right)), right]
    return float(np.mean(logsumexp(scores, axis=1) - of_right))

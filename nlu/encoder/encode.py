"""The sentence encoder at work: what a text means, and whether it is about a name in it.

The files beside this one are multilingual-e5-small (Wang et al., 2024,
https://arxiv.org/abs/2402.05672, MIT), which `nlu/teaching/` taught what our questions mean. ONNX
Runtime computes, SentencePiece cuts words into the pieces that the encoder knows. Nothing is
fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions, disable_telemetry_events
from scipy.special import expit
from sentencepiece import SentencePieceProcessor

from nlu.encoder.pieces import equally_long, pieces_of, windows_of

WEIGHTS = Path(__file__).with_name("weights.onnx")
PIECES = Path(__file__).with_name("pieces.model")

Encode = Callable[[Sequence[str]], NDArray[np.float32]]  # texts → texts × dimensions

_AT_ONCE = 64
_OUTPUTS = {"vectors", "counts"}


class Encoder:
    """Reads texts. It may be asked from several threads at once."""

    def __init__(self) -> None:
        """Load the two files.

        Raises:
            ValueError: the weights are not what `nlu/teaching/export.py` writes.
        """
        disable_telemetry_events()  # they exist on Windows
        options = SessionOptions()
        options.intra_op_num_threads = 1  # a text is short, and the other core has other work
        # What is freed is overwritten (see the server's environment), unless an arena keeps it.
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        options.log_severity_level = 4  # only what is fatal, and never a value
        self._session = InferenceSession(
            WEIGHTS.as_posix(), options, providers=["CPUExecutionProvider"]
        )
        self._session.disable_fallback()  # it would print
        outputs = {output.name: output for output in self._session.get_outputs()}
        if outputs.keys() != _OUTPUTS:
            raise ValueError(f"{WEIGHTS} gives {', '.join(outputs)}, not what this reads")
        self._dimensions = outputs["vectors"].shape[1]
        self._processor = SentencePieceProcessor(model_file=PIECES.as_posix())

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """What each text means: texts × dimensions."""
        pieces = [pieces_of(self._processor, text) for text in texts]
        vectors = np.zeros((len(texts), self._dimensions), np.float32)
        for together in equally_long(pieces, _AT_ONCE):
            vectors[together] = self._run("vectors", [pieces[i] for i in together])
        return vectors

    def likely_meant(self, parts: Sequence[str]) -> list[float]:
        """How likely a text is about each name in it, and does not only mention it.

        Args:
            parts: the text before, between and after the names.
        """
        logits = np.zeros(len(parts) - 1, np.float32)
        windows = windows_of(self._processor, parts)  # one, or several of the same length
        rows = self._run("counts", [window.pieces for window in windows])
        for row, window in zip(rows, windows, strict=True):
            logits[window.names] = row[window.places]
        likely: list[float] = expit(logits).tolist()
        return likely

    def _run(self, output: str, pieces: list[list[int]]) -> NDArray[np.float32]:
        asked = np.array(pieces, np.int64)
        try:
            found: NDArray[np.float32] = self._session.run([output], {"pieces": asked})[0]
        finally:
            asked.fill(0)  # NumPy keeps small blocks when they are freed
        return found


@cache
def encoder() -> Encoder:
    """The encoder, loaded once a process."""
    return Encoder()

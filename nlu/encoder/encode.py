"""A text becomes a vector: the sentence encoder at work.

The files beside this one are multilingual-e5-small (Wang et al., 2024,
https://arxiv.org/abs/2402.05672, MIT), which `nlu/teaching/` taught what our questions mean. ONNX
Runtime computes, SentencePiece cuts words into the pieces that the encoder knows. Nothing is
fetched.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions, disable_telemetry_events
from sentencepiece import SentencePieceProcessor

WEIGHTS = Path(__file__).with_name("weights.onnx")
PIECES = Path(__file__).with_name("pieces.model")

Encode = Callable[[Sequence[str]], NDArray[np.float32]]  # texts → texts × dimensions

MOST_PIECES = 72  # of a text, the last ones: a story ends in its question
_MOST_CHARACTERS = 160
_PUNCTUATION = frozenset(" .,?!'-")
_AT_ONCE = 64
_HELD_OUT = 32  # one text in so many


@cache
def encoder() -> Encode:
    """The encoder, loaded once a process. It may be asked from several threads at once."""
    disable_telemetry_events()  # they exist on Windows
    options = SessionOptions()
    options.intra_op_num_threads = 1  # a text is short, and the other core has other work
    # What is freed is overwritten (see the server's environment), unless an arena keeps it.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    options.log_severity_level = 4  # only what is fatal, and never a value
    session = InferenceSession(WEIGHTS.as_posix(), options, providers=["CPUExecutionProvider"])
    session.disable_fallback()  # it would print
    dimensions = session.get_outputs()[0].shape[1]
    processor = SentencePieceProcessor(model_file=PIECES.as_posix())

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        pieces = [pieces_of(processor, text) for text in texts]
        vectors = np.zeros((len(texts), dimensions), np.float32)
        for together in equally_long(pieces, _AT_ONCE):
            asked = np.array([pieces[i] for i in together], np.int64)
            vectors[together] = session.run(None, {"pieces": asked})[0]
            asked.fill(0)  # NumPy keeps small blocks when they are freed
        return vectors

    return encode


def pieces_of(processor: SentencePieceProcessor, text: str) -> list[int]:
    """The numbers of the pieces of a text between those for its beginning and its end."""
    return framed(processor, processor.encode(readable(text)))


def framed(processor: SentencePieceProcessor, pieces: list[int]) -> list[int]:
    """The last pieces of a text between those for its beginning and its end."""
    return [processor.bos_id(), *pieces[-(MOST_PIECES - 2) :], processor.eos_id()]


def equally_long(pieces: Sequence[Sequence[int]], most: int) -> list[list[int]]:
    """Texts by number, in groups of the same length: none has to be filled up or masked."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for number, of_text in enumerate(pieces):
        by_length[len(of_text)].append(number)
    return [
        numbers[start : start + most]
        for numbers in by_length.values()
        for start in range(0, len(numbers), most)
    ]


def readable(text: str, most: int = _MOST_CHARACTERS) -> str:
    """The end of a text in compatibility form: letters, digits and plain punctuation."""
    plain = unicodedata.normalize("NFKC", text.strip()[-4 * most :])
    kept = "".join(char if _is_readable(char) else " " for char in plain)
    return " ".join(kept.split())[-most:].strip() or "."


def is_held_out(text: str) -> bool:
    """Whether neither the encoder nor the intent model may learn from a text.

    One in 32, chosen by what it says, so that the same are held out when the encoder learns and
    when `make train` finds out how far each opinion is to be trusted. When a name in it was not
    known yet as the encoder learnt, the text was another: of some hundreds of new names few
    sentences change sides.
    """
    return zlib.crc32(readable(text).encode()) % _HELD_OUT == 0


def _is_readable(char: str) -> bool:
    return char.isalnum() or char in _PUNCTUATION or unicodedata.category(char) in ("Mn", "Mc")

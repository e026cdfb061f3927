"""The encoder as a PyTorch network: a BERT of twelve layers, as multilingual-e5-small is."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from nlu.encoder.pieces import MOST_PIECES
from nlu.teaching.origin import BLOCK, DIMENSIONS, Floats, Origin

_LAYERS, _HEADS, _INNER = 12, 12, 1536
_EPSILON = 1e-12
_DROPOUT = 0.1


class Words(nn.Module):
    """The vectors of pieces in four bits, a scale for each block of 32: as they are stored."""

    def __init__(self, packed: NDArray[np.uint8], scale: NDArray[np.float16]) -> None:
        """Take pieces × bytes, two weights in each, and pieces × blocks."""
        super().__init__()
        self.register_buffer("scale", torch.tensor(scale))
        self.register_buffer("packed", torch.tensor(packed))

    def forward(self, pieces: Tensor) -> Tensor:
        """Texts × pieces → texts × pieces × dimensions."""
        packed = self.packed[pieces].unflatten(-1, (DIMENSIONS // BLOCK, -1)).to(torch.int32)
        weights = torch.cat([packed % 16, packed // 16], -1).float() - 8
        return (weights * self.scale[pieces].float().unsqueeze(-1)).flatten(-2)


class TaughtWords(nn.Module):
    """The same while they are taught: they change in small steps, and are seen as they round."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        with torch.no_grad():
            self.vectors = nn.Parameter(words(torch.arange(len(words.packed))))

    def forward(self, pieces: Tensor) -> Tensor:
        """Texts × pieces → texts × pieces × dimensions."""
        return seen_rounded(functional.embedding(pieces, self.vectors, sparse=True))

    def packed(self) -> Words:
        """As they are stored."""
        with torch.no_grad():
            weights, scale = in_four_bits(self.vectors)
        first, second = (weights + 8).to(torch.uint8).chunk(2, -1)
        stored = (first + 16 * second).flatten(-2)
        return Words(stored.numpy(), scale.squeeze(-1).half().numpy())


def in_four_bits(vectors: Tensor) -> tuple[Tensor, Tensor]:
    """Vectors in blocks as whole numbers from -8 to 7, and the scale of each block.

    The number furthest from zero becomes -8, so that vectors in four bits stay what they are.
    """
    blocks = vectors.unflatten(-1, (-1, BLOCK))
    furthest = blocks.gather(-1, blocks.abs().argmax(-1, keepdim=True))
    scale = (furthest / -8).half().float()
    weights = (blocks / scale.where(scale != 0, 1)).round().clamp(-8, 7)
    return weights, scale


def seen_rounded(vectors: Tensor) -> Tensor:
    """Vectors as they are in four bits; what is learnt from these moves the exact ones."""
    with torch.no_grad():
        numbers, scale = in_four_bits(vectors)
        lost = (numbers * scale).flatten(-2) - vectors
    return vectors + lost


class Rounding(nn.Module):
    """The weights of a product as they will be stored: what is taught has to work with these."""

    def forward(self, weights: Tensor) -> Tensor:
        """The same shape."""
        return seen_rounded(weights)


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


class EncoderNetwork(nn.Module):
    """Pieces of texts → a vector for each text, and for each piece how sure it is that it counts.

    The vector is the mean over the pieces in the last layer. A piece counts where a name stands
    that the question is about, rather than one that is only mentioned.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words: nn.Module = words
        self.places = nn.Parameter(torch.zeros(MOST_PIECES, DIMENSIONS), requires_grad=False)
        self.norm = nn.LayerNorm(DIMENSIONS, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(_LAYERS))
        self.counting = nn.Parameter(torch.zeros(DIMENSIONS))
        self.counting_bias = nn.Parameter(torch.zeros(1))

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        """Texts × pieces (numbers) → texts × dimensions; texts × pieces, as logits."""
        seen = self.norm(self.words(pieces) + self.places[: pieces.shape[1]])
        for layer in self.layers:
            seen = layer(seen)
        # Not a product of matrices: those are rounded to four bits when they are stored.
        counting = (seen * self.counting).sum(-1) + self.counting_bias
        return seen.mean(1), counting

    def products(self) -> list[nn.Linear]:
        """What is rounded when it is stored."""
        return [part for part in self.layers.modules() if isinstance(part, nn.Linear)]

    @classmethod
    def of(cls, origin: Origin, kept: list[int]) -> EncoderNetwork:
        """The encoder as it came, with some of its pieces."""
        encoder = cls(Words(*_apart(origin.words[kept])))
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


def _apart(stored: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """The bytes of weights and the scales in front of them, from blocks as the origin has them."""
    blocks = stored.reshape(len(stored), DIMENSIONS // BLOCK, -1)
    scale = blocks[:, :, :2].copy().view(np.float16)[:, :, 0]
    return blocks[:, :, 2:].reshape(len(stored), -1), scale


_NAMES = [
    f"{part}.{kind}" for part in ["q", "k", "v", "ao", "aln", "fi", "fo", "oln"] for kind in "wb"
]


def _fill(part: nn.Linear | nn.LayerNorm, weight: Floats, bias: Floats) -> None:
    part.weight.data = torch.tensor(weight).view_as(part.weight)
    part.bias.data = torch.tensor(bias)

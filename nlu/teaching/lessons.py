"""What the encoder is taught, in groups of texts of the same length that it can learn at once."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from sentencepiece import SentencePieceProcessor
from torch import Tensor, nn
from torch.nn import functional

from nlu.encoder.pieces import equally_long, framed, pieces_of, readable, windows_of
from nlu.teaching.examples import Example
from nlu.teaching.network import EncoderNetwork

_AT_ONCE = 64
_STORIES = 1 / 3  # of the copies in a story, learnt in each round
_MARKED = 3  # times that each question with marked names is learnt in a round
_OTHERWISE = 0.4  # of the sentences, cut into other pieces than usual
_SHARPNESS = 0.5  # of the draw of other pieces: 0 draws from all alike, 1 as likely as they are
_SMOOTHING = 0.05  # of the intents
_DROPOUT = 0.1  # before the head that tells them


class Sentence(NamedTuple):
    """A text and its intent, by number."""

    text: str
    intent: int


class Intents(NamedTuple):
    """Texts of which the intent is to be told."""

    pieces: Tensor  # texts × pieces
    intents: Tensor  # of each text

    def loss(self, encoder: EncoderNetwork, head: nn.Linear) -> Tensor:
        """How little the right intents are expected."""
        vectors, _ = encoder(self.pieces)
        told = head(functional.dropout(vectors, _DROPOUT, encoder.training))
        return functional.cross_entropy(told.float(), self.intents, label_smoothing=_SMOOTHING)

    def right(self, encoder: EncoderNetwork, head: nn.Linear) -> Tensor:
        """Of which the likeliest intent is right."""
        return head(encoder(self.pieces)[0]).argmax(1) == self.intents


class Names(NamedTuple):
    """Texts of which is to be told which names they are about."""

    pieces: Tensor  # texts × pieces
    rows: Tensor  # the text of each name
    places: Tensor  # where it stands
    counts: Tensor  # 1 where the text is about it, else 0

    def loss(self, encoder: EncoderNetwork, head: nn.Linear) -> Tensor:
        """How little it is expected what counts."""
        return functional.binary_cross_entropy_with_logits(self.logits(encoder), self.counts)

    def logits(self, encoder: EncoderNetwork) -> Tensor:
        """How surely each name counts."""
        told: Tensor = encoder(self.pieces)[1][self.rows, self.places]
        return told.float()


Group = Intents | Names


class Material:
    """The lines that `sentences.py` wrote."""

    def __init__(self, path: Path) -> None:
        lines: list[dict[str, Any]] = [json.loads(line) for line in path.open(encoding="utf-8")]
        self.intents = sorted({line["intent"] for line in lines if "intent" in line})
        self.sentences: dict[str, list[Sentence]] = {"learn": [], "story": [], "measure": []}
        self.marked: dict[str, list[Example]] = {"learn": [], "measure": []}
        for line in lines:
            if "intent" in line:
                sentence = Sentence(line["text"], self.intents.index(line["intent"]))
                self.sentences[line["use"]].append(sentence)
            else:
                self.marked[line["use"]].append(Example(line["parts"], line["counts"]))

    def texts(self) -> list[str]:
        """All that is learnt from, stories aside."""
        marked = [" ".join(one.parts) for one in self.marked["learn"]]
        return [sentence.text for sentence in self.sentences["learn"]] + marked


class Lessons:
    """What is learnt from, in random groups; another order in each round.

    The order is the same in every run; the other pieces are not, as SentencePiece draws by itself.
    """

    def __init__(self, processor: SentencePieceProcessor, material: Material) -> None:
        self._processor = processor
        self._material = material
        self._chance = random.Random(0)  # noqa: S311 - no secret: repeatable

    def round(self) -> list[Group]:
        """All sentences, some of the stories and all marked questions, group by group."""
        stories = self._material.sentences["story"]
        some = self._chance.sample(stories, int(len(stories) * _STORIES))
        chosen = [*self._material.sentences["learn"], *some]
        marked = self._material.marked["learn"] * _MARKED
        self._chance.shuffle(chosen)
        self._chance.shuffle(marked)
        groups: list[Group] = [
            *of_sentences([self._pieces_of(one.text) for one in chosen], chosen),
            *of_marked(self._processor, marked),
        ]
        self._chance.shuffle(groups)
        return groups

    def _pieces_of(self, text: str) -> list[int]:
        if self._chance.random() >= _OTHERWISE:
            return pieces_of(self._processor, text)
        drawn = self._processor.encode(
            readable(text), enable_sampling=True, alpha=_SHARPNESS, nbest_size=-1
        )
        return framed(self._processor, drawn)


def of_sentences(pieces: list[list[int]], sentences: Sequence[Sentence]) -> list[Intents]:
    """Sentences in groups, cut as `pieces` has them."""
    return [
        Intents(
            torch.tensor([pieces[number] for number in group]),
            torch.tensor([sentences[number].intent for number in group]),
        )
        for group in equally_long(pieces, _AT_ONCE)
    ]


def of_marked(processor: SentencePieceProcessor, marked: Sequence[Example]) -> list[Names]:
    """Questions with marked names in groups; a long one is there once for each name."""
    windows = [(window, one) for one in marked for window in windows_of(processor, one.parts)]
    groups = []
    for group in equally_long([window.pieces for window, _ in windows], _AT_ONCE):
        together = [windows[number] for number in group]
        names = [
            (row, place, float(one.counts[name]))
            for row, (window, one) in enumerate(together)
            for name, place in zip(window.names, window.places, strict=True)
        ]
        pieces = torch.tensor([window.pieces for window, _ in together])
        groups.append(Names(pieces, *(torch.tensor(each) for each in zip(*names, strict=True))))
    return groups

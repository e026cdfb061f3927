"""Compare intent classifiers on the same sentences: Rasa's default, its linear one, ours, none.

All train on the same sample of nlu/data and answer the same questions of tests/sentences, one
after the other for each question. DIET takes hours for every sentence and Rasa's 100 epochs on two
cores, so a sample and fewer epochs are the default; ours is then also trained on everything, as the
bot has it. The encoder in ours was taught with every sentence, whatever the sample: without it, all
learn the same.

    .venv/bin/python -W ignore compare.py                             # half an hour
    .venv/bin/python -W ignore compare.py --sample 0 --epochs 100     # hours
    .venv/bin/python -W ignore compare.py --only without matcher
"""

from __future__ import annotations

import argparse
import contextlib
import random
import shlex
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from tabulate import tabulate

from nlu.measuring import Asked, Training, percentile, questions, train
from nlu.model import NLU_FOLDER

CONFIGS = {
    "rasa default (DIET)": NLU_FOLDER / "configs" / "rasa-default.yml",
    "rasa logistic regression, masked": NLU_FOLDER / "configs" / "logistic-regression.yml",
    "ours without the encoder": NLU_FOLDER / "configs" / "without-encoder.yml",
    "ours": NLU_FOLDER / "config.yml",
}
MATCHER = "matcher alone"
_ONLY_KIND = ("chat", "declined", "unclear")  # their ids are not part of the label
_WARM_UP = 10  # questions asked first and not timed


@dataclass
class Candidate:
    """A classifier, what its training took, and how it answered."""

    name: str
    sentences: int = 0
    training: Training | None = None
    seconds: list[float] = field(default_factory=list)
    right: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    peak_mb: float = 0.0


def sentences() -> list[tuple[str, str, str]]:
    """Every training sentence as language, intent and text."""
    return [
        (path.parent.name, block["intent"], line[2:])
        for path in sorted((NLU_FOLDER / "data").glob("*/*.yml"))
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        for line in block["examples"].splitlines()
        if line.startswith("- ")
    ]


def sample(known: list[tuple[str, str, str]], most: int) -> list[tuple[str, str, str]]:
    """At most so many sentences an intent (0: all), from each language in turn."""
    if not most:
        return known
    shuffled = random.Random(0).sample(known, len(known))  # noqa: S311 - no secret: repeatable
    place: dict[tuple[str, str], int] = defaultdict(int)
    by_intent: dict[str, list[tuple[int, tuple[str, str, str]]]] = defaultdict(list)
    for sentence in shuffled:
        place[sentence[:2]] += 1
        by_intent[sentence[1]].append((place[sentence[:2]], sentence))
    return [s for ranked in by_intent.values() for _, s in sorted(ranked)[:most]]


def write(chosen: list[tuple[str, str, str]], path: Path) -> Path:
    """Training sentences as a file for Rasa."""
    examples: dict[str, str] = defaultdict(str)
    for _, intent, text in chosen:
        examples[intent] += f"- {text}\n"
    blocks = [{"intent": intent, "examples": lines} for intent, lines in examples.items()]
    written = yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True)
    path.write_text(written, encoding="utf-8")
    return path


def with_epochs(config: Path, epochs: int, folder: Path) -> Path:
    """The same pipeline, with another number of epochs where it has any."""
    data = yaml.safe_load(config.read_text(encoding="utf-8"))
    for component in data["pipeline"]:
        if "epochs" in component:
            component["epochs"] = epochs
    changed = folder / config.name
    changed.write_text(yaml.safe_dump(data), encoding="utf-8")
    return changed


def is_right(intent: str | None, label: dict[str, Any]) -> bool:
    """Whether an intent is the question that a person marked."""
    kind = label["kind"]
    if kind in _ONLY_KIND:
        return (intent or "unclear").partition("_")[0] == kind
    id_ = {"service": label["need"], "emergency": label["emergency"]}.get(kind, label["topic"])
    return intent == (f"{kind}_{id_}" if id_ else kind)


def ask_all(candidates: list[Candidate]) -> None:
    """Put each question to every candidate in turn, so that all meet the same machine."""
    asked = questions()
    with contextlib.ExitStack() as stack:
        processes = [
            (c, stack.enter_context(Asked(str(c.training.archive) if c.training else "--matcher")))
            for c in candidates
        ]
        step = max(1, len(asked) // _WARM_UP)  # the files are one after another: every language
        for question in asked[::step]:
            for _, process in processes:
                process.ask(question["text"])
        for question in asked:
            for candidate, process in processes:
                answer = process.ask(question["text"])
                candidate.seconds.append(answer["seconds"])
                candidate.peak_mb = answer["peak_mb"]
                right = is_right(answer["intent"], question)
                candidate.right[question["language"]].append(right)


def table(candidates: list[Candidate]) -> str:
    """The figures as a Markdown table."""
    languages = list(candidates[0].right)
    head = ["classifier", "sentences", "right intent", *languages, "training s",
            "training peak MB", "model MB", "parsing peak MB", "p50 ms", "p95 ms"]  # fmt: skip
    rows = []
    for c in candidates:
        every = [right for answers in c.right.values() for right in answers]
        trained = c.training
        rows.append([
            c.name, c.sentences or "–", f"{sum(every) / len(every):.1%}",
            *(f"{sum(c.right[code]) / len(c.right[code]):.0%}" for code in languages),
            f"{trained.seconds:.0f}" if trained else "–",
            f"{trained.peak_mb:.0f}" if trained else "–",
            f"{trained.size_mb:.1f}" if trained else "–",
            f"{c.peak_mb:.0f}", f"{percentile(c.seconds, 50) * 1e3:.1f}",
            f"{percentile(c.seconds, 95) * 1e3:.1f}",
        ])  # fmt: skip
    return tabulate(rows, head, tablefmt="github", disable_numparse=True)


def main() -> None:
    """Read the arguments, train, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=20, help="sentences an intent; 0: all")
    parser.add_argument("--epochs", type=int, default=20, help="epochs of DIET")
    parser.add_argument("--only", nargs="+", default=[], help="words of the names to compare")
    arguments = parser.parse_args()
    known = sentences()
    chosen = sample(known, arguments.sample)

    def wanted(name: str) -> bool:
        return not arguments.only or any(word in name for word in arguments.only)

    plan = [(name, config, chosen) for name, config in CONFIGS.items()]
    if len(chosen) < len(known):
        plan.append(("ours, every sentence", CONFIGS["ours"], known))
    candidates = []
    with tempfile.TemporaryDirectory(prefix="naast-compare-") as name:
        folder = Path(name)
        for number, (candidate, config, texts) in enumerate(plan):
            if not wanted(candidate):
                continue
            say(f"training {candidate} on {len(texts)} sentences")
            config = with_epochs(config, arguments.epochs, folder)
            data = write(texts, folder / f"sentences-{len(texts)}.yml")
            training = train(config, data, folder / str(number))
            candidates.append(Candidate(candidate, len(texts), training))
        if wanted(MATCHER):
            candidates.append(Candidate(MATCHER))
        say(f"asking {len(questions())} questions")
        ask_all(candidates)
    command = shlex.join(["compare.py", *sys.argv[1:]])
    print(f"\n{time.strftime('%Y-%m-%d')}, `{command}`: {len(chosen)} of {len(known)} sentences "
          f"({arguments.sample or 'all'} an intent), DIET with {arguments.epochs} epochs "
          f"(Rasa's default: 100), {len(questions())} questions asked of each.\n")  # fmt: skip
    print(table(candidates))


def say(what: str) -> None:
    """Tell on standard error what goes on."""
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

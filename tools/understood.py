"""The labelled questions, what the bot answered, and the figures that `understanding.py` prints."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlu.matching.language import BY_SCRIPT
from nlu.matching.text import script_of

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = ROOT / "tests" / "sentences"
SEVERAL = SENTENCES / "several"
RISKY = SENTENCES / "risky"
HALVES = ("development", "scored")
UNSEEN = ("unseen",)  # questions that are all for measuring


@dataclass(frozen=True)
class Asked:
    """A question as it is marked, and what the bot answered."""

    language: str
    label: dict[str, Any]
    answer: dict[str, Any]

    @property
    def half(self) -> str:
        """`development` or `scored`; `unseen` where all are for measuring."""
        return str(self.label["half"])

    @property
    def same_substances(self) -> bool:
        """Whether exactly the substances that were meant were understood."""
        return set(self.label["substances"]) == set(self.answer["substances"])

    @property
    def named_right(self) -> bool:
        """The right kind of question, about exactly the right substances."""
        return self.label["kind"] == self.answer["kind"] and self.same_substances

    @property
    def right(self) -> bool:
        """All of it right: also topic, need, place and emergency. Ids of small talk are free."""
        fields = ["need", "place", "emergency"]
        if self.label["kind"] in ("substance", "rights", "guide"):
            fields.append("topic")
        return self.named_right and all(self.label[f] == self.answer[f] for f in fields)

    @property
    def asked_back(self) -> bool:
        """Whether the bot asked what was meant instead of answering."""
        return bool(self.answer["kind"] == "unclear")

    def is_emergency(self, side: dict[str, Any]) -> bool:
        """Whether the label, or the answer, is an emergency."""
        return bool(side["kind"] == "emergency")

    @property
    def wrong_combination(self) -> bool:
        """A combination in question or answer, answered about other substances than were meant."""
        kinds = (self.label["kind"], self.answer["kind"])
        return "combination" in kinds and not self.asked_back and not self.same_substances


@dataclass(frozen=True)
class Figure:
    """A column: what is counted, among which questions. `fewer`: the lower the better."""

    name: str
    title: str
    of: Callable[[Asked], bool]
    among: Callable[[Asked], bool] = lambda asked: True
    fewer: bool = False

    def value(self, asked: Iterable[Asked]) -> float:
        """A share of the questions it is about; where fewer is better, a number of them."""
        counted = [self.of(one) for one in asked if self.among(one)]
        if self.fewer:
            return sum(counted)
        return round(sum(counted) / len(counted), 4) if counted else 1.0

    def shown(self, asked: list[Asked]) -> str:
        """The value as people read it."""
        if self.fewer:
            return f"{self.value(asked):.0f}"
        about = sum(1 for one in asked if self.among(one))
        return f"{self.value(asked):.0%}" if about == len(asked) else (
            f"{sum(1 for one in asked if self.among(one) and self.of(one))}/{about}"
        )  # fmt: skip


FIGURES = (
    Figure("named_right", "kind +\nsubstances", lambda a: a.named_right),
    Figure("right", "+ topic, need,\nplace, emerg.", lambda a: a.right),
    Figure("emergencies", "emergency\nseen", lambda a: a.is_emergency(a.answer),
           lambda a: a.is_emergency(a.label)),
    Figure("right_emergency", "the right\nemergency",
           lambda a: a.label["emergency"] == a.answer["emergency"],
           lambda a: a.is_emergency(a.label)),
    Figure("false_alarms", "false\nalarms",
           lambda a: a.is_emergency(a.answer) and not a.is_emergency(a.label), fewer=True),
    Figure("wrong_combinations", "wrong\nset mixed", lambda a: a.wrong_combination, fewer=True),
    Figure("wrong_answers", "wrong, not\nasked",
           lambda a: not a.right and not a.asked_back, fewer=True),
    Figure("needless_questions", "asked\nneedlessly",
           lambda a: a.asked_back and a.label["kind"] != "unclear", fewer=True),
    Figure("language", "language\nright", lambda a: a.answer["language"] == a.language),
)  # fmt: skip


def kinds_and_parts(asked: Iterable[Asked]) -> dict[str, list[Asked]]:
    """The questions of each kind, and those that are hard in one way; one may be in several."""
    kinds: dict[str, list[Asked]] = defaultdict(list)
    parts: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        kinds[one.label["kind"]].append(one)
        for name, belongs in _PARTS.items():
            if belongs(one):
                parts[name].append(one)
    return dict(sorted(kinds.items())) | {name: parts[name] for name in _PARTS if parts[name]}


def _is_romanised(asked: Asked) -> bool:
    typed_in = script_of(asked.label["text"])
    return typed_in == "latin" and asked.language not in BY_SCRIPT["latin"]


_LONG = 120  # characters
_PARTS: dict[str, Callable[[Asked], bool]] = {
    "other alphabets, in Latin letters": _is_romanised,
    f"longer than {_LONG} characters": lambda a: len(a.label["text"]) > _LONG,
    "several substances": lambda a: len(a.label["substances"]) > 1,
}


def read_again(asked: Iterable[Asked]) -> list[Asked]:
    """The same questions, answered with what a second reader saw in them: the best that can be.

    A label holds that under `second` where it differs. That reader saw the questions alone, neither
    the labels nor an answer.
    """
    return [
        Asked(one.language, one.label, {**one.label, **one.label.get("second", {}),
                                        "language": one.language, "confidence": 1.0})
        for one in asked
    ]  # fmt: skip


def ask(folder: Path = SENTENCES, written_in: int | None = None) -> list[Asked]:
    """Put every question of a folder, or of one round of writing, to `naast ask`, in one run."""
    labels = [
        (path.stem, json.loads(line))
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    if written_in is not None:
        labels = [(code, label) for code, label in labels if label["round"] == written_in]
    answers = answers_to([(code, label["text"]) for code, label in labels])
    return [Asked(code, label, got) for (code, label), got in zip(labels, answers, strict=True)]


def answers_to(questions: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """What `naast ask` answers to questions, each with the language Telegram shows the person in.

    Exits when it does not answer each.
    """
    lines = [json.dumps({"text": text, "profile": code}) for code, text in questions]
    done = subprocess.run(  # noqa: S603 - our own command
        [str(ROOT / ".venv" / "bin" / "naast"), "ask", "--jsonl"],
        input="\n".join(lines) + "\n", stdout=subprocess.PIPE, text=True, encoding="utf-8",
        cwd=ROOT, check=False,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode != 0 or len(answers) != len(questions):
        sys.exit(f"naast ask gave {len(answers)} answers to {len(questions)} questions")
    return answers


def grouped(
    asked: list[Asked], halves: tuple[str, ...] = HALVES
) -> dict[str, dict[str, list[Asked]]]:
    """The questions by language and half; `all` holds every language."""
    groups: dict[str, dict[str, list[Asked]]] = defaultdict(lambda: {half: [] for half in halves})
    for one in asked:
        groups[one.language][one.half].append(one)
    everything = {half: [one for one in asked if one.half == half] for half in halves}
    return {**groups, "all": everything}

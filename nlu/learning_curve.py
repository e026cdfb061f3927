"""Does writing more sentences still help? Train on few, more and all of them, and ask.

Of each intent and language at most 10, 20, 40 … sentences are learnt; each model answers the same
questions of tests/sentences. Where the last steps still rise, more sentences are worth writing.
The model is the one of `nlu/intents/`, without Rasa around it and without a second opinion.

    .venv/bin/python -W ignore -m nlu.learning_curve          # from the repository root
    .venv/bin/python -W ignore -m nlu.learning_curve 40 80
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from typing import Any

from tabulate import tabulate

from nlu.compare import is_right, say, sentences
from nlu.components.classifier import SubwordIntentClassifier, size_of
from nlu.intents import IntentModel, Seen, read
from nlu.intents.copies import with_copies
from nlu.matching import Matcher
from nlu.measuring import questions

STEPS = (10, 20, 40, 80)

Sentence = tuple[str, str, Seen]  # language, intent, what is seen of it


def main() -> None:
    """Read the sentences once, train once a step, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("steps", nargs="*", type=int, default=STEPS, help="sentences an intent")
    steps = parser.parse_args().steps
    matcher = Matcher()
    settings = SubwordIntentClassifier.get_default_config()
    known = [(code, intent, read(matcher, text)) for code, intent, text in sentences()]
    asked = [(question, read(matcher, question["text"])) for question in questions()]
    rows = []
    for most in (*steps, 0):
        chosen = _at_most(known, most)
        say(f"training on {len(chosen)} sentences")
        model = IntentModel.train(
            [seen for _, _, seen in chosen], [intent for _, intent, _ in chosen],
            strength=settings["strength"], size=size_of(settings), more=with_copies,
        )  # fmt: skip
        rows.append([most or "all", len(chosen), *_shares(model, asked)])
    languages = sorted({question["language"] for question, _ in asked})
    print(f"\n{time.strftime('%Y-%m-%d')}, {len(asked)} questions, right intent:\n")
    head = ["an intent and language", "sentences", "all", *languages]
    print(tabulate(rows, head, tablefmt="github", disable_numparse=True))


def _at_most(known: list[Sentence], most: int) -> list[Sentence]:
    """At most so many sentences of each intent in each language; 0: all of them."""
    if not most:
        return known
    shuffled = random.Random(0).sample(known, len(known))  # noqa: S311 - no secret: repeatable
    taken: dict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for sentence in shuffled:
        here = taken[sentence[:2]]
        if len(here) < most:
            here.append(sentence)
    return [sentence for here in taken.values() for sentence in here]


def _shares(model: IntentModel, asked: list[tuple[dict[str, Any], Seen]]) -> list[str]:
    """How often the first guess is right: in all, then by language."""
    right: dict[str, list[bool]] = defaultdict(list)
    for question, seen in asked:
        right[question["language"]].append(is_right(model.rank(seen)[0][0], question))
    every = [one for answers in right.values() for one in answers]
    return [f"{sum(every) / len(every):.1%}"] + [
        f"{sum(right[code]) / len(right[code]):.0%}" for code in sorted(right)
    ]


if __name__ == "__main__":
    main()

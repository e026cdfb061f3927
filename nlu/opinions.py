"""What each opinion of the trained intent model is worth, alone and together.

Each answers the questions of tests/sentences; right is its first guess. *Asked* is for how many
questions the sentence encoder reads the text. The meaning is not quite alone: of all emergencies
together, the mean with the linear models counts there too.

    nlu/.venv/bin/python -W ignore -m nlu.opinions          # from the repository root
    nlu/.venv/bin/python -W ignore -m nlu.opinions tests/sentences/romanised

The second asks harder questions, in Latin letters, of languages with an alphabet of their own;
their intents alone are marked.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from tabulate import tabulate
from tarsafe import TarSafe

from nlu.compare import is_right
from nlu.encoder.encode import encoder
from nlu.intents import IntentModel, Seen, read
from nlu.intents.model import Weights
from nlu.matching import Matcher
from nlu.measuring import SENTENCES, questions
from nlu.model import MODEL

_ALWAYS = 1.01  # unsure below this: every text
_THRESHOLDS = (0.8, 0.9, 0.97)

Question = tuple[dict[str, Any], Seen]


def main() -> None:
    """Load the model, ask each variant, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("questions", type=Path, nargs="?", default=SENTENCES, help="a folder")
    matcher = Matcher()
    asked = [
        (question, read(matcher, question["text"]))
        for question in questions(parser.parse_args().questions)
    ]
    whole = load()
    rows = [
        [name, *_shares(model, asked), f"{_read(model, asked):.0%}"]
        for name, model in variants(whole).items()
    ]
    columns = sorted({_column(question) for question, _ in asked})
    print(f"{time.strftime('%Y-%m-%d')}, {len(asked)} questions, right intent:\n")
    print(tabulate(rows, ["", *columns, "all", "asked"], tablefmt="github", disable_numparse=True))


def load() -> IntentModel:
    """The intent model inside the archive that the bot serves."""
    with tempfile.TemporaryDirectory() as folder:
        with TarSafe.open(MODEL, mode="r:gz") as packed:
            packed.extractall(folder)
        (described,) = Path(folder).glob("components/*/model.json")
        return IntentModel.load(described.parent, encoder().vectors)


def variants(whole: IntentModel) -> dict[str, IntentModel]:
    """The model with one opinion, and with both for some and for all texts."""
    if whole.second is None:
        return {"the linear models": whole}
    linear, sharpness, encode = whole.linear, whole.sharpness, whole.encode
    alone = Weights(margins=0.0, scores=1.0)
    meaning = whole.second._replace(usual=alone, romanised=alone)
    return {
        "the linear models": IntentModel(linear, sharpness),
        "the meaning": IntentModel(linear, sharpness, meaning, encode, _ALWAYS),
        **{
            f"both, where the linear models are under {unsure:.0%}": IntentModel(
                linear, sharpness, whole.second, encode, unsure
            )
            for unsure in _THRESHOLDS
        },
        "both, always": IntentModel(linear, sharpness, whole.second, encode, _ALWAYS),
    }


def _shares(model: IntentModel, asked: list[Question]) -> list[str]:
    right: dict[str, list[bool]] = defaultdict(list)
    for question, seen in asked:
        answer = is_right(model.rank(seen)[0][0], question)
        for column in (_column(question), "\uffff all"):
            right[column].append(answer)
    return [f"{sum(answers) / len(answers):.1%}" for _, answers in sorted(right.items())]


def _read(model: IntentModel, asked: list[Question]) -> float:
    if model.second is None:
        return 0.0
    alone = IntentModel(model.linear, model.sharpness)
    unsure = [seen for _, seen in asked if alone.rank(seen)[0][1] < model.unsure]
    return len(unsure) / len(asked)


def _column(question: dict[str, Any]) -> str:
    return f"round {question['round']}, {question['half']}"


if __name__ == "__main__":
    main()

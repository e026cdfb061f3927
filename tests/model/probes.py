"""What tests ask of Rasa's environment. Runs there (Python 3.10), not under pytest.

    nlu/.venv/bin/python -m tests.model.probes <name> [arguments] < question.json

Each probe prints its answer as one line of JSON, the last of its output.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

_ENOUGH_FOR_ITS_OWN_MODEL = 300  # sentences of a language


def parse(archive: str, asked: list[str]) -> list[dict[str, Any]]:
    """What `nlu.parser.Parser` understands of texts with a trained model."""
    from nlu.parser import Parser

    with tempfile.TemporaryDirectory() as folder:
        parser = Parser(Path(archive), Path(folder))
        return [parser.parse(text) for text in asked]


def modules_after_parsing(archive: str, asked: Any) -> list[str]:
    """The heavy modules that are loaded once a text has been parsed."""
    parse(archive, ["hello"])
    return sorted({"tensorflow", "rasa.core", "sanic", "sqlalchemy"} & set(sys.modules))


def save_and_load(folder: str, asked: dict[str, list[str]]) -> list[list[Any]]:
    """Rankings before saving a model and after loading it, for each sentence it learnt."""
    from nlu.intents import IntentModel, Seen
    from nlu.matching.text import tokenize

    labelled = [(label, text) for label, texts in asked.items() for text in texts]
    texts = [Seen([token.form for token in tokenize(text)], language="en") for _, text in labelled]
    often = _ENOUGH_FOR_ITS_OWN_MODEL // len(texts) + 1
    model = IntentModel.train(texts * often, [label for label, _ in labelled] * often)
    model.save(Path(folder))
    loaded = IntentModel.load(Path(folder))
    unseen = [Seen([]), Seen(["never", "seen"], ["seizure"]), Seen(["_substance_"])]
    return [[model.rank(text), loaded.rank(text)] for text in [*texts, *unseen]]


def false_friends(asked: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """The likeliest intent of each text in each language, and in one that was never learnt.

    `asked`: language → text → intent; the languages mean different things by the same texts.
    """
    from nlu.intents import IntentModel, Seen

    learnt = [
        (Seen(text.split(), language=language), intent)
        for language, texts in asked.items()
        for text, intent in texts.items()
        for _ in range(_ENOUGH_FOR_ITS_OWN_MODEL)
    ]
    model = IntentModel.train([seen for seen, _ in learnt], [intent for _, intent in learnt])
    return {
        language: {
            text: model.rank(Seen(text.split(), language=language))[0][0]
            for texts in asked.values()
            for text in texts
        }
        for language in (*asked, "other")
    }


def second_opinion(folder: str, asked: dict[str, Any]) -> list[list[Any]]:
    """Of each unseen text the likeliest intent: without, with and after saving and loading it.

    `asked`: `learnt` (intent → texts) and `unseen` (texts).
    """
    from nlu.intents import IntentModel, SecondOpinion, Seen
    from nlu.meaning import MeaningModel, encoder

    encode = encoder()
    if encode is None:
        return []  # not to be had on this machine
    labelled = [(label, text) for label, texts in asked["learnt"].items() for text in texts]
    labels = [label for label, _ in labelled]
    linear = IntentModel.train(
        [Seen(text.split(), text=text) for _, text in labelled] * 2, labels * 2
    )
    learnt = MeaningModel.train(encode([text for _, text in labelled] * 20), labels * 20)
    both = IntentModel(
        linear._shared, linear._own, linear._sharpness, SecondOpinion(learnt, 0.1, 1.0), encode
    )
    both.save(Path(folder))
    models = (linear, both, IntentModel.load(Path(folder), encode), IntentModel.load(Path(folder)))
    return [
        [model.rank(Seen(text.split(), text=text))[0] for model in models]
        for text in asked["unseen"]
    ]


def encoded(asked: list[str]) -> list[float] | None:
    """The length of the vector of each text; None where there is no encoder."""
    from nlu.meaning import encoder

    encode = encoder()
    return [float((vector**2).sum()) for vector in encode(asked)] if encode else None


def two_opinions(asked: Any) -> list[dict[str, Any]]:
    """Rankings by linear models that are unsure, with a second opinion that sees no emergency.

    First with an encoder that is busy, then with one that answers; how often it was asked.
    """
    import numpy as np

    from nlu.intents import IntentModel, SecondOpinion, Seen
    from nlu.meaning import MeaningModel

    words = ["dose how much", "duration how long", "emergency_seizure how shaking"] * 4
    linear = IntentModel.train([Seen(w.split()[1:]) for w in words], [w.split()[0] for w in words])
    of_each = np.eye(3, dtype=np.float32)  # a vector for each label, in their order
    opinion = MeaningModel.train(np.tile(of_each, (40, 1)), sorted(linear.labels) * 40)
    answers = []
    for vectors in (None, of_each[:1]):
        times: list[list[str]] = []
        model = IntentModel(
            linear._shared, linear._own, 1.0, SecondOpinion(opinion, 0.0, 50.0),
            lambda texts, vectors=vectors, times=times: times.append(texts) or vectors,
        )  # fmt: skip
        answers.append({"unsure": dict(model.rank(Seen(["how"], text="how"))), "asked": len(times)})
        model._sharpness = 1000.0
        model.rank(Seen(["how", "much"], text="how much"))
        answers[-1]["asked when sure"] = len(times) - answers[-1]["asked"]
    return answers


def stories(asked: list[list[Any]]) -> list[list[Any]]:
    """Sentences (words, signs, intent) with their copies in a story."""
    from nlu.intents import Seen
    from nlu.stories import with_stories

    texts = [Seen(words, signs) for words, signs, _ in asked]
    told, labels = with_stories(texts, [label for _, _, label in asked])
    return [[list(seen.words), list(seen.signs), label] for seen, label in zip(told, labels)]  # noqa: B905


def load_data(folder: str, asked: Any) -> dict[str, list[list[str]]]:
    """Intent and text of every training sentence, per file, as Rasa's own loader reads them."""
    from rasa.shared.nlu.training_data.loading import load_data as load

    return {
        path.relative_to(folder).as_posix(): [
            [example.get("intent"), example.get("text")]
            for example in load(str(path)).training_examples
        ]
        for path in sorted(Path(folder).glob("*/*.yml"))
    }


def config(path: str, asked: Any) -> list[str]:
    """The components of a pipeline whose classes can be found."""
    from importlib import import_module

    from rasa.shared.utils.io import read_config_file

    found = []
    for step in read_config_file(path)["pipeline"]:
        module, _, name = step["name"].rpartition(".")
        found.append(getattr(import_module(module), name).__name__)
    return found


if __name__ == "__main__":
    _answer = globals()[sys.argv[1]](*sys.argv[2:], json.load(sys.stdin))
    print("\n" + json.dumps(_answer))

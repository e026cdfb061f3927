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
    from nlu.encoder.encode import encoder
    from nlu.intents import IntentModel, Seen
    from nlu.intents.meaning import MeaningModel
    from nlu.intents.model import SecondOpinion, Weights

    encode = encoder().vectors
    labelled = [(label, text) for label, texts in asked["learnt"].items() for text in texts]
    labels = [label for label, _ in labelled]
    linear = IntentModel.train(
        [Seen(text.split(), text=text) for _, text in labelled] * 2, labels * 2
    )
    learnt = MeaningModel.train(encode([text for _, text in labelled] * 20), labels * 20)
    second = SecondOpinion(learnt, Weights(0.1, 1.0), Weights(1.0, 0.0))
    both = IntentModel(linear.linear, linear.sharpness, second, encode)
    both.save(Path(folder))
    models = (linear, both, IntentModel.load(Path(folder), encode), IntentModel.load(Path(folder)))
    return [
        [model.rank(Seen(text.split(), text=text))[0] for model in models]
        for text in asked["unseen"]
    ]


def encoded(asked: list[str]) -> list[list[float]]:
    """The vectors of texts read together, after those of each read alone."""
    from nlu.encoder.encode import encoder

    encode = encoder().vectors
    alone = [encode([text])[0] for text in asked]
    return [vector.tolist() for vector in [*alone, *encode(asked)]]


def two_opinions(asked: Any) -> list[dict[str, Any]]:
    """Rankings by linear models that are unsure: alone, and beside one that sees no emergency.

    How often the encoder was asked stands with each, for a text they are sure of too.
    """
    import numpy as np

    from nlu.intents import IntentModel, Seen
    from nlu.intents.meaning import MeaningModel
    from nlu.intents.model import SecondOpinion, Weights

    words = ["dose how much", "duration how long", "emergency_seizure how shaking"] * 4
    linear = IntentModel.train([Seen(w.split()[1:]) for w in words], [w.split()[0] for w in words])
    of_each = np.eye(3, dtype=np.float32)  # a vector for each label, in their order
    meaning = MeaningModel.train(np.tile(of_each, (40, 1)), sorted(linear.labels) * 40)
    answers = []
    only_meaning = Weights(0.0, 50.0)
    for second in (None, SecondOpinion(meaning, only_meaning, only_meaning)):
        times: list[list[str]] = []
        encode = lambda texts, times=times: times.append(texts) or of_each[:1]  # noqa: E731
        model = IntentModel(linear.linear, 1.0, second, encode)
        answers.append({"unsure": dict(model.rank(Seen(["how"], text="how"))), "asked": len(times)})
        model.sharpness = 1000.0
        model.rank(Seen(["how", "much"], text="how much"))
        answers[-1]["asked when sure"] = len(times) - answers[-1]["asked"]
    return answers


def opinions_by_alphabet(asked: Any) -> list[dict[str, Any]]:
    """Of texts (script, language): whether they are romanised, and the likeliest intent.

    The opinions differ; of romanised texts the linear models decide, of others the meaning.
    """
    import numpy as np

    from nlu.intents import IntentModel, Seen
    from nlu.intents.meaning import MeaningModel
    from nlu.intents.model import SecondOpinion, Weights

    words = ["dose drug", "duration drug", "effects drug"] * 4 + ["dose drug"] * 4
    linear = IntentModel.train([Seen([w.split()[1]]) for w in words], [w.split()[0] for w in words])
    of_each = np.eye(3, dtype=np.float32)
    meaning = MeaningModel.train(np.tile(of_each, (40, 1)), sorted(linear.labels) * 40)
    second = SecondOpinion(meaning, usual=Weights(0.0, 1.0), romanised=Weights(1.0, 0.0))
    model = IntentModel(linear.linear, 0.01, second, lambda texts: of_each[1:2])
    texts = [Seen(["drug"], (), language, "drug", script) for script, language in asked]
    return [{"romanised": seen.is_romanised, "likeliest": model.rank(seen)[0][0]} for seen in texts]


def held_out(asked: Any) -> dict[str, Any]:
    """What a model knows of sentences that were held out, and how sure it is.

    Each of 4,500 sentences is there twice, has a word of its own, and tells its intent by another
    word; to the encoder they all look alike.
    """
    import numpy as np

    from nlu.encoder.pieces import is_held_out
    from nlu.intents import IntentModel, Seen

    intents = ("dose", "duration", "risks")
    texts = [f"word{n} {intents[n % 3]}" for n in range(4500)]
    model = IntentModel.train(
        [Seen(text.split(), text=text) for text in texts * 2],
        [text.split()[1] for text in texts * 2],
        encode=lambda texts: np.zeros((len(texts), 4), np.float32),
    )  # fmt: skip
    known = set(model.linear.models()[""].features)
    kept = [text for text in texts if is_held_out(text)]
    return {
        "held out": len(kept),
        "of these learnt": sum(f"w{text.split()[0]}" in known for text in kept),
        "others learnt": sum(f"w{text.split()[0]}" in known for text in texts if text not in kept),
        "sharpness": model.sharpness,
    }


def stories(asked: list[list[Any]]) -> list[list[Any]]:
    """Sentences (words, signs, intent) with their copies in a story."""
    from nlu.intents import Seen
    from nlu.intents.stories import with_stories

    texts = [Seen(words, signs) for words, signs, _ in asked]
    told, labels = with_stories(texts, [label for _, _, label in asked])
    return [[list(seen.words), list(seen.signs), label] for seen, label in zip(told, labels)]  # noqa: B905


def latin(asked: dict[str, list[str]]) -> dict[str, list[list[str]]]:
    """The copies in Latin letters of two hundred times each sentence (language → words)."""
    from nlu.intents import Seen
    from nlu.intents.latin import with_latin

    copies = {}
    for language, words in asked.items():
        texts = [Seen(words, language=language, text=" ".join(words))] * 200
        copies[language] = [list(seen.words) for seen in with_latin(texts, ["x"] * 200)[0][200:]]
    return copies


def several(asked: list[list[Any]]) -> list[list[Any]]:
    """Sentences (words, language, intent), then their copies with a second name."""
    from nlu.intents import Seen
    from nlu.intents.several import with_several

    texts = [
        Seen(words, language=language, text="my drug dealer: drug!") for words, language, _ in asked
    ]
    told, labels = with_several(texts, [label for _, _, label in asked])
    return [[list(seen.words), seen.text, label] for seen, label in zip(told, labels)]  # noqa: B905


def one_name(asked: list[str]) -> list[list[Any]]:
    """Texts as they are read, and with the first substance alone (words, text)."""
    from nlu.intents import read
    from nlu.matching import Matcher

    matcher = Matcher()
    both = [(seen, seen.with_one_name) for seen in (read(matcher, text) for text in asked)]
    return [[list(one.words), one.text, one is whole] for whole, one in both]


def danger(asked: list[str]) -> dict[str, list[float]]:
    """How likely emergencies are together by a model that learnt them with one substance only.

    For each text, two figures: as the model ranks it, and as it would without a second look.
    """
    from nlu.intents import Seen
    from nlu.intents.model import IntentModel

    with_one = [["_substance_", "shakes", f"w{n}"] for n in range(20)]
    with_two = [["_substance_", "_substance_", "shakes", f"w{n}"] for n in range(20)]
    where = [["where", "is", "help", f"w{n}"] for n in range(20)]
    labels = ["emergency_seizure"] * 20 + ["combination"] * 20 + ["service_talk"] * 20
    model = IntentModel.train([Seen(words) for words in (*with_one, *with_two, *where)], labels)
    shares = {}
    for text in asked:
        seen = Seen(text.split())
        ranked = dict(model.rank(seen))
        plain = dict(zip(model.labels, model._probabilities(seen), strict=False))
        shares[text] = [float(each["emergency_seizure"]) for each in (ranked, plain)]
    return shares


def marked(asked: Any) -> dict[str, list[list[bool]]]:
    """Which names count in each question with marked names, by language."""
    from nlu.teaching.examples import FOLDER, example

    return {
        path.stem: [example(line).counts for line in path.read_text("utf-8").splitlines()]
        for path in sorted(FOLDER.glob("*.txt"))
    }


def example(asked: str) -> Any:
    """A line with marked names as it is read, or "refused"."""
    from nlu.teaching.examples import example as read

    try:
        return list(read(asked))
    except ValueError:
        return "refused"


def likely_meant(asked: list[list[str]]) -> list[list[float]]:
    """How likely each text, in parts around its names, is about each name."""
    from nlu.encoder.encode import encoder

    return [encoder().likely_meant(parts) for parts in asked]


def at_names(asked: list[list[str]]) -> list[list[list[Any]]]:
    """Of each text in parts, the windows: how long, and the two pieces at each name in it."""
    from sentencepiece import SentencePieceProcessor

    from nlu.encoder.encode import PIECES
    from nlu.encoder.pieces import windows_of

    processor = SentencePieceProcessor(model_file=str(PIECES))
    return [
        [
            [len(window.pieces), window.names,
             [[processor.id_to_piece(window.pieces[at]) for at in (place - 1, place)]
              for place in window.places]]
            for window in windows_of(processor, parts)
        ]
        for parts in asked
    ]  # fmt: skip


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

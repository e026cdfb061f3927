"""Training sentences as parts of a longer story.

People who worry tell a story with the question somewhere in it; training sentences are short. For
some of them a second copy is learnt, with a stretch of another sentence before or after it, so that
the model learns to look past what does not matter. On questions by other hands one to three in a
hundred more were understood than without (`nlu/README.md`; with SHARE at 0, `make train` and
`make understanding` show it).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from nlu.intents.features import Seen
from nlu.matching.text import script_of

SHARE = 0.6  # of the sentences that get a second copy
_BEFORE = 0.75  # how often the stretch comes first: the question mostly ends a story
_FEWEST, _MOST = 4, 14  # words of a sentence that a stretch is taken from
_SHORTEST_STRETCH = 2
_WITHOUT_STORY = ("chat", "unclear")  # what says nothing of drugs is not made longer
_NO_STRETCH = ("emergency", "declined", "chat", "combination")  # stretches that would change it


def with_stories(
    texts: Sequence[Seen], labels: Sequence[str], seed: int = 0
) -> tuple[list[Seen], list[str]]:
    """The sentences with their labels, then the copies in a story. The same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret: repeatable
    stretches = _stretches(texts, labels)
    more, more_labels = list(texts), list(labels)
    for text, label in zip(texts, labels, strict=True):
        if label.startswith(_WITHOUT_STORY) or chance.random() > SHARE:
            continue
        others = stretches.get(_script(text.words))
        if not others:
            continue
        part = _part(chance.choice(others), chance)
        before = chance.random() < _BEFORE
        words = [*part, *text.words] if before else [*text.words, *part]
        told = [" ".join(part), text.text] if before else [text.text, " ".join(part)]
        more.append(text._replace(words=words, text=" ".join(told)))
        more_labels.append(label)
    return more, more_labels


def _stretches(texts: Sequence[Seen], labels: Sequence[str]) -> dict[str, list[Sequence[str]]]:
    """Sentences without names and signs, by alphabet."""
    found: dict[str, list[Sequence[str]]] = defaultdict(list)
    for words in _neutral(texts, labels):
        found[_script(words)].append(words)
    return found


def _neutral(texts: Sequence[Seen], labels: Sequence[str]) -> Iterator[Sequence[str]]:
    for text, label in zip(texts, labels, strict=True):
        named = any(word.startswith("_") for word in text.words)
        if label.startswith(_NO_STRETCH) or named or text.signs:
            continue
        if _FEWEST <= len(text.words) <= _MOST:
            yield text.words


def _part(words: Sequence[str], chance: random.Random) -> Sequence[str]:
    length = chance.randint(_SHORTEST_STRETCH, len(words))
    start = chance.randint(0, len(words) - length)
    return words[start : start + length]


def _script(words: Sequence[str]) -> str:
    return script_of("".join(word for word in words if not word.startswith("_"))) or "latin"

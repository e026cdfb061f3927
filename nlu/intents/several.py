"""Training sentences with a second name beside the first.

Whoever names two substances mostly asks about both together, and so do the training sentences; but
who does not wake up has mostly taken several things as well. Some sentences about one substance get
a copy with another, so that a second name alone does not make an emergency, a place or a right a
question about a combination. Which words stand between two names is taken from the sentences.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from nlu.intents.features import Seen
from nlu.matching.masking import PLACEHOLDERS, PLAIN

SHARE = {  # of the sentences with one name that get a copy, by kind
    "emergency": 0.6, "service": 0.2, "rights": 0.3, "guide": 0.3, "declined": 0.3,
}  # fmt: skip
_NAME = PLACEHOLDERS["substance"]
_FARTHEST = 2  # from one name to the next: at most one word between


def with_several(
    texts: Sequence[Seen], labels: Sequence[str], seed: int = 0
) -> tuple[list[Seen], list[str]]:
    """The sentences with their labels, then the copies. The same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret: repeatable
    joins = _joins(texts)
    more, more_labels = list(texts), list(labels)
    for seen, label in zip(texts, labels, strict=True):
        share = SHARE.get(label.partition("_")[0], 0)
        names = [word for word in seen.words if word.startswith(_NAME)]
        if not share or names != [_NAME] or chance.random() > share:
            continue
        if seen.language not in joins:
            continue
        join = chance.choice(joins[seen.language])
        after = seen.words.index(_NAME) + 1
        words = [*seen.words[:after], *join, _NAME, *seen.words[after:]]
        plain = PLAIN[_NAME]
        named = rf"\b{plain}\b(?!.*\b{plain}\b)"  # where a "drug" of its own stands before the name
        text = re.sub(named, " ".join([plain, *join, plain]), seen.text, flags=re.DOTALL)
        more.append(seen._replace(words=words, text=text))
        more_labels.append(label)
    return more, more_labels


def _joins(texts: Sequence[Seen]) -> dict[str, list[Sequence[str]]]:
    """What stands between two names that follow one another, by language, as often as it does."""
    found: dict[str, list[Sequence[str]]] = defaultdict(list)
    for seen in texts:
        names = [at for at, word in enumerate(seen.words) if word == _NAME]
        for one, other in pairwise(names):
            between = seen.words[one + 1 : other]
            if other - one <= _FARTHEST and not any(word.startswith("_") for word in between):
                found[seen.language].append(between)
    return found

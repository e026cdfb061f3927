"""Names and negations written together: "{smoke} weed|grass", every word for smoking with either.

In a file of names, and in the negations of a lexicon, a word may be a choice: `weed|grass`, or
`{smoke}`, a group of words (or of short phrases) under `words:`. So a list of verb forms is not
written again at every noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

Groups = Mapping[str, Sequence[Any]]  # what stands under `words:`; YAML reads some words as numbers

_CHOICE = re.compile(r"[|{]")
_GROUP = re.compile(r"\{([^{}]*)\}")
_BRACE = re.compile(r"[{}]")


def further_names(entry: Mapping[str, Any], groups: Groups) -> Iterator[tuple[int, str]]:
    """The names under `also:` of a substance or place, each with the number of its item.

    An item with a slip stands for none, so that the others are still found; the content check
    tells of it.
    """
    for index, written in enumerate(entry.get("also") or ()):
        try:
            names = spelt_out(str(written), groups)
        except ValueError:
            continue
        for name in names:
            yield index, name


def spelt_out(written: str, groups: Groups) -> list[str]:
    """Each name that an item stands for; a plain one is itself.

    Raises:
        ValueError: it names a group that is not there or holds no words, or a bar or brace stands
            alone.
    """
    if not _CHOICE.search(written):
        return [written]
    choices = [_choices(word, groups) for word in _words(written)]
    return [" ".join(words) for words in product(*choices)]


def groups_named(written: str) -> list[str]:
    """The groups that an item names, in their order."""
    return _GROUP.findall(written)


def _words(written: str) -> list[str]:
    """The words of an item; a group may have spaces in its name."""
    return re.findall(r"(?:\{[^{}]*\}|\S)+", written)


def _choices(word: str, groups: Groups) -> list[str]:
    choices: list[str] = []
    for alternative in word.split("|"):
        group = _GROUP.fullmatch(alternative)
        if group:
            choices += _of_group(group[1], groups)
        elif alternative and not _BRACE.search(alternative):
            choices.append(alternative)
        else:
            raise ValueError(f"a bar or a brace stands alone in {word!r}")
    return choices


def _of_group(name: str, groups: Groups) -> list[str]:
    words = next((words for key, words in groups.items() if str(key) == name), None)
    if words is None:
        raise ValueError(f"no group of words is called {name!r}")
    if not words or isinstance(words, str) or any(_CHOICE.search(str(word)) for word in words):
        raise ValueError(f"the group {name!r} is no list of plain words")
    return [str(word) for word in words]

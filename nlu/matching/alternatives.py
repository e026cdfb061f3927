"""Names that are written together: "{smoke} weed|grass" is every word for smoking, with either.

In a file of names a word may be a choice: `weed|grass`, or `{smoke}`, a group of words (or of short
phrases) under `words:`. So a verb is written once in all its forms, and not again at every noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

Groups = Mapping[str, Sequence[Any]]  # what stands under `words:`; YAML reads some words as numbers

_CHOICE = re.compile(r"[|{]")
_GROUP = re.compile(r"\{([^{}]*)\}")


def further_names(entry: Mapping[str, Any], groups: Groups) -> Iterator[tuple[int, str]]:
    """The names under `also:` of a substance or place, each with the number of its item.

    Raises:
        ValueError: an item names a group that is not there.
    """
    for index, written in enumerate(entry.get("also") or ()):
        for name in spelt_out(str(written), groups):
            yield index, name


def spelt_out(written: str, groups: Groups) -> Iterator[str]:
    """Each name that an item stands for; a plain one is itself.

    Raises:
        ValueError: it names a group that is not there.
    """
    if not _CHOICE.search(written):
        yield written
        return
    choices = [_choices(word, groups) for word in _words(written)]
    yield from (" ".join(words) for words in product(*choices))


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
        if group is None:
            choices.append(alternative)
        elif group[1] in groups:
            choices += [str(one) for one in groups[group[1]]]
        else:
            raise ValueError(f"no group of words is called {group[1]!r}")
    return choices

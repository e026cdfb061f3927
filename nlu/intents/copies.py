"""Copies of the training sentences that a model learns from beside them."""

from __future__ import annotations

from collections.abc import Sequence

from nlu.intents.features import Seen
from nlu.intents.latin import with_latin
from nlu.intents.several import with_several
from nlu.intents.stories import with_stories


def with_copies(texts: Sequence[Seen], labels: Sequence[str]) -> tuple[list[Seen], list[str]]:
    """The sentences with their labels, the copies of `as_written`, then all of these in a story."""
    return with_stories(*as_written(texts, labels))


def as_written(texts: Sequence[Seen], labels: Sequence[str]) -> tuple[list[Seen], list[str]]:
    """The sentences with their labels, copies with a second name, then in Latin letters."""
    return with_latin(*with_several(texts, labels))

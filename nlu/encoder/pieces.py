"""A text as the encoder is given it: numbers of pieces of words, and where names stand in them."""

from __future__ import annotations

import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sentencepiece import SentencePieceProcessor

MOST_PIECES = 72  # of a text, the last ones: a story ends in its question
_WINDOW = MOST_PIECES - 2  # without those for a text's beginning and its end
_MOST_CHARACTERS = 160
_PUNCTUATION = frozenset(" .,?!'-")
_HELD_OUT = 32  # one text in so many
_NAME = "drug"  # what stands in a text for each name


class Window(NamedTuple):
    """A part of a text that the encoder reads at once."""

    pieces: list[int]
    names: list[int]  # which names of the text are looked at here, by number
    places: list[int]  # where among the pieces each of them stands


def pieces_of(processor: SentencePieceProcessor, text: str) -> list[int]:
    """The numbers of the pieces of a text between those for its beginning and its end."""
    return framed(processor, processor.encode(readable(text)))


def framed(processor: SentencePieceProcessor, pieces: Sequence[int]) -> list[int]:
    """The last pieces of a text between those for its beginning and its end."""
    return [processor.bos_id(), *pieces[-_WINDOW:], processor.eos_id()]


def windows_of(processor: SentencePieceProcessor, parts: Sequence[str]) -> list[Window]:
    """The pieces of a text with a plain word for each name, and where the names stand.

    A text that is too long to be read at once is read once for each name, with the name in the
    middle.

    Args:
        processor: cuts words into pieces.
        parts: the text before, between and after the names: one part more than there are names.
    """
    name = processor.encode(_NAME)
    pieces: list[int] = []
    places: list[int] = []
    for number, part in enumerate(parts):
        if number:
            places.append(len(pieces))
            pieces += name
        pieces += processor.encode(_kept(part))
    if len(pieces) <= _WINDOW:
        return [
            Window(framed(processor, pieces), list(range(len(places))), [p + 1 for p in places])
        ]
    windows = []
    for number, place in enumerate(places):
        start = max(0, min(place - _WINDOW // 2, len(pieces) - _WINDOW))
        seen = framed(processor, pieces[start : start + _WINDOW])
        windows.append(Window(seen, [number], [place - start + 1]))
    return windows


def equally_long(pieces: Sequence[Sequence[int]], most: int) -> list[list[int]]:
    """Texts by number, in groups of the same length: none has to be filled up or masked."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for number, of_text in enumerate(pieces):
        by_length[len(of_text)].append(number)
    return [
        numbers[start : start + most]
        for numbers in by_length.values()
        for start in range(0, len(numbers), most)
    ]


def readable(text: str, most: int = _MOST_CHARACTERS) -> str:
    """The end of a text in compatibility form: letters, digits and plain punctuation."""
    return _kept(text.strip()[-4 * most :])[-most:].strip() or "."


def is_held_out(text: str) -> bool:
    """Whether neither the encoder nor a model that reads with it may learn from a text.

    One in 32, chosen by what it says, so that the same are held out when the encoder learns and
    when `make train` finds out how far each opinion is to be trusted. When a name in it was not
    known yet as the encoder learnt, the text was another: of some hundreds of new names few
    sentences change sides.
    """
    return zlib.crc32(readable(text).encode()) % _HELD_OUT == 0


def _kept(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return " ".join("".join(char if _is_readable(char) else " " for char in plain).split())


def _is_readable(char: str) -> bool:
    return char.isalnum() or char in _PUNCTUATION or unicodedata.category(char) in ("Mn", "Mc")

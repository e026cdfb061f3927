"""The pieces of words that our encoder keeps: those of our languages.

Of the 250,002 pieces it came with three in four are of languages and scripts that nobody here
writes. Kept is what occurs in the training sentences, in names, content and interface texts in any
language, and every single character of our scripts: what is cut, is still spelt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from sentencepiece import SentencePieceProcessor
from sentencepiece.sentencepiece_model_pb2 import ModelProto

from nlu.encoder.pieces import readable
from nlu.teaching.origin import Origin

_ROOT = Path(__file__).parents[2]
_TEXTS = (
    "content/**/*.yml",
    "locales/**/*.po",
    "nlu/lexicon/*.yml",
    "tools/common_words/*.txt",
)
_FEWEST = 2  # times that a piece occurs in these texts
_SPECIAL = {"<s>": 3, "<pad>": 3, "</s>": 3, "<unk>": 2}  # 3: control, 2: unknown
_SCRIPTS = ((0x20, 0x17F), (0x400, 0x52F), (0x600, 0x6FF), (0x1200, 0x139F), (0x1E00, 0x1EFF))
_SPACE = "\u2581"  # how SentencePiece writes one


def kept_pieces(origin: Origin, sentences: Iterable[str]) -> list[int]:
    """The numbers of the pieces to keep, in their order."""
    every = SentencePieceProcessor(model_proto=model_of(origin, range(len(origin.pieces))))
    kept = {number for text in sentences for number in every.encode(readable(text))}
    elsewhere: Counter[int] = Counter()
    for line in _lines():
        elsewhere.update(every.encode(line))
        elsewhere.update(every.encode(line.lower()))
    kept |= {number for number, times in elsewhere.items() if times >= _FEWEST}
    kept |= {n for n, piece in enumerate(origin.pieces) if piece in _SPECIAL or _is_letter(piece)}
    return sorted(kept)


def _lines() -> Iterator[str]:
    for pattern in _TEXTS:
        for path in sorted(_ROOT.glob(pattern)):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield readable(line, len(line))


def _is_letter(piece: str) -> bool:
    if piece == _SPACE:
        return True
    return len(piece) == 1 and any(first <= ord(piece) <= last for first, last in _SCRIPTS)


def model_of(origin: Origin, kept: Iterable[int]) -> bytes:
    """A SentencePiece model of some of the pieces, as `pieces.model` has it."""
    model = ModelProto()
    for number in kept:
        piece = model.pieces.add()
        piece.piece, piece.score = origin.pieces[number], float(origin.scores[number])
        piece.type = _SPECIAL.get(piece.piece, 1)
    names = [piece.piece for piece in model.pieces[: len(_SPECIAL)]]
    trainer = model.trainer_spec
    trainer.model_type = trainer.UNIGRAM
    trainer.vocab_size = len(model.pieces)
    trainer.bos_id, trainer.pad_id, trainer.eos_id, trainer.unk_id = (
        names.index(name) for name in _SPECIAL
    )
    normal = model.normalizer_spec
    normal.name = "identity"  # `readable` has done it
    normal.add_dummy_prefix = normal.remove_extra_whitespaces = normal.escape_whitespaces = True
    return model.SerializeToString()

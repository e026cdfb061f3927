"""The names to look for: read from `content/names/`, indexed for matching."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nlu.matching.files import read_yaml
from nlu.matching.text import fold, tokenize

_COMMON_WORDS = Path(__file__).with_name("common_words.txt")
_VOWELS = "aeiouyаеиоуыэюяії"


@dataclass(frozen=True)
class Name:
    """One way to write a thing. `ids` holds several when the name is ambiguous."""

    kind: str  # "substance" or "place"
    ids: tuple[str, ...]
    words: int  # how many words the name was written in
    together: bool = False  # all of `ids` at once: a speedball is cocaine and heroin


@dataclass
class Vocabulary:
    """Every name in every language, keyed by its compact form (folded, no spaces)."""

    names: dict[str, Name] = field(default_factory=dict)
    stems: dict[str, Name] = field(default_factory=dict)  # names without their last vowel
    beside_others: dict[str, Name] = field(default_factory=dict)  # names only beside another one
    not_drugs: list[tuple[str, ...]] = field(default_factory=list)  # phrases, as folded words
    everyday: frozenset[str] = frozenset()  # words that no typo of a name may be read from

    def fuzzy_candidates(self) -> list[str]:
        """Compact names long enough, and of one word, to recognise with a typo in them."""
        return [
            key
            for key, name in self.names.items()
            if name.words == 1 and len(key) >= 5 and key.isalpha()
        ]


def load(names_folder: Path) -> Vocabulary:
    """Read every `<language>.yml` of a folder of names.

    Raises:
        OSError, yaml.YAMLError: when a file cannot be read; the caller keeps what it had.
    """
    vocabulary = Vocabulary(everyday=_everyday_words())
    for path in sorted(names_folder.glob("*.yml")):
        _add(vocabulary, read_yaml(path))
    for key, name in vocabulary.names.items():
        if name.words == 1 and len(key) >= 5 and key[-1] in _VOWELS and key.isalpha():
            vocabulary.stems.setdefault(key[:-1], name)
    return vocabulary


def _add(vocabulary: Vocabulary, data: dict[str, Any]) -> None:
    for kind, section in (("substance", "substances"), ("place", "places")):
        for id_, entry in (data.get(section) or {}).items():
            for written in _written_forms(id_, entry):
                _register(vocabulary, kind, (id_,), written)
    for written, ids in (data.get("ambiguous") or {}).items():
        _register(vocabulary, "substance", tuple(sorted(ids)), str(written))
    for written, ids in (data.get("together") or {}).items():
        words = [token.form for token in tokenize(str(written))]
        name = Name("substance", tuple(sorted(ids)), len(words), together=True)
        vocabulary.names["".join(words)] = name
    for written, id_ in (data.get("beside_others") or {}).items():
        vocabulary.beside_others[compact(str(written))] = Name("substance", (id_,), 1)
    for phrase in data.get("not_drugs") or []:
        vocabulary.not_drugs.append(tuple(token.form for token in tokenize(str(phrase))))


def _written_forms(id_: str, entry: dict[str, Any]) -> Iterator[str]:
    yield id_
    yield from (str(name) for name in entry.get("also") or [])
    # "MDMA (xtc)" shows two names; both are listed under `also`, the pair itself is not typed.
    if "(" not in str(entry["shown"]):
        yield str(entry["shown"])


def _register(vocabulary: Vocabulary, kind: str, ids: tuple[str, ...], written: str) -> None:
    words = [token.form for token in tokenize(written)]
    if not words:
        return
    key = "".join(words)
    known = vocabulary.names.get(key)
    if known is None:
        vocabulary.names[key] = Name(kind, ids, len(words))
    elif known.kind == kind and known.ids != ids:
        # The content check reports this; until it is mended the bot asks instead of guessing.
        merged = tuple(sorted({*known.ids, *ids}))
        vocabulary.names[key] = Name(kind, merged, known.words)


def _everyday_words() -> frozenset[str]:
    lines = _COMMON_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def compact(written: str) -> str:
    """The key under which a name is found: folded, without spaces and hyphens."""
    return "".join(token.form for token in tokenize(written)) or fold(written)

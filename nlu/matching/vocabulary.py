"""The names to look for: read from `content/names/`, indexed for matching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from nlu.matching import common_words
from nlu.matching.alternatives import Groups, further_names
from nlu.matching.files import read_yaml
from nlu.matching.text import fold, words_of

_VOWELS = "aeiouyаеиоуыэюяії"


@dataclass(frozen=True)
class Name:
    """One way to write a thing. `ids` holds several when the name is ambiguous."""

    kind: str  # "substance" or "place"
    ids: tuple[str, ...]
    words: int  # how many words the name was written in, at the least
    together: bool = False  # all of `ids` at once: a speedball is cocaine and heroin
    # Where languages disagree (شيشه is crystal meth in Persian, a waterpipe in Arabic): what each
    # means by it. `ids` then holds all of them.
    by_language: tuple[tuple[str, tuple[str, ...]], ...] = ()
    # Languages in which this is an everyday word and no name ("pot" in French).
    foreign: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()  # whose list of names it stands in
    spaced: frozenset[int] = frozenset()  # all numbers of words it is written in: "redbull" too
    # For a word that names a form ("a line"): the substances that it describes where one of them
    # is named, instead of adding one.
    describes: frozenset[str] = frozenset()


@dataclass
class Vocabulary:
    """Every name in every language, keyed by its compact form (folded, no spaces)."""

    names: dict[str, Name] = field(default_factory=dict)
    stems: dict[str, Name] = field(default_factory=dict)  # names without their last vowel
    beside_others: dict[str, Name] = field(default_factory=dict)  # names only beside another one
    alone: dict[str, Name] = field(default_factory=dict)  # hints only where nothing is named
    # Phrases that only look like a name, as folded words, with the languages that list them.
    not_drugs: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    everyday: frozenset[str] = frozenset()  # words that no typo of a name may be read from
    _meant: dict[str, dict[str, Name]] = field(default_factory=dict)  # key → language → name

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

    The forms ("a line", "a pill") stand in `forms.yml` beside the folder.
    """
    forms_file = names_folder.parent / "forms.yml"
    forms = read_yaml(forms_file) if forms_file.is_file() else {}
    everyday = common_words.read().languages
    vocabulary = Vocabulary(everyday=frozenset(everyday))
    for path in sorted(names_folder.glob("*.yml")):
        data = read_yaml(path)
        _add(vocabulary, path.stem, data)
        for form, written in (data.get("forms") or {}).items():
            usual, others = forms[form]["usual"], frozenset(forms[form]["others"])
            for word in written:
                _add_vague(vocabulary.beside_others, path.stem, str(word), usual, others)
    for key, names in vocabulary._meant.items():
        vocabulary.names[key] = _one_name(names, everyday.get(key, frozenset()))
    for key, name in vocabulary.names.items():
        if name.words == 1 and len(key) >= 5 and key[-1] in _VOWELS and key.isalpha():
            vocabulary.stems.setdefault(key[:-1], name)
    return vocabulary


def _add(vocabulary: Vocabulary, language: str, data: dict[str, Any]) -> None:
    for kind, section in (("substance", "substances"), ("place", "places")):
        for id_, entry in (data.get(section) or {}).items():
            for written in _written_forms(id_, entry, data.get("words") or {}):
                _register(vocabulary, language, kind, (id_,), written)
    for written, ids in (data.get("ambiguous") or {}).items():
        _register(vocabulary, language, "substance", tuple(sorted(ids)), str(written))
    for written, ids in (data.get("together") or {}).items():
        words = words_of(str(written))
        key = "".join(words)
        known = vocabulary._meant.setdefault(key, {})
        if any(name.kind == "place" for name in known.values()):
            continue  # "G en T" without its spaces is a town
        known[language] = Name("substance", tuple(sorted(ids)), len(words), together=True)
    for vague, section in (
        (vocabulary.beside_others, "beside_others"),
        (vocabulary.alone, "alone"),
    ):
        for written, id_ in (data.get(section) or {}).items():
            _add_vague(vague, language, str(written), id_)
    for phrase in data.get("not_drugs") or []:
        phrase_words = tuple(words_of(str(phrase)))
        listed = vocabulary.not_drugs.get(phrase_words, frozenset())
        vocabulary.not_drugs[phrase_words] = listed | {language}


def _written_forms(id_: str, entry: dict[str, Any], groups: Groups) -> Iterator[str]:
    yield id_
    yield from (name for _, name in further_names(entry, groups))
    # "MDMA (xtc)" shows two names; both are listed under `also`, the pair itself is not typed.
    if "(" not in str(entry["shown"]):
        yield str(entry["shown"])


def _register(
    vocabulary: Vocabulary, language: str, kind: str, ids: tuple[str, ...], written: str
) -> None:
    words = words_of(written)
    if not words:
        return
    meant = vocabulary._meant.setdefault("".join(words), {})
    known = meant.get(language)
    if known is None:
        meant[language] = Name(kind, ids, len(words), spaced=frozenset((len(words),)))
    elif known.kind == kind:
        # Where ids differ the content check reports it; until it is mended the bot asks.
        merged = known.ids if known.ids == ids else tuple(sorted({*known.ids, *ids}))
        spaced = known.spaced | {len(words)}
        meant[language] = Name(kind, merged, min(spaced), spaced=spaced)


def _add_vague(
    vague: dict[str, Name], language: str, written: str, id_: str,
    describes: frozenset[str] = frozenset(),
) -> None:  # fmt: skip
    key, words = compact(written), len(words_of(written))
    known = vague.get(key)
    if known is None or known.ids == (id_,):  # where languages disagree the first one counts
        languages = frozenset((language,)) | (known.languages if known else frozenset())
        spaced = frozenset((words,)) | (known.spaced if known else frozenset())
        vague[key] = Name(
            "substance", (id_,), min(spaced), languages=languages, spaced=spaced,
            describes=describes,
        )  # fmt: skip


def _one_name(by_language: dict[str, Name], everyday_in: frozenset[str]) -> Name:
    """What all languages mean by a name, with what each means where they disagree."""
    first = next(iter(by_language.values()))
    same_kind = {code: name for code, name in by_language.items() if name.kind == first.kind}
    ids = tuple(sorted({id_ for name in same_kind.values() for id_ in name.ids}))
    spaced = frozenset().union(*(name.spaced for name in same_kind.values()))
    agreed = len({name.ids for name in same_kind.values()}) == 1
    return replace(
        first,
        ids=ids,
        words=min(spaced, default=first.words),
        spaced=spaced,
        by_language=() if agreed else tuple((c, n.ids) for c, n in same_kind.items()),
        foreign=everyday_in - by_language.keys(),
        languages=frozenset(same_kind),
    )


def number_of_names(files: Iterable[Mapping[str, Any]]) -> int:
    """How many further names of substances the files of a folder of names list."""
    return sum(
        1
        for data in files
        for entry in (data.get("substances") or {}).values()
        for _ in further_names(entry, data.get("words") or {})
    )


def compact(written: str) -> str:
    """The key under which a name is found: folded, without spaces and hyphens."""
    closed = written.replace(" ", "")
    if closed.isascii() and closed.isalnum():
        return closed.casefold()  # as below, in a tenth of the time: most names are like this
    return "".join(words_of(written)) or fold(written)

"""What editors have agreed to, kept beside the content so that a change of it is noticed.

`content/locks/<language>.json` keeps for each translation the Dutch text it was made from, and
whether a native speaker has read it; `nl.json` keeps the severity words. `content/locks/risks.json`
keeps the risk of every pair. `naast content lock` writes them; the checks compare.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from actions.library.files import replace_file
from actions.library.library import Library, pair_key
from actions.library.model import Risk, Statement

SOURCE = "nl"
SEVERITY = "risk."  # statements that say how dangerous a pair is
_DIGITS = 12  # of a hash: enough to notice a change, short enough to read in a difference


@dataclass(frozen=True)
class Entry:
    """What is known of one translation."""

    made_from: str  # hash of the Dutch text
    text: str  # hash of the translation
    read: bool = False  # by a native speaker, as it stands

    @classmethod
    def parse(cls, written: str) -> Entry:
        """From the form in the file. Raises ValueError when it is not one."""
        made_from, text, *read = written.split(" ")
        return cls(made_from, text, read == ["read"])

    def __str__(self) -> str:
        return f"{self.made_from} {self.text}{' read' if self.read else ''}"


Lock = dict[str, Entry]  # statement id → what is known of its translation


def fingerprint(text: str) -> str:
    """A short hash of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def read_lock(root: Path, language: str) -> Lock:
    """The lock of a language; empty where there is none.

    Raises:
        ValueError: when the file is damaged.
    """
    path = _path(root, language)
    if not path.is_file():
        return {}
    data = json.loads(path.read_text(encoding="utf-8"))
    return {id_: Entry.parse(written) for id_, written in data.items()}


def write_lock(root: Path, language: str, lock: Mapping[str, Entry]) -> None:
    """Write the lock of a language, one statement a line."""
    _write(_path(root, language), {id_: str(entry) for id_, entry in lock.items()})


def is_locked(id_: str, language: str, lock: Lock) -> bool:
    """Whether a lock keeps a text: every translation, and of the Dutch the severity words.

    A Dutch sentence that a native speaker has read is kept too.
    """
    return language != SOURCE or id_.startswith(SEVERITY) or id_ in lock


def is_stale(entry: Entry, statement: Statement, language: str) -> bool:
    """Whether the Dutch text changed since the translation was made, and that did not."""
    return entry.made_from != fingerprint(statement.texts.get(SOURCE, "")) and (
        entry.text == fingerprint(statement.texts[language])
    )


def is_current(entry: Entry, statement: Statement, language: str) -> bool:
    """Whether the lock describes both texts as they are."""
    return entry.made_from == fingerprint(statement.texts.get(SOURCE, "")) and (
        entry.text == fingerprint(statement.texts[language])
    )


def brought_up_to_date(
    lock: Lock, library: Library, language: str, *, still_right: frozenset[str] = frozenset(),
    severity_words: bool = False,
) -> Lock:  # fmt: skip
    """The lock after an editor's work: new and changed translations enter, stale ones stay stale.

    Args:
        lock: the lock as it was.
        library: the content as it is.
        language: whose translations.
        still_right: ids that a person has looked at and found to need no change.
        severity_words: whether changed severity words enter; else they keep failing the check.
    """
    fresh: Lock = {}
    for id_, statement in translated(library, language):
        if not is_locked(id_, language, lock):
            continue
        before = lock.get(id_)
        now = Entry(fingerprint(statement.texts[SOURCE]), fingerprint(statement.texts[language]))
        if before and before.text != now.text and id_.startswith(SEVERITY) and not severity_words:
            fresh[id_] = before
        elif before is None or before.text != now.text:
            fresh[id_] = now
        elif is_stale(before, statement, language) and id_ not in still_right:
            fresh[id_] = before
        else:
            fresh[id_] = Entry(now.made_from, now.text, before.read)
    return fresh


def translated(library: Library, language: str) -> Iterator[tuple[str, Statement]]:
    """The statements that exist in Dutch and in a language."""
    for id_, statement in library.statements.items():
        if is_translated(statement, language):
            yield id_, statement


def is_translated(statement: Statement, language: str) -> bool:
    """Whether a statement exists in Dutch and in a language."""
    return language in statement.texts and SOURCE in statement.texts


def read_risks(root: Path) -> dict[str, Risk]:
    """The agreed risk of each pair ("alcohol + ghb"); empty where there is no ledger."""
    path = root / "locks" / "risks.json"
    if not path.is_file():
        return {}
    data = json.loads(path.read_text(encoding="utf-8"))
    return {pair: Risk.of(risk) for pair, risk in data.items()}


def write_risks(root: Path, risks: Mapping[str, Risk]) -> None:
    """Write the ledger of risks, one pair a line."""
    _write(root / "locks" / "risks.json", {pair: risk.id for pair, risk in risks.items()})


def risks_of(library: Library) -> dict[str, Risk]:
    """The risk of every pair of substances, as an answer would give it."""
    return {
        " + ".join(pair_key(one, other)): library.pair(one, other).risk
        for one, other in combinations(sorted(library.substances), 2)
    }


def _path(root: Path, language: str) -> Path:
    return root / "locks" / f"{language}.json"


def _write(path: Path, data: Mapping[str, str]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    replace_file(path, text)

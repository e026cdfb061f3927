"""A sheet that lets a native speaker read one language without Git, and taking it back in.

The sheet is CSV, which every spreadsheet program opens: where a sentence stands, the Dutch and
English texts, the translation, and an empty column for "ok" or a better sentence.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

from actions.library import locks, schema
from actions.library.files import replace_file
from actions.library.loading import EDITORS_LANGUAGES, Load

COLUMNS = ("id", "place", "Dutch", "English", "translation", "ok, or a better sentence")
_OK = ("ok", "okay", "oke", "oké")  # with or without a full stop
_SHORTEST = 4  # how many times shorter than the sentence it replaces an answer is a slip
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class SheetError(ValueError):
    """A sheet that cannot be taken in. The message says which line, and why."""


def write_sheet(loading: Load, language: str, target: Path) -> int:
    """Write the statements that no native speaker has read yet; how many there are."""
    lock = locks.read_lock(loading.root, language)
    rows = []
    for id_, statement in locks.translated(loading.library, language):
        entry = lock.get(id_)
        if entry and entry.read and locks.is_current(entry, statement, language):
            continue
        texts = statement.texts
        place = loading.written_at[id_].path.as_posix()
        rows.append((id_, place, texts["nl"], texts.get("en", ""), texts[language], ""))
    target.parent.mkdir(parents=True, exist_ok=True)
    # With a byte order mark, or Excel takes it for Latin-1.
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return len(rows)


def accept(loading: Load, language: str, sheet: Path) -> tuple[int, int]:
    """Take in what a native speaker wrote; how many were read, and how many of these mended.

    Raises:
        SheetError: when the sheet is not one of ours or a line does not fit the content; nothing
            has been changed then.
    """
    read, mended = _decided(loading, language, sheet)
    for path, texts in mended.items():
        _rewrite(path, texts)
    lock = locks.read_lock(loading.root, language)
    for id_, text in read.items():
        dutch = loading.library.statements[id_].texts[locks.SOURCE]
        entry = locks.Entry(locks.fingerprint(dutch), locks.fingerprint(text))
        lock[id_] = replace(entry, read=True)
    locks.write_lock(loading.root, language, lock)
    return len(read), sum(len(texts) for texts in mended.values())


def _decided(
    loading: Load, language: str, sheet: Path
) -> tuple[dict[str, str], dict[Path, dict[str, str]]]:
    """The texts that were read, and by file those that are to be changed."""
    read: dict[str, str] = {}
    mended: dict[Path, dict[str, str]] = {}
    for number, row in enumerate(_rows(sheet), start=2):
        word, id_ = (row[COLUMNS[-1]] or "").strip(), row["id"]
        if not word:
            continue
        statement = loading.library.statements.get(id_)
        if statement is None or language not in statement.texts:
            raise SheetError(f"line {number}: there is no {id_!r} in {language} any more")
        now = statement.texts[language]
        if now != row["translation"]:
            raise SheetError(f"line {number}: {id_} was changed since the sheet was written")
        if word.casefold().rstrip(".! ") in _OK:
            read[id_] = now
            continue
        if problem := _problem(word, now):
            raise SheetError(f"line {number}: {problem}")
        read[id_] = word
        mended.setdefault(_file_of(loading, id_, language), {})[id_] = word
    return read, mended


def _rows(sheet: Path) -> list[dict[str, str]]:
    """The lines of a sheet, however the reader's program saved it: Excel has habits of its own."""
    written = sheet.read_bytes()
    try:
        text = written.decode("utf-16" if written.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise SheetError("its letters cannot be read; save it as 'CSV UTF-8'") from None
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise SheetError(
            f"the first line should be: {', '.join(COLUMNS)}; "
            "with commas, semicolons or tabs between"
        )
    return list(rows)


def _problem(word: str, now: str) -> str | None:
    """Why an answer cannot take the place of a sentence, or None."""
    longest = schema.longest_translation()
    if sorted(re.findall(r"{\w+}", word)) != sorted(re.findall(r"{\w+}", now)):
        return "keep the parts in {braces} as they are"
    if len(word) > longest:
        return f"the sentence has {len(word)} characters, at most {longest} fit"
    if len(word) * _SHORTEST < len(now) or (len(word) == 1 and len(now) > 1):
        return f"{word!r} is no better sentence; write ok, or the whole sentence"
    return None


def _file_of(loading: Load, id_: str, language: str) -> Path:
    inside = loading.written_at[id_].path.relative_to(loading.root.name)
    if language in EDITORS_LANGUAGES:
        raise SheetError(f"{id_}: mend English in content/{inside} itself")
    return loading.root / "translations" / language / inside


def _rewrite(path: Path, texts: dict[str, str]) -> None:
    """Put other texts in the place of those of a file of translations; all else stays."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        id_ = line.split(":", 1)[0].strip().strip("\"'")
        if id_ in texts:
            lines[number] = f"{id_}: {json.dumps(texts[id_], ensure_ascii=False)}"
    replace_file(path, "\n".join(lines))

"""The sheet for a native speaker, and taking it back in."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from actions.library import load, locks
from actions.library.loading import Load
from bot.editors.review import COLUMNS, SheetError, accept, write_sheet


def _rows(sheet: Path) -> list[dict[str, str]]:
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _answered(loading: Load, sheet: Path, **answers: str) -> Path:
    """The sheet as a reader sends it back: words for some ids, nothing for the others."""
    write_sheet(loading, "pl", sheet)
    rows = _rows(sheet)
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for row in rows:
            writer.writerow({**row, COLUMNS[-1]: answers.get(row["id"], "")})
    return sheet


def test_the_sheet_shows_dutch_english_translation_and_place(loading: Load, tmp_path: Path) -> None:
    """Who reads it has no Git and no YAML."""
    assert write_sheet(loading, "pl", tmp_path / "new/pl.csv") == 3
    row = next(row for row in _rows(tmp_path / "new/pl.csv") if row["id"] == "a")
    assert [row[column] for column in COLUMNS] == [
        "a", "content/guides/party.yml", "Wacht {hours}.", "Wait {hours}.", "Czekaj {hours}.", "",
    ]  # fmt: skip


def test_what_is_ok_is_read_and_what_is_better_is_written(loading: Load, tmp_path: Path) -> None:
    """All else in the file stays as it was."""
    sheet = _answered(loading, tmp_path / "pl.csv", a='Odczekaj "{hours}".', t="OK")
    assert accept(loading, "pl", sheet) == (2, 1)
    file = loading.root / "translations/pl/guides/party.yml"
    assert file.read_text("utf-8") == ('# draft\nt: "Impreza"\na: "Odczekaj \\"{hours}\\"."\n')
    again = load(loading.root)
    assert again.library.text("a", "pl") == 'Odczekaj "{hours}".'
    assert again.library.read_by_natives["pl"] == {"a", "t"}
    assert write_sheet(again, "pl", sheet) == 1


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"a": "Odczekaj dwie godziny."}, "line 3: keep the parts in {braces}"),
        ({"b": "x" * 241}, "line 4: the sentence has 241 characters, at most 240 fit"),
        ({"b": "x"}, "line 4: 'x' is no better sentence; write ok, or the whole sentence"),
        ({"b": "ja"}, "line 4: 'ja' is no better sentence; write ok, or the whole sentence"),
    ],
)
def test_a_sentence_that_cannot_be_one_is_refused(
    loading: Load, tmp_path: Path, answers: dict[str, str], message: str
) -> None:
    """A waiting time would be gone from the answer, or all of it."""
    sheet = _answered(loading, tmp_path / "pl.csv", t="ok", **answers)
    with pytest.raises(SheetError, match=message):
        accept(loading, "pl", sheet)
    assert locks.read_lock(loading.root, "pl") == {}


def test_a_sheet_that_is_older_than_the_content_is_refused(loading: Load, tmp_path: Path) -> None:
    """What was read is not what is there now."""
    sheet = _answered(loading, tmp_path / "pl.csv", b="ok")
    file = loading.root / "translations/pl/statements/shared.yml"
    file.write_text('b: "Pij dużo wody."\n', encoding="utf-8")
    with pytest.raises(SheetError, match="b was changed since the sheet was written"):
        accept(load(loading.root), "pl", sheet)


def test_another_table_is_refused(loading: Load, tmp_path: Path) -> None:
    """Any CSV may be handed in by mistake."""
    sheet = tmp_path / "x.csv"
    sheet.write_text("a,b\n1,2\n")
    with pytest.raises(SheetError, match="the first line should be"):
        accept(loading, "pl", sheet)


@pytest.mark.parametrize("word", ["ok", "Ok.", "OK!", "okay", "Oké"])
def test_ok_may_be_written_in_several_ways(loading: Load, tmp_path: Path, word: str) -> None:
    """Else it takes the place of the sentence."""
    assert accept(loading, "pl", _answered(loading, tmp_path / "pl.csv", b=word)) == (1, 0)


@pytest.mark.parametrize(
    ("separator", "encoding"), [(";", "utf-8-sig"), ("\t", "utf-16"), (",", "utf-8")]
)
def test_a_sheet_is_read_as_a_spreadsheet_saved_it(
    loading: Load, tmp_path: Path, separator: str, encoding: str
) -> None:
    """A Dutch Excel writes semicolons, "Unicode text" is UTF-16 with tabs."""
    sheet = _answered(loading, tmp_path / "pl.csv", b="Pij, wodę; teraz.")
    rows = _rows(sheet)
    with sheet.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    assert accept(loading, "pl", sheet) == (1, 1)
    assert load(loading.root).library.text("b", "pl") == "Pij, wodę; teraz."


def test_letters_that_cannot_be_read_are_told(loading: Load, tmp_path: Path) -> None:
    """With what to choose when saving."""
    sheet = tmp_path / "pl.csv"
    sheet.write_bytes(",".join(COLUMNS).encode() + b"\n\xe9\xff")
    with pytest.raises(SheetError, match="save it as 'CSV UTF-8'"):
        accept(loading, "pl", sheet)

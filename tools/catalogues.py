"""Keep the interface catalogues in step with the code.

    python tools/catalogues.py update         # take new texts into every catalogue
    python tools/catalogues.py add uk         # begin a catalogue for another language
    python tools/catalogues.py check          # fails when a text is missing anywhere

No line numbers and no dates are written, so that a difference shows a changed text only.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locales"
KEYWORDS = {"N_": None, "_": None}


def extracted() -> Catalog:
    """Every text that the code marks with `N_`."""
    catalog = Catalog(project="Naast", charset="utf-8")
    for _file, _line, message, comments, _context in extract_from_dir(
        ROOT / "bot", method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        catalog.add(message, auto_comments=comments)
    return catalog


def catalogues() -> list[Path]:
    """The catalogue of each language."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/naast.po"))


def update() -> None:
    """Take new texts in, drop those that are gone."""
    template = extracted()
    for path in catalogues():
        catalog = _read(path)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path.write_bytes(_written(catalog))


def add(language: str, locales: Path = LOCALES) -> Path:
    """Begin an empty catalogue; returns where it is."""
    path = locales / language / "LC_MESSAGES" / "naast.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog = Catalog(locale=language, project="Naast", charset="utf-8")
    catalog.update(extracted())
    path.write_bytes(_written(catalog))
    return path


def check() -> int:
    """Report every text that a catalogue lacks or has too many."""
    template = extracted()
    problems = 0
    for path in catalogues():
        catalog = _read(path)
        name = path.relative_to(ROOT)
        wanted = {message.id for message in template if message.id}
        there = {message.id for message in catalog if message.id}
        for text in sorted(wanted - there):
            print(f"{name}: lacks {text[:60]!r} → make catalogues, then translate it")
            problems += 1
        for text in sorted(there - wanted):
            print(f"{name}: {text[:60]!r} is gone from the code → make catalogues")
            problems += 1
        for message in catalog:
            if not message.id or message.id not in wanted:
                continue
            if not message.string or message.fuzzy:
                print(f"{name}: {message.id[:60]!r} is not translated → write its msgstr")
                problems += 1
            elif _placeholders(message.id) != _placeholders(message.string):
                print(f"{name}: {message.id[:60]!r} has other {{names}} → use the same")
                problems += 1
    print(f"{len(catalogues())} catalogues, {len(template)} texts, {problems} problems")
    return 1 if problems else 0


def _placeholders(text: str) -> set[str]:
    import string

    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _read(path: Path) -> Catalog:
    return read_po(BytesIO(path.read_bytes()), locale=path.parent.parent.name)


def _written(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, width=100, no_location=True, omit_header=False, sort_output=True,
             include_previous=False)  # fmt: skip
    # Babel stamps the time of writing; a difference should show changed texts only.
    lines = out.getvalue().split(b"\n")
    stamped = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By')
    return b"\n".join(line for line in lines if not line.startswith(stamped))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["add", language]:
            add(language)
        case ["check"]:
            sys.exit(check())
        case _:
            sys.exit(__doc__)

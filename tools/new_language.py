"""Begin another language: `make language CODE=de`.

Makes an empty interface catalogue, names to fill in, a lexicon and folders for sentences and
translations, and adds the language to content/languages.yml as one that is recognised and answered
in its fallback. `make check` and `naast content todo` then say what is missing.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from lingua import Language

from actions.library.files import replace_file
from tools import catalogues

ROOT = Path(__file__).resolve().parent.parent


def begin(code: str, root: Path = ROOT) -> list[Path]:
    """Write the files that a language begins with; those that are there already stay.

    Raises:
        ValueError: when the code is no language that Babel and lingua know, or is there already.
    """
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"{code!r} is no language code that Babel knows") from error
    languages = root / "content" / "languages.yml"
    if code in yaml.safe_load(languages.read_text(encoding="utf-8")):
        raise ValueError(f"{code} is in {languages} already")
    if code not in {known.iso_code_639_1.name.lower() for known in Language.all()}:
        print(f"lingua does not know {code}: give it words of its own in nlu/matching/language.py")
    direction = "rtl" if locale.character_order == "right-to-left" else "ltr"
    name = (locale.get_display_name() or code).capitalize()
    entry = f"{code}: {{name: {name}, direction: {direction}, speaks: false, draft: true}}\n"
    written = [languages]
    replace_file(languages, languages.read_text(encoding="utf-8") + entry)
    for path, text in (
        (root / "content" / "names" / f"{code}.yml", _names(root, locale)),
        (root / "nlu" / "lexicon" / f"{code}.yml", _lexicon(code, locale)),
        (root / "content" / "translations" / code / "labels.yml", "{}\n"),
    ):
        if not path.exists():
            replace_file(path, text)
            written.append(path)
    written.append(catalogues.add(code, root / "locales"))
    return written


def _names(root: Path, locale: Locale) -> str:
    """The English names, to be replaced one by one."""
    english = yaml.safe_load((root / "content/names/en.yml").read_text(encoding="utf-8"))
    lines = [f"# Names in {locale.get_display_name('en')}: begun from the English ones. draft."]
    for section in ("substances", "places"):
        lines.append(f"{section}:")
        lines += [f'  {id_}: {{shown: "{e["shown"]}"}}' for id_, e in english[section].items()]
    return "\n".join(lines) + "\n"


def _lexicon(code: str, locale: Locale) -> str:
    return (
        f"# Signs of an emergency and small words in {locale.get_display_name('en')}; see "
        f"nlu/README.md.\nlanguage: {code}\nemergency: {{}}\n"
        "negation: {before: [], after: [], joins: []}\nfollow_up: []\n"
    )


def main() -> None:
    """Read the code and begin."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        for path in begin(sys.argv[1]):
            print(f"written: {path.relative_to(ROOT)}")
    except ValueError as error:
        sys.exit(str(error))
    print("Next: the README's page on a language more.")


if __name__ == "__main__":
    main()

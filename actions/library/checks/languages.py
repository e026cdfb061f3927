"""A language that the bot speaks has what it takes to understand and to answer."""

from __future__ import annotations

from collections.abc import Iterator

from actions.library import locks
from actions.library.finding import Finding
from actions.library.loading import Load


def check(loading: Load) -> Iterator[Finding]:
    """Names, a level of coverage, severity words and a lexicon of every spoken language."""
    file = loading.files.get("languages.yml")
    if file is None:
        return
    levels = loading.files.get("coverage.yml")
    lexicons = loading.root.parent / "nlu" / "lexicon"
    words = [id_ for id_ in loading.library.statements if id_.startswith(locks.SEVERITY)]
    mend = "add it, or set `speaks: false` until it is there"
    for code, language in loading.library.languages.items():
        if not language.speaks:
            continue
        lacks = []
        if f"names/{code}.yml" not in loading.files:
            lacks.append(f"names/{code}.yml")
        if code != locks.SOURCE and levels and not levels.data.get(code):
            lacks.append("a level of 1 or more in coverage.yml")
        if missing := [id_ for id_ in words if loading.library.text(id_, code) is None]:
            lacks.append(f"the severity words {', '.join(missing)}")
        if lexicons.is_dir() and not (lexicons / f"{code}.yml").is_file():
            lacks.append(f"nlu/lexicon/{code}.yml")
        for what in lacks:
            line = file.line_of([code, "speaks"])
            yield Finding(file.path, line, f"{code} is spoken and has not {what}", mend)

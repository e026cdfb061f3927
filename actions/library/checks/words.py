"""Words that judge people do not occur, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.library.finding import Finding
from actions.library.loading import Load


def check(loading: Load) -> Iterator[Finding]:
    """The lists of words-to-avoid.yml, held against every statement. `*` stands for any ending."""
    file = loading.files.get("words-to-avoid.yml")
    if file is None:
        return
    patterns = {language: _pattern(words) for language, words in file.data.items() if words}
    for id_, statement in loading.library.statements.items():
        for language, text in statement.texts.items():
            found = patterns[language].search(text) if language in patterns else None
            if found:
                place = loading.written_at[id_]
                yield Finding(
                    place.path,
                    place.line,
                    f"{id_} says {found.group()!r} in {language}",
                    "say it without judging: 'people who use', 'dependence'",
                )


def _pattern(words: list[str]) -> re.Pattern[str]:
    alternatives = (re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)

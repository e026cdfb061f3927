"""Numbers in sentences: every `{name}` gets one, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.library.finding import Finding
from actions.library.loading import Load
from actions.library.model import Line

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_STRAY_BRACE = re.compile(r"[{}]")


def check(loading: Load) -> Iterator[Finding]:
    """Placeholders without a number, numbers without a placeholder, languages that differ."""
    used = uses(loading)
    for id_, statement in loading.library.statements.items():
        wanted = set(_PLACEHOLDER.findall(statement.texts.get("nl", "")))
        for language, text in statement.texts.items():
            here = set(_PLACEHOLDER.findall(text))
            if here != wanted:
                place = loading.place_of(id_, language)
                yield Finding(
                    place.path,
                    place.line,
                    f"{id_} has {_shown(wanted)} in nl but {_shown(here)} in {language}",
                    "use the same numbers in every language",
                )
            if _STRAY_BRACE.search(_PLACEHOLDER.sub("", text)):
                place = loading.place_of(id_, language)
                yield Finding(
                    place.path,
                    place.line,
                    f"{id_} has a stray brace in {language}",
                    "write a number as {hours}",
                )
        for line in used.get(id_, [Line(id_)]):
            given = set(loading.library.parameters_of(line))
            if given != wanted:
                place = loading.written_at[id_]
                yield Finding(
                    place.path,
                    place.line,
                    f"{id_} needs {_shown(wanted)} and is given {_shown(given)}",
                    "name the same numbers in the text and under `with:`",
                )


def uses(loading: Load) -> dict[str, list[Line]]:
    """Every line of every answer, by the statement it uses."""
    library = loading.library
    uses: dict[str, list[Line]] = {}
    every: list[tuple[Line, ...]] = []
    for substance in library.substances.values():
        every += substance.topics.values()
    for topics in library.class_lines.values():
        every += topics.values()
    for emergency in library.emergencies.values():
        every += [emergency.signs, emergency.steps, emergency.never, emergency.after]
    every += [guide.lines for guide in library.guides.values()]
    for rights in library.rights.values():
        every += rights.countries.values()
    every += [(service.note,) for service in library.services.values() if service.note]
    pairs = (*library.pairs.values(), *(rule.pair for rule in library.rules))
    every += [tuple(Line(id_) for id_ in (*pair.because, *pair.do)) for pair in pairs]
    for lines in every:
        for line in lines:
            uses.setdefault(line.statement, []).append(line)
    return uses


def _shown(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "no number"

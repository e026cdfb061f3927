"""Names of substances and places: each means one thing in its language, or is declared ambiguous.

Languages may disagree (شيشه): the language of the text decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from actions.library.finding import Finding
from actions.library.loading import Load
from actions.library.yaml_file import YamlFile
from nlu.matching import common_words
from nlu.matching.alternatives import further_names, groups_named, spelt_out
from nlu.matching.vocabulary import compact, number_of_names

_MANY_NAMES = 1_000  # so many more than the everyday words were chosen for: choose anew
_EVERYDAY = ("alcohol", "caffeine", "nicotine")  # sold in every shop: their names are everyday

Steps = list[str | int]  # keys and indices that lead to a value


def check(loading: Load) -> Iterator[Finding]:
    """Ids that do not exist; names that stand under two of them, or that are no names."""
    library = loading.library
    common = common_words.read()
    files = {name: file for name, file in loading.files.items() if name.startswith("names/")}
    for file in files.values():
        yield from _groups_of_words(file)
    yield from _too_many_since(files.values(), common.chosen_for)
    for name, file in files.items():
        language = name.removeprefix("names/").removesuffix(".yml")
        owners: dict[tuple[str, str], tuple[str, Steps]] = {}  # (kind, name) → (id, where)
        ambiguous = {compact(str(n)) for n in file.data.get("ambiguous") or {}}
        for written, ids in (file.data.get("ambiguous") or {}).items():
            for id_ in ids:
                if id_ not in library.substances:
                    yield Finding(
                        file.path,
                        file.line_of(["ambiguous", written]),
                        f"{written!r} may mean {id_!r}, which is no substance",
                        "use ids of content/substances",
                    )
        for section, kind in (("substances", "substance"), ("places", "place")):
            for id_, entry in (file.data.get(section) or {}).items():
                if section == "substances" and id_ not in library.substances:
                    yield Finding(
                        file.path,
                        file.line_of([section, id_]),
                        f"{id_!r} is no substance",
                        "use ids of content/substances",
                    )
                if section == "places" and id_ not in library.countries:
                    line = file.line_of([section, id_])
                    what = f"the country of {id_!r} is not known"
                    yield Finding(file.path, line, what, "add it to places.yml")
                for index, written in further_names(entry, file.data.get("words") or {}):
                    key = compact(written)
                    steps: Steps = [section, id_, "also", index]
                    if kind == "substance":
                        very_common = common.is_very_common(key, language)
                        yield from _too_plain(file, steps, written, key, very_common)
                    if kind == "substance" and key in ambiguous:
                        yield Finding(
                            file.path,
                            file.line_of(steps),
                            f"{written!r} stands under {id_} and under ambiguous",
                            "keep one of the two",
                        )
                    first, where = owners.setdefault((kind, key), (id_, steps))
                    if first != id_:
                        there = f"{file.path}:{file.line_of(where)}"
                        yield Finding(
                            file.path,
                            file.line_of(steps),
                            f"{written!r} means {id_} here and {first} in {there}",
                            "remove one, or declare the name under `ambiguous:`",
                        )
        for written in file.data.get("alone") or {}:
            if ("substance", compact(str(written))) in owners:
                yield Finding(
                    file.path,
                    file.line_of(["alone", written]),
                    f"{written!r} is a name already, so it is never only a hint",
                    "keep one of the two",
                    is_error=False,
                )


def _groups_of_words(file: YamlFile) -> Iterator[Finding]:
    """Names that use groups of words wrongly, and groups that no name uses."""
    groups = file.data.get("words") or {}
    used: set[str] = set()
    for section in ("substances", "places"):
        for id_, entry in (file.data.get(section) or {}).items():
            for index, written in enumerate(entry.get("also") or ()):
                used.update(groups_named(str(written)))
                try:
                    spelt_out(str(written), groups)
                except ValueError as error:
                    yield Finding(
                        file.path,
                        file.line_of([section, id_, "also", index]),
                        f"{written!r} stands for no name: {error}",
                        "write `a|b` or `{group}`, with the group's words under `words:`",
                    )
    for group in groups:
        if group not in used:
            yield Finding(
                file.path,
                file.line_of(["words", group]),
                f"no name uses the group of words {group!r}",
                "remove it (groups count in names under `also:`)",
                is_error=False,
            )


def _too_many_since(files: Iterable[YamlFile], chosen_for: int) -> Iterator[Finding]:
    """Everyday words that look like a name are kept apart; which do, depends on the names."""
    if number_of_names(file.data for file in files) - chosen_for > _MANY_NAMES:
        yield Finding(
            Path("nlu/matching") / common_words.FILE.name,
            0,
            f"everyday words were chosen for {chosen_for} names; there are many more now",
            "have a programmer run `.venv/bin/python -m tools.common_words`",
            is_error=False,
        )


def _too_plain(
    file: YamlFile, steps: Steps, written: str, key: str, very_common: bool
) -> Iterator[Finding]:
    """A name of a substance that sentences hold without naming one: "x", "007", "house"."""
    id_ = steps[1]
    if len(key) < 2 or key.isdigit():
        yield Finding(
            file.path,
            file.line_of(steps),
            f"{written!r} of {id_} is one letter, or digits only",
            "write it with a word beside it: 'a gram of x'",
        )
        return
    # Words of two letters ("of") are not in the list; in Ethiopic two signs are a long word.
    short = len(key) == 2 and key.isalpha() and key < "ሀ"
    if (short or very_common) and id_ not in _EVERYDAY:
        why = "has only two letters" if short else "is an everyday word"
        yield Finding(
            file.path,
            file.line_of(steps),
            f"{written!r} of {id_} {why}: whoever says it is told of {id_}",
            "write it with a word beside it, or put it under `beside_others:`",
            is_error=False,
        )

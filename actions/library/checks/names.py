"""Names of substances and places: each means one thing in its language, or is declared ambiguous.

Languages may disagree (شيشه): the language of the text decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from actions.library.finding import Finding
from actions.library.loading import Load
from nlu.matching.vocabulary import compact


def check(loading: Load) -> Iterator[Finding]:
    """Ids that do not exist, and names that stand under two of them."""
    library = loading.library
    for name, file in loading.files.items():
        if not name.startswith("names/"):
            continue
        owners: dict[tuple[str, str], tuple[str, str]] = {}  # (kind, name) → (id, where)
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
                for index, written in enumerate(entry.get("also") or ()):
                    key = compact(str(written))
                    line = file.line_of([section, id_, "also", index])
                    if kind == "substance" and key in ambiguous:
                        yield Finding(
                            file.path,
                            line,
                            f"{written!r} stands under {id_} and under ambiguous",
                            "keep one of the two",
                        )
                    first = owners.setdefault((kind, key), (id_, f"{file.path}:{line}"))
                    if first[0] != id_:
                        yield Finding(
                            file.path,
                            line,
                            f"{written!r} means {id_} here and {first[0]} in {first[1]}",
                            "remove one, or declare the name under `ambiguous:`",
                        )

"""Turn files, whose shape the schema has checked, into the model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.library.library import pair_key
from actions.library.loading import EDITORS_LANGUAGES, Load, Place
from actions.library.model import (
    Call,
    Emergency,
    Guide,
    Language,
    Line,
    Number,
    OpeningHours,
    Pair,
    PairRule,
    RightsTopic,
    Risk,
    Service,
    Source,
    Span,
    Statement,
    Substance,
    Timing,
    Wait,
)
from actions.library.yaml_file import YamlFile


def read_into(loading: Load, name: str, file: YamlFile) -> None:
    """Take what one file says into the library of a load; `name` is its path under content/."""
    kind, _, rest = name.partition("/")
    stem = rest.rsplit("/", 1)[-1].removesuffix(".yml")
    reader = _Reader(loading, file)
    match kind:
        case "languages.yml":
            reader.languages()
        case "sources.yml":
            reader.sources()
        case "places.yml":
            loading.library.countries.update(file.data)
        case "labels.yml" | "statements":
            reader.statements()
        case "classes":
            loading.library.class_lines[stem] = reader.topics()
        case "substances":
            reader.substance(stem)
        case "combinations" if stem == "rules":
            reader.rules()
        case "combinations":
            reader.pairs(stem)
        case "emergencies" if stem == "calls":
            reader.calls()
        case "emergencies":
            reader.emergency(stem)
        case "guides":
            reader.guide(stem)
        case "rights":
            reader.rights(stem)
        case "services":
            reader.services()
        case "names":
            reader.names(stem)
        case "translations":
            reader.translation(rest.split("/", 1)[0])
        case _:
            pass  # words-to-avoid.yml and other data of the checks


class _Reader:
    """Turns one file, whose shape the schema has checked, into the model."""

    def __init__(self, loading: Load, file: YamlFile) -> None:
        self._loading = loading
        self._library = loading.library
        self._file = file
        self._data: Any = file.data

    def languages(self) -> None:
        for code, entry in self._data.items():
            self._library.languages[code] = Language(
                code, entry["name"], entry["direction"], entry.get("fallback"),
                speaks=entry["speaks"], draft=entry["draft"],
            )  # fmt: skip

    def sources(self) -> None:
        for id_, entry in self._data.items():
            self._library.sources[id_] = Source(
                id_, entry["name"], entry.get("url"), str(entry["checked"])
            )

    def statements(self) -> None:
        for id_, entry in self._data.items():
            self._statement(id_, entry, [id_])

    def topics(self) -> dict[str, tuple[Line, ...]]:
        return {
            topic: self._lines(lines, ["topics", topic])
            for topic, lines in (self._data.get("topics") or {}).items()
        }

    def substance(self, id_: str) -> None:
        data = self._data
        wait = data.get("wait")
        self._library.substances[id_] = Substance(
            id=id_,
            class_=data["class"],
            groups=tuple(data["groups"]),
            timings=tuple(_timing(entry) for entry in data.get("timings") or []),
            wait=Wait(wait.get("redose_h"), wait["clear_h"]) if wait else None,
            detection={
                key: span
                for key, value in (data.get("detection") or {}).items()
                if key != "sources" and (span := _span(value)) is not None
            },
            topics=self.topics(),
        )

    def pairs(self, first: str) -> None:
        for second, entry in self._data.items():
            key = pair_key(first, second)
            if key in self._library.pairs:
                self._find(
                    [second], f"{first} + {second} is described twice", "keep one of the two"
                )
            self._library.pairs[key] = _pair(entry)

    def rules(self) -> None:
        for entry in self._data:
            first, second = entry["groups"]
            self._library.rules.append(PairRule((first, second), _pair(entry, by_rule=True)))

    def calls(self) -> None:
        for id_, entry in self._data.items():
            parts = {
                part: self._line(entry[part], [id_, part]).statement
                for part in ("meaning", "sounds_nl", "sounds_fr")
            }
            self._library.calls[id_] = Call(nl=entry["nl"], fr=entry["fr"], **parts)

    def emergency(self, id_: str) -> None:
        data = self._data
        self._library.emergencies[id_] = Emergency(
            id=id_,
            title=self._title(),
            call_112=data["call_112"],
            say=data.get("say"),
            signs=self._part("signs"),
            steps=self._part("steps"),
            never=self._part("never"),
            after=self._part("after"),
            services=tuple(data.get("services") or ()),
            see=tuple(data.get("see") or ()),
        )

    def guide(self, id_: str) -> None:
        self._library.guides[id_] = Guide(
            id_, self._title(), self._part("lines"),
            needs=tuple(self._data.get("needs") or ()), see=tuple(self._data.get("see") or ()),
        )  # fmt: skip

    def rights(self, id_: str) -> None:
        countries = self._data["countries"]
        self._library.rights[id_] = RightsTopic(
            id_,
            self._title(),
            {c: self._lines(e["lines"], ["countries", c, "lines"]) for c, e in countries.items()},
            {c: str(e["checked"]) for c, e in countries.items()},
            tuple(self._data.get("services") or ()),
        )

    def services(self) -> None:
        for index, entry in enumerate(self._data):
            if entry["id"] in self._library.services:
                self._find(
                    [index, "id"], f"the service {entry['id']} is described twice", "keep one"
                )
            hours = entry.get("hours")
            note = entry.get("note")
            self._library.services[entry["id"]] = Service(
                id=entry["id"],
                name=entry["name"],
                needs=tuple(entry["needs"]),
                places=(entry["place"], *(entry.get("also") or ())),
                country=entry["country"],
                phone=entry.get("phone"),
                website=entry.get("website"),
                address=entry.get("address"),
                languages=tuple(entry.get("languages") or ()),
                anonymous=entry.get("anonymous"),
                free=entry.get("free"),
                papers=entry.get("papers"),
                always_open=hours == "always",
                hours=tuple(
                    OpeningHours(tuple(h["days"]), h["from"], h["to"])
                    for h in (hours if isinstance(hours, list) else ())
                ),
                check=bool(entry.get("check")),
                note=self._line(note, [index, "note"]) if note else None,
                checked=str(entry["checked"]),
            )

    def names(self, language: str) -> None:
        for target, section in (
            (self._library.substance_names, "substances"),
            (self._library.place_names, "places"),
        ):
            target[language] = {
                id_: str(entry["shown"]) for id_, entry in (self._data.get(section) or {}).items()
            }

    def translation(self, language: str) -> None:
        for id_, text in self._data.items():
            known = self._library.statements.get(id_)
            if known is None:
                self._find(
                    [id_], f"there is no statement {id_!r}", "delete the line, or mend the id"
                )
            elif language in known.texts:
                self._find([id_], f"{id_} is translated twice", "delete one of the two")
            else:
                texts = {**known.texts, language: text}
                self._library.statements[id_] = replace(known, texts=texts)

    def _title(self) -> str:
        return self._line(self._data["title"], ["title"]).statement

    def _part(self, key: str) -> tuple[Line, ...]:
        return self._lines(self._data.get(key) or [], [key])

    def _lines(self, entries: list[Any], steps: list[str | int]) -> tuple[Line, ...]:
        return tuple(self._line(entry, [*steps, i]) for i, entry in enumerate(entries))

    def _line(self, entry: Any, steps: list[str | int]) -> Line:
        """A line is the id of a shared statement, such an id with numbers, or a statement."""
        if isinstance(entry, str):
            return Line(entry)
        if "use" in entry:
            return Line(entry["use"], _parameters(entry))
        self._statement(entry["id"], entry, steps)
        return Line(entry["id"])

    def _statement(self, id_: str, entry: Any, steps: list[str | int]) -> None:
        if id_ in self._library.statements:
            first = self._loading.written_at[id_]
            self._find(
                [*steps, "id"],
                f"the statement id {id_!r} is used twice, first in {first.path}:{first.line}",
                "give one of them another id, or use the first by its id alone",
            )
            return
        texts = {code: str(entry[code]) for code in EDITORS_LANGUAGES if code in entry}
        sources = tuple(entry.get("sources") or ())
        self._library.statements[id_] = Statement(id_, texts, sources, _parameters(entry))
        self._loading.written_at[id_] = Place(self._file.path, self._file.line_of(steps))

    def _find(self, steps: list[str | int], what: str, mend: str) -> None:
        self._loading.find(self._file, steps, what, mend)


def _pair(entry: Any, *, by_rule: bool = False) -> Pair:
    return Pair(
        Risk.of(entry["risk"]), tuple(entry["because"]), tuple(entry.get("do") or ()), by_rule,
        lowered="lowered" in entry,
    )  # fmt: skip


def _timing(entry: Any) -> Timing:
    return Timing(
        entry["route"], _span(entry.get("onset_min")), _span(entry.get("peak_h")),
        _span(entry.get("duration_h")), _span(entry.get("after_h")),
        tuple(entry.get("sources") or ()),
    )  # fmt: skip


def _span(value: Any) -> Span | None:
    if value is None:
        return None
    low, high = value if isinstance(value, list) else (value, value)
    return low, high


def _parameters(entry: Any) -> dict[str, Number | Span]:
    numbers = (entry.get("with") or {}).items()
    return {key: tuple(value) if isinstance(value, list) else value for key, value in numbers}

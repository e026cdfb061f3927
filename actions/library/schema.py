"""The shape of content files: JSON Schemas that editors' programs can use too.

`content/schemas/` holds one schema a kind of file; `common.schema.json` what they share.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from referencing import Registry, Resource

from actions.library.finding import Finding
from actions.library.yaml_file import YamlFile

SCHEMAS = Path(__file__).resolve().parents[2] / "content" / "schemas"

# Which schema a file has to follow, by its place under content/. The first match holds.
KINDS = (
    ("languages.yml", "languages"),
    ("sources.yml", "sources"),
    ("labels.yml", "statements"),
    ("places.yml", "places"),
    ("forms.yml", "forms"),
    ("coverage.yml", "coverage"),
    ("words-to-avoid.yml", "words-to-avoid"),
    ("statements/*.yml", "statements"),
    ("classes/*.yml", "class"),
    ("substances/*.yml", "substance"),
    ("combinations/rules.yml", "rules"),
    ("combinations/*.yml", "combinations"),
    ("emergencies/calls.yml", "calls"),
    ("emergencies/*.yml", "emergency"),
    ("guides/*.yml", "guide"),
    ("rights/*.yml", "rights"),
    ("services/*.yml", "services"),
    ("names/*.yml", "names"),
    ("translations/*/*.yml", "translation"),
    ("translations/*/*/*.yml", "translation"),
)


# What the words of JSON Schema mean to an editor.
_PLAIN = {
    "string": 'a text, in "double quotes"',
    "number": "a number, without quotes",
    "integer": "a whole number, without quotes",
    "boolean": "true or false, without quotes",
    "array": "a list: [one, two]",
    "object": "lines of `key: value` under it",
    "null": "nothing",
}
_OR = {"minimum": "or more", "maximum": "or less"}


def kind_of(path: Path) -> str | None:
    """The schema for a file, given its path under content/; None for a file that has no place."""
    place = PurePosixPath(path.as_posix())
    for pattern, kind in KINDS:
        if len(place.parts) == pattern.count("/") + 1 and place.match(pattern):
            return kind
    return None


def findings(path: Path, file: YamlFile) -> list[Finding]:
    """What in a file does not have the shape it should have."""
    kind = kind_of(path)
    if kind is None:
        return [Finding(file.path, 0, "no kind of content belongs here", "move or delete the file")]
    found = list(_reversed_spans(file, file.data, []))
    if _fast_validator(kind).is_valid(file.data):
        return found
    for error in _validator(kind).iter_errors(file.data):
        precise = best_match([error]) or error
        found.append(
            Finding(
                file.path,
                file.line_of(precise.absolute_path) or 1,
                _what(precise),
                _mend(precise),
            )
        )
    return found


def _reversed_spans(file: YamlFile, here: Any, steps: list[str | int]) -> Iterator[Finding]:
    """Ranges written from high to low, which no schema can tell."""
    if isinstance(here, list):
        numbers = [n for n in here if isinstance(n, int | float)]
        if len(here) == len(numbers) == 2 and numbers[0] > numbers[1]:
            what = f"the range {numbers[0]}–{numbers[1]} runs backwards"
            yield Finding(file.path, file.line_of(steps), what, "write the lowest number first")
        for index, value in enumerate(here):
            yield from _reversed_spans(file, value, [*steps, index])
    elif isinstance(here, dict):
        for key, value in here.items():
            yield from _reversed_spans(file, value, [*steps, key])


def pattern_of_ids() -> re.Pattern[str]:
    """What an id looks like."""
    return re.compile(_read("common")["$defs"]["id"]["pattern"])


def problem_of_service(key: str, value: Any) -> str | None:
    """How to mend what somebody gave for one key of a service, or None when it fits."""
    shape = _read("services")["items"]["properties"][key]
    error = best_match(_validator("services").evolve(schema=shape).iter_errors(value))
    return _mend(error) if error else None


def longest_translation() -> int:
    """How many characters a translated sentence may have."""
    return int(_read("common")["$defs"]["text"]["maxLength"])


def groups() -> list[str]:
    """The groups that rules on combinations know."""
    return list(_read("common")["$defs"]["group"]["enum"])


def needs() -> list[str]:
    """What a service can be for."""
    return list(_read("common")["$defs"]["need"]["enum"])


@cache
def _validator(kind: str) -> Draft202012Validator:
    registry: Registry[Any] = Registry().with_resource(
        "common.schema.json", Resource.from_contents(_read("common"))
    )
    return Draft202012Validator(_read(kind), registry=registry)


@cache
def _fast_validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    registry = jsonschema_rs.Registry([("common.schema.json", _read("common"))])
    return jsonschema_rs.Draft202012Validator(_read(kind), registry=registry)


def _read(kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
    return schema


def _what(error: ValidationError) -> str:
    where = ".".join(str(step) for step in error.absolute_path)
    return f"{where}: {error.message}" if where else error.message


def _mend(error: ValidationError) -> str:
    """How to mend it, from the schema's own description where it has one."""
    described = error.schema.get("description") if isinstance(error.schema, dict) else None
    if described:
        return str(described)
    match error.validator:
        case "required":
            return "add what is missing"
        case "additionalProperties" | "unevaluatedProperties":
            return "check the spelling of the key, or remove it"
        case "enum":
            values: Any = error.validator_value
            return "choose one of: " + ", ".join(str(value) for value in values)
        case "maxLength":
            return f"shorten it to at most {error.validator_value} characters"
        case "minItems" | "minLength" | "minProperties":
            return f"write at least {error.validator_value}"
        case "maxItems":
            return f"keep at most {error.validator_value}"
        case "minimum" | "maximum":
            return f"write a number of {error.validator_value} {_OR[error.validator]}"
        case "type":
            kinds: Any = error.validator_value
            kinds = [kinds] if isinstance(kinds, str) else kinds
            return "write " + " or ".join(_PLAIN.get(kind, kind) for kind in kinds)
        case _:
            return f"it should be: {error.validator} {error.validator_value}"

"""Read a YAML file and remember on which line each thing stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from actions.library.finding import Finding

_TEXT = "tag:yaml.org,2002:str"
LARGEST_FILE = 1_000_000  # bytes; a file beyond this is a mistake, or an attack on memory


class Located(dict[str, Any]):
    """A mapping that knows its line and the line of each key (1-based)."""

    line: int
    key_lines: dict[str, int]


class LocatedList(list[Any]):
    """A list that knows the line of each item (1-based)."""

    line: int
    item_lines: list[int]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that keeps lines, refuses double keys and expands no aliases."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> Any:
        """What PyYAML resolves, without the search for rules by path, of which there are none.

        It is called for each of some 270,000 values, most of them plain text.
        """
        if kind is not yaml.ScalarNode:
            return super().resolve(kind, value, implicit)
        if implicit[0]:  # not in quotes: it may be a number, a date, true or false
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return tag
        return _TEXT


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Iterable[Located]:
    located = Located()
    located.line = node.start_mark.line + 1
    located.key_lines = {}
    yield located
    for key_node, value_node in node.value:
        key = str(_value(loader, key_node))
        line = key_node.start_mark.line + 1
        if key in located:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands here twice", key_node.start_mark
            )
        located.key_lines[key] = line
        located[key] = _value(loader, value_node)


def _sequence(loader: _Loader, node: yaml.SequenceNode) -> Iterable[LocatedList]:
    located = LocatedList()
    located.line = node.start_mark.line + 1
    located.item_lines = [child.start_mark.line + 1 for child in node.value]
    yield located
    located.extend(_value(loader, child) for child in node.value)


def _value(loader: _Loader, node: yaml.Node) -> Any:
    """What a node holds; text, which most are, at once."""
    if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):
        return node.value
    return loader.construct_object(node, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:seq", _sequence)
# A date stays the text that was typed; what is a date is said by the schema.
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_yaml_str)


@dataclass(frozen=True)
class YamlFile:
    """A file that was read: its path, shown relative to the content folder's parent."""

    path: Path
    data: Any

    def line_of(self, steps: Iterable[str | int]) -> int:
        """The line of the deepest part of a path of keys and indices that has one."""
        here, line = self.data, getattr(self.data, "line", 0)
        for step in steps:
            if isinstance(here, Located) and step in here:
                line = here.key_lines[str(step)]
                here = here[str(step)]
            elif isinstance(here, LocatedList) and isinstance(step, int) and step < len(here):
                line = here.item_lines[step]
                here = here[step]
            else:
                break
        return line


def read(path: Path, shown: Path) -> YamlFile | Finding:
    """Read one file; a finding, with the path as `shown`, when it cannot be or is not YAML."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Finding(shown, 0, "the file is over 1 MB", "split it")
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return Finding(shown, 0, f"byte {error.start} is not UTF-8", "save the file as UTF-8")
    except OSError as error:
        return Finding(shown, 0, f"cannot be read ({error.strerror})", "check its permissions")
    try:
        if (
            any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text, Loader=_Loader))
            if "*" in text
            else False
        ):
            return Finding(shown, 0, "uses a YAML alias (*name)", "write the value out")
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
    except RecursionError:
        return Finding(shown, 0, "is nested too deep", "write it with fewer levels")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it is not YAML"
        return Finding(
            shown, mark.line + 1 if mark else 0, str(problem),
            "look at the indentation and the quotes on this line and the one above",
        )  # fmt: skip
    return YamlFile(shown, data if data is not None else Located())

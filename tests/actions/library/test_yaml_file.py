"""Reading one YAML file: whatever is in it, an editor gets a line and a mend, never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.library.finding import Finding
from actions.library.yaml_file import LARGEST_FILE, YamlFile, read

_LOOK = "look at the indentation and the quotes on this line and the one above"
_ALIASES_OF_ALIASES = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"


def _read(folder: Path, content: bytes) -> YamlFile | Finding:
    path = folder / "content" / "labels.yml"
    path.parent.mkdir()
    path.write_bytes(content)
    return read(path, path.relative_to(folder))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"a:\n  nl: x\n en: y\n",
            "content/labels.yml:3: did not find expected key → " + _LOOK,
        ),
        (
            b"a: {nl: x\n",
            "content/labels.yml:2: did not find expected ',' or '}' → " + _LOOK,
        ),
        (
            b"a: x\nb: y\na: z\n",
            "content/labels.yml:3: the key 'a' stands here twice → " + _LOOK,
        ),
        (
            b"a:\n  nl: x\n  nl: y\n",
            "content/labels.yml:3: the key 'nl' stands here twice → " + _LOOK,
        ),
        (
            b"---\na: x\n---\nb: y\n",
            "content/labels.yml:3: but found another document → " + _LOOK,
        ),
        (
            b"a: !!python/object/apply:os.getcwd []\n",
            "content/labels.yml:1: could not determine a constructor for the tag "
            "'tag:yaml.org,2002:python/object/apply:os.getcwd' → " + _LOOK,
        ),
        (b"a: \x00\n", "content/labels.yml: it is not YAML → " + _LOOK),
        (
            b"a: &x {nl: y}\nb: *x\n",
            "content/labels.yml: uses a YAML alias (*name) → write the value out",
        ),
        (
            _ALIASES_OF_ALIASES.encode(),
            "content/labels.yml: uses a YAML alias (*name) → write the value out",
        ),
        (
            b"a: caf\xe9\n",
            "content/labels.yml: byte 6 is not UTF-8 → save the file as UTF-8",
        ),
        (
            "a: x\n".encode("utf-16"),
            "content/labels.yml: byte 0 is not UTF-8 → save the file as UTF-8",
        ),
        (
            b"#" * (LARGEST_FILE + 1),
            "content/labels.yml: the file is over 1 MB → split it",
        ),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value[:40],
)
def test_a_file_that_cannot_be_read_says_where_and_what_to_do(
    tmp_path: Path, content: bytes, message: str
) -> None:
    """An editor who does not program mends the file from this sentence alone."""
    assert str(_read(tmp_path, content)) == message


def test_a_file_nested_too_deep_is_a_finding(tmp_path: Path) -> None:
    """A runaway of brackets must not stop the other files from being read."""
    assert isinstance(_read(tmp_path, b"a: " + b"[" * 400 + b"]" * 400), Finding)


def test_a_folder_with_the_name_of_a_file_is_a_finding(tmp_path: Path) -> None:
    """What the system refuses to read is said, not raised."""
    path = tmp_path / "content" / "labels.yml"
    path.mkdir(parents=True)
    found = read(path, path.relative_to(tmp_path))
    assert str(found) == (
        "content/labels.yml: cannot be read (Is a directory) → check its permissions"
    )


def test_a_file_of_just_one_megabyte_is_read(tmp_path: Path) -> None:
    """The limit stops mistakes, not the largest honest file."""
    found = _read(tmp_path, b"a: x\n".ljust(LARGEST_FILE, b"#"))
    assert isinstance(found, YamlFile)
    assert found.data == {"a": "x"}


def test_a_star_in_a_sentence_is_no_alias(tmp_path: Path) -> None:
    """Editors may write *stars* in a text."""
    found = _read(tmp_path, b'a: "two * three"\nb: "*now*"\n')
    assert isinstance(found, YamlFile)
    assert found.data == {"a": "two * three", "b": "*now*"}


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    """A file an editor has only just made does not break the reading."""
    found = _read(tmp_path, b"")
    assert isinstance(found, YamlFile)
    assert found.data == {}
    assert found.line_of(["a", 0]) == 0


def test_a_date_stays_the_text_that_was_typed(tmp_path: Path) -> None:
    """YAML would turn it into a date, and an impossible date into a crash."""
    found = _read(tmp_path, b"checked: 2026-11-21\nother: 2026-13-45\n")
    assert isinstance(found, YamlFile)
    assert found.data == {"checked": "2026-11-21", "other": "2026-13-45"}


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ([], 1),
        (["topics"], 1),
        (["topics", "dose"], 2),
        (["topics", "dose", 1], 4),
        (["topics", "dose", 1, "nl"], 5),
        (["topics", "dose", 1, "absent"], 4),
        (["topics", "dose", 9], 2),
        (["absent", "dose"], 1),
        (["list", 0, 1], 8),
    ],
)
def test_a_path_of_keys_leads_to_its_line(
    tmp_path: Path, steps: list[str | int], line: int
) -> None:
    """A wrong line sends an editor to the wrong sentence."""
    text = "topics:\n  dose:\n    - one\n    - id: two\n      nl: x\nlist:\n  - - a\n    - b\n"
    found = _read(tmp_path, text.encode())
    assert isinstance(found, YamlFile)
    assert found.line_of(steps) == line


def test_values_mean_what_they_mean_in_yaml(tmp_path: Path) -> None:
    """Text is told from numbers by our own short way; it must agree with PyYAML's."""
    text = (
        'a: 1\nb: "1"\nc: 1.5\nd: true\ne: "true"\nf: ~\ng:\nh: no drugs\ni: !!str 5\n'
        "j: [1, '1', x, 0.5, yes]\n1: one\nk: -3\nm: 3-mmc\nn: .5\n"
    )
    found = _read(tmp_path, text.encode())
    assert isinstance(found, YamlFile)
    assert found.data == {str(key): value for key, value in yaml.safe_load(text).items()}


def test_a_list_that_claims_to_be_text_is_a_finding(tmp_path: Path) -> None:
    """What is text is taken as it is; a list is not, whatever its tag says."""
    assert isinstance(_read(tmp_path, b"a: !!str [x, y]\n"), Finding)

"""A content folder being read: what was read so far, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from actions.library.finding import Finding
from actions.library.library import Library
from actions.library.yaml_file import YamlFile

CONTENT = Path(__file__).resolve().parents[2] / "content"
EDITORS_LANGUAGES = ("nl", "en")  # these two stand beside the facts, the others in translations/


@dataclass
class Place:
    """Where a statement was written: for findings about it later."""

    path: Path
    line: int


@dataclass(frozen=True)
class Parsed:
    """One file as it was read, and the state of the file then."""

    state: tuple[int, int]  # time of the last change in ns, size in bytes
    file: YamlFile | None
    findings: tuple[Finding, ...]


@dataclass
class Load:
    """A content folder being read."""

    root: Path
    library: Library = field(default_factory=Library)
    findings: list[Finding] = field(default_factory=list)
    # Of `findings`, those of files that were left out. What only they say then seems to be nowhere.
    unread: list[Finding] = field(default_factory=list)
    files: dict[str, YamlFile] = field(default_factory=dict)  # by path under the content folder
    written_at: dict[str, Place] = field(default_factory=dict)  # statement id → where
    parsed: dict[Path, Parsed] = field(default_factory=dict)  # what the next load need not parse

    def place_of(self, statement: str, language: str) -> Place:
        """Where the text of a statement in a language stands. Slow: for findings only."""
        if language not in EDITORS_LANGUAGES:
            for name, file in self.files.items():
                if name.startswith(f"translations/{language}/") and statement in file.data:
                    return Place(file.path, file.line_of([statement]))
        return self.written_at[statement]

    def find(self, file: YamlFile, steps: list[str | int], what: str, mend: str) -> None:
        """Note something to mend."""
        self.findings.append(Finding(file.path, file.line_of(steps), what, mend))

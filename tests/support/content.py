"""Small content folders in a temporary place, read as the real one is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from textwrap import dedent

from actions.library import Finding, load
from actions.library.loading import Load


def read(folder: Path, files: Mapping[str, str | bytes]) -> Load:
    """Write the files under `content/` in a folder, and load them."""
    root = folder / "content"
    root.mkdir(exist_ok=True)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
    return load(root)


def messages(findings: Iterable[Finding]) -> list[str]:
    """What an editor sees, in the order of the files."""
    return [str(finding) for finding in sorted(findings)]


@cache
def real() -> Load:
    """The real content with what was found in its files, read once for all tests."""
    return load()

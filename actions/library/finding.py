"""What a check has to say about a file: where, what is wrong, and the mend."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend in the content.

    `is_error` findings block (the check fails, the bot does not start); others are questions to
    the editor.
    """

    path: Path
    line: int  # 1-based; 0 for the file as a whole
    what: str  # what is wrong, with the value found
    mend: str  # what to do about it
    is_error: bool = True

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.what} → {self.mend}"

"""Where the model is, and whether it is still the one that the files describe.

Plain standard library: the bot asks this too, before it starts the server.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

NLU_FOLDER = Path(__file__).resolve().parent
MODELS_FOLDER = NLU_FOLDER / "models"
MODEL = MODELS_FOLDER / "naast.tar.gz"
STAMP = MODELS_FOLDER / "naast.fingerprint"

# What a model is made from; the lock too, as other versions of libraries may compute other vectors.
# The names in content/ are not: they are masked before learning, and a new name is read by the
# running server without training.
_MADE_FROM = (
    "uv.lock",
    "config.yml",
    "encoder/weights.onnx",
    "encoder/pieces.model",
    "encoder/*.py",
    "intents/*.py",
    "data/**/*.yml",
    "components/*.py",
    "matching/*.py",
    "matching/*.tsv",
)


def fingerprint(folder: Path = NLU_FOLDER) -> str:
    """A hash over everything the model is made from."""
    digest = hashlib.sha256()
    for pattern in _MADE_FROM:
        for path in sorted(folder.glob(pattern)):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether there is a model and it was made from the files as they are now."""
    try:
        return MODEL.is_file() and STAMP.read_text(encoding="ascii").strip() == fingerprint()
    except OSError:
        return False


def mark_current() -> None:
    """Write down what the model was made from."""
    STAMP.write_text(fingerprint() + "\n", encoding="ascii")

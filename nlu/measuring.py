"""Train and ask a model in processes of their own, so that time and memory are only theirs.

Plain standard library: `make compare` runs on Rasa's Python, `make bench` on the bot's.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from nlu.model import NLU_FOLDER

PYTHON = NLU_FOLDER / ".venv" / "bin" / "python"
SENTENCES = NLU_FOLDER.parent / "tests" / "sentences"
_QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONPATH": str(NLU_FOLDER.parent),
}


@dataclass(frozen=True)
class Training:
    """What a training took and gave. Seconds and memory include Rasa's own start."""

    seconds: float
    peak_mb: float
    archive: Path
    size_mb: float


def train(config: Path, data: Path, folder: Path) -> Training:
    """Run `rasa train nlu` into an empty folder, with a cache that nothing else uses.

    Raises:
        RuntimeError: when Rasa fails, with the end of what it said.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "rasa.log"
    began = time.perf_counter()
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
            [
                str(PYTHON), "-W", "ignore", "-m", "rasa", "train", "nlu",
                "--config", str(config), "--nlu", str(data), "--out", str(folder),
                "--fixed-model-name", "model",
            ],
            cwd=NLU_FOLDER, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            env={**os.environ, **_QUIET, "RASA_CACHE_DIRECTORY": str(folder / "cache")},
        )  # fmt: skip
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    archive = folder / "model.tar.gz"
    if process.returncode != 0 or not archive.is_file():
        raise RuntimeError("rasa train nlu failed:\n" + log.read_text(encoding="utf-8")[-2000:])
    size_mb = archive.stat().st_size / 1e6
    return Training(seconds, usage.ru_maxrss / 1024, archive, size_mb)


class Asked:
    """A process of `nlu.parse_lines`: hand it a text, get the intent and how long it took."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
            [str(PYTHON), "-W", "ignore", "-m", "nlu.parse_lines", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, **_QUIET}, text=True, encoding="utf-8",
        )  # fmt: skip
        self._answer()

    def ask(self, text: str) -> dict[str, Any]:
        """Parse one text."""
        assert self._process.stdin  # noqa: S101 - for the type checker: it is a pipe
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        answered: dict[str, Any] = self._answer()
        return answered

    def _answer(self) -> Any:
        assert self._process.stdout  # noqa: S101 - for the type checker: it is a pipe
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("nlu.parse_lines ended: is the model archive whole?")
        return json.loads(line)

    def __enter__(self) -> Asked:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin  # noqa: S101 - for the type checker: it is a pipe
        self._process.stdin.close()
        self._process.wait()


def questions(folder: Path = SENTENCES) -> list[dict[str, Any]]:
    """Every labelled question of a folder, with its language as `language`."""
    return [
        {**json.loads(line), "language": path.stem}
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def percentile(values: Sequence[float], percent: int) -> float:
    """The value under which so many per cent of the values lie."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]

"""How long until the first answer, and what a model costs."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, spread
from bench.processes import NAAST, ROOT, nlu_server
from nlu.measuring import train
from nlu.model import MODEL, NLU_FOLDER

_RUNS = 3
_QUESTION = "kan ik ghb met alcohol nemen"


def measure() -> list[Figure]:
    """New processes each time; the disk cache of the machine is warm."""
    ready, with_server, without = [], [], []
    for _ in range(_RUNS):
        with nlu_server() as nlu:
            ready.append(nlu.seconds)
            without.append(_ask({"NAAST_NLU_URL": nlu.url}))
        with_server.append(_ask({}))
    return [
        spread("naast ask, from a cold start", with_server, "s", 2),
        spread("naast ask, NLU server running", without, "s", 2),
        spread("NLU server ready", ready, "s", 2),
    ]


def _ask(environment: dict[str, str]) -> float:
    kept = {k: v for k, v in os.environ.items() if k != "NAAST_NLU_URL"}
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own program
        [str(NAAST), "ask", _QUESTION], cwd=ROOT, env={**kept, **environment},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        assert process.stdout  # noqa: S101 - for the type checker: it is a pipe
        first = process.stdout.readline()
        seconds = time.perf_counter() - began
        process.communicate()
    if not first or process.returncode != 0:
        raise RuntimeError("naast ask did not answer")
    return seconds


def measure_model(*, training: bool) -> list[Figure]:
    """The size of the model archive; with `training` also the time to make one (elsewhere)."""
    figures = [Figure("model archive", f"{MODEL.stat().st_size / 1e6:.1f} MB", "once")]
    if training:
        with tempfile.TemporaryDirectory(prefix="naast-bench-") as folder:
            done = train(NLU_FOLDER / "config.yml", NLU_FOLDER / "data", Path(folder))
        took = f"{done.seconds:.0f} s, at most {done.peak_mb:.0f} MB"
        figures.append(Figure("training, Rasa's start included", took, "once"))
    return figures

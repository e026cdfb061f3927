"""Train the NLU model where it is missing or older than what it is made from."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot.settings import ROOT
from nlu import model

NLU_PYTHON = model.NLU_FOLDER / ".venv" / "bin" / "python"
_COMPONENT = re.compile(r"Starting to train component '(?:\w+\.)*(\w+)'")


class TrainingError(RuntimeError):
    """Training did not give a model. The message says what to do."""


def ensure_model(console: Console) -> None:
    """Train if needed, with progress on the console.

    Raises:
        TrainingError: when the NLU environment is missing or Rasa failed.
    """
    if not model.is_current():
        train(console)


def train(console: Console) -> None:
    """Run `rasa train nlu` on the sentences of nlu/data and keep the model.

    Raises:
        TrainingError: as for `ensure_model`.
    """
    if not NLU_PYTHON.is_file():
        raise TrainingError(f"There is no Rasa at {NLU_PYTHON}. Make it with: make setup")
    model.MODELS_FOLDER.mkdir(exist_ok=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with (
        Progress(*columns, console=console, transient=True) as progress,
        tempfile.TemporaryDirectory(prefix="naast-train-") as cache,
    ):
        task = progress.add_task("Training the language model: reading the sentences")
        last_lines: list[str] = []
        with subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
            _command(),
            cwd=model.NLU_FOLDER,
            env=_environment(cache),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            for line in process.stdout or ():
                last_lines = [*last_lines[-14:], line.rstrip()]
                if component := _COMPONENT.search(line):
                    progress.update(task, description=f"Training: {component.group(1)}")
        if process.returncode != 0 or not model.MODEL.is_file():
            raise TrainingError("Rasa could not train:\n" + "\n".join(last_lines))
    model.mark_current()
    size = model.MODEL.stat().st_size / 1e6
    console.print(f"The language model is trained ({size:.0f} MB).")


def _command() -> list[str]:
    return [
        str(NLU_PYTHON), "-W", "ignore", "-m", "rasa", "train", "nlu",
        "--fixed-model-name", model.MODEL.name.removesuffix(".tar.gz"),
        "--out", str(model.MODELS_FOLDER),
    ]  # fmt: skip


def _environment(cache: str) -> dict[str, str]:
    """No telemetry; a cache of its own, as Rasa's would not notice a changed file of ours."""
    return {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "RASA_CACHE_DIRECTORY": cache,
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONPATH": str(ROOT),
    }

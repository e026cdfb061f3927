"""What needs Rasa's own environment: its Python, a tiny model, a server with the real one."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.console import Console

from bot.understanding.training import NLU_PYTHON, ensure_model

ROOT = Path(__file__).parents[2]
SECONDS_TO_TRAIN = 300
SECONDS_TO_START = 120


def environment(**more: str) -> dict[str, str]:
    """No telemetry, no chatter, and our own packages found from any folder."""
    return {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONPATH": str(ROOT),
        **more,
    }


def probe(name: str, *arguments: object, asked: Any = None) -> Any:
    """Run a function of `tests/model/probes.py` in Rasa's environment and read its answer."""
    done = subprocess.run(
        [NLU_PYTHON, "-W", "ignore", "-m", "tests.model.probes", name, *map(str, arguments)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        env=environment(),
        cwd=ROOT,
        timeout=SECONDS_TO_TRAIN,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


class Server:
    """`nlu.serve` in a process of its own, as the bot starts it."""

    def __init__(self, errors: Path) -> None:
        self._errors = errors.open("w")
        self.process = subprocess.Popen(
            [NLU_PYTHON, "-W", "ignore", "-m", "nlu.serve", "--port", "0", "--watch-stdin"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=environment(),
            text=True,
        )
        assert self.process.stdout is not None
        self.ready = self.process.stdout.readline()
        self.url = f"http://127.0.0.1:{self.ready.split()[1]}" if self.ready else ""

    def close_stdin(self) -> int:
        """What happens when whoever started it is gone; returns the exit status."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(timeout=15)

    def stop(self) -> None:
        """Take it down, whatever state it is in."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self._errors):
            if pipe is not None and not pipe.closed:
                pipe.close()


@pytest.fixture(scope="session")
def model() -> None:
    """The real model, trained anew where it is stale."""
    ensure_model(Console(stderr=True))


@pytest.fixture(scope="session")
def nlu_server(model: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server with the real model."""
    server = Server(tmp_path_factory.mktemp("nlu") / "stderr")
    yield server.url
    server.stop()


TINY: dict[str, list[str]] = {
    "combination": [
        "can i mix {} with {}", "is {} with {} ok", "{} and {} together", "what about {} plus {}",
        "mixing {} and {}", "does {} go with {}", "combine {} with {}", "{} after {}",
        "i took {} can i take {}", "is it safe to mix {} and {}", "{} on top of {}",
        "both {} and {} tonight",
    ],
    "substance_duration": [
        "how long does {} last", "when does {} wear off", "how many hours is {}",
        "how long am i on {}", "when does {} start", "duration of {}", "how long till {} works",
        "when is {} over", "how long does {} work", "how long before i feel {}",
        "hours of {}", "how long will {} take",
    ],
    "service_drug-checking": [
        "where can i test my {}", "test {} please", "where do i get {} tested", "drug checking",
        "can i have my {} checked", "a test service for {}", "lab test of {}",
        "where is the testing place", "who tests {}", "where to have {} analysed",
        "i want to test {}", "testing service near me",
    ],
    "chat_greeting": [
        "hello", "hi", "hey there", "good morning", "good evening", "hello there", "hi bot",
        "hey", "greetings", "hi how are you", "hello good day", "yo hello",
    ],
}  # fmt: skip


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that `rasa train nlu` made of a few sentences with our pipeline."""
    folder = tmp_path_factory.mktemp("tiny")
    names = ("ghb", "keta", "alcohol", "speed")
    entries = [
        {"intent": intent, "examples": "".join(
            f"- {text.format(names[n % 4], names[(n + 1) % 4])}\n" for n, text in enumerate(texts)
        )}
        for intent, texts in TINY.items()
    ]  # fmt: skip
    (folder / "data").mkdir()
    (folder / "data" / "tiny.yml").write_text(
        yaml.safe_dump({"version": "3.1", "nlu": entries}, allow_unicode=True), "utf-8"
    )
    done = subprocess.run(
        [NLU_PYTHON, "-W", "ignore", "-m", "rasa", "train", "nlu", "--nlu", folder / "data",
         "--config", ROOT / "nlu" / "config.yml", "--out", folder, "--fixed-model-name", "tiny"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=environment(RASA_CACHE_DIRECTORY=str(folder / "cache")), cwd=folder,
        timeout=SECONDS_TO_TRAIN, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
    return folder / "tiny.tar.gz"

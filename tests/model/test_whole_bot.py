"""The whole bot as people run it: its processes, the real model, and hard ends."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import psutil
import pytest

from actions.understanding import Request
from tests.model.conftest import Server
from tests.support.bot import NOBODY
from tests.support.bot_api import BotApi, Fault
from tests.support.canaries import found_below, found_in, marked_api, marked_person, says_everything
from tests.support.conversations import reply
from tests.support.process import naast_run

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]
CHATS, KILLS = 12, 20
START = 60.0  # seconds, on a busy machine
NAMES = ("ghb", "mdma", "ketamine", "alcohol", "cocaine", "heroin", "lsd", "cannabis", "speed")


async def test_no_canary_is_in_a_log_or_file_of_the_bot_and_its_nlu_server(
    model: None, tmp_path: Path
) -> None:
    """Rasa and its libraries see every text; none may come out of either process."""
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir()
    noisy = {
        "HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "tmp"), "LOG_LEVEL": "DEBUG",
        "LOG_LEVEL_LIBRARIES": "DEBUG", "TF_CPP_MIN_LOG_LEVEL": "0", "PYTHONASYNCIODEBUG": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    async with marked_api() as api, naast_run(api, tmp_path / "data", **noisy) as bot:
        person = marked_person(api)
        person.says("ghb?")
        await person.hears(START)
        await says_everything(person)
        api.fail("sendMessage", Fault(400), Fault(502), Fault(403))
        person.says("how long does ghb last")
        await api.until(lambda: not api.unconfirmed)
        assert found_below(tmp_path) == []
        bot.process.send_signal(signal.SIGTERM)
        status, printed = await bot.ends()
    assert status == 0
    assert b"started" in printed
    assert found_in(printed) == []
    assert found_below(tmp_path) == []
    assert [path for path in (tmp_path / "data").iterdir() if path.name != "healthy"] == []


async def test_answers_go_on_when_the_nlu_server_is_killed(
    model: None, api: BotApi, tmp_path: Path
) -> None:
    """Names, combinations and emergencies need no classifier, and nobody waits long."""
    server = Server(tmp_path / "nlu-errors")
    person = api.person(language="en")
    try:
        async with naast_run(api, tmp_path / "data", NAAST_NLU_URL=server.url) as bot:
            person.says("how long does ghb last")
            assert await person.hears(START) == _answer("substance", "ghb", topic="duration")
            server.process.kill()
            for one, other in combinations(NAMES[:4], 2):
                person.says(f"can i take {one} with {other}")
                expected = _answer("combination", *sorted((one, other)))
                assert await person.hears(4.0) == expected
            person.says("she is not breathing")
            assert "112" in await person.hears(4.0)
            bot.process.send_signal(signal.SIGTERM)
            assert (await bot.ends())[0] == 0
    finally:
        server.stop()


async def test_on_sigterm_every_question_is_answered_and_no_process_is_left(
    model: None, api: BotApi, tmp_path: Path
) -> None:
    """An update of the machine is no reason to leave someone without an answer."""
    people, gate = [api.person(10_000 + n, "en") for n in range(CHATS)], asyncio.Event()
    first = api.person(1, "en")
    first.says("ghb?")
    async with naast_run(api, tmp_path / "data") as bot:
        await first.hears(START)
        children = psutil.Process(bot.process.pid).children(recursive=True)
        api.fail("sendMessage", *[Fault(hold=gate)] * CHATS)
        asked = {person.says(f"{NAMES[n % len(NAMES)]}?") for n, person in enumerate(people)}
        await api.until(lambda: len(api.sent()) == CHATS + 1)
        bot.process.send_signal(signal.SIGTERM)
        asyncio.get_running_loop().call_later(0.5, gate.set)
        assert (await bot.ends())[0] == 0
    assert all(len(person.heard) == 1 for person in people)
    assert asked <= api.confirmed
    assert children, "the bot starts its NLU server itself"
    assert [child for child in children if child.is_running()] == []


async def test_after_a_hard_kill_every_question_is_answered(
    nlu_server: str, api: BotApi, tmp_path: Path
) -> None:
    """20 times kill -9 in the middle of answers: some are answered twice, none not at all."""
    seed = random.randrange(10**6)
    print("seed", seed)
    chance = random.Random(seed)
    people = [api.person(10_000 + n, "en") for n in range(CHATS)]
    asked: list[set[str]] = [set() for _ in people]
    pairs = list(combinations(NAMES, 2))
    for kill in range(KILLS + 1):
        before = len(api.sent())
        async with naast_run(api, tmp_path / "data", NAAST_NLU_URL=nlu_server) as bot:
            for n, person in enumerate(people):
                one, other = pairs[(kill * 5 + n) % len(pairs)]
                person.says(f"can i mix {one} with {other}")
                asked[n].add(_answer("combination", *sorted((one, other))))
            if kill < KILLS:
                await api.until(lambda seen=before: len(api.sent()) > seen, START)
                await asyncio.sleep(chance.uniform(0, 0.15))
                bot.process.kill()
                await bot.process.wait()
            else:
                await api.until(lambda: not api.unconfirmed, START)
                bot.process.send_signal(signal.SIGTERM)
                assert (await bot.ends())[0] == 0
    for n, person in enumerate(people):
        assert {message["text"] for message in person.heard} == asked[n], f"chat {n}"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the bot runs from, to break."""
    without = shutil.ignore_patterns(".venv", "models", "__pycache__")
    for name in ("bot", "actions", "nlu", "content", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=without)
    return tmp_path


BROKEN = {
    "YAML that cannot be read": ("id: [ghb\nclass: {", ":"),
    "a list where fields should be": ("- just\n- a list\n", ""),
    "an unknown field": ("surprise: 1\n", "surprise"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "says"), BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("command", [("run",), ("content", "check")], ids=" ".join)
def test_broken_content_gets_a_list_with_file_and_line(
    command: tuple[str, ...], text: str, says: str, checkout: Path
) -> None:
    """An editor mends it from the message alone; a bot with half its content never starts."""
    broken = checkout / "content" / "substances" / "ghb.yml"
    broken.write_text(text)
    done = _naast(checkout, *command, token="1:x")
    printed = done.stdout + done.stderr
    assert done.returncode == 1, printed
    named = [line for line in printed.splitlines() if "substances/ghb.yml:" in line]
    assert named, printed
    assert named[0].split("ghb.yml:")[1].split(":")[0].isdigit(), named
    assert any(says in line for line in named), named
    assert "Traceback" not in printed


def test_whole_content_passes_from_a_copy(checkout: Path) -> None:
    """The copy itself is sound: what the tests above find is what they broke."""
    assert _naast(checkout, "content", "check").returncode == 0


def test_without_a_token_it_says_what_to_do(checkout: Path) -> None:
    """The first thing that happens to everyone who tries it."""
    done = _naast(checkout, "run")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "TELEGRAM_BOT_TOKEN" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def _answer(kind: str, *substances: str, topic: str | None = None) -> str:
    ids = {"speed": "amphetamine"}
    known = tuple(sorted(ids.get(name, name) for name in substances))
    return reply(Request(kind, known, topic=topic), "en")


def _naast(folder: Path, *command: str, token: str = "") -> subprocess.CompletedProcess[str]:
    """The command line from a copy of the code, in 200 columns."""
    return subprocess.run(
        [sys.executable, "-c", "from bot.cli import main; main()", *command],
        capture_output=True, text=True, timeout=120, cwd=folder, check=False,
        env={
            "PATH": os.environ["PATH"], "PYTHONPATH": str(folder), "COLUMNS": "200",
            "TELEGRAM_BOT_TOKEN": token, "TELEGRAM_API_URL": f"{NOBODY}/bot",
            "NAAST_NLU_URL": NOBODY, "NAAST_DATA": str(folder / "var"),
        },
    )  # fmt: skip

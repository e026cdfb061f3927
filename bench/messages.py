"""Messages a second, and memory: our bot against a bare echo bot on the same Bot API server."""

from __future__ import annotations

import tempfile

import psutil

from bench.bot_api import BOTS
from bench.figures import Figure, percentiles, spread
from bench.processes import Served, bot_api, echo_bot, naast
from nlu.measuring import questions

MESSAGES = 400
CHATS = 40
ROUNDS = 5
ALONE = 100
_MB = 1024 * 1024
_WITHOUT_NLU = ("nlu-no-answer", "nlu-not-trusted")


def measure(nlu: Served) -> tuple[list[Figure], list[Figure]]:
    """Speed and memory of whole bots, in interleaved rounds."""
    # Small talk is left out: "forget me" gets a second message.
    known = [q["text"] for q in questions() if q["kind"] != "chat"]
    texts = (known * (MESSAGES // len(known) + 1))[:MESSAGES]
    seconds: dict[str, list[float]] = {bot: [] for bot in BOTS}
    alone: dict[str, list[float]] = {bot: [] for bot in BOTS}
    with (
        tempfile.TemporaryFile("w+") as log,
        bot_api() as api,
        naast(api, nlu.url, log) as ours,
        echo_bot(api, log) as echo,
    ):
        for bot in BOTS:
            api.round(bot, texts[:CHATS], CHATS)  # until it has started and is warm
        log.seek(0)
        before = _count(log.read())
        for _ in range(ROUNDS):
            for bot in BOTS:
                seconds[bot].append(api.round(bot, texts, CHATS))
        for start in range(0, ALONE, 10):
            for bot in BOTS:
                alone[bot] += api.one_by_one(bot, texts[start : start + 10], 10)
        memory = _memory(ours, echo, nlu)
        log.seek(0)
        missed = _count(log.read()) - before
    return _speed(seconds, alone, missed), memory


def _speed(
    seconds: dict[str, list[float]], alone: dict[str, list[float]], missed: int
) -> list[Figure]:
    rate = {bot: [MESSAGES / taken for taken in seconds[bot]] for bot in BOTS}
    ratios = [ours / bare for ours, bare in zip(rate["naast"], rate["echo"], strict=True)]
    asked = f"{ROUNDS * MESSAGES} messages"
    return [
        spread("naast: polling, language model, answer", rate["naast"], "messages/s"),
        spread("bare echo bot", rate["echo"], "messages/s"),
        spread("ratio, round by round", ratios, "×", 2),
        Figure("language model too slow or silent", f"{missed} times", asked),
        percentiles("naast: one message, nobody else", alone["naast"], "messages"),
        percentiles("echo bot: one message, nobody else", alone["echo"], "messages"),
    ]


def _memory(ours: psutil.Process, echo: psutil.Process, nlu: Served) -> list[Figure]:
    measured = f"after {ROUNDS * MESSAGES} messages"
    processes = {
        "naast run": ours, "NLU server": psutil.Process(nlu.process.pid), "bare echo bot": echo,
    }  # fmt: skip
    return [
        Figure(name, f"{process.memory_info().rss / _MB:.0f} MB resident", measured)
        for name, process in processes.items()
    ]


def _count(log: str) -> int:
    return sum(log.count(event) for event in _WITHOUT_NLU)

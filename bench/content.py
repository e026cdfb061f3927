"""What the content costs: loading, memory, the check, and composing answers."""

from __future__ import annotations

import gc
import itertools
import random
import shutil
import subprocess
import tempfile
import time
import tracemalloc
from pathlib import Path

from actions.answers import answer, is_known
from actions.answers.substances import TOPICS
from actions.library import Library, load
from actions.library.loading import CONTENT
from actions.understanding import Request
from bench.figures import Figure, spread
from bench.processes import NAAST, ROOT
from bot.rendering.compose import compose
from bot.rendering.telegram_html import telegram_html

_RUNS = 3
_PAIRS = 300
_MORE = 100  # substances
_EVERY = 10  # of all questions in all languages, each tenth


def measure() -> list[Figure]:
    """Load, weigh, check and answer."""
    loading, checking = [], []
    for _ in range(_RUNS):
        began = time.perf_counter()
        library = load().library
        loading.append(time.perf_counter() - began)
        began = time.perf_counter()
        subprocess.run(  # noqa: S603 - our own program; its status tells of the content, not of us
            [str(NAAST), "content", "check"], cwd=ROOT, stdout=subprocess.DEVNULL, check=False
        )
        checking.append(time.perf_counter() - began)
    return [
        spread("loading all content", loading, "s", 2),
        _memory(),
        spread("naast content check, its start included", checking, "s", 2),
        *_answers(library),
        _growth(library),
    ]


def _memory() -> Figure:
    gc.collect()
    tracemalloc.start()
    library = load().library
    gc.collect()
    held, peak = (size / 1024 / 1024 for size in tracemalloc.get_traced_memory())
    tracemalloc.stop()
    statements = len(library.statements)
    value = f"{held:.0f} MB held, {peak:.0f} MB while loading"
    return Figure(f"memory of {statements} statements", value, "once, tracemalloc")


def _answers(library: Library) -> list[Figure]:
    """Every kind of answer in every language, from request to what Telegram gets."""
    languages = list(library.languages)
    requests = [request for request in _requests(library) if is_known(request, library)]
    pairs = list(itertools.product(requests, languages))
    asked = random.Random(0).sample(pairs, len(pairs) // _EVERY)  # noqa: S311 - repeatable
    rates = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        for request, language in asked:
            telegram_html(compose(answer(request, library), language, library))
        rates.append(len(asked) / (time.perf_counter() - began))
    name = f"answers composed ({len(asked)}, in {len(languages)} languages)"
    return [spread(name, rates, "answers/s", 0)]


def _growth(library: Library) -> Figure:
    """How much slower the same answers are with a hundred substances more."""
    requests = [request for request in _requests(library) if is_known(request, library)]
    asked = random.Random(0).sample(requests, len(requests) // _EVERY)  # noqa: S311 - repeatable
    with tempfile.TemporaryDirectory(prefix="naast-bench-") as folder:
        root = Path(shutil.copytree(CONTENT, Path(folder) / "content"))
        written = (root / "substances" / "mdma.yml").read_text(encoding="utf-8")
        for number in range(_MORE):
            path = root / "substances" / f"x{number}.yml"
            path.write_text(written.replace("id: mdma-", f"id: x{number}-"), encoding="utf-8")
        larger = load(root).library
    assert len(larger.substances) == len(library.substances) + _MORE  # noqa: S101 - else no figure
    times: dict[str, list[float]] = {"as it is": [], "larger": []}
    for _ in range(_RUNS):  # in turn, so that what else the machine does falls on both
        for name, known in (("as it is", library), ("larger", larger)):
            began = time.perf_counter()
            for request in asked:
                telegram_html(compose(answer(request, known), "nl", known))
            times[name].append(time.perf_counter() - began)
    ratio = min(times["larger"]) / min(times["as it is"])
    return Figure(f"the same answers with {_MORE} substances more", f"{ratio:.2f} times as long",
                  f"best of {_RUNS} in turn, {len(asked)} answers")  # fmt: skip


def _requests(library: Library) -> list[Request]:
    pairs = itertools.islice(itertools.combinations(sorted(library.substances), 2), _PAIRS)
    return [
        *(Request("substance", (s,), topic=topic) for s in library.substances for topic in TOPICS),
        *(Request("combination", pair) for pair in pairs),
        *(Request("emergency", emergency=id_) for id_ in library.emergencies),
        *(Request("guide", topic=id_) for id_ in library.guides),
        *(Request("rights", topic=id_) for id_ in library.rights),
    ]

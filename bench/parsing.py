"""How long understanding one text takes: over HTTP, in process, and names alone."""

from __future__ import annotations

import time

import httpx

from bench.figures import Figure, percentiles
from bench.processes import Served
from nlu.matching import Matcher
from nlu.measuring import Asked, questions
from nlu.model import MODEL


def measure(nlu: Served) -> list[Figure]:
    """Each question goes to all three in turn, so that they meet the same machine."""
    texts = [question["text"] for question in questions()]
    http: list[float] = []
    parser: list[float] = []
    names: list[float] = []
    matcher = Matcher()
    with (
        httpx.Client(base_url=nlu.url, trust_env=False) as client,
        Asked(str(MODEL)) as in_process,
    ):
        for timed in (False, True):
            for text in texts if timed else texts[::20]:  # warm first, in every language
                began = time.perf_counter()
                client.post("/model/parse", json={"text": text}).raise_for_status()
                took = time.perf_counter() - began
                began = time.perf_counter()
                matcher.read(text)
                matched = time.perf_counter() - began
                parsed = in_process.ask(text)["seconds"]
                if timed:
                    http.append(took)
                    names.append(matched)
                    parser.append(parsed)
    return [
        percentiles("NLU server over HTTP", http),
        percentiles("parser in process", parser),
        percentiles("matcher alone (no Rasa)", names),
    ]

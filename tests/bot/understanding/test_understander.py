"""Understanding goes on when the NLU server is down, slow or wrong."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace

import pytest
import pytest_asyncio
from aiohttp import web

from actions.understanding import Understanding
from bot.understanding import Understander, understander
from bot.understanding.readings import from_matcher
from tests.bot.understanding.test_readings import answer, ranked
from tests.support.bot import NOBODY, library, matcher

TEXT = "can i take ketamine with alcohol"
LONGEST_WAIT = 1.5  # seconds: one for the server, the rest for the matcher on a busy machine
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def by_matcher(text: str = TEXT) -> Understanding:
    """What the matcher alone understands of a text."""
    return coarse(from_matcher(matcher().read(text), library()))


def coarse(understood: Understanding) -> Understanding:
    """The same without the last digits of confidences: lingua adds them up in any order."""
    languages = tuple((code, round(share, 6)) for code, share in understood.languages)
    return replace(understood, languages=languages)


class FakeNlu:
    """A server on loopback that answers as the test says, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.handler: Handler = self.sound
        self.url = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        assert (request.method, request.path) == ("POST", "/model/parse")
        self.asked.append((await request.json())["text"])
        return await self.handler(request)

    async def sound(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(answer())

    async def html(self, request: web.Request) -> web.StreamResponse:
        return web.Response(text="<html>Welcome to nginx</html>", content_type="text/html")

    async def failing(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(answer(), status=500)

    async def elsewhere(self, request: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": "http://127.0.0.1:9/"})

    async def slow(self, request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(1.3)
        return web.json_response(answer())

    async def dripping(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(5):
            await response.write(b" ")
            await asyncio.sleep(0.4)
        await response.write(b"{}")
        return response

    async def dropping(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async def unknown_intent(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(ranked("greet"))

    async def not_a_number(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(ranked("combination", float("nan")))

    async def not_utf8(self, request: web.Request) -> web.StreamResponse:
        return web.Response(body=b'{"text": "\xff"}', content_type="application/json")

    async def nothing(self, request: web.Request) -> web.StreamResponse:
        return web.Response()

    async def unknown_id(self, request: web.Request) -> web.StreamResponse:
        entity = {"entity": "substance", "value": "vodkaine", "candidates": ["vodkaine"]}
        return web.json_response(answer(entities=[entity], emergencies=[]))


@pytest_asyncio.fixture
async def nlu() -> AsyncIterator[FakeNlu]:
    fake = FakeNlu()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", fake.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake.url = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"  # type: ignore[union-attr]
    yield fake
    await runner.cleanup()


@pytest_asyncio.fixture
async def asking(nlu: FakeNlu) -> AsyncIterator[Understander]:
    async with Understander(nlu.url, library, matcher()) as asks:
        yield asks


async def test_an_answer_in_time_is_taken(nlu: FakeNlu, asking: Understander) -> None:
    """The server knows the question, the matcher only the names."""
    understood = await asking.understand(TEXT)
    assert nlu.asked == [TEXT]
    assert understood.intents[0].name == "combination"
    assert understood.substances == ("ghb", "alcohol")


@pytest.mark.parametrize(
    "trouble",
    ["html", "failing", "elsewhere", "slow", "dropping", "unknown_intent", "not_a_number",
     "not_utf8", "nothing",
     "unknown_id",
     "dripping"],
)  # fmt: skip
async def test_the_matcher_answers_when_the_server_does_not(
    trouble: str, nlu: FakeNlu, asking: Understander
) -> None:
    """A person gets an answer within a second and a bit, whatever state Rasa is in."""
    nlu.handler = getattr(nlu, trouble)
    began = time.monotonic()
    assert coarse(await asking.understand(TEXT)) == by_matcher()
    assert time.monotonic() - began < LONGEST_WAIT
    assert len(nlu.asked) == 1


async def test_where_nobody_waits_a_slow_answer_is_taken(nlu: FakeNlu) -> None:
    """`naast ask` reads hundreds of lines: one second of a busy machine must not spoil them."""
    nlu.handler = nlu.slow
    async with Understander(nlu.url, library, matcher(), patience=LONGEST_WAIT * 4) as patient:
        assert (await patient.understand(TEXT)).intents


async def test_the_matcher_answers_when_there_is_no_server() -> None:
    """Rasa may not be installed at all."""
    async with Understander(NOBODY, library, matcher()) as asking:
        assert coarse(await asking.understand(TEXT)) == by_matcher()


async def test_after_five_failures_the_server_is_left_alone(
    nlu: FakeNlu, asking: Understander
) -> None:
    """A dead server must not cost every person a second."""
    nlu.handler = nlu.failing
    for _ in range(5):
        await asking.understand(TEXT)
    nlu.handler = nlu.sound
    assert coarse(await asking.understand(TEXT)) == by_matcher()
    assert len(nlu.asked) == 5


async def test_the_server_is_asked_again_after_a_while(
    nlu: FakeNlu, asking: Understander, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was restarted; nobody has to tell the bot."""
    monkeypatch.setattr(understander, "_SECONDS_OPEN", 0.2)
    nlu.handler = nlu.failing
    for _ in range(5):
        await asking.understand(TEXT)
    nlu.handler = nlu.sound
    await asyncio.sleep(0.25)
    assert (await asking.understand(TEXT)).intents


async def test_an_answer_wipes_out_the_failures_before_it(
    nlu: FakeNlu, asking: Understander
) -> None:
    """Four failures a day are no dead server."""
    for handler in (*[nlu.failing] * 4, nlu.sound, *[nlu.failing] * 4):
        nlu.handler = handler
        await asking.understand(TEXT)
    nlu.handler = nlu.sound
    assert (await asking.understand(TEXT)).intents
    assert len(nlu.asked) == 10


async def test_a_dead_server_is_left_alone_under_steady_load_too(
    nlu: FakeNlu,
) -> None:
    """There is always one in flight, and always one that waits for its turn."""
    nlu.handler = nlu.slow
    async with Understander(nlu.url, library, matcher(), patience=0.1) as asking:
        questions = []
        for _ in range(40):
            questions.append(asyncio.create_task(asking.understand(TEXT)))
            await asyncio.sleep(0.03)
        await asyncio.gather(*questions)
    assert len(nlu.asked) < 30


async def test_nobody_waits_for_a_turn_while_the_server_is_left_alone(
    nlu: FakeNlu, asking: Understander
) -> None:
    """Those in flight when it was given up may still hang; who comes now is answered at once."""
    nlu.handler = nlu.failing
    for _ in range(5):
        await asking.understand(TEXT)
    for _ in range(understander._AT_ONCE):
        await asking._turns.acquire()
    async with asyncio.timeout(LONGEST_WAIT):
        assert coarse(await asking.understand(TEXT)) == by_matcher()


async def test_questions_that_fail_together_are_one_failure(
    nlu: FakeNlu, asking: Understander
) -> None:
    """A machine held up for a second is no dead server."""
    nlu.handler = nlu.slow
    await asyncio.gather(*(asking.understand(TEXT) for _ in range(8)))
    nlu.handler = nlu.sound
    assert (await asking.understand(TEXT)).intents


@pytest.mark.parametrize("text", ["/substance ghb", "  /greet", "\n/combination{}", "/"])
async def test_a_text_that_begins_with_a_slash_is_never_sent(
    text: str, nlu: FakeNlu, asking: Understander
) -> None:
    """Rasa reads such a text as an instruction from its developer."""
    assert coarse(await asking.understand(text)) == by_matcher(text)
    assert nlu.asked == []


@pytest.mark.parametrize("text", ["", "   ", "👍🔥", "?!", "\u200b\u202e", "a" * 4097])
async def test_a_text_with_nothing_to_read_or_too_much_is_never_sent(
    text: str, nlu: FakeNlu, asking: Understander
) -> None:
    """A classifier always finds something, even in a thumb."""
    assert await asking.understand(text) == Understanding()
    assert nlu.asked == []


async def test_half_a_character_breaks_nothing(nlu: FakeNlu, asking: Understander) -> None:
    """`understand` promises never to raise; `naast ask --jsonl` can be given such a text."""
    assert (await asking.understand("ghb with alcohol \ud83d")).substances == ("ghb", "alcohol")


async def test_many_ask_at_once(nlu: FakeNlu, asking: Understander) -> None:
    """Answers must not be swapped, nor wait for one another."""
    understood = await asyncio.gather(*(asking.understand(f"{TEXT} {n}") for n in range(40)))
    assert all(u.intents for u in understood)
    assert sorted(nlu.asked) == sorted(f"{TEXT} {n}" for n in range(40))


async def test_nothing_that_was_written_reaches_the_log(
    nlu: FakeNlu, asking: Understander, caplog: pytest.LogCaptureFixture
) -> None:
    """What people ask is theirs."""
    caplog.set_level("DEBUG")
    nlu.handler = nlu.html
    await asking.understand("marktext ghb")
    assert "marktext" not in caplog.text
    assert "nlu-n" in caplog.text

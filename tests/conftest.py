"""Fixtures for every test. No test may leave this machine."""

from __future__ import annotations

import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from functools import cache

import pytest
import pytest_asyncio

from tests.support.bot_api import BotApi

_LOCAL = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections to anywhere but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in _LOCAL:
            raise AssertionError(f"a test wanted to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True, scope="session")
def certificates_read_once() -> Iterator[None]:
    """Every HTTP client reads all certificates, a tenth of a second each; tests need none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest_asyncio.fixture
async def api() -> AsyncIterator[BotApi]:
    """A Bot API server; after the test no call of the bot may have been a wrong one."""
    async with BotApi() as server:
        yield server
        assert server.refused == []

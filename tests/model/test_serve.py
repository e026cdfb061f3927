"""The server on loopback: two routes, no memory, no logs of texts."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from nlu import model as model_files
from tests.model.conftest import Server

pytestmark = pytest.mark.model

MARK = "xyzzymark"


@pytest.fixture(scope="module")
def client(nlu_server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=nlu_server, trust_env=False, timeout=10) as asking:
        yield asking


def test_a_text_is_parsed(client: httpx.Client) -> None:
    """In the shape of Rasa's own `/model/parse`."""
    answer = client.post("/model/parse", json={"text": "can i take ghb with alcohol"}).json()
    assert [entity["value"] for entity in answer["entities"]] == ["ghb", "alcohol"]
    assert answer["intent_ranking"][0]["name"] == "combination"
    assert {"languages", "emergencies", "follow_up", "only_names"} <= set(answer)


def test_the_status_tells_which_model_it_is(client: httpx.Client) -> None:
    """The bot asks this to know whether the server that listens is its own and current."""
    status = client.get("/status").json()
    assert status == {"service": "naast-nlu", "fingerprint": model_files.fingerprint()}


@pytest.mark.parametrize("text", ["/greet", " /restart", "\n/combination{}", "a" * 4097])
def test_an_instruction_and_too_long_a_text_are_refused(client: httpx.Client, text: str) -> None:
    """Rasa would obey the one and spend seconds on the other."""
    assert client.post("/model/parse", json={"text": text}).status_code == 400


@pytest.mark.parametrize(
    "body",
    [b"", b"text=hello", b"{", b"[]", b"null", b"3", b'"text"', b"{}", b'{"text": null}',
     b'{"text": 3}', b'{"text": ["a"]}', b'{"message": "hello"}', b'{"text": "\xff"}'],
)  # fmt: skip
def test_what_is_no_json_with_a_text_is_refused(client: httpx.Client, body: bytes) -> None:
    """A refusal, not a failure."""
    answer = client.post("/model/parse", content=body)
    assert answer.status_code == 400
    assert "error" in answer.json()


def test_a_body_beyond_reason_is_refused(client: httpx.Client) -> None:
    """Before it is read as a whole."""
    assert client.post("/model/parse", content=b" " * 200_000).status_code in (400, 413)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/webhooks/rest/webhook"),
        ("GET", "/webhooks/rest/"),
        ("DELETE", "/model"),
        ("PUT", "/model"),
        ("POST", "/model/train"),
        ("POST", "/model/test/intents"),
        ("GET", "/conversations/somebody/tracker"),
        ("POST", "/conversations/somebody/messages"),
        ("GET", "/domain"),
        ("GET", "/version"),
        ("GET", "/"),
    ],
)
def test_nothing_else_of_rasa_is_open(client: httpx.Client, method: str, path: str) -> None:
    """Rasa's webhook keeps conversations, its other routes replace the model."""
    assert client.request(method, path, json={"sender": "a", "message": "hi"}).status_code == 404


def test_it_listens_on_this_machine_alone(client: httpx.Client) -> None:
    """It never meets the internet."""
    assert client.base_url.host == "127.0.0.1"
    with socket.socket() as probing:
        probing.settimeout(1)
        assert probing.connect_ex(("127.0.0.2", client.base_url.port)) != 0


@pytest.mark.parametrize(
    "text",
    ["", " ", "?!", "🤷", "\u200b", "ghb " * 1024, "\ud83d ghb"],
    ids=ascii,
)  # fmt: skip
def test_any_text_within_bounds_is_answered(client: httpx.Client, text: str) -> None:
    """There is nothing a person could not send."""
    body = json.dumps({"text": text})  # in ASCII: half an emoji is an escape there
    assert client.post("/model/parse", content=body.encode()).status_code == 200


def test_it_says_when_it_is_ready_and_ends_with_its_parent(model: Any, tmp_path: Path) -> None:
    """A bot that is killed must leave no server behind; and no text in what it printed."""
    errors = tmp_path / "stderr"
    server = Server(errors)
    try:
        assert server.ready.startswith("ready ")
        assert float(server.ready.split()[2].rstrip("s")) < 60
        with httpx.Client(base_url=server.url, trust_env=False, timeout=10) as client:
            client.post("/model/parse", json={"text": f"{MARK} ghb"})
            client.post("/model/parse", json={"text": f"/{MARK}"})
            client.post("/model/parse", content=f'{{"text": "{MARK}'.encode())
            client.post("/model/parse", content=f'{{"text": "{MARK} \\ud83d"}}'.encode())
            client.get(f"/{MARK}")
            client.get(f"/status?{MARK}")
        assert server.close_stdin() == 0
        assert server.process.stdout is not None
        assert MARK not in server.process.stdout.read() + errors.read_text()
        with pytest.raises(httpx.ConnectError):
            httpx.get(server.url, trust_env=False)
    finally:
        server.stop()

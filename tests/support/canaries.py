"""Marked values for everything that could tell who somebody is, and a search for them."""

from __future__ import annotations

import gzip
import hashlib
from base64 import b64encode, urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tests.support.bot_api import BotApi
from tests.support.people import Person

ID = 7_391_846_205
GROUP_ID = -1_009_182_736_455
FIRST_UPDATE, FIRST_MESSAGE = 918_273_000, 564_738_000
TOKEN = "987654321:Canary-token-QZXJVWKTOKEN"
NAMES = {"first_name": "Kanarie Vogël", "last_name": "Qzxachternaam", "username": "qzx_gebruiker"}
TEXT = "Qzxvraag över mijn ünieke avond"
PHONE = "+31698765432"
LATITUDE, LONGITUDE = 52.3719283, 4.8937461
CALLBACK = "nl|s|qzxknop|overview"
_DIGESTS = (hashlib.md5, hashlib.sha1, hashlib.sha256, hashlib.blake2b)


@dataclass(frozen=True)
class Canary:
    """A value that may be nowhere. `is_id`: nor any hash of it."""

    name: str
    value: str
    is_id: bool = False

    def forms(self) -> dict[str, bytes]:
        """How it could be written; all in lower case."""
        raw = self.value.encode()
        forms = {
            "plain": raw,
            "escaped": self.value.encode("ascii", "backslashreplace"),
            "JSON": self.value.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00"),
            "UTF-16": self.value.encode("utf-16-le"),
            "percent": quote(self.value).encode(),
            "hex": raw.hex().encode(),
        }
        for shift in range(3):  # base64 looks different at each place within three bytes
            for name, encode in (("base64", b64encode), ("base64url", urlsafe_b64encode)):
                encoded = encode(b"\0" * shift + raw).rstrip(b"=")
                forms[f"{name} {shift}"] = encoded[4 if shift else 0 : -1]
        if self.is_id:
            for digest in _DIGESTS:
                forms[digest().name] = digest(raw).hexdigest().encode()
                forms[f"{digest().name}, raw"] = digest(raw).digest()
        return {name: form.lower() for name, form in forms.items()}


CANARIES = (
    Canary("user id", str(ID), is_id=True),
    Canary("group id", str(GROUP_ID), is_id=True),
    Canary("group id", str(-GROUP_ID), is_id=True),
    Canary("update id", str(FIRST_UPDATE)[:6]),
    Canary("message id", str(FIRST_MESSAGE)[:6]),
    Canary("token", TOKEN.split(":")[1]),
    Canary("token's id", TOKEN.split(":")[0]),
    *(Canary(name, value) for name, value in NAMES.items()),
    Canary("text", "Qzxvraag"),
    Canary("text", "ünieke avond"),
    Canary("phone", PHONE[1:]),
    Canary("latitude", str(LATITUDE)),
    Canary("longitude", str(LONGITUDE)),
    Canary("callback", "qzxknop"),
)


def found_in(data: bytes, canaries: tuple[Canary, ...] = CANARIES) -> list[str]:
    """Which canaries are in the data, and how they are written."""
    if data.startswith(b"\x1f\x8b"):
        data += gzip.decompress(data)
    data = data.lower()
    return [
        f"{canary.name}, {how}"
        for canary in canaries
        for how, form in canary.forms().items()
        if form in data
    ]


def found_below(folder: Path) -> list[str]:
    """Canaries in the names and contents of all files of a folder."""
    return [
        f"{path.relative_to(folder)}: {found}"
        for path in sorted(folder.rglob("*"))
        for found in [
            *found_in(str(path.relative_to(folder)).encode()),
            *(found_in(path.read_bytes()) if path.is_file() else []),
        ]
    ]


def marked_api() -> BotApi:
    """A Bot API whose token and ids are canaries."""
    api = BotApi(TOKEN)
    api._next_update, api._next_message = FIRST_UPDATE, FIRST_MESSAGE
    return api


def marked_person(api: BotApi) -> Person:
    """Someone of whom everything is a canary."""
    return api.person(ID, "nl", **NAMES)


async def says_everything(person: Person) -> None:
    """Send every kind of message, and get an answer to each."""
    group = {"id": GROUP_ID, "type": "group", "title": NAMES["first_name"]}
    person.says(f"/start {TEXT}")
    await person.hears()
    for text in (f"ghb met alcohol {TEXT}", TEXT, f"/onzin {TEXT}", "ghb?"):
        person.says(text)
        await person.hears()
    origin = {"type": "user", "date": 0, "sender_user": person.as_user()}
    for content in (
        {"contact": {"phone_number": PHONE, "first_name": NAMES["first_name"], "user_id": ID}},
        {"location": {"latitude": LATITUDE, "longitude": LONGITUDE}},
        {"text": TEXT, "forward_origin": origin},
        {"kind": "edited_message", "text": TEXT, "edit_date": 1},
    ):
        person.sends(**content)
        await person.hears()
    for data in (CALLBACK, "nl|s|ghb|duration", f"menu|{NAMES['username']}|{NAMES['username']}"):
        person.taps_data(data)
        await person.hears()
    person.sends(chat=group, text=TEXT)
    person.changes_membership("kicked")
    await person.api.until(lambda: not person.api.unconfirmed)

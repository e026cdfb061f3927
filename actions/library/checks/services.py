"""Services that somebody can reach: in the right country, by a number that can be called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from actions.library.finding import Finding
from actions.library.loading import Load

_FEWEST_DIGITS = 8  # 0800-0450
_SHORT_NUMBER = re.compile(r"1[0-9]{2,5}")  # 113, 1813, 14020


def check(loading: Load) -> Iterator[Finding]:
    """Places of another country than the service's, and numbers too short to call."""
    for name, file in loading.files.items():
        if not name.startswith("services/"):
            continue
        for index, entry in enumerate(file.data):
            for key, what, mend in _wrong(entry, loading):
                yield Finding(file.path, file.line_of([index, key]), what, mend)


def phone_problem(phone: str) -> str | None:
    """What is wrong with a number, or None when it can be called."""
    digits = re.sub(r"[^0-9]", "", phone)
    if len(digits) >= _FEWEST_DIGITS or _SHORT_NUMBER.fullmatch(phone):
        return None
    return f"{phone!r} is too short for a phone number"


def _wrong(entry: dict[str, Any], loading: Load) -> Iterator[tuple[str, str, str]]:
    for place in (entry["place"], *(entry.get("also") or ())):
        country = place if place in ("nl", "be") else loading.library.country_of(place)
        if country and country != entry["country"]:
            what = f"{entry['id']} is in {entry['country']}, but {place} is in {country}"
            yield "country", what, "mend the country, or the place"
    problem = phone_problem(entry.get("phone") or "112")
    if problem:
        yield "phone", f"{entry['id']}: {problem}", "write it with its area code, or leave it out"

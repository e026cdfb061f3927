"""Services: in the right country, by a number that can be called."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library.checks import services
from tests.support.content import messages, read, real

_SERVICE = (
    "- {{id: a, name: A, needs: [talk], place: {}, country: {}, {} sources: [s], "
    "checked: 2026-01-01}}\n"
)
_TOO_SHORT = "write it with its area code, or leave it out"


@pytest.mark.parametrize(
    ("place", "country", "more", "expected"),
    [
        ("gent", "be", "phone: '09 223 46 44',", []),
        ("nl", "nl", "phone: '113',", []),
        ("nl", "nl", "phone: '1813',", []),
        ("nl", "nl", "phone: '0800-0450',", []),
        ("elsewhere", "nl", "", []),  # that the place is not known is said by another check
        ("gent", "nl", "", ["a is in nl, but gent is in be → mend the country, or the place"]),
        ("be", "nl", "", ["a is in nl, but be is in be → mend the country, or the place"]),
        (
            "nl",
            "nl",
            "also: [gent],",
            ["a is in nl, but gent is in be → mend the country, or the place"],
        ),
        (
            "gent",
            "be",
            "phone: '9 22',",
            [f"a: '9 22' is too short for a phone number → {_TOO_SHORT}"],
        ),
        (
            "gent",
            "be",
            "phone: '2234644',",
            [f"a: '2234644' is too short for a phone number → {_TOO_SHORT}"],
        ),
    ],
)
def test_a_service_nobody_can_reach_is_found(
    tmp_path: Path, place: str, country: str, more: str, expected: list[str]
) -> None:
    """The law, and who may come, are those of the country; a wrong number is no help."""
    entry = _SERVICE.format(place, country, more)
    loading = read(tmp_path, {"places.yml": "gent: be\n", "services/a.yml": entry})
    assert loading.findings == []
    expected = [f"content/services/a.yml:1: {line}" for line in expected]
    assert messages(services.check(loading)) == expected


def test_the_real_services_can_be_reached() -> None:
    """All of them."""
    assert messages(services.check(real())) == []

"""What every answer carries, at every address of the access table."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.people import Member, Person
from tests.security.access_table import TABLE, Door
from tests.security.addresses import addresses

pytestmark = pytest.mark.walk

POLICY = {
    "default-src": "'none'", "style-src": "'self'", "img-src": "'self' data:", "font-src": "'self'", "connect-src": "'self'",
    "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'",
}  # fmt: skip
ALWAYS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"
    ),
}  # fmt: skip
NEVER_CACHED_BY_ALLAUTH = "max-age=0, no-cache, no-store, must-revalidate, private"
INLINE = ("<style", " style=", " onclick=", " onload=", " onerror=", " onsubmit=", "javascript:")


def lacking(response: Any) -> list[str]:
    """What is wrong with the headers of this answer, and with what its page asks of the policy."""
    found = [name for name, value in ALWAYS.items() if response.headers.get(name) != value]
    if response.headers.get("Cache-Control") == NEVER_CACHED_BY_ALLAUTH:
        found.remove("Cache-Control")
    if policy_of(response) != POLICY:
        found.append("Content-Security-Policy")
    if response.headers.get("Content-Type", "").startswith("text/html"):
        found += [word for word in INLINE if word in response.content.decode()]
    return found


@pytest.mark.parametrize("stage", ["answering", "sealed"])
def test_every_address(stage: str, nobody: Client, eve: Person) -> None:
    sides = factories.round_in(stage)
    there = addresses(TABLE, sides.partnership)
    found = {}
    for name, client in {"ana": Member(sides.venture), "eve": eve, "nobody": nobody}.items():
        for row in TABLE:
            for method in sorted(row.methods):
                if row.name == "account_logout" and method == "POST":
                    continue
                response: Any = client.generic(method, there[row.name])
                if wrong := lacking(response):
                    found[name, row.name, method, response.status_code] = wrong
                if response.streaming:
                    list(response.streaming_content)  # a spreadsheet is a file, which is closed at its end
    assert found == {}


def test_pages_for_nobody_in_particular(ana: Member, nobody: Client) -> None:
    nobody.raise_request_exception = False
    paths = ("/no/such/page/", "/partnerships/x/", "/%00")
    assert [(path, wrong) for path in paths for client in (ana, nobody) if (wrong := lacking(client.get(path)))] == []


def test_a_broken_page(nobody: Client, monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setattr("partnerships.web.views.checking.document_of_code", _break)
    nobody.raise_request_exception = False
    response = nobody.get("/check/AR-2222-2222/")
    assert (response.status_code, lacking(response)) == (500, [])


def test_every_door_is_in_use() -> None:
    assert {row.door for row in TABLE} == set(Door)


def policy_of(response: Any) -> dict[str, str]:
    """The policy without its scripts, which carry a nonce; no inline script or style is ever allowed."""
    text: str = response.headers.get("Content-Security-Policy", "script-src ")
    assert "unsafe" not in text
    parts = dict(part.strip().split(" ", 1) for part in text.split(";") if part.strip())
    assert {word.partition("-")[0] for word in parts.pop("script-src").split()} <= {"'self'", "'nonce"}
    return parts


def _break(*_arguments: object) -> None:
    raise RuntimeError("it broke")

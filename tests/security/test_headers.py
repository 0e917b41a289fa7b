"""What every answer carries."""

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from tests.people import Member

POLICY = {
    "default-src": "'none'", "style-src": "'self'", "img-src": "'self' data:", "font-src": "'self'", "connect-src": "'self'",
    "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'",
}  # fmt: skip


@pytest.mark.parametrize("name", ["landing", "account_request_login_code", "check_document"])
def test_public_pages(name: str, nobody: Client, db: None) -> None:
    response = nobody.get(reverse(name))
    assert policy_of(response) == POLICY
    assert (response["X-Frame-Options"], response["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert (response["Referrer-Policy"], response["Cross-Origin-Opener-Policy"]) == ("same-origin", "same-origin")
    assert "camera=()" in response["Permissions-Policy"]


def test_personal_pages_are_stored_nowhere(partnership: Partnership, ana: Member) -> None:
    response = ana.get(reverse("partnership", args=[partnership.public_id]))
    assert response["Cache-Control"] == "no-store"
    assert policy_of(response) == POLICY


def test_a_page_that_does_not_exist_is_stored_nowhere(ana: Member) -> None:
    assert ana.get("/no/such/page/")["Cache-Control"] == "no-store"


def policy_of(response: object) -> dict[str, str]:
    """The policy without its scripts, which carry a nonce; no inline script or style is ever allowed."""
    text: str = response["Content-Security-Policy"]  # type: ignore[index]  # any response
    assert "unsafe" not in text
    parts = dict(part.strip().split(" ", 1) for part in text.split(";") if part.strip())
    assert parts.pop("script-src").startswith("'self'")
    return parts

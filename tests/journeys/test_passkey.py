"""A passkey in a real browser: made, used at the door by itself, and behind a code by mail; not without its owner."""

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from partnerships.models import Account
from tests.web.test_sign_in import code_in

EMAIL = "pat@passkey.example"
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
    "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_passkey_lets_its_owner_in(page: Page, live_server: LiveServer) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    authenticator = device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]

    def go(name: str) -> None:
        page.goto(live_server.url + reverse(name))

    def leave() -> None:
        go("account_logout")
        page.locator("main button[type=submit]").click()
        page.wait_for_url(live_server.url + "/")

    def enter_by_code() -> None:
        go("account_request_login_code")
        page.locator("main [name=email]").fill(EMAIL)
        page.locator("main button[type=submit]").first.click()
        page.wait_for_url("**/enter/code/**")
        page.locator("main [name=code]").fill(code_in(str(mail.outbox[-1].body)))
        page.locator("main button[type=submit]").first.click()

    enter_by_code()
    page.wait_for_url("**/partnerships/")
    go("mfa_add_webauthn")
    page.locator("#make-passkey").click()
    page.wait_for_url("**/account/factor/codes/")
    expect(page.locator("ul.codes li")).to_have_count(10)
    leave()

    go("account_request_login_code")
    page.locator("#use-passkey").click()
    page.wait_for_url("**/partnerships/")
    leave()

    enter_by_code()
    page.wait_for_url("**/enter/factor/")
    page.locator("#use-passkey").click()
    page.wait_for_url("**/partnerships/")

    page.context.clear_cookies(name="sessionid")
    device.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    go("account_request_login_code")
    page.locator("#use-passkey").click()
    expect(page.locator("#passkey-failed")).to_be_visible()

    device.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": True})
    page.locator("#use-passkey").click()
    page.wait_for_url("**/partnerships/")
    assert (Account.objects.get(email=EMAIL).last_login is not None, complaints) == (True, [])

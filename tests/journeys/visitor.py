"""Somebody at a browser. What is pressed and read is named in English, as in the sources, and found in the visitor's language."""

import re
from typing import Any

from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from partnerships.models import Account

LINE_WITH_A_CODE = re.compile(r"^([A-Z0-9]{4}-?[A-Z0-9]{4}|\d{6})$", re.MULTILINE)


class Visitor:
    """One person with one browser. `partnership` is the one that this person is in."""

    def __init__(self, page: Page, *, address: str, language: str) -> None:
        self.page = page
        self.address = address
        self.language = language
        self.email = ""
        self.partnership = ""
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)

    def _listen(self, said: ConsoleMessage) -> None:
        """The browser's own word on what the security policy of a page refused."""
        if "Content Security Policy" in said.text:
            self.complaints.append(said.text)

    def words(self, message: str, **values: Any) -> str:
        """A sentence of the sources as this visitor reads it: translated, and without markup."""
        with translation.override(self.language):
            text = translation.gettext(message)
        assert text != message or self.language == "en" or " " not in message, f"no {self.language} for: {message}"
        return " ".join(re.sub(r"<[^>]+>", "", text % values if values else text).split())

    def go(self, name: str, *arguments: str, query: str = "") -> None:
        """Open a page by its name."""
        self.page.goto(self.address + reverse(name, args=arguments) + query)

    def go_within(self, name: str, *arguments: str, query: str = "") -> None:
        """Open a page of the partnership by its name."""
        self.go(name, self.partnership, *arguments, query=query)

    def button(self, label: str, **values: Any) -> Locator:
        return self.page.get_by_role("button", name=self.words(label, **values), exact=True)

    def press(self, label: str, **values: Any) -> None:
        self.button(label, **values).click()

    def follow(self, label: str, **values: Any) -> None:
        """Follow the first link with that label."""
        self.page.get_by_role("link", name=self.words(label, **values), exact=True).first.click()

    def write(self, name: str, text: str) -> None:
        """Write into the field of that name."""
        self.page.locator(f'[name="{name}"]').fill(text)

    def choose(self, name: str, value: str) -> None:
        """Press the words beside a radio button or a box."""
        self.page.locator("label", has=self.page.locator(f'[name="{name}"][value="{value}"]')).click()

    def tick(self, name: str) -> None:
        self.page.locator("label", has=self.page.locator(f'[name="{name}"]')).click()

    def sees(self, text: str) -> None:
        """These very words stand on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def reads(self, message: str, **values: Any) -> None:
        """That sentence of the sources stands on the page."""
        self.sees(self.words(message, **values))

    def reads_saved(self) -> None:
        """What stands on the page of questions has reached the server."""
        expect(self.page.locator("#save-state .is-ok span")).to_have_text(re.compile(self.words("Saved at %(time)s", time=r"\d\d:\d\d")))

    def sees_heading(self, text: str) -> None:
        """That is the page's first heading."""
        expect(self.page.locator("h1")).to_have_text(text)

    def reads_heading(self, message: str, **values: Any) -> None:
        self.sees_heading(self.words(message, **values))

    def is_at(self, name: str, *arguments: str) -> None:
        """That page has come up."""
        expect(self.page).to_have_url(re.compile(re.escape(self.address + reverse(name, args=arguments)) + r"([?#].*)?$"))

    def is_within(self, name: str, *arguments: str) -> None:
        """That page of the partnership has come up."""
        self.is_at(name, self.partnership, *arguments)

    def sign_in(self, email: str) -> None:
        """Enter by the code that is mailed, at the door where the visitor stands."""
        self.email = email
        self.write("email", email)
        self.press("Send me a code")
        self.reads_heading("Enter the code")
        self.write("code", self.mailed_code())
        self.press("Continue")

    def enter_as(self, account: Account) -> None:
        """Be signed in already."""
        client = Client()
        client.force_login(account)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.address}])
        self.email = account.email

    def mailed_code(self) -> str:
        """The code in the newest mail to this person."""
        newest = next(str(sent.body) for sent in reversed(mail.outbox) if sent.to == [self.email])
        found = LINE_WITH_A_CODE.search(newest)
        assert found, newest
        return found[0]

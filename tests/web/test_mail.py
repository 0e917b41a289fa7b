"""The page of kept mails: on the development server, for this computer, where no mail server is set; nowhere else."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse

from partnerships.adapters.mail import KeptMailBackend, kept_mails

LIST = reverse("kept_mails")

pytestmark = pytest.mark.django_db


@pytest.fixture
def development(settings: LazySettings) -> LazySettings:
    settings.DEBUG = True
    settings.EMAIL_BACKEND = "partnerships.adapters.mail.KeptMailBackend"
    return settings


def keep(subject: str, text: str = "קוד: ABC-DEF", html: str = "<p>ABC-DEF</p>") -> str:
    """Keep a mail; returns the address of its page."""
    message = EmailMultiAlternatives(subject, text, to=["noa@venture.example"])
    message.attach_alternative(html, "text/html")
    KeptMailBackend().send_messages([message])
    return reverse("kept_mail", args=[kept_mails()[0][0]])


def test_it_works(development: LazySettings, nobody: Client) -> None:
    keep("ראשון")
    page = keep("שני")
    assert [mail["subject"] for mail in nobody.get(LIST).context["mails"]] == ["שני", "ראשון"]
    context = nobody.get(page).context
    assert (context["subject"], context["to"], context["text"].strip()) == ("שני", "noa@venture.example", "קוד: ABC-DEF")


def test_an_empty_list_says_so(development: LazySettings, nobody: Client) -> None:
    assert nobody.get(LIST).context["mails"] == []


def test_links_in_the_text_can_be_followed(development: LazySettings, nobody: Client) -> None:
    page = keep("הזמנה", text="http://127.0.0.1:8000/invitation/abc/")
    assert 'href="http://127.0.0.1:8000/invitation/abc/"' in nobody.get(page).content.decode()


def test_what_a_mail_brings_along_is_not_run(development: LazySettings, nobody: Client) -> None:
    script = "<script>alert(1)</script>"
    page = nobody.get(keep(script, text=script, html=script)).content.decode()
    assert page.count(script) == 0


def test_the_doors_page_shows_the_way(development: LazySettings, nobody: Client) -> None:
    door = reverse("account_request_login_code")
    assert nobody.get(door).context["shows_kept_mails"] is True
    development.DEBUG = False
    assert nobody.get(door).context["shows_kept_mails"] is False


@pytest.mark.parametrize("name", ["00000000-0000", "etc-passwd"])
def test_an_unknown_mail_is_not_found(development: LazySettings, nobody: Client, name: str) -> None:
    assert nobody.get(reverse("kept_mail", args=[name])).status_code == 404


@pytest.mark.parametrize("path", ["../keys/secret", "..%2Fkeys%2Fsecret", "%2Fetc%2Fpasswd"])
def test_no_other_file_is_read(development: LazySettings, nobody: Client, path: str) -> None:
    assert nobody.get(f"{LIST}{path}/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "extra"),
    [
        ({"DEBUG": False}, {}),
        ({"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}, {}),
        ({}, {"REMOTE_ADDR": "192.0.2.1"}),
        ({}, {"REMOTE_ADDR": "::ffff:192.0.2.1"}),
        ({}, {"REMOTE_ADDR": ""}),
        ({}, {"HTTP_X_FORWARDED_FOR": "192.0.2.1"}),
    ],
)
def test_elsewhere_it_does_not_exist(development: LazySettings, changed: dict[str, Any], extra: dict[str, Any]) -> None:
    page, visitor = keep("סודי"), Client(**extra)
    for name, value in changed.items():
        setattr(development, name, value)
    assert [visitor.get(url).status_code for url in (LIST, page)] == [404, 404]


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
def test_this_computer_has_several_addresses(development: LazySettings, nobody: Client, address: str) -> None:
    assert nobody.get(LIST, REMOTE_ADDR=address).status_code == 200


def test_it_rejects_post(development: LazySettings, nobody: Client) -> None:
    assert nobody.post(LIST).status_code == 405

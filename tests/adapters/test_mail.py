"""Mails: every template in every language, and what names in them cannot do."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage

from partnerships.adapters.mail import KeptMailBackend, compose, kept_mail, kept_mails

HIDDEN = re.compile(r'<div class="preheader".*?</div>', re.DOTALL)
NAMES = ("title", "side", "who", "inviter", "inviting_side")
DOORS: dict[str, dict[str, Any]] = {
    "invitation": {"is_own_team": False, "link": "http://127.0.0.1:8000/invitation/abc/", "expires": "2027-01-12"},
    "joined": {},
    "ground_rules_accepted": {"open_on": "2027-01-12"},
    "answering_began": {"open_on": "2027-01-12"},
    "other_side_sealed": {},
    "answers_opened": {},
    "full_path_asked": {},
    "path_widened": {},
}


def composed(template: str, language: str, name: str = "אור לנגב") -> tuple[str, str, str]:
    """Subject, text and designed form, with that name wherever a name stands."""
    values: dict[str, Any] = {**dict.fromkeys(NAMES, name), "path": "/partnerships/1/", **DOORS[template]}
    mail = compose(template=template, to="noa@venture.example", language=language, values=values, message_id="<1@arig>")
    return str(mail.subject), str(mail.body), HIDDEN.sub("", str(mail.alternatives[0][0]), count=1)


@pytest.mark.parametrize("language", ["he", "ar", "en"])
@pytest.mark.parametrize("template", DOORS)
def test_it_leads_to_the_page(template: str, language: str, settings: LazySettings) -> None:
    settings.SITE_ADDRESS = "https://arig.example"
    subject, text, html = composed(template, language)
    address = str(DOORS[template].get("link", "https://arig.example/partnerships/1/"))
    assert (text.count(address), html.count(f'href="{address}"'), "\n" in subject) == (1, 1, False)
    direction = {"he": "rtl", "ar": "rtl", "en": "ltr"}[language]
    assert f'<html lang="{language}" dir="{direction}">' in html


@pytest.mark.parametrize(("language", "day"), [("he", "12 בינואר 2027"), ("ar", "12.1.2027"), ("en", "12 January 2027")])
@pytest.mark.parametrize("template", ["invitation", "ground_rules_accepted", "answering_began"])
def test_days_are_written_out(template: str, language: str, day: str) -> None:
    _subject, text, html = composed(template, language)
    assert (text.count(day), html.count(day)) == (1, 1)


@pytest.mark.parametrize("template", DOORS)
def test_names_are_text_and_stand_in_isolation(template: str) -> None:
    subject, text, html = composed(template, "he", '<b>A&B</b> "x"')
    assert ("<b>" in html, "&lt;" in subject + text) == (False, False)
    body = re.split("<title>.*?</title>", html, flags=re.DOTALL)[1]
    assert body.count("&lt;b&gt;A") == len(re.findall(r'<bdi dir="ltr">&lt;b&gt;A', body)) > 0


@pytest.mark.parametrize("template", DOORS)
def test_a_name_adds_no_header(template: str) -> None:
    subject, _text, _html = composed(template, "en", "Noa\r\nBcc: eve@advice.example")
    assert EmailMessage(subject, to=["noa@venture.example"]).message()["Bcc"] is None


def test_mails_are_kept_in_order(settings: LazySettings) -> None:
    for number in range(12):
        KeptMailBackend().send_messages([EmailMessage(f"mail {number}", "text", to=["noa@venture.example"])])
    assert [mail["subject"] for _name, mail in kept_mails()] == [f"mail {number}" for number in range(11, -1, -1)]
    name, mail = kept_mails()[0]
    found = kept_mail(name)
    assert found is not None
    assert found["subject"] == mail["subject"]
    assert Path(settings.MAIL_DIR).stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["", "..", "00000001", "../secret"])
def test_an_unknown_mail_is_none(name: str) -> None:
    assert kept_mail(name) is None

"""Mails leave after the commit, at least once; what cannot be built is set aside, what fails is tried again."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from partnerships.models import OutboxMail, Partnership
from partnerships.services import clock
from partnerships.services.outbox import ATTEMPTS_AT_MOST, queue_mail, send_waiting

BROKEN_MAIL_SERVER = "tests.services.mail_servers.Broken"
VALUES = {"title": "ישראל 2050", "who": "ben", "side": "אגודת הסטודנטים", "path": "/partnerships/x/"}


def queue(partnership: Partnership, *, key: str = "joined:1", template: str = "joined", values: Any = VALUES) -> OutboxMail:
    queue_mail(key=key, to=factories_address(), language="he", template=template, values=values, partnership=partnership)
    return OutboxMail.objects.get(key=key)


def factories_address() -> str:
    return "ana@venture.example"


def test_it_works(partnership: Partnership) -> None:
    row = queue(partnership)
    mail.outbox.clear()
    assert send_waiting() >= 1
    row.refresh_from_db()
    assert row.sent_at is not None
    assert row.values is None
    assert [sent.extra_headers["Message-ID"] for sent in mail.outbox if row.message_id in sent.extra_headers.values()] == [row.message_id]


def test_one_cause_is_one_mail(partnership: Partnership) -> None:
    queue(partnership)
    queue(partnership)
    assert OutboxMail.objects.filter(key="joined:1").count() == 1


def test_values_are_encrypted_until_it_is_sent(partnership: Partnership) -> None:
    row = queue(partnership, values={**VALUES, "link": "secret-token"})
    assert b"secret-token" not in bytes(row.values or b"")
    assert row.opened()["link"] == "secret-token"


def test_a_broken_mail_server_is_tried_again(partnership: Partnership, settings: Any) -> None:
    settings.EMAIL_BACKEND = BROKEN_MAIL_SERVER
    row = queue(partnership)
    send_waiting()
    row.refresh_from_db()
    assert (row.attempts, row.sent_at, row.set_aside_at) == (1, None, None)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with time_machine.travel(row.due_at + timedelta(seconds=1), tick=False):
        send_waiting()
    row.refresh_from_db()
    assert row.sent_at is not None


def test_a_failure_without_words_is_a_failure(partnership: Partnership, settings: Any) -> None:
    settings.EMAIL_BACKEND = "tests.services.mail_servers.Silent"
    row = queue(partnership)
    send_waiting()
    row.refresh_from_db()
    assert (row.sent_at, row.set_aside_at, row.error, row.opened()) == (None, None, "TimeoutError: ", VALUES)


def test_it_is_set_aside_after_enough_tries(partnership: Partnership, settings: Any) -> None:
    settings.EMAIL_BACKEND = BROKEN_MAIL_SERVER
    row = queue(partnership)
    for _attempt in range(ATTEMPTS_AT_MOST):
        with time_machine.travel(row.due_at + timedelta(seconds=1), tick=False):
            send_waiting()
        row.refresh_from_db()
    assert row.set_aside_at is not None
    assert row.error == "OSError: the mail server is broken"


def test_what_cannot_be_built_is_set_aside(partnership: Partnership) -> None:
    row = queue(partnership, template="no_such_template")
    send_waiting()
    row.refresh_from_db()
    assert (row.sent_at, row.set_aside_at is not None, row.error) == (
        None,
        True,
        "TemplateDoesNotExist: email/no_such_template.subject.txt",
    )


def test_a_mail_that_no_key_opens_does_not_hold_up_the_others(partnership: Partnership) -> None:
    damaged, sound = queue(partnership), queue(partnership, key="joined:2")
    OutboxMail.objects.filter(pk=damaged.pk).update(values=b"damaged")
    send_waiting()
    damaged.refresh_from_db()
    sound.refresh_from_db()
    assert (damaged.sent_at, damaged.set_aside_at is not None, sound.sent_at is not None) == (None, True, True)


def test_a_specimen_sends_nothing(partnership: Partnership) -> None:
    partnership.is_specimen = True
    queue_mail(key="x", to=factories_address(), language="he", template="joined", values=VALUES, partnership=partnership)
    assert not OutboxMail.objects.filter(key="x").exists()


def test_a_claimed_mail_is_left_to_its_worker(partnership: Partnership) -> None:
    row = queue(partnership)
    OutboxMail.objects.update(due_at=clock.now() + timedelta(minutes=4))
    assert send_waiting() == 0
    row.refresh_from_db()
    assert row.sent_at is None


@pytest.mark.parametrize("language", ["he", "en"])
def test_it_speaks_the_receivers_language(partnership: Partnership, language: str) -> None:
    queue_mail(key="y", to=factories_address(), language=language, template="joined", values=VALUES, partnership=partnership)
    mail.outbox.clear()
    send_waiting()
    html = [
        str(sent.alternatives[0][0])
        for sent in mail.outbox
        if isinstance(sent, EmailMultiAlternatives) and sent.to == [factories_address()]
    ]
    assert [f'lang="{language}"' in body for body in html[-1:]] == [True]

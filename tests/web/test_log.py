"""The link of an invitation stands in no log, whatever happens behind it."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.services.invitation import withdraw
from partnerships.web.log import WithoutLinks
from tests import factories
from tests.factories import ANA


@pytest.fixture
def written() -> Iterator[StringIO]:
    """What the site's own handler writes."""
    (handler,) = [handler for handler in logging.getLogger().handlers if any(isinstance(item, WithoutLinks) for item in handler.filters)]
    assert isinstance(handler, logging.StreamHandler)
    stream = StringIO()
    before = handler.setStream(stream)
    yield stream
    handler.setStream(before)


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "enforced"), [("get", False), ("put", False), ("post", True)], ids=["gone", "not allowed", "forged"])
def test_refusals_are_logged_without_the_link(written: StringIO, method: str, enforced: bool) -> None:
    invitation, token = factories.invite(factories.partnership_opened_by(ANA))
    if method == "get":
        withdraw(by=invitation.inviter, invitation=invitation)
    getattr(Client(enforce_csrf_checks=enforced), method)(reverse("invitation", args=[token]))
    lines = written.getvalue()
    assert (lines.count("/invitation/…"), lines.count(token)) == (1, 0)


def test_nothing_writes_past_the_filter() -> None:
    loggers = [logging.getLogger(name) for name in ("django", "django.request", "django.security", "django.server")]
    of_pytest = "_pytest"
    handlers = [handler for logger in loggers for handler in logger.handlers if not type(handler).__module__.startswith(of_pytest)]
    assert [handler for handler in handlers if not any(isinstance(item, WithoutLinks) for item in handler.filters)] == []


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ('"GET /invitation/abc-DEF_1/ HTTP/1.1" 200', '"GET /invitation/…/ HTTP/1.1" 200'),
        ("/invitation/accept/", "/invitation/accept/"),
        ("Gone: /invitation/abc", "Gone: /invitation/…"),
        ("/partnerships/", "/partnerships/"),
    ],
)
def test_only_the_token_is_taken_out(line: str, kept: str) -> None:
    record = logging.LogRecord("django.server", logging.INFO, "", 0, "%s", (line,), None)
    assert WithoutLinks().filter(record) is True
    assert record.getMessage() == kept

"""The demonstration: four people, two partnerships, however often it is made."""

from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from partnerships.management.demonstration import REVEALED, STILL_ANSWERING, STORIES
from partnerships.models import Acceptance, Account, Answer, AuditEntry, Partnership, Proposal, Round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _development(settings: LazySettings) -> None:
    settings.DEBUG = True


def demo(*arguments: str) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def test_it_works() -> None:
    assert demo() == ""
    stages = Round.objects.order_by("partnership__title").values_list("partnership__title", "stage")
    assert list(stages) == [(STILL_ANSWERING.title, "answering"), (REVEALED.title, "negotiating")]
    assert Account.objects.count() == 4


def test_twice_is_the_same_as_once() -> None:
    demo()
    tables = (Account, Partnership, Answer, Proposal, Acceptance, AuditEntry)
    before = [table.objects.count() for table in tables]
    demo()
    assert [table.objects.count() for table in tables] == before


def test_it_goes_on_where_it_was_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as interrupted:
        interrupted.setattr("partnerships.management.commands.demo.seal_answer_sheet", interrupt)
        with pytest.raises(KeyboardInterrupt):
            demo()
    demo()
    assert sorted(Round.objects.values_list("stage", flat=True)) == ["answering", "negotiating"]


def interrupt(**arguments: object) -> None:
    raise KeyboardInterrupt


def test_it_tells_how_to_enter_as_each_person(settings: LazySettings) -> None:
    settings.SITE_ADDRESS = "http://127.0.0.1:8001"
    told = demo("--print")
    addresses = [
        "http://127.0.0.1:8001/enter/",
        "http://127.0.0.1:8001/mail/",
        *(person.email for story in STORIES for person in story.people),
    ]
    assert [told.count(address) for address in addresses] == [1] * 6
    assert not Account.objects.exists()


def test_production_gets_no_demonstration(settings: LazySettings) -> None:
    settings.DEBUG = False
    assert demo() == "No demonstration data: this is a production.\n"
    assert not Account.objects.exists()

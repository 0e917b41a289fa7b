"""Stopping reminders and small news: by the button on the page, or by the mail program itself, without signing in."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Account, MailStop, Partnership
from partnerships.services.mail_stops import stop_link
from tests import factories
from tests.factories import ANA, BEN


def address(partnership: Partnership, email: str = ANA) -> str:
    return urlsplit(stop_link(factories.account_of(email), partnership)).path


def stopped() -> list[str]:
    return list(MailStop.objects.values_list("account__email", flat=True))


def test_it_works(partnership: Partnership, nobody: Client) -> None:
    there = address(partnership)
    assert "להפסיק את ההודעות האלה" in nobody.get(there).content.decode()
    answer = nobody.post(there, {"stop": "yes"}, follow=True)
    assert ("התזכורות והעדכונים הקטנים הופסקו" in answer.content.decode(), stopped()) == (True, [ANA])
    nobody.post(there, {"again": "yes"})
    assert stopped() == []


def test_a_mail_program_presses_by_itself(partnership: Partnership) -> None:
    program = Client(enforce_csrf_checks=True)
    answers = [program.post(address(partnership), {"List-Unsubscribe": "One-Click"}).status_code for _time in range(2)]
    assert (answers, stopped()) == ([200, 200], [ANA])


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete"])
def test_nothing_else_changes_anything(partnership: Partnership, nobody: Client, method: str) -> None:
    getattr(nobody, method)(address(partnership))
    assert stopped() == []


def test_it_stops_for_one_person_and_one_partnership(partnership: Partnership, nobody: Client) -> None:
    other = factories.open_partnership_of_two(title="שותפות אחרת").partnership
    nobody.post(address(other, BEN))
    assert list(MailStop.objects.values_list("account__email", "partnership")) == [(BEN, other.pk)]


@pytest.mark.parametrize("token", ["x", "x:y:z", "W10:1abc:def"])
def test_a_made_up_link_is_nowhere(db: None, nobody: Client, token: str) -> None:
    there = reverse("mail_stop", args=[token])
    assert [nobody.get(there).status_code, nobody.post(there).status_code] == [404, 404]


def test_an_altered_link_is_nowhere(partnership: Partnership, nobody: Client) -> None:
    there = address(partnership)
    assert nobody.post(there.replace(there[6:8], "ZZ")).status_code == 404
    assert stopped() == []


def test_it_speaks_the_language_of_the_mail(partnership: Partnership, nobody: Client) -> None:
    Account.objects.filter(email=ANA).update(language="ar")
    assert '<html lang="ar" dir="rtl"' in nobody.get(address(partnership)).content.decode()

"""The ground rules, and the day for opening the answers."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.domain import ground_rules
from partnerships.models import Partnership
from partnerships.services import clock
from tests import factories
from tests.factories import ANA
from tests.people import Member, Person


def url_of(partnership: Partnership) -> str:
    return reverse("ground_rules", args=[partnership.public_id])


def day(days: int) -> date:
    return clock.today() + timedelta(days=days)


def chosen(days: int) -> dict[str, str]:
    return {"open_on": day(days).isoformat()}


def test_it_works(ana: Member, ben: Member, partnership: Partnership) -> None:
    assert ana.post(url_of(partnership), chosen(30))["Location"] == reverse("partnership", args=[partnership.public_id])
    ana.representative.party.refresh_from_db()
    party = ana.representative.party
    assert (party.ground_rules_version, party.open_on, party.ground_rules_accepted_at is not None) == ("1", day(30), True)
    assert factories.current_round(partnership).stage == "open"
    ben.post(url_of(partnership), chosen(30))
    round_ = factories.current_round(partnership)
    assert (round_.stage, round_.open_on) == ("answering", day(30))


def test_the_other_sides_day_is_suggested(ana: Member, ben: Member, partnership: Partnership) -> None:
    ana.post(url_of(partnership), chosen(30))
    assert ben.get(url_of(partnership)).context["form"].initial == {"open_on": day(30)}
    ben.post(url_of(partnership), chosen(45))
    assert ana.get(url_of(partnership)).context["form"].initial == {"open_on": day(45)}
    assert ben.get(url_of(partnership)).context["form"].initial == {"open_on": day(30)}
    assert factories.current_round(partnership).stage == "open"


def test_one_may_accept_while_the_other_side_is_still_invited(db: None) -> None:
    opener = factories.partnership_opened_by(ANA)
    assert Member(opener).post(url_of(opener.party.partnership), chosen(30)).status_code == 302


def test_the_other_side_learns_of_it(
    ana: Member, ben: Member, partnership: Partnership, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(url_of(partnership), chosen(30))
        ben.post(url_of(partnership), chosen(30))
    assert [message.to for message in mail.outbox] == [[ben.account.email], [ana.account.email]]


def test_who_comes_back_to_a_day_is_heard_again_but_not_who_repeats_it(
    ana: Member, ben: Member, partnership: Partnership, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    for days in (30, 40, 30, 30):
        with django_capture_on_commit_callbacks(execute=True):
            ana.post(url_of(partnership), chosen(days))
    assert [message.to for message in mail.outbox] == [[ben.account.email]] * 3


def test_all_rules_are_on_the_page(ana: Member, partnership: Partnership) -> None:
    ana.read_in("en")
    page = ana.get(url_of(partnership)).content.decode()
    assert [page.count(rule.text) for rule in ground_rules.GROUND_RULES] == [1] * 5


def test_a_stranger_gets_404(dan: Member, eve: Person, partnership: Partnership) -> None:
    for person in (dan, eve):
        assert person.get(url_of(partnership)).status_code == 404
        assert person.post(url_of(partnership), chosen(30)).status_code == 404


def test_nobody_is_sent_to_the_door(nobody: Client, partnership: Partnership) -> None:
    assert nobody.post(url_of(partnership), chosen(30))["Location"].startswith(reverse("account_request_login_code"))


def test_the_wrong_stage_is_refused(ana: Member, answering: Partnership) -> None:
    assert ana.get(url_of(answering)).status_code == 200
    assert ana.post(url_of(answering), chosen(40)).status_code == 409
    assert factories.current_round(answering).open_on == day(30)


@pytest.mark.parametrize("raw", ["", "soon", "2026-02-30", "12.1.2027", "\u202e2027-01-12"])
def test_bad_input_is_explained(ana: Member, partnership: Partnership, raw: str) -> None:
    response = ana.post(url_of(partnership), {"open_on": raw})
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["open_on"])


@pytest.mark.parametrize("days", [-1, 366])
def test_a_day_out_of_range_is_explained(ana: Member, partnership: Partnership, days: int) -> None:
    response = ana.post(url_of(partnership), chosen(days))
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["open_on"])
    assert response.context["form"]["open_on"].value() == day(days).isoformat()


@pytest.mark.parametrize("days", [0, 365])
def test_the_first_and_the_last_possible_day(ana: Member, partnership: Partnership, days: int) -> None:
    assert ana.post(url_of(partnership), chosen(days)).status_code == 302


def test_after_joining_language_and_path_are_fixed_and_the_name_is_not(ana: Member, ben: Member, partnership: Partnership) -> None:
    terms = reverse("change_terms", args=[partnership.public_id])
    assert ana.post(terms, {"title": "Israel 2050", "language": "en", "path": "core"}).status_code == 409
    assert ana.post(terms, {"title": "Israel 2050", "language": "he", "path": "full"}).status_code == 409
    assert ana.post(terms, {"title": "Israel 2050", "language": "he", "path": "core"}).status_code == 302
    partnership.refresh_from_db()
    assert (partnership.title, partnership.language) == ("Israel 2050", "he")


def test_after_accepting_the_terms_are_fixed(ana: Member, ben: Member, partnership: Partnership) -> None:
    terms = reverse("change_terms", args=[partnership.public_id])
    assert ben.post(terms, {"title": "x", "language": "en", "path": "core"}).status_code == 403
    ben.post(url_of(partnership), chosen(30))
    assert ana.post(terms, {"title": "x", "language": "en", "path": "core"}).status_code == 409
    partnership.refresh_from_db()
    assert (partnership.title, partnership.language) == ("ישראל 2050", "he")

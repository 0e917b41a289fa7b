"""Freezing the text for signing."""

from typing import Any

from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.models import AgreementVersion, Partnership
from tests import factories
from tests.people import Member


def url_of(partnership: Partnership) -> str:
    return reverse("freeze", args=[partnership.public_id])


def stage(partnership: Partnership) -> str:
    return factories.current_round(partnership).stage


def test_it_works(ana: Member, revealed: Partnership) -> None:
    factories.settle(revealed)
    assert ana.post(url_of(revealed))["Location"] == reverse("agreement", args=[revealed.public_id])
    version = AgreementVersion.objects.get()
    assert (stage(revealed), version.number, version.frozen_by, len(version.fingerprint)) == ("signing", 1, ana.representative, 64)


def test_it_works_for_the_other_party(ben: Member, revealed: Partnership) -> None:
    factories.settle(revealed)
    ben.post(url_of(revealed))
    assert AgreementVersion.objects.get().frozen_by == ben.representative


def test_the_page_says_what_it_does_and_changes_nothing(ana: Member, revealed: Partnership) -> None:
    factories.settle(revealed)
    response = ana.get(url_of(revealed))
    assert (response.status_code, response.context["readiness"].is_ready) == (200, True)
    assert (stage(revealed), AgreementVersion.objects.count()) == ("negotiating", 0)


def test_what_is_missing_is_listed_instead(ana: Member, revealed: Partnership) -> None:
    response = ana.get(url_of(revealed))
    assert (response.status_code, response.context["readiness"].is_ready) == (200, False)
    assert '<form method="post">' not in response.content.decode()


def test_an_unsettled_text_is_refused(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed)).status_code == 409
    assert (stage(revealed), AgreementVersion.objects.count()) == ("negotiating", 0)


def test_everybody_else_is_told(
    ana: Member, revealed: Partnership, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, mailoutbox: Any
) -> None:
    factories.settle(revealed)
    del mailoutbox[:]
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(url_of(revealed))
    [mail] = [mail for mail in mailoutbox if "לחתימה" in mail.subject]
    assert (mail.to, mail.subject) == (["ben@organisation.example"], "ישראל 2050: ההסכם מחכה לחתימה שלך")
    assert reverse("sign", args=[revealed.public_id]) in mail.body


def test_a_frozen_text_is_not_frozen_again(db: None) -> None:
    sides = factories.signing_round()
    venture = Member(sides.venture)
    assert venture.get(url_of(sides.partnership))["Location"] == reverse("agreement", args=[sides.partnership.public_id])
    assert venture.post(url_of(sides.partnership)).status_code == 409
    assert AgreementVersion.objects.count() == 1


def test_a_stranger_gets_404(dan: Member, revealed: Partnership) -> None:
    assert [dan.get(url_of(revealed)).status_code, dan.post(url_of(revealed)).status_code] == [404, 404]


def test_the_wrong_stage_is_refused(ana: Member, answering: Partnership) -> None:
    assert [ana.get(url_of(answering)).status_code, ana.post(url_of(answering)).status_code] == [409, 409]

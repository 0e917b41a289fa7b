"""Accepting exactly the words that were shown."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.models import Acceptance, Partnership, Proposal
from tests import factories
from tests.people import Member

KEY = "model.position"


def url_of(partnership: Partnership, key: str = KEY) -> str:
    return reverse("accept", args=[partnership.public_id, key])


def shown(proposal: Proposal) -> dict[str, str]:
    return {"proposal": str(proposal.public_id), "text_hash": proposal.text_hash}


def accepted_by(proposal: Proposal) -> set[int]:
    return set(Acceptance.objects.filter(proposal=proposal).values_list("party__position", flat=True))


def test_it_works(ana: Member, ben: Member, revealed: Partnership) -> None:
    proposal = factories.propose_own_words(ana.representative)
    assert ben.post(url_of(revealed), shown(proposal))["Location"] == reverse("clause", args=[revealed.public_id, KEY])
    assert accepted_by(proposal) == {0, 1}


def test_it_works_for_the_other_party(ana: Member, ben: Member, revealed: Partnership) -> None:
    proposal = factories.propose_own_words(ben.representative)
    ana.post(url_of(revealed), shown(proposal))
    assert accepted_by(proposal) == {0, 1}


def test_twice_is_once(ana: Member, ben: Member, revealed: Partnership) -> None:
    proposal = factories.propose_own_words(ana.representative)
    assert [ben.post(url_of(revealed), shown(proposal)).status_code for _again in range(2)] == [302, 302]
    assert Acceptance.objects.filter(proposal=proposal).count() == 2


@pytest.mark.parametrize("change", [{"text_hash": "0" * 64}, {"proposal": "nothing"}, {"proposal": "8172c741-c0af-4abc-9da1-ae1f7acc61dd"}])
def test_other_words_are_not_accepted(ana: Member, ben: Member, revealed: Partnership, change: dict[str, str]) -> None:
    proposal = factories.propose_own_words(ana.representative)
    assert ben.post(url_of(revealed), {**shown(proposal), **change}).status_code == 409
    assert accepted_by(proposal) == {0}


def test_a_wording_that_moved_on_is_shown_instead(ana: Member, ben: Member, revealed: Partnership) -> None:
    old = factories.propose_own_words(ana.representative, "נוסח ראשון.")
    factories.propose_own_words(ana.representative, "נוסח שני.")
    response = ben.post(url_of(revealed), shown(old))
    assert (response.status_code, response.context["view"].current.text) == (409, "נוסח שני.")
    assert accepted_by(old) == {0}


def test_the_last_acceptance_tells_everybody(
    revealed: Partnership, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, mailoutbox: Any
) -> None:
    subject = "ישראל 2050: כל הסעיפים מוסכמים"
    with django_capture_on_commit_callbacks(execute=True):
        factories.settle(revealed)
    assert [mail.to for mail in mailoutbox if mail.subject == subject] == [["ana@venture.example"]]


def test_a_stranger_gets_404(ana: Member, dan: Member, revealed: Partnership) -> None:
    proposal = factories.propose_own_words(ana.representative)
    assert dan.post(url_of(revealed), shown(proposal)).status_code == 404


def test_the_wrong_stage_is_refused(db: None) -> None:
    sides = factories.signing_round()
    proposal = Proposal.objects.filter(clause__key=KEY).latest("number")
    assert Member(sides.organisation).post(url_of(sides.partnership), shown(proposal)).status_code == 409


def test_it_rejects_get(ana: Member, revealed: Partnership) -> None:
    assert ana.get(url_of(revealed)).status_code == 405

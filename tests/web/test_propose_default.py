"""Proposing what this site suggests: one press, one clause, and the other side decides by itself."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.models import Clause, Partnership, Proposal
from partnerships.services import clock
from tests import factories
from tests.people import Member

KEY = "conflict.notice"
SHOWN = {"based_on": "0"}


def url_of(partnership: Partnership, key: str = KEY) -> str:
    return reverse("propose_default", args=[partnership.public_id, key])


def proposals() -> list[tuple[str, int, int | None]]:
    found = Proposal.objects.filter(clause__key=KEY).order_by("number")
    return [(proposal.origin, proposal.number, proposal.party.position if proposal.party else None) for proposal in found]


def test_it_works(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed), SHOWN)["Location"] == reverse("clause", args=[revealed.public_id, KEY])
    assert proposals() == [("default", 1, 0)]
    assert Clause.objects.get(key=KEY).is_default


def test_it_works_for_the_other_party(ana: Member, ben: Member, revealed: Partnership) -> None:
    """The other side opens it, and accepts it there."""
    ana.post(url_of(revealed), SHOWN)
    context = ben.get(reverse("clause", args=[revealed.public_id, KEY])).context
    assert (context["has_accepted"], context["alternatives"], context["default"].value) == (False, (), 30)
    current = context["view"].current
    ben.post(reverse("accept", args=[revealed.public_id, KEY]), {"proposal": current.public_id, "text_hash": current.text_hash})
    assert list(current.acceptances.order_by("party__position").values_list("party__position", flat=True)) == [0, 1]


def test_accepting_all_drafts_leaves_it_alone(ana: Member, ben: Member, revealed: Partnership) -> None:
    ana.post(url_of(revealed), SHOWN)
    context = ben.get(reverse("clauses", args=[revealed.public_id])).context
    assert [line.view.clause.key for line in context["drafts"]] == ["fit.horizon"]
    default = Proposal.objects.get(clause__key=KEY)
    response = ben.post(reverse("accept_drafts", args=[revealed.public_id]), {"draft": [f"{default.public_id}:{default.text_hash}"]})
    assert (response.status_code, default.acceptances.count()) == (409, 1)


def test_either_leaves_it_out_with_one_press(ana: Member, ben: Member, revealed: Partnership) -> None:
    ana.post(url_of(revealed), SHOWN)
    response = ben.post(reverse("propose", args=[revealed.public_id, KEY]), {"origin": "omit", "based_on": "1"}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "הסעיף הושמט. כמו קודם, איש לא ענה על השאלה, וההסכם אינו אומר עליה דבר."
    ]
    assert KEY not in [line.view.clause.key for line in response.context["lines"]]
    assert KEY in [question.key for question in response.context["unanswered"]]
    assert ana.get(reverse("clause", args=[revealed.public_id, KEY])).status_code == 200


def test_the_other_side_is_told(
    ana: Member, revealed: Partnership, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, mailoutbox: Any
) -> None:
    del mailoutbox[:]
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(url_of(revealed), SHOWN)
    [mail] = mailoutbox
    assert (mail.to, reverse("clause", args=[revealed.public_id, KEY]) in mail.body) == (["ben@organisation.example"], True)


def test_whoever_proposed_it_is_told_that_it_was_left_out(
    ana: Member, ben: Member, revealed: Partnership, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, mailoutbox: Any
) -> None:
    ana.post(url_of(revealed), SHOWN)
    del mailoutbox[:]
    two_days_later = time_machine.travel(clock.now() + timedelta(days=2), tick=False)  # small news goes once a day
    with two_days_later, django_capture_on_commit_callbacks(execute=True):
        ben.post(reverse("propose", args=[revealed.public_id, KEY]), {"origin": "omit", "based_on": "1"})
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == (["ana@venture.example"], "ישראל 2050: הצעה מטעם האתר הושמטה")


def test_a_second_press_says_how_things_stand(ana: Member, ben: Member, revealed: Partnership) -> None:
    ana.post(url_of(revealed), SHOWN)
    for person in (ana, ben):
        response = person.post(url_of(revealed), SHOWN)
        assert (response.status_code, response.context["has_clause"]) == (409, True)
    assert proposals() == [("default", 1, 0)]


def test_a_page_from_before_it_was_left_out_is_stale(ana: Member, ben: Member, revealed: Partnership) -> None:
    ana.post(url_of(revealed), SHOWN)
    ben.post(reverse("propose", args=[revealed.public_id, KEY]), {"origin": "omit", "based_on": "1"})
    response = ana.post(url_of(revealed), SHOWN)
    assert (response.status_code, response.context["has_clause"], response.context["based_on"]) == (409, False, 2)
    assert 'name="based_on" value="2"' in response.content.decode()
    ana.post(url_of(revealed), {"based_on": "2"})
    assert proposals() == [("default", 1, 0), ("omit", 2, 1), ("default", 3, 0)]


def test_what_somebody_answered_is_refused(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed, "fit.horizon"), {"based_on": "1"}).status_code == 409
    assert not Proposal.objects.filter(origin="default").exists()


@pytest.mark.parametrize("key", ["no.such", "fit.purpose"])
def test_where_nothing_is_suggested_there_is_no_page(ana: Member, revealed: Partnership, key: str) -> None:
    assert ana.post(url_of(revealed, key), SHOWN).status_code == 404


def test_a_stranger_gets_404(dan: Member, revealed: Partnership) -> None:
    assert dan.post(url_of(revealed), SHOWN).status_code == 404


def test_the_wrong_stage_is_refused(db: None) -> None:
    sides = factories.signing_round()
    assert Member(sides.venture).post(url_of(sides.partnership), SHOWN).status_code == 409


def test_it_rejects_get(ana: Member, revealed: Partnership) -> None:
    assert ana.get(url_of(revealed)).status_code == 405


@pytest.mark.parametrize("based_on", ["", "-1", "many", "9" * 40])
def test_bad_input_is_explained(ana: Member, revealed: Partnership, based_on: str) -> None:
    assert ana.post(url_of(revealed), {"based_on": based_on}).status_code == 409
    assert proposals() == []

"""Accepting the drafts of what both answered alike, all at once and as they were listed."""

import pytest
from django.urls import reverse

from partnerships.models import Acceptance, Clause, Partnership, Proposal
from partnerships.services.negotiation import Wording, propose
from tests import factories
from tests.people import Member


def url_of(partnership: Partnership) -> str:
    return reverse("accept_drafts", args=[partnership.public_id])


def drafts(partnership: Partnership) -> list[str]:
    found = Proposal.objects.filter(clause__round__partnership=partnership, origin="draft")
    return [f"{proposal.public_id}:{proposal.text_hash}" for proposal in found]


def accepted_by(partnership: Partnership) -> set[int]:
    return set(Acceptance.objects.filter(proposal__clause__round__partnership=partnership).values_list("party__position", flat=True))


def test_it_works(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed), {"draft": drafts(revealed)})["Location"] == reverse("clauses", args=[revealed.public_id])
    assert accepted_by(revealed) == {0}


def test_it_works_for_the_other_party(ana: Member, ben: Member, revealed: Partnership) -> None:
    for person in (ana, ben):
        person.post(url_of(revealed), {"draft": drafts(revealed)})
    assert accepted_by(revealed) == {0, 1}
    assert ben.get(reverse("clauses", args=[revealed.public_id])).context["settled"] == 1


def test_nothing_is_accepted_when_one_moved_on(ana: Member, ben: Member, revealed: Partnership) -> None:
    listed = drafts(revealed)
    clause = Clause.objects.get(key="fit.horizon")
    propose(actor=ben.representative, clause=clause, wording=Wording("text", text="שנתיים."), based_on=1)
    response = ana.post(url_of(revealed), {"draft": listed})
    assert response.status_code == 409
    assert accepted_by(revealed) == {1}


@pytest.mark.parametrize("entry", ["nothing:0", "8172c741-c0af-4abc-9da1-ae1f7acc61dd:0"])
def test_bad_input_is_explained(ana: Member, revealed: Partnership, entry: str) -> None:
    assert ana.post(url_of(revealed), {"draft": [*drafts(revealed), entry]}).status_code == 409
    assert accepted_by(revealed) == set()


def test_an_id_written_otherwise_is_explained(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed), {"draft": [entry.upper() for entry in drafts(revealed)]}).status_code == 409
    assert accepted_by(revealed) == set()


def test_a_stranger_gets_404(dan: Member, revealed: Partnership) -> None:
    assert dan.post(url_of(revealed), {"draft": drafts(revealed)}).status_code == 404


def test_the_wrong_stage_is_refused(db: None) -> None:
    sides = factories.signing_round()
    assert Member(sides.venture).post(url_of(sides.partnership), {"draft": drafts(sides.partnership)}).status_code == 409


def test_it_rejects_get(ana: Member, revealed: Partnership) -> None:
    assert ana.get(url_of(revealed)).status_code == 405

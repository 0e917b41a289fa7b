"""The whole text as it stands, what is missing, and the reading copy."""

import json
import re

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.models import Partnership
from partnerships.templatetags.fingerprint import grouped
from tests import factories
from tests.people import Member


def url_of(partnership: Partnership, name: str = "agreement") -> str:
    return reverse(name, args=[partnership.public_id])


def test_it_works(ana: Member, revealed: Partnership) -> None:
    context = ana.get(url_of(revealed)).context
    assert [view.clause.key for view in context["readiness"].unsettled] == ["model.position", "resources.fundraising", "fit.horizon"]
    assert [fact.party and fact.party.position for fact in context["missing"]] == [0, 1, None, None]
    assert context["version"] is None


def test_it_works_for_the_other_party(ana: Member, ben: Member, revealed: Partnership) -> None:
    assert [fact.is_own for fact in ana.get(url_of(revealed)).context["missing"]] == [True, False, False, False]
    assert [fact.is_own for fact in ben.get(url_of(revealed)).context["missing"]] == [False, True, False, False]


def test_only_settled_words_are_in_the_text(ana: Member, ben: Member, revealed: Partnership) -> None:
    proposal = factories.propose_own_words(ana.representative, "מילים שעוד לא הוסכמו כאן.")
    assert proposal.text not in ana.get(url_of(revealed)).context["body"]
    factories.accept(ben.representative, proposal)
    assert proposal.text in ana.get(url_of(revealed)).context["body"]


def test_facts_that_differ_are_named_once(ana: Member, ben: Member, revealed: Partnership) -> None:
    for person, choice in ((ana, "named"), (ben, "everything")):
        person.post(url_of(revealed, "state_agreement_facts"), {"binds": choice, "start": "2027-01-01"})
    context = ana.get(url_of(revealed)).context
    assert (context["apart"], [fact.party and fact.party.position for fact in context["missing"]]) == (("מה מחייב",), [0, 1])


def test_a_settled_text_can_be_frozen(ana: Member, revealed: Partnership) -> None:
    factories.settle(revealed)
    response = ana.get(url_of(revealed))
    assert response.context["readiness"].is_ready
    assert reverse("freeze", args=[revealed.public_id]) in response.content.decode()


def test_who_lacks_signatories_invites_them(ben: Member, revealed: Partnership) -> None:
    factories.settle(revealed)
    ben.post(url_of(revealed, "state_party_facts"), {**factories.ORGANISATION_FACTS, "required_signatures": "2"})
    response = ben.get(url_of(revealed))
    assert [party.position for party in response.context["readiness"].without_signatories] == [1]
    assert reverse("invite", args=[revealed.public_id]) in response.content.decode()


def test_a_sealed_one_shows_who_signed_and_when(db: None) -> None:
    sides = factories.sealed_round()
    body = Member(sides.organisation).get(url_of(sides.partnership)).context["body"]
    days = re.findall(r"<br>(\d+ ב\w+ \d{4}), <bdi", body.partition('id="doc-signatures"')[2])
    assert len(days) == 2
    assert "עוד לא נחתם" not in body


def test_a_frozen_version_is_shown_with_its_fingerprint(db: None) -> None:
    sides = factories.signing_round()
    version = factories.version_of(sides.partnership)
    response = Member(sides.organisation).get(url_of(sides.partnership))
    page = response.content.decode()
    assert (response.context["version"], grouped(version.fingerprint) in page) == (version, True)
    for clause in (clause for chapter in json.loads(version.canonical)["chapters"] for clause in chapter["clauses"]):
        assert clause["heading"] in page


def test_the_reading_copy_is_a_draft_for_these_eyes_only(ana: Member, revealed: Partnership) -> None:
    response = ana.get(url_of(revealed, "agreement_pdf"))
    assert (response["Content-Type"], response["Content-Disposition"]) == ("application/pdf", 'inline; filename="agreement.pdf"')
    assert response["Cache-Control"] == "no-store"
    assert response.content.startswith(b"%PDF-")


def test_the_reading_copy_of_a_version_stays_the_same(db: None) -> None:
    sides = factories.signing_round()
    first, second = (
        Member(person).get(url_of(sides.partnership, "agreement_pdf")).content for person in (sides.venture, sides.organisation)
    )
    assert first == second


def test_it_asks_the_database_equally_often(ana: Member, revealed: Partnership, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(32):
        ana.get(url_of(revealed))
    factories.settle(revealed)
    with django_assert_num_queries(32):
        ana.get(url_of(revealed))


def test_a_stranger_gets_404(dan: Member, revealed: Partnership) -> None:
    assert [dan.get(url_of(revealed, name)).status_code for name in ("agreement", "agreement_pdf")] == [404, 404]


def test_nobody_is_sent_to_the_sign_in_page(nobody: Client, revealed: Partnership) -> None:
    assert [nobody.get(url_of(revealed, name)).status_code for name in ("agreement", "agreement_pdf")] == [302, 302]


def test_the_wrong_stage_is_refused(ana: Member, answering: Partnership) -> None:
    assert [ana.get(url_of(answering, name)).status_code for name in ("agreement", "agreement_pdf")] == [409, 409]


def test_it_rejects_post(ana: Member, revealed: Partnership) -> None:
    assert [ana.post(url_of(revealed, name)).status_code for name in ("agreement", "agreement_pdf")] == [405, 405]

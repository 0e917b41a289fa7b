"""What this site suggests for a question that nobody answered, on a page of its own."""

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Clause, Partnership
from partnerships.services.negotiation import Wording, propose, propose_default
from tests import factories
from tests.people import Member

KEY = "conflict.notice"


def url_of(partnership: Partnership, key: str = KEY) -> str:
    return reverse("default_clause", args=[partnership.public_id, key])


def opened(member: Member, partnership: Partnership) -> Clause:
    return propose_default(actor=member.representative, round_=factories.current_round(partnership), key=KEY, based_on=0).clause


def test_it_works(ana: Member, revealed: Partnership) -> None:
    context = ana.get(url_of(revealed)).context
    assert (context["default"].value, context["based_on"], context["has_clause"], context["may_negotiate"]) == (30, 0, False, True)
    assert [answer.silence for answer in context["question"].halves[0].sides] == ["אין תשובה", "אין תשובה"]
    assert not Clause.objects.filter(key=KEY).exists()


def test_it_works_for_the_other_party(ana: Member, ben: Member, revealed: Partnership) -> None:
    assert ben.get(url_of(revealed)).context["default"] == ana.get(url_of(revealed)).context["default"]


@pytest.mark.parametrize("language", ["he", "en", "ar"])
def test_it_says_that_neither_side_answered_so(ana: Member, revealed: Partnership, language: str) -> None:
    ana.read_in(language)
    sentence = {"he": "אף צד לא ענה כך", "en": "neither side has answered so", "ar": "ولم يُجب أيّ من الطرفين بهذا"}[language]
    assert sentence in ana.get(url_of(revealed)).content.decode()


def test_what_is_proposed_already_has_its_own_page(ana: Member, ben: Member, revealed: Partnership) -> None:
    opened(ana, revealed)
    assert ben.get(url_of(revealed))["Location"] == reverse("clause", args=[revealed.public_id, KEY])


def test_what_was_left_out_is_suggested_again(ana: Member, ben: Member, revealed: Partnership) -> None:
    propose(actor=ben.representative, clause=opened(ana, revealed), wording=Wording("omit"), based_on=1)
    context = ana.get(url_of(revealed)).context
    assert (context["based_on"], context["has_clause"]) == (2, False)


def test_what_somebody_answered_has_a_clause_of_its_own(ana: Member, revealed: Partnership) -> None:
    assert ana.get(url_of(revealed, "fit.horizon"))["Location"] == reverse("clause", args=[revealed.public_id, "fit.horizon"])


def test_a_stranger_gets_404(dan: Member, revealed: Partnership) -> None:
    assert dan.get(url_of(revealed)).status_code == 404


@pytest.mark.parametrize("key", ["no.such", "fit.purpose", "standing.sides", "credit.spokesperson"])
def test_where_nothing_is_suggested_there_is_no_page(ana: Member, revealed: Partnership, key: str) -> None:
    assert ana.get(url_of(revealed, key)).status_code == 404


def test_nobody_is_sent_to_the_sign_in_page(nobody: Client, revealed: Partnership) -> None:
    assert nobody.get(url_of(revealed)).status_code == 302


def test_the_wrong_stage_is_refused(ana: Member, answering: Partnership) -> None:
    assert ana.get(url_of(answering)).status_code == 409


def test_a_frozen_text_is_read_only(db: None) -> None:
    sides = factories.signing_round()
    response = Member(sides.venture).get(url_of(sides.partnership))
    address = reverse("propose_default", args=[sides.partnership.public_id, KEY])
    assert (response.status_code, address in response.content.decode()) == (200, False)


def test_it_rejects_post(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed)).status_code == 405

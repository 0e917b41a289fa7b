"""The page of one partnership: what now, who stands where, and who acts for us."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from partnerships.domain.next_step import Step
from partnerships.models import Partnership, Round
from tests import factories
from tests.factories import ANA, BEN, CORA
from tests.people import Member, Person

pytestmark = pytest.mark.every_database

QUERIES = 21


def url_of(partnership: Partnership) -> str:
    return reverse("partnership", args=[partnership.public_id])


def step_for(person: Member, partnership: Partnership) -> Step:
    step: Step = person.get(url_of(partnership)).context["standing"].step
    return step


def test_it_works(ana: Member, partnership: Partnership) -> None:
    response = ana.get(url_of(partnership))
    assert response.status_code == 200
    assert response.context["standing"].own.party.role == "venture"


def test_it_works_for_the_other_party(ben: Member, partnership: Partnership) -> None:
    assert ben.get(url_of(partnership)).context["standing"].own.party.role == "organisation"


def test_a_stranger_gets_404(dan: Member, eve: Person, partnership: Partnership) -> None:
    nonexistent = reverse("partnership", args=["00000000-0000-4000-8000-000000000000"])
    answers = [person.get(url) for person in (dan, eve) for url in (url_of(partnership), nonexistent)]
    assert [answer.status_code for answer in answers] == [404] * 4


def test_somebody_who_left_gets_404(ana: Member, partnership: Partnership) -> None:
    ana.representative.left_at = ana.representative.joined_at
    ana.representative.save(update_fields=["left_at"])
    assert ana.get(url_of(partnership)).status_code == 404


def test_nobody_is_sent_to_the_door(nobody: Client, partnership: Partnership) -> None:
    assert nobody.get(url_of(partnership))["Location"] == reverse("account_request_login_code") + f"?next={url_of(partnership)}"


def test_it_rejects_post(ana: Member, partnership: Partnership) -> None:
    assert ana.post(url_of(partnership)).status_code == 405


@pytest.mark.django_db
def test_what_now_before_the_other_side_joins() -> None:
    opener = factories.partnership_opened_by(ANA)
    ana = Member(opener)
    assert step_for(ana, opener.party.partnership) is Step.INVITE
    factories.invite(opener)
    assert step_for(ana, opener.party.partnership) is Step.ACCEPT_GROUND_RULES
    factories.accept_rules(opener)
    assert step_for(ana, opener.party.partnership) is Step.AWAIT_JOINING


def test_what_now_until_both_have_sealed(ana: Member, ben: Member, partnership: Partnership) -> None:
    steps = [step_for(ana, partnership)]
    factories.accept_rules(ana.representative, days=30)
    steps += [step_for(ana, partnership), step_for(ben, partnership)]
    factories.accept_rules(ben.representative, days=40)
    steps += [step_for(ana, partnership), step_for(ben, partnership)]
    factories.accept_rules(ana.representative, days=40)
    steps += [step_for(ana, partnership), step_for(ben, partnership)]
    factories.answer(ana.representative, factories.VENTURE_ANSWERS)
    factories.seal(ana.representative)
    steps += [step_for(ana, partnership), step_for(ben, partnership)]
    assert steps == [
        Step.ACCEPT_GROUND_RULES,
        *(Step.AWAIT_GROUND_RULES, Step.ACCEPT_GROUND_RULES),
        *(Step.AGREE_DATE, Step.AGREE_DATE),
        *(Step.ANSWER, Step.ANSWER),
        *(Step.AWAIT_SEALING, Step.ANSWER),
    ]


def test_what_now_after_the_reveal(ana: Member, ben: Member, revealed: Partnership) -> None:
    assert [step_for(ana, revealed), step_for(ben, revealed)] == [Step.LOOK, Step.LOOK]
    factories.propose_own_words(ana.representative)
    assert [step_for(ana, revealed), step_for(ben, revealed)] == [Step.SETTLE, Step.LOOK]


@pytest.mark.parametrize(
    ("stage", "step"),
    [
        ("signing", Step.SIGN),
        ("sealing", Step.AWAIT_SEAL),
        ("sealed", Step.DOWNLOAD),
        ("approving", Step.AWAIT_APPROVAL),
        ("declined", Step.NOTHING),
    ],
)
def test_every_stage_has_a_page(ana: Member, revealed: Partnership, stage: str, step: Step) -> None:
    Round.objects.filter(partnership=revealed).update(stage=stage)
    assert step_for(ana, revealed) is step


def test_what_now_until_both_have_signed(db: None) -> None:
    sides = factories.signing_round()
    ana, ben = Member(sides.venture), Member(sides.organisation)
    assert [step_for(ana, sides.partnership), step_for(ben, sides.partnership)] == [Step.SIGN, Step.SIGN]
    factories.sign(sides.venture)
    assert [step_for(ana, sides.partnership), step_for(ben, sides.partnership)] == [Step.AWAIT_SIGNATURES, Step.SIGN]
    signed = [side.has_signed for side in ben.get(url_of(sides.partnership)).context["standing"].sides]
    assert signed == [True, False]


def test_a_side_that_gives_one_signature_has_signed_when_one_of_two_signed(db: None) -> None:
    sides = factories.open_partnership_of_two()
    factories.join(sides.organisation, CORA, own_side=True)
    factories.lead_to("signing", sides.partnership)
    factories.sign(sides.organisation)
    standing = Member(sides.venture).get(url_of(sides.partnership)).context["standing"]
    assert [side.has_signed for side in standing.sides] == [False, True]


def test_before_the_reveal_the_other_side_only_answers_or_has_sealed(ana: Member, ben: Member, answering: Partnership) -> None:
    """Byte for byte the same page for ben, whatever ana has answered, until she seals."""
    before = page_of(ben, answering)
    factories.answer(ana.representative, factories.VENTURE_ANSWERS)
    assert page_of(ben, answering) == before
    factories.seal(ana.representative)
    sides = ben.get(url_of(answering)).context["standing"].sides
    assert [side.has_sealed_answers for side in sides] == [True, False]


def page_of(person: Member, partnership: Partnership) -> bytes:
    """The page, without what is drawn anew each time."""
    response = person.get(url_of(partnership))
    content: bytes = response.content
    token: str = response.context["csrf_token"].__str__()
    return content.replace(token.encode(), b"")


@pytest.mark.parametrize("language", ["he", "en"])
def test_it_says_that_nothing_binds_before_signing(ana: Member, partnership: Partnership, language: str) -> None:
    ana.read_in(language)
    with translation.override(language):
        words = translation.gettext("Nothing binds before signing.")
    assert ana.get(url_of(partnership)).content.decode().count(words) == 1


@pytest.mark.parametrize("more", [0, 2])
def test_the_number_of_queries_is_constant(
    ana: Member, partnership: Partnership, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    factories.invite(ana.representative, own_side=True)
    for number in range(more):
        factories.join(ana.representative, f"team{number}@venture.example", own_side=True)
        factories.invite(ana.representative, own_side=True)
    ana.get(url_of(partnership))
    with django_assert_num_queries(QUERIES):
        ana.get(url_of(partnership))


def test_the_team_and_who_of_it_signs(ana: Member, partnership: Partnership) -> None:
    factories.join(ana.representative, "tal@venture.example", own_side=True, signs=False)
    team = ana.get(url_of(partnership)).context["team"]
    assert [(person.account.email, person.signs) for person in team] == [(ANA, True), ("tal@venture.example", False)]


def test_addresses_of_the_other_side_are_not_shown(ana: Member, partnership: Partnership) -> None:
    assert BEN.encode() not in ana.get(url_of(partnership)).content


def test_it_says_how_many_clauses_wait(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative)
    waiting = {person: [view.clause.key for view in person.get(url_of(revealed)).context["waiting"]] for person in (ana, ben)}
    assert (waiting[ana], waiting[ben]) == (["fit.horizon"], ["model.position", "fit.horizon"])

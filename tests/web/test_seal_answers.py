"""Sealing: after a box that was ticked on purpose; the first seal waits, the last opens the answers of all."""

from django.urls import reverse

from partnerships.models import Partnership, Reveal
from partnerships.queries.questionnaire import own_sheet
from tests import factories
from tests.factories import ORGANISATION_ANSWERS, VENTURE_ANSWERS, gone_over
from tests.people import Member, Person


def seal_of(partnership: Partnership) -> str:
    return reverse("seal_answers", args=[partnership.public_id])


def is_sealed(member: Member) -> bool:
    return own_sheet(factories.current_round(member.representative.party.partnership), member.representative.party).is_sealed


def test_it_works(ana: Member, ben: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, VENTURE_ANSWERS)
    assert ana.post(seal_of(answering), gone_over(ana.representative))["Location"] == reverse("task_list", args=[answering.public_id])
    assert (is_sealed(ana), is_sealed(ben), Reveal.objects.count()) == (True, False, 0)


def test_it_works_for_the_other_party(ana: Member, ben: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, VENTURE_ANSWERS)
    factories.seal(ana.representative)
    factories.answer(ben.representative, ORGANISATION_ANSWERS)
    assert ben.post(seal_of(answering), gone_over(ben.representative))["Location"] == reverse("picture", args=[answering.public_id])
    assert (Reveal.objects.count(), factories.current_round(answering).stage) == (1, "negotiating")


def test_a_stranger_gets_404(dan: Member, eve: Person, answering: Partnership) -> None:
    assert [person.post(seal_of(answering), {"confirmed": "yes"}).status_code for person in (dan, eve)] == [404, 404]


def test_the_wrong_stage_is_refused(ana: Member, partnership: Partnership) -> None:
    assert ana.post(seal_of(partnership), gone_over(ana.representative)).status_code == 409


def test_sealing_twice_is_refused(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, VENTURE_ANSWERS)
    assert [ana.post(seal_of(answering), gone_over(ana.representative)).status_code for _ in range(2)] == [302, 409]


def test_it_rejects_get(ana: Member, answering: Partnership) -> None:
    assert ana.get(seal_of(answering)).status_code == 405


def test_without_the_box_nothing_is_sealed(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, VENTURE_ANSWERS)
    response = ana.post(seal_of(answering))
    assert (response.status_code, bool(response.context["problem"]), is_sealed(ana)) == (200, True, False)


def test_silence_alone_may_be_sealed(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, {"fit.purpose": {"undecided": True}})
    assert (ana.post(seal_of(answering), gone_over(ana.representative)).status_code, is_sealed(ana)) == (302, True)


def test_what_a_teammate_changed_meanwhile_is_gone_over_first(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, VENTURE_ANSWERS)
    shown = gone_over(ana.representative)
    teammate = factories.join(ana.representative, "tal@venture.example", own_side=True)
    factories.answer(teammate, {"fit.purpose": {"value": "מה שנוסף ברגע האחרון"}})
    response = ana.post(seal_of(answering), shown)
    assert (response.status_code, bool(response.context["problem"]), is_sealed(ana)) == (409, True, False)
    assert "מה שנוסף ברגע האחרון" in response.content.decode()
    assert ana.post(seal_of(answering), gone_over(ana.representative)).status_code == 302

"""From the short path to the full one: both sides ask, nobody has sealed, and every answer is kept."""

import pytest

from partnerships.domain.errors import AlreadySealed, Conflict, StaleAnswer, TransitionNotAllowed
from partnerships.models import OutboxMail, Party
from partnerships.queries.questionnaire import own_answers, own_sheet, versions_of
from partnerships.services.path import ask_for_full_path, stay_on_short_path
from partnerships.services.questionnaire import save_answers, seal_answer_sheet
from tests import factories
from tests.factories import TwoSides

pytestmark = pytest.mark.django_db(transaction=True)


def answer(sides: TwoSides) -> None:
    answers = {"model.idea": {"value": {"materials_created": "jointly"}, "acceptable": {"materials_created": ["venture"]}}}
    save_answers(actor=sides.venture, round_=sides.round, answers=answers, expected={})


def path_of(sides: TwoSides) -> str:
    sides.partnership.refresh_from_db()
    return sides.partnership.path


def test_both_sides_widen_and_keep_their_answers() -> None:
    sides = factories.answering_round()
    answer(sides)
    before = own_answers(own_sheet(sides.round, sides.venture.party))
    assert (ask_for_full_path(actor=sides.venture, round_=sides.round), path_of(sides)) == (False, "core")
    assert (ask_for_full_path(actor=sides.organisation, round_=sides.round), path_of(sides)) == (True, "full")
    assert own_answers(own_sheet(sides.round, sides.venture.party)) == before
    assert len(sides.round.questionnaire.pages) > len(factories.answering_round(venture="dan@elsewhere.example").round.questionnaire.pages)


def test_one_side_alone_changes_nothing() -> None:
    sides = factories.answering_round()
    ask_for_full_path(actor=sides.venture, round_=sides.round)
    ask_for_full_path(actor=sides.venture, round_=sides.round)
    assert path_of(sides) == "core"
    assert OutboxMail.objects.filter(template="full_path_asked").count() == 1


def test_the_other_side_may_decline_and_it_can_be_asked_again() -> None:
    sides = factories.answering_round()
    ask_for_full_path(actor=sides.venture, round_=sides.round)
    stay_on_short_path(actor=sides.organisation, round_=sides.round)
    assert not Party.objects.filter(wants_full_path=True).exists()
    assert ask_for_full_path(actor=sides.organisation, round_=sides.round) is False
    assert ask_for_full_path(actor=sides.venture, round_=sides.round) is True


def test_colleagues_learn_that_there_are_more_questions() -> None:
    sides = factories.answering_round()
    factories.join(sides.organisation, "colleague@example.org", own_side=True)
    ask_for_full_path(actor=sides.venture, round_=sides.round)
    ask_for_full_path(actor=sides.organisation, round_=sides.round)
    told = OutboxMail.objects.filter(template="path_widened").values_list("to", flat=True)
    assert sorted(told) == sorted([sides.venture.account.email, "colleague@example.org"])


def test_nobody_widens_once_a_side_has_sealed() -> None:
    sides = factories.answering_round()
    answer(sides)
    ask_for_full_path(actor=sides.organisation, round_=sides.round)
    factories.seal(sides.venture)
    with pytest.raises(AlreadySealed):
        ask_for_full_path(actor=sides.venture, round_=sides.round)


def test_nobody_seals_questions_that_came_meanwhile() -> None:
    sides = factories.answering_round()
    seen = versions_of(own_answers(own_sheet(sides.round, sides.venture.party)))
    ask_for_full_path(actor=sides.venture, round_=sides.round)
    ask_for_full_path(actor=sides.organisation, round_=sides.round)
    with pytest.raises(StaleAnswer):
        seal_answer_sheet(actor=sides.venture, round_=sides.round, seen=seen, path="core")
    assert seal_answer_sheet(actor=sides.venture, round_=sides.round, seen=seen, path="full") is False


def test_the_last_press_may_come_twice() -> None:
    sides = factories.answering_round()
    ask_for_full_path(actor=sides.venture, round_=sides.round)
    assert [ask_for_full_path(actor=sides.organisation, round_=sides.round) for _press in range(2)] == [True, True]
    assert OutboxMail.objects.filter(template="path_widened").count() == 1
    with pytest.raises(Conflict):
        stay_on_short_path(actor=sides.organisation, round_=sides.round)


def test_the_full_path_is_not_asked_for_again() -> None:
    sides = factories.answering_round(path="full")
    with pytest.raises(Conflict):
        ask_for_full_path(actor=sides.venture, round_=sides.round)


@pytest.mark.parametrize("stage", ["negotiating", "signing"])
def test_after_the_reveal_it_is_too_late(stage: str) -> None:
    sides = factories.round_in(stage)
    with pytest.raises(TransitionNotAllowed):
        ask_for_full_path(actor=sides.venture, round_=sides.round)

"""Signing one after another: who may, who is told, changing the order, and stepping in."""

from datetime import timedelta

import pytest
import time_machine

from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted, NotYourTurn
from partnerships.domain.next_step import Step
from partnerships.domain.signing_order import Arrangement
from partnerships.models import AuditEntry, OutboxMail, PartyStatus, Representative
from partnerships.queries.turns import turns
from partnerships.services import clock, signing_deadlines
from partnerships.services.agreement import freeze_agreement
from partnerships.services.arranging import arrange_signing
from partnerships.services.stepping_in import replace_signatory
from tests import factories, in_order, signing_steps
from tests.factories import ANA, BEN, CORA, TwoSides
from tests.in_order import FAY, in_turn, key, person

pytestmark = pytest.mark.django_db


def told(template: str) -> list[str]:
    return sorted(OutboxMail.objects.filter(template=template).values_list("to", flat=True))


def arrange(sides: TwoSides, by: str, *order: str, **more: object) -> bool:
    version = factories.version_of(sides.partnership)
    arrangement = Arrangement(tuple(key(email) for email in order), **more)  # type: ignore[arg-type]
    return arrange_signing(actor=person(sides.partnership, by), version=version, arrangement=arrangement)


def test_one_after_another_signs_and_the_last_one_completes() -> None:
    sides = in_turn()
    for signer, later in ((ANA, (BEN, CORA)), (BEN, (CORA,)), (CORA, ())):
        for email in later:
            waiting = person(sides.partnership, email)
            for attempt in (factories.fresh_code, lambda one: signing_steps.sign(one, code="000000")):
                with pytest.raises(NotYourTurn):
                    attempt(waiting)
        signing_steps.sign(person(sides.partnership, signer))
    assert sides.round.stage in {"sealing", "sealed"}


def test_whoever_comes_next_is_told_and_only_those_know_whose_turn_has_come() -> None:
    sides = in_turn()
    assert (told("ready_to_sign"), told("signing_in_order")) == ([], sorted([BEN, CORA, FAY]))  # ana froze it, and signs first
    signing_steps.sign(sides.venture)
    assert (told("your_turn"), told("signed")) == ([BEN], [])
    signing_steps.sign(person(sides.partnership, BEN))
    assert (told("your_turn"), told("signed")) == (sorted([BEN, CORA]), [ANA, FAY])


def test_the_list_keeps_whose_turn_it_is_and_counts_nothing() -> None:
    sides = in_turn()
    for signer in (ANA, BEN, CORA):
        rows = list(PartyStatus.objects.order_by("party__position").values_list("step", "turn", "is_waiting", "missing_signatures"))
        assert rows == [(Step.AWAIT_SIGNATURES, "them", True, 0)] * 2
        assert list(PartyStatus.objects.exclude(signs_next=None).values_list("signs_next__account__email", flat=True)) == [signer]
        assert turns(now=clock.now()) == {person(sides.partnership, signer).pk: Step.SIGN}
        signing_steps.sign(person(sides.partnership, signer))
    assert not PartyStatus.objects.exclude(signs_next=None).exists()


def test_another_order_brings_another_turn_and_tells_everybody() -> None:
    sides = in_turn()
    assert arrange(sides, ANA, CORA, BEN, ANA)
    assert (told("your_turn"), told("signing_arranged")) == ([CORA], sorted([BEN, CORA, FAY]))
    entry = AuditEntry.objects.latest("number")
    assert (entry.action, entry.payload["order"]) == ("signing_arranged", [key(CORA), key(BEN), key(ANA)])
    with pytest.raises(NotYourTurn):
        signing_steps.sign(sides.venture, code="000000")
    signing_steps.sign(person(sides.partnership, CORA))
    assert not arrange(sides, CORA, CORA, BEN, ANA)


def test_who_has_signed_is_not_moved() -> None:
    sides = in_turn()
    signing_steps.sign(sides.venture)
    arrange(sides, ANA, CORA, BEN)
    assert factories.version_of(sides.partnership).order == [key(email) for email in (ANA, CORA, BEN)]
    # ben does not know, and moves everybody alike: it is cora's turn all the same
    arrange(sides, BEN, CORA, ANA, BEN)
    signing_steps.sign(person(sides.partnership, CORA))
    signing_steps.sign(person(sides.partnership, BEN))
    assert sides.round.stage in {"sealing", "sealed"}


def test_from_one_after_another_to_all_at_once_and_back() -> None:
    sides = in_turn()
    arrange(sides, ANA)
    assert told("your_turn") == sorted([BEN, CORA])
    signing_steps.sign(person(sides.partnership, CORA))
    arrange(sides, BEN, BEN, ANA)
    with pytest.raises(NotYourTurn):
        signing_steps.sign(sides.venture, code="000000")


@pytest.mark.parametrize(
    ("by", "order", "days", "refusal"),
    [(ANA, (FAY,), None, Conflict), (ANA, (), -1, InvalidInput)],
    ids=["somebody who does not sign", "a day that has passed"],
)
def test_what_cannot_be_arranged_is_refused(by: str, order: tuple[str, ...], days: int | None, refusal: type[Exception]) -> None:
    sides = in_turn()
    day = clock.today() + timedelta(days=days) if days else None
    with pytest.raises(refusal):
        arrange(sides, by, *order, sign_by=day)
    Representative.objects.filter(pk=person(sides.partnership, FAY).pk).update(works=False)
    with pytest.raises(NotPermitted):
        arrange(sides, FAY, BEN)


def test_a_text_is_not_frozen_for_who_does_not_sign_nor_for_a_day_that_has_passed() -> None:
    sides = in_order.settled_with_three()
    for arrangement, refusal in (
        (Arrangement((key(FAY),)), Conflict),
        (Arrangement(sign_by=clock.today() - timedelta(days=1)), InvalidInput),
    ):
        with pytest.raises(refusal):
            freeze_agreement(actor=sides.venture, round_=sides.round, arrangement=arrangement)
    assert sides.round.stage == "negotiating"


def test_whoever_steps_in_signs_in_the_place_of_the_other_and_the_day_stays() -> None:
    day = clock.today() + timedelta(days=9)
    sides = in_turn(sign_by=day)
    signing_steps.sign(sides.venture)
    fay, ben = person(sides.partnership, FAY), person(sides.partnership, BEN)
    version = replace_signatory(actor=fay, leaving=ben, stepping_in=fay, reason="away")
    assert version is not None
    assert (version.order, version.sign_by) == ([key(ANA), key(FAY), key(CORA)], day)
    for email in (ANA, FAY, CORA):
        signing_steps.sign(person(sides.partnership, email))
    assert sides.round.stage in {"sealing", "sealed"}


@pytest.mark.parametrize(
    ("days", "mails"),
    [(1, []), (6, []), (7, [BEN]), (10, [BEN]), (11, [BEN, BEN]), (17, [BEN, BEN, BEN]), (40, [BEN, BEN, BEN])],
)
def test_a_day_by_which_to_sign_is_remembered_by_whose_turn_it_is(days: int, mails: list[str]) -> None:
    with time_machine.travel("2026-11-22T08:00:00+00:00", tick=False) as traveller:
        sides = in_turn(sign_by=clock.today() + timedelta(days=10))
        signing_steps.sign(sides.venture)
        for _day in range(days):
            traveller.shift(timedelta(days=1))
            signing_deadlines.remind()
            signing_deadlines.remind()
        assert told("deadline_of_signing") == mails


def test_at_the_same_time_everybody_is_reminded_who_has_not_signed() -> None:
    with time_machine.travel("2026-11-22T08:00:00+00:00", tick=False) as traveller:
        sides = in_order.frozen(sign_by=clock.today() + timedelta(days=10))
        signing_steps.sign(sides.venture)
        traveller.shift(timedelta(days=8))
        assert (signing_deadlines.remind(), told("deadline_of_signing")) == (2, [BEN, CORA])

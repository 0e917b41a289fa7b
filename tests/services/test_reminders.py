"""Reminders: to whose turn it is, after 3, 7, 14 and 30 days, by day; never to who has done their part, and blind before the reveal."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.domain.next_step import Step
from partnerships.models import Account, Organisation, OutboxMail, Partnership, Party, Proposal, Representative, Turn
from partnerships.queries.turns import turns
from partnerships.services import clock
from partnerships.services.mail_stops import stop_small_mails
from partnerships.services.reminders import remind
from tests import factories
from tests.factories import ANA, BEN, CORA

MONDAY = datetime(2027, 3, 1, 8, tzinfo=UTC)
"""Ten in the morning in Israel."""


@pytest.fixture
def now() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def reminded() -> list[tuple[str, str]]:
    """To whom, and of what."""
    rows = OutboxMail.objects.filter(template="reminder").order_by("to", "pk")
    return [(row.to, row.opened()["step"] if row.values else "") for row in rows]


def whose_turn() -> dict[str, Step]:
    people = dict(Representative.objects.values_list("pk", "account__email"))
    return {people[person]: step for person, step in turns(now=clock.now()).items()}


def after(now: time_machine.Traveller, days: float) -> int:
    """Let so many days pass since Monday, and sweep."""
    now.move_to(MONDAY + timedelta(days=days))
    return remind()


def test_it_works(now: time_machine.Traveller, answering: Partnership) -> None:
    assert remind() == 0
    sent = [after(now, days) for days in (2.9, 3, 3.1, 7, 14, 29, 30, 40)]
    assert sent == [0, 2, 0, 2, 2, 0, 2, 0]
    assert reminded() == [(ANA, "answer")] * 4 + [(BEN, "answer")] * 4


def test_a_worker_that_slept_sends_one_reminder(now: time_machine.Traveller, answering: Partnership) -> None:
    remind()
    assert [after(now, days) for days in (15, 16)] == [2, 0]


@pytest.mark.parametrize(("days", "hours", "sent"), [(4, 0, 2), (5, 0, 0), (6, 0, 2), (3, 12, 0), (3, -6, 0), (4, 5, 0)])
def test_at_a_decent_hour(now: time_machine.Traveller, answering: Partnership, days: int, hours: int, sent: int) -> None:
    remind()
    Turn.objects.update(since=MONDAY - timedelta(days=1))
    assert after(now, days + hours / 24) == sent


def test_in_the_time_zone_of_the_receiver(now: time_machine.Traveller, answering: Partnership) -> None:
    Account.objects.filter(email=ANA).update(time_zone="America/New_York")
    remind()
    assert [after(now, days) for days in (3, 3.3)] == [1, 1]
    assert [to for to, _step in reminded()] == [ANA, BEN]


def test_nobody_is_reminded_who_has_done_their_part(now: time_machine.Traveller, answering: Partnership) -> None:
    remind()
    factories.answer(factories.representative_of(answering, ANA), factories.VENTURE_ANSWERS)
    factories.seal(factories.representative_of(answering, ANA))
    after(now, 3)
    assert reminded() == [(BEN, "answer")]


def test_before_the_reveal_nothing_hangs_on_the_other_side(now: time_machine.Traveller, answering: Partnership) -> None:
    remind()
    factories.answer(factories.representative_of(answering, BEN), factories.ORGANISATION_ANSWERS)
    now.shift(timedelta(days=2))
    remind()
    factories.seal(factories.representative_of(answering, BEN))
    after(now, 3)
    assert (reminded(), Turn.objects.get().since) == ([(ANA, "answer")], MONDAY)


def test_before_the_reveal_no_reminder_tells_when_somebody_answered(now: time_machine.Traveller, answering: Partnership) -> None:
    remind()
    now.shift(timedelta(days=2.5))
    factories.answer(factories.representative_of(answering, ANA), factories.VENTURE_ANSWERS)
    assert after(now, 3) == 2
    assert reminded() == [(ANA, "answer"), (BEN, "answer")]


def test_whose_side_is_at_work_is_left_alone(now: time_machine.Traveller, revealed: Partnership) -> None:
    remind()
    now.shift(timedelta(days=2.5))
    factories.accept(factories.representative_of(revealed, ANA), Proposal.objects.order_by("pk")[0])
    after(now, 3)
    assert reminded() == [(BEN, "settle")]
    after(now, 3.8)
    after(now, 6)
    assert reminded() == [(ANA, "settle"), (BEN, "settle")]


def test_a_step_that_changed_begins_anew(now: time_machine.Traveller, answering: Partnership) -> None:
    remind()
    now.shift(timedelta(days=2))
    factories.reveal(answering)
    remind()
    assert after(now, 3) == 0
    assert Turn.objects.values_list("step", "since").distinct().get() == (Step.SETTLE, MONDAY + timedelta(days=2))


def test_a_viewer_is_not_reminded(now: time_machine.Traveller, answering: Partnership) -> None:
    Representative.objects.filter(account__email=BEN).update(works=False, signs=False)
    remind()
    assert after(now, 3) == 1


def test_neither_is_a_specimen(now: time_machine.Traveller, answering: Partnership) -> None:
    Partnership.objects.update(is_specimen=True)
    remind()
    assert (after(now, 3), Turn.objects.count()) == (0, 0)


def test_who_stopped_them_gets_none(now: time_machine.Traveller, answering: Partnership) -> None:
    remind()
    stop_small_mails(account=factories.account_of(ANA), partnership=answering)
    after(now, 3)
    assert reminded() == [(BEN, "answer")]


def test_in_the_language_of_the_receiver(now: time_machine.Traveller, answering: Partnership) -> None:
    Account.objects.filter(email=BEN).update(language="ar")
    remind()
    after(now, 3)
    assert list(OutboxMail.objects.filter(template="reminder").order_by("to").values_list("language", flat=True)) == ["he", "ar"]


def test_turns_while_it_is_being_opened(db: None) -> None:
    opener = factories.partnership_opened_by(ANA)
    assert whose_turn() == {ANA: Step.INVITE}
    ben = factories.join(opener, BEN)
    assert whose_turn() == {ANA: Step.ACCEPT_GROUND_RULES, BEN: Step.ACCEPT_GROUND_RULES}
    factories.accept_rules(opener)
    assert whose_turn() == {BEN: Step.ACCEPT_GROUND_RULES}
    factories.accept_rules(ben, days=40)
    assert whose_turn() == {ANA: Step.AGREE_DATE, BEN: Step.AGREE_DATE}


def test_turns_while_clauses_are_settled(revealed: Partnership) -> None:
    ana, ben = factories.representatives_of(revealed)
    assert whose_turn() == {ANA: Step.SETTLE, BEN: Step.SETTLE}
    factories.settle(revealed)
    assert whose_turn() == {ANA: Step.FREEZE, BEN: Step.FREEZE}
    proposal = factories.propose_own_words(ana)
    assert whose_turn() == {BEN: Step.SETTLE}
    factories.accept(ben, proposal)
    assert whose_turn() == {ANA: Step.FREEZE, BEN: Step.FREEZE}


def test_turns_of_those_who_approve(revealed: Partnership) -> None:
    organisation = Organisation.objects.create(
        legal_name="אגודה", form="association", number="580000008", requires_approval=True, created_at=clock.now()
    )
    factories.join(factories.representative_of(revealed, BEN), CORA, own_side=True)
    Party.objects.filter(partnership=revealed, position=1).update(organisation=organisation)
    Representative.objects.filter(account__email=BEN).update(approves=True)
    factories.freeze(revealed)
    assert whose_turn() == {BEN: Step.APPROVE}


def test_turns_of_those_who_sign(signing: Partnership) -> None:
    assert whose_turn() == {ANA: Step.SIGN, BEN: Step.SIGN}
    factories.sign(factories.representative_of(signing, ANA))
    assert whose_turn() == {BEN: Step.SIGN}
    factories.sign(factories.representative_of(signing, BEN))
    assert whose_turn() == {}


def test_a_constant_number_of_queries(answering: Partnership) -> None:

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            turns(now=clock.now())
        return len(queries)

    few = asked()
    for _number in range(3):
        factories.revealed_round()
        factories.answering_round()
    assert asked() == few

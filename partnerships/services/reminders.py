"""Reminders: 3, 7, 14 and 30 days after it became somebody's turn, in their language, by day, and never when they have done their part."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from partnerships.domain.next_step import Step
from partnerships.domain.reminders import REMIND_AFTER, is_decent_hour, reminders_passed
from partnerships.models import Acceptance, Account, MailStop, Partnership, Representative, Turn
from partnerships.queries.turns import turns
from partnerships.services import clock, lifecycle
from partnerships.services.mail_stops import stop_link
from partnerships.services.outbox import queue_mail
from partnerships.services.zones import zone_of

PAGES = {
    Step.INVITE: "invite",
    Step.ACCEPT_GROUND_RULES: "ground_rules",
    Step.AGREE_DATE: "ground_rules",
    Step.ANSWER: "task_list",
    Step.SETTLE: "clauses",
    Step.FREEZE: "agreement",
    Step.APPROVE: "sign",
    Step.SIGN: "sign",
}
BATCH = 500
AT_WORK = timedelta(days=1)
"""Whose side accepted a wording within the last day is at it, and needs no reminder now.

Nothing hangs on when somebody answered: the operator sees which reminders leave.
"""


def remind() -> int:
    """Note whose turn has begun or ended, and send the reminders that are due; returns how many were written."""
    note_turns()
    due = (
        Turn.objects.filter(since__lte=clock.now() - REMIND_AFTER[0], reminded__lt=len(REMIND_AFTER))
        .filter(~Exists(_stop_of(OuterRef("representative__account"), OuterRef("representative__party__partnership"))))
        .select_related("representative__account")
    )
    return sum(_remind(turn.pk) for turn in list(due) if _may_be_told_now(turn, turn.representative.account))


def note_turns() -> None:
    """Bring the noted turns up to date: a step that is new for somebody begins now, one that is over is forgotten."""
    now = clock.now()
    current = turns(now=now)
    noted = dict(Turn.objects.values_list("representative_id", "step"))
    for over in _batched([person for person, step in noted.items() if current.get(person) != step]):
        Turn.objects.filter(representative__in=over).delete()
    begun = [Turn(representative_id=person, step=step, since=now) for person, step in current.items() if noted.get(person) != step]
    Turn.objects.bulk_create(begun, batch_size=BATCH, ignore_conflicts=True)


def _batched(people: list[int]) -> Iterator[list[int]]:
    return (people[start : start + BATCH] for start in range(0, len(people), BATCH))


def _may_be_told_now(turn: Turn, account: Account) -> bool:
    now = clock.now()
    return reminders_passed(since=turn.since, now=now) > turn.reminded and is_decent_hour(timezone.localtime(now, zone_of(account)))


@transaction.atomic(durable=True)
def _remind(turn_id: int) -> bool:
    """Write one reminder, if under the lock it is still this person's turn and still untold."""
    turn = Turn.objects.select_related("representative__account", "representative__party__partnership").filter(pk=turn_id).first()
    if turn is None:
        return False
    person = turn.representative
    partnership = lifecycle.lock(person.party.partnership_id)
    turn = Turn.objects.filter(pk=turn_id).first()
    now = clock.now()
    number = reminders_passed(since=turn.since, now=now) if turn else 0
    if turn is None or number <= turn.reminded or turns(now=now, partnership=partnership).get(person.pk) != turn.step:
        return False
    if _stop_of(person.account_id, partnership.pk).exists() or _is_at_work(person):
        return False
    turn.reminded = number
    turn.save(update_fields=["reminded"])
    return _write(turn, person, partnership)


def _write(turn: Turn, person: Representative, partnership: Partnership) -> bool:
    written = queue_mail(
        key=f"reminder:{person.public_id}:{turn.step}:{turn.since:%Y%m%d%H%M%S}:{turn.reminded}",
        to=person.account.email,
        language=person.account.language,
        template="reminder",
        values={
            "title": partnership.title,
            "side": person.party.name,
            "step": turn.step,
            "since": timezone.localdate(turn.since, zone_of(person.account)).isoformat(),
            "is_last": turn.reminded == len(REMIND_AFTER),
            "path": reverse(PAGES[Step(turn.step)], args=[partnership.public_id]),
            "stop_link": stop_link(person.account, partnership),
        },
        partnership=partnership,
        account=person.account,
    )
    return written is not None


def _is_at_work(person: Representative) -> bool:
    lately = clock.now() - AT_WORK
    return Acceptance.objects.filter(party=person.party_id, accepted_at__gt=lately).exists()


def _stop_of(account: int | OuterRef, partnership: int | OuterRef) -> QuerySet[MailStop]:
    return MailStop.objects.filter(account=account, partnership=partnership)

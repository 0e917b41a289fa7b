"""Many partnerships at once, as rows for trying out lists: for development only, and marked as specimens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, cycle, islice

from django.conf import settings
from django.db import transaction

from partnerships.domain import ground_rules
from partnerships.domain.audit import Entry, next_entry, utc_text
from partnerships.domain.errors import NotPermitted
from partnerships.domain.fact_values import Form
from partnerships.domain.lifecycle import Stage
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.models import (
    Account,
    AnswerSheet,
    AuditEntry,
    Clause,
    Companion,
    Membership,
    Organisation,
    Partnership,
    Party,
    Representative,
    Reveal,
    Round,
)
from partnerships.services import clock, status
from partnerships.services.accounts import ensure_account

BATCH = 500
STAGES = (
    Stage.OPEN, Stage.ANSWERING, Stage.NEGOTIATING, Stage.ANSWERING, Stage.SIGNING, Stage.SEALED,
    Stage.NEGOTIATING, Stage.OPEN, Stage.SEALED,
)  # fmt: skip
VENTURES = ("מיזם הקיץ", "Open kitchen", "מטבח פתוח", "قراءة اتجاه", "רשת הורים בגליל", "Second wheel", "נגינה שכנה")
ORGANISATIONS = ("אגודת הסטודנטים", "מעגלי קהילה", "Valley conservatory")
TITLES = ("ישראל 2050", "Neighbours read", "תיקון עולם ישן", "مطبخ مفتوح", "קריאת כיוון", "Youth orchestra")
CLAUSES = ("resources.fee", "credit.logos", "conflict.notice")
NEGOTIATED = frozenset({Stage.NEGOTIATING})


@dataclass(frozen=True)
class Makers:
    """Who is in all of them: somebody of the ventures, somebody of the staff, and a consultant."""

    venture: Account
    staff: Account
    consultant: Account
    organisations: tuple[Organisation, ...]


def make_partnerships(number: int, *, staff: str, consultant: str) -> int:
    """Make so many partnerships in mixed stages for one account of the staff and one consultant; returns how many there are now.

    NotPermitted without DEBUG. They are rows for lists: what they say is put together, and nobody has answered.
    """
    if not settings.DEBUG:
        raise NotPermitted
    makers = _makers(staff, consultant)
    kinds = zip(cycle(STAGES), cycle(VENTURES), cycle(TITLES), count(1))
    while batch := list(islice(kinds, min(BATCH, number))):
        number -= len(batch)
        with transaction.atomic():
            _make(batch, makers)
    status.rebuild(only_missing=True)
    return Partnership.objects.count()


def _makers(staff: str, consultant: str) -> Makers:
    accounts = [ensure_account(email=email, language="he") for email in ("ventures@many.example", staff, consultant)]
    now = clock.now()
    organisations = []
    for name in ORGANISATIONS:
        known = Organisation.objects.filter(legal_name=name, number="").first()
        organisations.append(known or Organisation.objects.create(legal_name=name, form=Form.UNREGISTERED_GROUP, created_at=now))
    for organisation in organisations:
        Membership.objects.get_or_create(
            organisation=organisation, account=accounts[1], left_at=None, defaults={"name": staff.partition("@")[0], "joined_at": now}
        )
    return Makers(accounts[0], accounts[1], accounts[2], tuple(organisations))


Kind = tuple[Stage, str, str, int]


def _make(batch: Sequence[Kind], makers: Makers) -> None:
    now = clock.now()
    opened = [now - timedelta(days=number % 400, hours=number % 24) for _stage, _venture, _title, number in batch]
    partnerships = Partnership.objects.bulk_create(
        Partnership(title=f"{title} {number}", language="he", is_specimen=True, created_at=at)
        for (_stage, _venture, title, number), at in zip(batch, opened, strict=True)
    )
    rounds = Round.objects.bulk_create(_rounds(batch, partnerships, opened))
    ventures, organisations = _sides(batch, partnerships, makers, opened)
    people = _people(ventures, makers.venture, opened), _people(organisations, makers.staff, opened)
    _sheets(batch, rounds, (ventures, organisations), people)
    Companion.objects.bulk_create(
        Companion(partnership=one, kind=Companion.Kind.CONSULTANT, account=makers.consultant, name="יעל", joined_at=at)
        for one, at in zip(partnerships, opened, strict=True)
    )
    _clauses(batch, rounds, opened)
    for (stage, _venture, _title, _number), one, person, at in zip(batch, partnerships, people[0], opened, strict=True):
        AuditEntry.objects.bulk_create(_chain(one, person, stage, at))


def _rounds(batch: Sequence[Kind], partnerships: Sequence[Partnership], opened: Sequence[datetime]) -> Iterator[Round]:
    for (stage, _venture, _title, number), one, at in zip(batch, partnerships, opened, strict=True):
        open_on = None if stage is Stage.OPEN else at.date() + timedelta(days=30 + number % 60)
        yield Round(partnership=one, stage=stage, questionnaire_version=QUESTIONNAIRE.version, open_on=open_on)


def _sides(
    batch: Sequence[Kind], partnerships: Sequence[Partnership], makers: Makers, opened: Sequence[datetime]
) -> tuple[list[Party], list[Party]]:
    ventures, organisations = [], []
    for (stage, venture, _title, number), one, at in zip(batch, partnerships, opened, strict=True):
        rules = {} if stage is Stage.OPEN else {"ground_rules_accepted_at": at, "ground_rules_version": ground_rules.VERSION}
        organisation = makers.organisations[number % len(makers.organisations)]
        ventures.append(Party(partnership=one, position=0, role="venture", pole="venture", name=venture, is_opener=True, **rules))
        organisations.append(
            Party(
                partnership=one,
                position=1,
                role="organisation",
                pole="organisation",
                name=organisation.legal_name,
                organisation=organisation,
                **rules,
            )
        )
    return Party.objects.bulk_create(ventures), Party.objects.bulk_create(organisations)


def _people(parties: Sequence[Party], account: Account, opened: Sequence[datetime]) -> list[Representative]:
    name = account.email.partition("@")[0]
    rows = (Representative(party=party, account=account, name=name, joined_at=at) for party, at in zip(parties, opened, strict=True))
    return Representative.objects.bulk_create(rows)


def _sheets(
    batch: Sequence[Kind],
    rounds: Sequence[Round],
    sides: tuple[Sequence[Party], Sequence[Party]],
    people: tuple[Sequence[Representative], Sequence[Representative]],
) -> None:
    sheets = []
    for place, ((stage, _venture, _title, number), round_) in enumerate(zip(batch, rounds, strict=True)):
        for position in (0, 1):
            is_sealed = stage not in {Stage.OPEN, Stage.ANSWERING} or (stage is Stage.ANSWERING and number % 4 == position)
            sealed = {
                "sealed_at": clock.now(),
                "sealed_by": people[position][place],
                "shown_commitment": "0" * 64,
                "private_commitment": "0" * 64,
            }
            sheets.append(
                AnswerSheet(
                    round=round_,
                    party=sides[position][place],
                    questionnaire_version=QUESTIONNAIRE.version,
                    shown_key=b"",
                    private_key=b"",
                    **(sealed if is_sealed else {}),
                )
            )
    AnswerSheet.objects.bulk_create(sheets)


def _clauses(batch: Sequence[Kind], rounds: Sequence[Round], opened: Sequence[datetime]) -> None:
    talking = [
        (round_, number, at)
        for (stage, _venture, _title, number), round_, at in zip(batch, rounds, opened, strict=True)
        if stage in NEGOTIATED
    ]
    Reveal.objects.bulk_create(Reveal(round=round_, revealed_at=at, nonces={}, identical_names={}) for round_, _number, at in talking)
    Clause.objects.bulk_create(
        Clause(round=round_, key=key, chapter=key.partition(".")[0], position=place, heading=key)
        for round_, number, _at in talking
        for place, key in enumerate(CLAUSES[: 1 + number % len(CLAUSES)])
    )


def _chain(partnership: Partnership, opener: Representative, stage: Stage, at: datetime) -> Iterator[AuditEntry]:
    last: Entry | None = None
    actions = ["partnership_opened"] + ([] if stage is Stage.OPEN else ["answering_began"])
    for days, action in enumerate(actions):
        last = next_entry(
            last,
            at=utc_text(at + timedelta(minutes=days)),
            action=action,
            actor=f"representative:{opener.public_id}",
            payload={"specimen": True},
        )
        yield AuditEntry(
            partnership=partnership,
            number=last.number,
            at=last.at,
            action=last.action,
            actor=last.actor,
            payload=dict(last.payload),
            previous=last.previous,
            hash=last.hash,
        )

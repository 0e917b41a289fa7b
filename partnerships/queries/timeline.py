"""The entries of a partnership that somebody may read, and the names behind their ids."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from partnerships.domain.audit import utc_text
from partnerships.domain.lifecycle import Stage
from partnerships.domain.moves import BEGINNING, OF_SIGNATURES
from partnerships.domain.timeline import OPENLY_WHILE_ANSWERING
from partnerships.models import (
    AgreementVersion,
    AuditEntry,
    Clause,
    Companion,
    Membership,
    OperatorAct,
    Partnership,
    Party,
    Representative,
    Round,
)
from partnerships.queries.signing_order import ALL_HAVE_SIGNED, all_ordered, hides_signatures

REPRESENTATIVE, COMPANION, MEMBER, OPERATOR = "representative:", "companion:", "member:", "operator:"


@dataclass(frozen=True)
class Person:
    """Somebody whom an entry names; `party` is the side for which they act."""

    name: str
    party: Party | None
    kind: str
    """representative, companion, member, operator or site"""


@dataclass(frozen=True)
class Event:
    """One entry with the names behind its ids. Whom nobody knows any more is None."""

    at: datetime
    action: str
    payload: Mapping[str, Any]
    who: Person | None
    about: Person | None
    former: Person | None
    side: Party | None
    clause: str
    day: date | None
    reason: str
    """Why the operator did something; all sides read it."""


def visible_entries(round_: Round, own: Representative | None) -> QuerySet[AuditEntry]:
    """The entries that this person may read now, the newest first; for somebody beside the sides, without anybody who acts for one.

    While the sides answer, of the other side only what says who takes part; from the reveal on everything, except who has signed
    so far where one signs after another: that only those learn whose turn has come.
    """
    entries = AuditEntry.objects.filter(partnership=round_.partnership_id).order_by("-number")
    if round_.stage != Stage.ANSWERING:
        return entries.exclude(_of_hidden_signatures(round_, own))
    began = entries.filter(action=BEGINNING).values_list("number", flat=True).first() or 0
    people = Representative.objects.filter(party=own.party_id).values_list("public_id", flat=True) if own else []
    ours = Q(actor__in=[f"{REPRESENTATIVE}{public_id}" for public_id in people])
    return entries.filter(Q(number__lte=began) | ours | Q(action__in=OPENLY_WHILE_ANSWERING))


def _of_hidden_signatures(round_: Round, own: Representative | None) -> Q:
    """What tells of signatures where one signs after another and this person's turn has not come, or had not when the text went back."""
    hidden = Q(pk__in=[])
    for version in _hidden_versions(round_, own):
        until = Q(at__lte=utc_text(version.voided_at)) if version.voided_at else Q()
        hidden |= Q(until, action__in=OF_SIGNATURES, at__gte=utc_text(version.frozen_at))
    return hidden


def _hidden_versions(round_: Round, own: Representative | None) -> list[AgreementVersion]:
    """The versions signed one after another of whose signatures this person learns nothing."""
    versions = AgreementVersion.objects.filter(round__partnership=round_.partnership_id).exclude(order=[])
    unfinished = [version for version in versions.select_related("round") if version.voided_at or hides_signatures(version)]
    orders = all_ordered(unfinished) if unfinished and own else {}
    return [version for version in unfinished if own is None or not orders[version.pk].knows(own)]


def log_ends_for(round_: Round, own: Representative | None) -> int | None:
    """The number of the entry with which the log ends that this person may take away; None where it is the whole one.

    A log with gaps could not be checked: where signatures are hidden it ends at the freezing of that text, whether anybody has signed or
    not. When all have signed everybody has all of it.
    """
    if round_.stage in ALL_HAVE_SIGNED:
        return None
    codes = [version.check_code for version in _hidden_versions(round_, own)]
    freezing = AuditEntry.objects.filter(partnership=round_.partnership_id, action="agreement_frozen", payload__check_code__in=codes)
    return freezing.order_by("number").values_list("number", flat=True).first() if codes else None


def events_of(partnership: Partnership, entries: Iterable[AuditEntry]) -> tuple[Event, ...]:
    """These entries with names, in a constant number of queries."""
    page = list(entries)
    parties = {party.position: party for party in Party.objects.filter(partnership=partnership)}
    people, acts = _people(partnership, page), _acts(page)
    clauses = dict(Clause.objects.filter(round__partnership=partnership, key__in=_keys(page)).values_list("key", "heading"))
    return tuple(_event(entry, parties, people, clauses, acts.get(str(entry.payload.get("act")))) for entry in page)


def _people(partnership: Partnership, page: Sequence[AuditEntry]) -> dict[str, Person]:
    found: dict[str, Person] = {}
    for person in Representative.objects.filter(party__partnership=partnership).select_related("party"):
        found[str(person.public_id)] = Person(person.name, person.party, "representative")
    for companion in Companion.objects.filter(partnership=partnership).select_related("party"):
        found[str(companion.public_id)] = Person(companion.name, None, "companion")
    members = [entry.actor.removeprefix(MEMBER) for entry in page if entry.actor.startswith(MEMBER)]
    if members:
        for member in Membership.objects.filter(public_id__in=members):
            found[str(member.public_id)] = Person(member.name, None, "member")
    return found


def _acts(page: Sequence[AuditEntry]) -> dict[str, OperatorAct]:
    acts = [str(entry.payload["act"]) for entry in page if "act" in entry.payload]
    if not acts:
        return {}
    rows = OperatorAct.objects.filter(public_id__in=acts).select_related("representative__party")
    return {str(act.public_id): act for act in rows}


def _whom(act: OperatorAct | None) -> Person | None:
    someone = act.representative if act else None
    return Person(someone.name, someone.party, "representative") if someone else None


def _keys(page: Sequence[AuditEntry]) -> list[str]:
    return [key for entry in page if isinstance(key := entry.payload.get("clause"), str)]


def _event(
    entry: AuditEntry, parties: Mapping[int, Party], people: Mapping[str, Person], clauses: Mapping[str, str], act: OperatorAct | None
) -> Event:
    payload = entry.payload
    who = _actor(entry.actor, people)
    about = next((people.get(str(payload[key])) for key in ("stepping_in", "representative", "companion") if key in payload), _whom(act))
    position = payload.get("position")
    side = parties.get(position) if isinstance(position, int) else None
    return Event(
        at=datetime.fromisoformat(entry.at),
        action=entry.action,
        payload=payload,
        who=who,
        about=about,
        former=people.get(str(payload.get("leaving"))),
        side=side or (about.party if about else None) or (who.party if who else None),
        clause=clauses.get(str(payload.get("clause")), ""),
        day=date.fromisoformat(payload["open_on"]) if "open_on" in payload else None,
        reason=act.reason if act else "",
    )


def _actor(actor: str, people: Mapping[str, Person]) -> Person | None:
    for kind in (REPRESENTATIVE, COMPANION, MEMBER):
        if actor.startswith(kind):
            return people.get(actor.removeprefix(kind))
    return Person("", None, "operator" if actor.startswith(OPERATOR) else "site")

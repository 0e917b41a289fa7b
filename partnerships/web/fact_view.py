"""What each side states about the agreement, and whether both state the same."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.forms import BoundField
from django.utils.formats import date_format
from django.utils.translation import gettext

from partnerships.domain.errors import Conflict
from partnerships.domain.facts import BINDS_LABELS, FORM_LABELS, LANGUAGES, LIABILITY_LABELS, AgreementFact, Binds, PartyFacts
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Party
from partnerships.queries.negotiation import AgreementFacts
from partnerships.web.comparison_view import Tag
from partnerships.web.forms.facts import AgreementFactsForm


class StaleFact(Conflict):
    """The other side states something else than what stood on the page."""

    code = "stale_fact"
    message = _("The other side has changed what it states meanwhile. Nothing was saved.")


@dataclass(frozen=True)
class Statement:
    """What another side states, in words; `seen` names exactly this value."""

    party: Party
    lines: tuple[str, ...]
    seen: str


@dataclass(frozen=True)
class FactRow:
    """A fact with the own field, what the other sides state, and how they stand to each other."""

    fact: AgreementFact
    field: BoundField
    theirs: tuple[Statement, ...]
    tag: Tag
    is_same: bool
    is_stated: bool
    """Whether any side states it."""


def fact_rows(form: AgreementFactsForm, facts: AgreementFacts, own: Party, others: Iterable[Party]) -> tuple[FactRow, ...]:
    """All facts of the agreement, as one side's page shows them."""
    others = tuple(others)
    return tuple(_row(fact, field, facts, own, others) for fact, field in form.facts())


def statement_of(facts: AgreementFacts, seen: str) -> tuple[str, object]:
    """Key and value that a press on “state the same” names. StaleFact when it is stated no longer."""
    key, _colon, rest = seen.partition(":")
    for position, value in facts.stated.get(key, {}).items():
        if rest == f"{position}:{_digest(value)}":
            return key, value
    raise StaleFact


def in_words(key: str, value: object) -> tuple[str, ...]:
    """A stated value in words, one line or several."""
    if isinstance(value, bool):
        return (gettext("Yes") if value else gettext("No"),)
    match key:
        case "binds":
            return (gettext(BINDS_LABELS[Binds(str(value))]),)
        case "language_prevails":
            return (gettext(LANGUAGES[str(value)]),)
        case "start":
            return (date_format(date.fromisoformat(str(value)), "DATE_FORMAT"),)
        case _:
            return (str(value),)


def party_lines(facts: PartyFacts) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who a side is, in words: each stated fact with its label."""
    days = (
        (_("Certificate of proper management, valid until"), facts.proper_management_until),
        (_("Section 46 approval, valid until"), facts.section_46_until),
    )
    lines = (
        (_("Full legal name"), (facts.legal_name,)),
        (_("In law"), (gettext(FORM_LABELS[facts.form]),)),
        (_("Registration number"), (facts.number,)),
        (_("Address"), (facts.address,)),
        (_("E-mail address for notices"), (facts.notices_email,)),
        (_("Authority of whoever signs"), (facts.resolution or gettext("As declared by whoever signs"),)),
        *((label, (date_format(day, "DATE_FORMAT") if day else "",)) for label, day in days),
        (_("The members of the group"), facts.members),
        (_("How the members answer"), (gettext(LIABILITY_LABELS[facts.liability]) if facts.liability else "",)),
        (_("How somebody joins or leaves the group"), (facts.joining,)),
    )
    return tuple((gettext(label), values) for label, values in lines if any(values))


def _row(fact: AgreementFact, field: BoundField, facts: AgreementFacts, own: Party, others: tuple[Party, ...]) -> FactRow:
    stated = facts.stated.get(fact.key, {})
    theirs = tuple(
        Statement(party, in_words(fact.key, stated[party.position]), f"{fact.key}:{party.position}:{_digest(stated[party.position])}")
        for party in others
        if party.position in stated
    )
    is_same = bool(stated) and fact.key not in facts.apart
    return FactRow(fact, field, theirs, Tag(*_standing(own.position in stated, bool(theirs), is_same=is_same)), is_same, bool(stated))


def _standing(ours: bool, theirs: bool, *, is_same: bool) -> tuple[str, str]:
    if is_same:
        return "done", gettext("Both sides state the same")
    if ours and theirs:
        return "talk", gettext("The sides state different things")
    if ours:
        return "wait", gettext("Stated by your side only")
    if theirs:
        return "near", gettext("Stated by the other side only")
    return "near", gettext("Still to be stated")


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:32]

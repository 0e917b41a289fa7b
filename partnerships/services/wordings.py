"""What a proposal says: the words of an answer, a bridge, a value, a default or an open point, own words, or none at all."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import translation

from partnerships.domain.answers import parse_answer
from partnerships.domain.clauses import drafting
from partnerships.domain.errors import InvalidInput, NotPermitted
from partnerships.domain.questionnaire.structure import Kind
from partnerships.domain.text import clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Clause, Party, PreparedWording, Proposal, Round
from partnerships.queries.negotiation import JOINT, bridging, drafts_of, offered_default, sheets_by_pole
from partnerships.queries.questionnaire import revealed_answers
from partnerships.services import clock

CLAUSE_LIMIT = 6000
NO_BRIDGE = _("There is no bridge between the answers to this question. Settle it in another way.")
NO_DEFAULT = _("There is no suggestion of this site for this question. Write your own words instead.")


@dataclass(frozen=True)
class Wording:
    """What a side proposes for a clause: a side's own answer, the bridge, a value, the default, own words, what somebody beside the
    sides prepared (by its public id), open until a date with an owner, or to leave it out.
    """

    origin: str
    party: int | None = None
    value: Any = None
    text: str = ""
    until: date | None = None
    owner: int | None = None
    prepared: UUID | None = None


@dataclass(frozen=True)
class Words:
    """The words of a proposal, with the value from which they were drafted, who prepared them, or an open point's date and owner."""

    text: str
    value: Any = None
    until: date | None = None
    owner: Party | None = None
    prepared: PreparedWording | None = None


def words_of(round_: Round, clause: Clause, wording: Wording) -> Words:
    """What this wording says, in the agreement's language. InvalidInput when it cannot be taken, NotPermitted for an owner of no side."""
    match wording.origin:
        case Proposal.Origin.TEXT:
            return Words(own_words(wording.text))
        case Proposal.Origin.OPEN:
            return _open_point(round_, clause, wording.until, _party_at(round_, wording.owner))
        case Proposal.Origin.VALUE:
            return _draft_of_value(round_, clause, wording.value)
        case Proposal.Origin.BRIDGE:
            return _draft_of_bridge(round_, clause)
        case Proposal.Origin.DEFAULT:
            return _draft_of_default(round_, clause)
        case Proposal.Origin.PREPARED:
            return _prepared_words(clause, wording.prepared)
        case Proposal.Origin.OMIT:
            return _no_words(clause)
    drafts = drafts_of(round_, clause)
    chosen = JOINT if wording.origin == Proposal.Origin.JOINT else wording.party
    if chosen not in drafts:
        raise InvalidInput(_("Choose one of the wordings, write your own, or leave the point open until a date."))
    return Words(drafts[chosen].text)


def own_words(words: str) -> str:
    """Somebody's own words as they would be stored. InvalidInput when they cannot be taken."""
    text = clean_text(words, limit=CLAUSE_LIMIT)
    if not text:
        raise InvalidInput(_("Write the wording that you propose."))
    return text


def _prepared_words(clause: Clause, public_id: UUID | None) -> Words:
    standing = PreparedWording.objects.filter(clause=clause, withdrawn_at=None)
    prepared = standing.filter(public_id=public_id).first() if public_id else None
    if prepared is None:
        raise InvalidInput(_("This wording was taken back by whoever prepared it. Choose another one, or write your own."))
    return Words(prepared.text, prepared=prepared)


def _open_point(round_: Round, clause: Clause, until: date | None, owner: Party | None) -> Words:
    if owner is None or until is None:
        raise InvalidInput(_("An open point needs a date and a side that sees to it."))
    if until < clock.today():
        raise InvalidInput(_("The date of an open point lies ahead. Choose a later day."))
    with translation.override(round_.partnership.language):
        text = drafting.open_point_text(clause.heading, owner.pole, until, translate=translation.gettext)
    return Words(text, until=until, owner=owner)


def _draft_of_value(round_: Round, clause: Clause, value: Any) -> Words:
    if clause.key not in drafting.CLAUSES:
        raise InvalidInput(drafting.NOT_A_VALUE)
    question = round_.questionnaire.question(clause.key)
    if question.kind is Kind.NUMBER:
        parse_answer(question, {"value": value})
    answers = drafting.agreed_answers(sheets_by_pole(round_, revealed_answers(round_)))
    same = value if question.kind is Kind.NAMES else None  # names that both agree on stand on the lists of both
    with translation.override(round_.partnership.language):
        draft = drafting.draft(clause.key, value, other_value=same, translate=translation.gettext, answers=answers)
    if draft is None:
        raise InvalidInput(drafting.NOT_A_VALUE)
    return Words(draft.text, value)


def _draft_of_bridge(round_: Round, clause: Clause) -> Words:
    bridge = bridging(round_, clause.key) if clause.key in drafting.CLAUSES else None
    if bridge is None:
        raise InvalidInput(NO_BRIDGE)
    return Words(bridge.text, bridge.value)


def _draft_of_default(round_: Round, clause: Clause) -> Words:
    default = offered_default(round_, clause.key)
    if default is None:
        raise InvalidInput(NO_DEFAULT)
    return Words(default.text, default.value)


def _no_words(clause: Clause) -> Words:
    """To leave a clause out is a proposal without words."""
    if clause.proposals.standing().order_by("-number").values_list("origin", flat=True).first() == Proposal.Origin.OMIT:
        raise InvalidInput(_("It is proposed already to leave this clause out."))
    return Words("")


def _party_at(round_: Round, position: int | None) -> Party | None:
    party = Party.objects.filter(partnership=round_.partnership_id, position=position).first() if position is not None else None
    if position is not None and party is None:
        raise NotPermitted
    return party

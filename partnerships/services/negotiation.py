"""From two answers to one text: clauses laid out at the reveal, proposals, acceptances of exactly one text, stated facts."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from partnerships.domain.answers import parse_answer
from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.structure import CHAPTERS, chapter_of
from partnerships.domain.comparison import Category, compare_all
from partnerships.domain.errors import InvalidInput, NotPermitted, StaleProposal
from partnerships.domain.facts import agreement_fact, agreement_facts_json, party_facts_json, read_party_facts
from partnerships.domain.lifecycle import Action
from partnerships.domain.mistakes import Mistake
from partnerships.domain.questionnaire.structure import Kind
from partnerships.domain.text import clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Acceptance, Clause, Party, Proposal, Representative, Round, StatedFact
from partnerships.queries.negotiation import JOINT, clause_views, drafts_of, sheets_by_pole
from partnerships.queries.questionnaire import revealed_answers
from partnerships.services import audit, clock, lifecycle
from partnerships.services.notices import tell_people

CLAUSE_LIMIT = 6000


class InvalidFacts(InvalidInput):
    """Facts of a side that cannot be taken; `mistakes` names all that is wrong, each with its place."""

    code = "invalid_facts"

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__(mistakes[0].message, **mistakes[0].values)


@dataclass(frozen=True)
class Wording:
    """What a side proposes for a clause: a side's own answer, a value, own words, or open until a date with an owner."""

    origin: str
    party: int | None = None
    value: Any = None
    text: str = ""
    until: date | None = None
    owner: int | None = None


def lay_out_clauses(round_: Round) -> None:
    """At the reveal: a clause for every question that somebody answered, with a draft where all gave the same value.

    Called inside the transaction of the last seal.
    """
    answers = revealed_answers(round_)
    sheets = sheets_by_pole(round_, answers)
    agreed = {found.question_key for found in compare_all(round_.questionnaire, answers) if found.category is Category.AGREED}
    with translation.override(round_.partnership.language):
        for position, key in enumerate(key for chapter in CHAPTERS for key in chapter.question_keys):
            if not any(drafting.draft_for_party(key, sheet, pole, translate=translation.gettext) for pole, sheet in sheets.items()):
                continue
            heading = drafting.heading(key, translation.gettext)
            clause = Clause.objects.create(round=round_, key=key, chapter=chapter_of(key).key, position=position, heading=heading)
            draft = drafting.draft_joint(key, sheets, translate=translation.gettext) if key in agreed else None
            if draft is not None:
                _write(clause, draft.text, origin=Proposal.Origin.DRAFT)


@transaction.atomic(durable=True)
def propose(*, actor: Representative, clause: Clause, wording: Wording, based_on: int) -> Proposal:
    """Propose a wording, which the own side thereby accepts. `based_on` is the number of the proposal that was on the page.

    StaleProposal when the clause moved on meanwhile; InvalidInput when the words cannot be taken.
    """
    round_ = lifecycle.lock_round(clause.round_id)
    lifecycle.advance(round_, Action.NEGOTIATE)
    if based_on != (_current_number(clause)):
        raise StaleProposal
    owner = _party_at(round_, wording.owner) if wording.origin == Proposal.Origin.OPEN else None
    proposal = _write(
        clause,
        _text_of(round_, clause, wording, owner),
        origin=wording.origin,
        by=actor,
        value=wording.value if wording.origin == Proposal.Origin.VALUE else None,
        until=wording.until if owner else None,
        owner=owner,
    )
    _accept(proposal, actor)
    audit.append(
        round_.partnership,
        action="wording_proposed",
        actor=actor,
        payload={"proposal": str(proposal.public_id), "clause": clause.key, "number": proposal.number, "text_hash": proposal.text_hash},
    )
    _tell_others(actor, round_, clause)
    return proposal


@transaction.atomic(durable=True)
def accept_proposal(*, actor: Representative, proposal: Proposal, text_hash: str) -> Acceptance:
    """Accept exactly this text for the actor's side. StaleProposal when it is no longer the current one."""
    round_ = lifecycle.lock_round(proposal.clause.round_id)
    lifecycle.advance(round_, Action.NEGOTIATE)
    acceptance = _accept_checked(actor, round_, proposal, text_hash)
    _tell_when_all_settled(actor, round_)
    return acceptance


@transaction.atomic(durable=True)
def accept_drafts(*, actor: Representative, round_: Round, shown: Mapping[str, str]) -> int:
    """Accept the drafts of what both answered alike, all at once, as they were listed (proposal id → text hash).

    Returns how many. StaleProposal when one of them moved on: then none is accepted.
    """
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.NEGOTIATE)
    drafts = Proposal.objects.filter(clause__round=round_, origin=Proposal.Origin.DRAFT, public_id__in=list(shown)).select_related("clause")
    found = list(drafts)
    if len(found) != len(shown):
        raise StaleProposal
    for proposal in found:
        # an id can be written in more than one way; the page writes it in this one
        _accept_checked(actor, round_, proposal, shown.get(str(proposal.public_id), ""))
    _tell_when_all_settled(actor, round_)
    return len(found)


@transaction.atomic(durable=True)
def state_facts(*, actor: Representative, round_: Round, facts: Mapping[str, object]) -> None:
    """State facts of the agreement for the actor's side; an empty value takes a statement back. InvalidInput on the first mistake."""
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.STATE_FACTS)
    now = clock.now()
    for key, raw in facts.items():
        value = agreement_fact(key, raw)
        if value is None:
            StatedFact.objects.filter(round=round_, party=actor.party_id, key=key).delete()
            continue
        StatedFact.objects.update_or_create(
            round=round_,
            party_id=actor.party_id,
            key=key,
            defaults={"value": agreement_facts_json({key: value})[key], "by": actor, "stated_at": now},
        )
    audit.append(round_.partnership, action="facts_stated", actor=actor, payload={"keys": sorted(facts)})


@transaction.atomic(durable=True)
def state_party_facts(*, actor: Representative, round_: Round, data: Mapping[str, object]) -> Party:
    """State who the actor's side is. InvalidFacts names every mistake with its place."""
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.STATE_FACTS)
    facts, mistakes = read_party_facts(data)
    if facts is None:
        raise InvalidFacts(mistakes)
    party = Party.objects.get(pk=actor.party_id)
    party.facts, party.name = party_facts_json(facts), facts.legal_name[:160]
    party.save(update_fields=["facts", "name"])
    audit.append(round_.partnership, action="party_facts_stated", actor=actor, payload={"position": party.position})
    return party


def text_hash(text: str) -> str:
    """SHA-256 of the words, by which an acceptance names exactly one text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _text_of(round_: Round, clause: Clause, wording: Wording, owner: Party | None) -> str:
    if wording.origin == Proposal.Origin.TEXT:
        text = clean_text(wording.text, limit=CLAUSE_LIMIT)
        if not text:
            raise InvalidInput(_("Write the wording that you propose."))
        return text
    if wording.origin == Proposal.Origin.OPEN:
        return _open_point(round_, clause, wording.until, owner)
    if wording.origin == Proposal.Origin.VALUE:
        return _draft_of_value(round_, clause, wording.value)
    drafts = drafts_of(round_, clause)
    chosen = JOINT if wording.origin == Proposal.Origin.JOINT else wording.party
    if chosen not in drafts:
        raise InvalidInput(_("Choose one of the wordings, write your own, or leave the point open until a date."))
    return drafts[chosen].text


def _open_point(round_: Round, clause: Clause, until: date | None, owner: Party | None) -> str:
    if owner is None or until is None:
        raise InvalidInput(_("An open point needs a date and a side that sees to it."))
    if until < clock.today():
        raise InvalidInput(_("The date of an open point lies ahead. Choose a later day."))
    with translation.override(round_.partnership.language):
        return drafting.open_point_text(clause.heading, owner.pole, until, translate=translation.gettext)


def _draft_of_value(round_: Round, clause: Clause, value: Any) -> str:
    question = round_.questionnaire.question(clause.key)
    if question.kind is Kind.NUMBER:
        parse_answer(question, {"value": value})
    answers = drafting.agreed_answers(sheets_by_pole(round_, revealed_answers(round_)))
    with translation.override(round_.partnership.language):
        draft = drafting.draft(clause.key, value, translate=translation.gettext, answers=answers)
    if draft is None:
        raise InvalidInput(_("From this value no wording can be drafted."))
    return draft.text


def _write(
    clause: Clause,
    text: str,
    *,
    origin: str,
    by: Representative | None = None,
    value: Any = None,
    until: date | None = None,
    owner: Party | None = None,
) -> Proposal:
    return Proposal.objects.create(
        clause=clause,
        number=_current_number(clause) + 1,
        origin=origin,
        party=by.party if by else None,
        by=by,
        text=text,
        text_hash=text_hash(text),
        value=value,
        open_until=until,
        open_owner=owner,
        created_at=clock.now(),
    )


def _accept(proposal: Proposal, actor: Representative) -> Acceptance:
    acceptance, _created = Acceptance.objects.get_or_create(
        proposal=proposal, party=actor.party, defaults={"by": actor, "text_hash": proposal.text_hash, "accepted_at": clock.now()}
    )
    return acceptance


def _accept_checked(actor: Representative, round_: Round, proposal: Proposal, shown_hash: str) -> Acceptance:
    proposal.refresh_from_db()
    if proposal.number != _current_number(proposal.clause) or proposal.text_hash != shown_hash:
        raise StaleProposal
    acceptance = _accept(proposal, actor)
    audit.append(
        round_.partnership,
        action="wording_accepted",
        actor=actor,
        payload={"proposal": str(proposal.public_id), "clause": proposal.clause.key, "text_hash": proposal.text_hash},
    )
    return acceptance


def _current_number(clause: Clause) -> int:
    last = clause.proposals.order_by("-number").values_list("number", flat=True).first()
    return last or 0


def _party_at(round_: Round, position: int | None) -> Party | None:
    party = Party.objects.filter(partnership=round_.partnership_id, position=position).first() if position is not None else None
    if position is not None and party is None:
        raise NotPermitted
    return party


def _tell_others(actor: Representative, round_: Round, clause: Clause) -> None:
    # one mail a clause and day at most: whoever settles ten clauses in an evening does not write ten mails a clause
    tell_people(
        round_.partnership,
        "proposal_waits",
        key=f"proposal:{clause.pk}:{clock.today()}",
        path=reverse("clause", args=[round_.partnership.public_id, clause.key]),
        values={"side": actor.party.name, "heading": clause.heading},
        except_side_of=actor,
    )


def _tell_when_all_settled(actor: Representative, round_: Round) -> None:
    if not all(view.is_settled for view in clause_views(round_)):
        return
    tell_people(
        round_.partnership,
        "all_settled",
        key=f"all_settled:{round_.pk}:{clock.today()}",
        path=reverse("agreement", args=[round_.partnership.public_id]),
        values={},
        except_person=actor,
    )

"""From two answers to one text: clauses laid out at the reveal, proposals, acceptances of exactly one text, defaults, stated facts."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import translation

from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.structure import CHAPTERS, chapter_of
from partnerships.domain.comparison import Category, compare_all
from partnerships.domain.errors import InvalidInput, StaleProposal
from partnerships.domain.facts import agreement_fact, agreement_facts_json, party_facts_json, read_party_facts
from partnerships.domain.lifecycle import Action
from partnerships.domain.mistakes import Mistake
from partnerships.domain.organisation import undercuts
from partnerships.models import Acceptance, Clause, Party, Proposal, Representative, Round, StatedFact
from partnerships.queries.agreed_anyway import agreed_anyway
from partnerships.queries.clause_table import clause_table
from partnerships.queries.negotiation import clause_views, offered_default, sheets_by_pole
from partnerships.queries.organisation import profile_of
from partnerships.queries.questionnaire import revealed_answers
from partnerships.services import audit, clock, lifecycle
from partnerships.services.clause_table import enter_acceptance, enter_proposal, lay_draft, tell_when_all_settled, text_hash
from partnerships.services.wordings import NO_DEFAULT, Wording

__all__ = [
    "POSITIONS",
    "InvalidFacts",
    "Wording",
    "accept_drafts",
    "accept_proposal",
    "enter_proposal",
    "lay_out_clauses",
    "propose",
    "propose_default",
    "state_facts",
    "state_party_facts",
    "text_hash",
]

POSITIONS = {key: position for position, key in enumerate(key for chapter in CHAPTERS for key in chapter.question_keys)}


class InvalidFacts(InvalidInput):
    """Facts of a side that cannot be taken; `mistakes` names all that is wrong, each with its place."""

    code = "invalid_facts"

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__(mistakes[0].message, **mistakes[0].values)


def lay_out_clauses(round_: Round) -> None:
    """At the reveal: a clause for every question that somebody answered, with a draft where all gave the same value.

    Called inside the transaction of the last seal.
    """
    answers = revealed_answers(round_)
    sheets = sheets_by_pole(round_, answers)
    agreed = {found.question_key for found in compare_all(round_.questionnaire, answers) if found.category is Category.AGREED}
    with translation.override(round_.partnership.language):
        for key in POSITIONS:
            if not any(drafting.draft_for_party(key, sheet, pole, translate=translation.gettext) for pole, sheet in sheets.items()):
                continue
            clause = _clause(round_, key, drafting.heading(key, translation.gettext))
            draft = drafting.draft_joint(key, sheets, translate=translation.gettext) if key in agreed else None
            if draft is not None:
                lay_draft(clause, draft.text)


@transaction.atomic(durable=True)
def propose(*, actor: Representative, clause: Clause, wording: Wording, based_on: int, why: str = "") -> Proposal:
    """Propose a wording, which the own side thereby accepts. `based_on` is the number of the proposal that was on the page; `why` is
    no part of the agreement.

    StaleProposal when the clause moved on meanwhile; InvalidInput when the words cannot be taken.
    """
    round_ = lifecycle.lock_round(clause.round_id)
    lifecycle.advance(round_, Action.NEGOTIATE, by=actor)
    proposal = enter_proposal(actor, round_, clause, wording, based_on=based_on, why=why)
    if proposal.origin == Proposal.Origin.OMIT:
        tell_when_all_settled(actor, round_)  # whoever leaves out a default settles it alone
    return proposal


@transaction.atomic(durable=True)
def propose_default(*, actor: Representative, round_: Round, key: str, based_on: int) -> Proposal:
    """Propose the default for a question that nobody answered; the own side thereby accepts it, the other accepts it by itself or not.

    `based_on` is the number of the proposal that was on the page: 0 where the question has no clause yet. StaleProposal when
    somebody proposed it meanwhile, or where the question has a clause of its own; InvalidInput where no default is offered.
    """
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.NEGOTIATE, by=actor)
    default = offered_default(round_, key)
    if default is None:
        raise InvalidInput(NO_DEFAULT)
    clause = Clause.objects.filter(round=round_, key=key).first() or _clause(round_, key, default.heading, is_default=True)
    if not clause_table(clause).is_default:
        raise StaleProposal
    return enter_proposal(actor, round_, clause, Wording(Proposal.Origin.DEFAULT), based_on=based_on)


@transaction.atomic(durable=True)
def accept_proposal(*, actor: Representative, proposal: Proposal, text_hash: str) -> Acceptance:
    """Accept exactly this text for the actor's side. StaleProposal when it is no longer the current one."""
    round_ = lifecycle.lock_round(proposal.clause.round_id)
    lifecycle.advance(round_, Action.NEGOTIATE, by=actor)
    acceptance = enter_acceptance(actor, round_, proposal, text_hash)
    tell_when_all_settled(actor, round_)
    return acceptance


@transaction.atomic(durable=True)
def accept_drafts(*, actor: Representative, round_: Round, shown: Mapping[str, str]) -> int:
    """Accept what this side agrees with anyway, all at once, as it was listed (proposal id → text hash): see `agreed_anyway`.

    Returns how many. StaleProposal when one of them moved on, or is nothing that may be accepted in this way: then none is accepted.
    """
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.NEGOTIATE, by=actor)
    views = clause_views(round_)
    agreed = {str(view.current.public_id) for view in agreed_anyway(round_, actor.party, views) if view.current}
    accepted = {str(view.current.public_id) for view in views if view.current and actor.party.position in view.accepted_by}
    if not shown.keys() <= agreed | accepted:
        raise StaleProposal
    # the last one that is new tells the list
    found = sorted(
        Proposal.objects.filter(public_id__in=list(shown)).select_related("clause"), key=lambda one: str(one.public_id) in agreed
    )
    for proposal in found:
        enter_acceptance(actor, round_, proposal, shown[str(proposal.public_id)], more_follow=proposal is not found[-1])
    tell_when_all_settled(actor, round_)
    return len(found)


@transaction.atomic(durable=True)
def state_facts(*, actor: Representative, round_: Round, facts: Mapping[str, object]) -> None:
    """State facts of the agreement for the actor's side; an empty value takes a statement back. InvalidInput on the first mistake."""
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.STATE_FACTS, by=actor)
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
    """State who the actor's side is. InvalidFacts names every mistake with its place.

    A side that is a lasting organisation states neither another number than its own, nor fewer signatures than it asks for.
    """
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.STATE_FACTS, by=actor)
    party = Party.objects.select_related("organisation").get(pk=actor.party_id)
    facts, mistakes = read_party_facts(data)
    if facts is not None and party.organisation is not None:
        mistakes = undercuts(profile_of(party.organisation), facts)
    if facts is None or mistakes:
        raise InvalidFacts(mistakes)
    party.facts, party.name = party_facts_json(facts), facts.legal_name[:160]
    party.save(update_fields=["facts", "name"])
    audit.append(round_.partnership, action="party_facts_stated", actor=actor, payload={"position": party.position})
    return party


def _clause(round_: Round, key: str, heading: str, *, is_default: bool = False) -> Clause:
    return Clause.objects.create(
        round=round_, key=key, chapter=chapter_of(key).key, position=POSITIONS[key], heading=heading, is_default=is_default
    )

"""Going back at the table, until the text is frozen: withdrawing an acceptance, taking back a wording. No row is ever deleted."""

from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.models import Acceptance, Proposal, Representative, Round
from partnerships.queries.clause_table import clause_table
from partnerships.services import audit, clock, lifecycle
from partnerships.services.clause_table import tell_when_all_settled
from partnerships.services.notices import tell_people


@transaction.atomic(durable=True)
def withdraw_acceptance(*, actor: Representative, proposal: Proposal) -> Acceptance:
    """Withdraw the acceptance of the current wording for the actor's side; the clause is open again. The same post again changes nothing.

    StaleProposal when the wording is no longer the current one; NothingToWithdraw where the side has not accepted it.
    """
    round_ = lifecycle.lock_round(proposal.clause.round_id)
    _refuse_strangers(actor, round_)
    before = clause_table(proposal.clause)
    # not through the proposal: a page may have loaded only what stands
    given = Acceptance.objects.filter(proposal=proposal, party=actor.party_id).order_by("pk").last()
    if given is not None and given.withdrawn_at is not None and proposal.number == before.current_number:
        return given
    before.withdraw_acceptance(actor.party.position, number=proposal.number)
    acceptance = Acceptance.objects.standing().get(proposal=proposal, party=actor.party_id)
    acceptance.withdrawn_at, acceptance.withdrawn_by = clock.now(), actor
    acceptance.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.append(
        round_.partnership,
        action="acceptance_withdrawn",
        actor=actor,
        payload={"proposal": str(proposal.public_id), "clause": proposal.clause.key, "text_hash": proposal.text_hash},
    )
    if before.is_settled:
        _tell_others(actor, round_, proposal, "acceptance_withdrawn")
    return acceptance


@transaction.atomic(durable=True)
def withdraw_proposal(*, actor: Representative, proposal: Proposal) -> Proposal:
    """Take back the current wording, for the side that proposed it: the one before is current again, with the acceptances that it has.

    The same post again changes nothing. NotProposedBySide for a wording of others, StaleProposal for one that is not current.
    """
    round_ = lifecycle.lock_round(proposal.clause.round_id)
    _refuse_strangers(actor, round_)
    proposal.refresh_from_db()
    if proposal.withdrawn_at is not None and proposal.party_id == actor.party_id:
        return proposal
    clause_table(proposal.clause).take_back(actor.party.position, number=proposal.number)
    proposal.withdrawn_at, proposal.withdrawn_by = clock.now(), actor
    proposal.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.append(
        round_.partnership,
        action="wording_withdrawn",
        actor=actor,
        payload={
            "proposal": str(proposal.public_id),
            "clause": proposal.clause.key,
            "number": proposal.number,
            "text_hash": proposal.text_hash,
        },
    )
    _tell_others(actor, round_, proposal, "wording_withdrawn")
    tell_when_all_settled(actor, round_)  # the wording before may have been settled already
    return proposal


def _refuse_strangers(actor: Representative, round_: Round) -> None:
    lifecycle.advance(round_, Action.NEGOTIATE, by=actor)
    if actor.party.partnership_id != round_.partnership_id:
        raise NotPermitted


def _tell_others(actor: Representative, round_: Round, proposal: Proposal, template: str) -> None:
    # one mail a clause and day at most, as for proposals
    tell_people(
        round_.partnership,
        template,
        key=f"{template}:{proposal.clause_id}:{clock.today()}",
        path=reverse("clause", args=[round_.partnership.public_id, proposal.clause.key]),
        values={"side": actor.party.name, "heading": proposal.clause.heading},
        except_side_of=actor,
    )

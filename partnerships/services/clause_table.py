"""Writing what is proposed and accepted, inside the transaction of whoever locked the round; the rules are those of domain/negotiation."""

import hashlib
import uuid

from django.urls import reverse

from partnerships.domain.negotiation import ClauseTable
from partnerships.domain.text import clean_text
from partnerships.models import Acceptance, Clause, Proposal, Representative, Round
from partnerships.queries.clause_table import clause_table
from partnerships.queries.sides import clause_counts
from partnerships.services import audit, clock
from partnerships.services.notices import tell_people
from partnerships.services.wordings import Wording, Words, words_of

WHY_LIMIT = 1000


def text_hash(text: str) -> str:
    """SHA-256 of the words, by which an acceptance names exactly one text."""
    return hashlib.sha256(text.encode()).hexdigest()


def lay_draft(clause: Clause, text: str) -> Proposal:
    """The first wording of a clause, drafted by this site; nobody has accepted it."""
    return _write(clause, clause_table(clause).next_number, Words(text), origin=Proposal.Origin.DRAFT)


def enter_proposal(
    actor: Representative,
    round_: Round,
    clause: Clause,
    wording: Wording,
    *,
    based_on: int = 0,
    why: str = "",
    once: uuid.UUID | None = None,
) -> Proposal:
    """Write the proposal, accept it for the actor's side, and tell the others.

    StaleProposal when the clause moved on from `based_on`; InvalidInput when the words cannot be taken. `once` becomes its public id.
    """
    table = clause_table(clause)
    table.refuse_stale(based_on)
    words = words_of(round_, clause, wording)
    reason = clean_text(why, limit=WHY_LIMIT)
    leaves_out = wording.origin == Proposal.Origin.OMIT
    after = table.propose(actor.party.position, based_on=based_on, text_hash=text_hash(words.text), leaves_out=leaves_out)
    proposal = _write(clause, after.current_number, words, origin=wording.origin, by=actor, why=reason, once=once)
    _accept(proposal, actor, after)
    audit.append(
        round_.partnership,
        action="wording_proposed",
        actor=actor,
        payload={
            "proposal": str(proposal.public_id),
            "clause": clause.key,
            "number": proposal.number,
            "origin": proposal.origin,
            "text_hash": proposal.text_hash,
        },
    )
    _tell_others(actor, round_, proposal)
    return proposal


def enter_acceptance(actor: Representative, round_: Round, proposal: Proposal, shown_hash: str, *, more_follow: bool = False) -> Acceptance:
    """Write the acceptance of exactly this text. StaleProposal when it is not the current one; the same again writes nothing."""
    table = clause_table(proposal.clause)
    after = table.accept(actor.party.position, number=proposal.number, text_hash=shown_hash)
    if after == table:
        return Acceptance.objects.standing().get(proposal=proposal, party=actor.party_id)
    acceptance = _accept(proposal, actor, after)
    audit.append(
        round_.partnership,
        action="wording_accepted",
        actor=actor,
        payload={"proposal": str(proposal.public_id), "clause": proposal.clause.key, "text_hash": proposal.text_hash},
        more_follow=more_follow,
    )
    return acceptance


def tell_when_all_settled(actor: Representative, round_: Round) -> None:
    """Tell everybody else that nothing is left to word, once a day at most."""
    if clause_counts([round_])[round_.pk].open:
        return
    tell_people(
        round_.partnership,
        "all_settled",
        key=f"all_settled:{round_.pk}:{clock.today()}",
        path=reverse("agreement", args=[round_.partnership.public_id]),
        values={},
        except_person=actor,
    )


def _write(
    clause: Clause,
    number: int,
    words: Words,
    *,
    origin: str,
    by: Representative | None = None,
    why: str = "",
    once: uuid.UUID | None = None,
) -> Proposal:
    return Proposal.objects.create(
        public_id=once or uuid.uuid4(),
        clause=clause,
        number=number,
        origin=origin,
        party=by.party if by else None,
        by=by,
        text=words.text,
        text_hash=text_hash(words.text),
        value=words.value,
        why=why,
        prepared=words.prepared,
        open_until=words.until,
        open_owner=words.owner,
        created_at=clock.now(),
    )


def _accept(proposal: Proposal, actor: Representative, after: ClauseTable) -> Acceptance:
    """A default that all sides have accepted is a clause like any other: from then on nobody leaves it out alone."""
    clause = proposal.clause
    if clause.is_default != after.is_default:
        clause.is_default = after.is_default
        clause.save(update_fields=["is_default"])
    return Acceptance.objects.create(proposal=proposal, party=actor.party, by=actor, text_hash=proposal.text_hash, accepted_at=clock.now())


def _tell_others(actor: Representative, round_: Round, proposal: Proposal) -> None:
    # one mail a clause and day at most: whoever settles ten clauses in an evening does not write ten mails a clause
    clause = proposal.clause
    template = "leaving_out_waits" if proposal.origin == Proposal.Origin.OMIT else "proposal_waits"
    tell_people(
        round_.partnership,
        "default_left_out" if clause.is_default and proposal.origin == Proposal.Origin.OMIT else template,
        key=f"proposal:{clause.pk}:{clock.today()}",
        path=reverse("clause", args=[round_.partnership.public_id, clause.key]),
        values={"side": actor.party.name, "heading": clause.heading},
        except_side_of=actor,
    )

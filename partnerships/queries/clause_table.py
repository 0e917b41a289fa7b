"""A clause as the rules of negotiation see it: its wordings and acceptances, as plain values."""

from partnerships.domain.negotiation import ClauseTable, GivenAcceptance, LaidWording
from partnerships.models import Acceptance, Clause, Party, Proposal


def clause_table(clause: Clause) -> ClauseTable:
    """What lies on the table for this clause now, in four queries."""
    clause.refresh_from_db(fields=["is_default"])  # whoever locked the round read the clause before
    sides = Party.objects.filter(partnership__rounds=clause.round_id).values_list("position", flat=True)
    laid = Proposal.objects.filter(clause=clause).order_by("number")
    wordings = laid.values_list("number", "party__position", "text_hash", "origin", "withdrawn_at")
    given = Acceptance.objects.filter(proposal__clause=clause).order_by("pk")
    acceptances = given.values_list("proposal__number", "party__position", "withdrawn_at")
    return ClauseTable(
        sides=frozenset(sides),
        wordings=tuple(
            LaidWording(number, side, text_hash, leaves_out=origin == Proposal.Origin.OMIT, is_taken_back=at is not None)
            for number, side, text_hash, origin, at in wordings
        ),
        acceptances=tuple(GivenAcceptance(number, side, is_withdrawn=at is not None) for number, side, at in acceptances),
        is_default=clause.is_default,
    )

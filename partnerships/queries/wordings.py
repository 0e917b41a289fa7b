"""All that ever lay on the table for one clause: every wording, also those taken back, and every acceptance, also those withdrawn."""

from collections.abc import Sequence

from django.db.models import Prefetch

from partnerships.models import Acceptance, Clause, Proposal, Round


def clause_with_wordings(round_: Round, key: str) -> tuple[Clause, Sequence[Proposal]] | None:
    """The clause with its wordings, the oldest first, each with its acceptances; None where there is no such clause. Three queries."""
    acceptances = Prefetch("acceptances", Acceptance.objects.select_related("party", "by", "withdrawn_by").order_by("accepted_at", "pk"))
    clause = next((clause for clause in Clause.objects.filter(round=round_) if clause.key == key), None)  # a key may be unstorable
    if clause is None:
        return None
    proposals = Proposal.objects.filter(clause=clause).select_related("party", "by", "open_owner", "withdrawn_by", "prepared__by")
    return clause, list(proposals.prefetch_related(acceptances))

"""What a side agrees with anyway: drafts of what all answered alike, and what another side proposes in words that its own answer gives."""

from collections.abc import Sequence

from django.utils import translation

from partnerships.domain.clauses import drafting
from partnerships.models import Acceptance, Party, Proposal, Round
from partnerships.queries.negotiation import ClauseView, sheets_by_pole
from partnerships.queries.questionnaire import revealed_answers
from partnerships.queries.risks import OpenedAnswers

NOBODYS_ANSWER = frozenset({Proposal.Origin.DEFAULT, Proposal.Origin.OMIT, Proposal.Origin.OPEN})


def agreed_anyway(
    round_: Round, party: Party, views: Sequence[ClauseView], *, answers: OpenedAnswers | None = None
) -> tuple[ClauseView, ...]:
    """The clauses whose current wording this side can accept without having to think again, in the order of the agreement.

    Never a default, never to leave something out or open. Not where the side has withdrawn its acceptance of these words, or has meanwhile
    proposed others. Two queries beside the answers.
    """
    waiting = [view for view in views if _waits(view, party)]
    withdrawn = set(
        Acceptance.objects.filter(party=party, proposal__clause__round=round_, withdrawn_at__isnull=False).values_list(
            "proposal_id", flat=True
        )
    )
    sheets = sheets_by_pole(round_, revealed_answers(round_) if answers is None else answers)
    own = sheets[party.pole]
    with translation.override(round_.partnership.language):
        return tuple(
            view
            for view in waiting
            if view.current is not None and view.current.pk not in withdrawn and _is_own_answer(view.clause.key, view.current, own, party)
        )


def _waits(view: ClauseView, party: Party) -> bool:
    """Whether there are words that somebody's answer gave and that this side has neither accepted nor answered with others."""
    current = view.current
    if current is None or view.clause.is_default or party.position in view.accepted_by or current.origin in NOBODYS_ANSWER:
        return False
    return all(proposal.party_id != party.pk or proposal.withdrawn_at is not None for proposal in view.clause.proposals.all())


def _is_own_answer(key: str, current: Proposal, own: drafting.Sheet, party: Party) -> bool:
    if current.origin == Proposal.Origin.DRAFT:
        return True
    if key not in drafting.CLAUSES:
        return False
    draft = drafting.draft_for_party(key, own, party.pole, translate=translation.gettext)
    return draft is not None and draft.text == current.text

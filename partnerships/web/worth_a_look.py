"""What pages say beside their own matter: cautions with a source, and risks that nothing in the agreement answers yet."""

from collections.abc import Sequence
from typing import Any

from partnerships.domain.cautions import of_clause, of_facts
from partnerships.domain.lifecycle import Stage
from partnerships.queries.cautions import all_cautions, cautions_of_facts
from partnerships.queries.coverage import check
from partnerships.queries.negotiation import ClauseView, clause_views
from partnerships.queries.questionnaire import revealed_answers
from partnerships.queries.risks import assessed_risks, risks_answered_by, without_answer
from partnerships.web.access import Seat
from partnerships.web.caution_view import caution_views, cautions_with_links
from partnerships.web.coverage_view import in_short
from partnerships.web.risk_view import risk_lines


def beside_clause(seat: Seat, views: Sequence[ClauseView], view: ClauseView) -> dict[str, Any]:
    """On the page of a clause: its cautions, and the risks that it answers."""
    answers = revealed_answers(seat.round)
    found = of_clause(all_cautions(seat.round, seat.parties, views, answers), view.clause.key)
    answered = risks_answered_by(view.clause, assessed_risks(seat.round, views, answers=answers))
    return {"cautions": caution_views(found, seat.parties), "answered_risks": risk_lines(answered, seat.parties)}


def beside_clauses(seat: Seat, views: Sequence[ClauseView]) -> dict[str, Any]:
    """On the list of clauses: the risks without an answer."""
    return {"open_risks": without_answer(assessed_risks(seat.round, views))}


def beside_agreement(seat: Seat, views: Sequence[ClauseView]) -> dict[str, Any]:
    """On the page of the agreement: how much the check before freezing found."""
    found = check(seat.round, seat.parties, views)
    return {"in_short": in_short(found), "open_risks": found.open_risks}


def before_freezing(seat: Seat) -> dict[str, Any]:
    """All cautions together, and how much the check found; none of it stops anything."""
    views, answers = clause_views(seat.round), revealed_answers(seat.round)
    found = all_cautions(seat.round, seat.parties, views, answers)
    looked = check(seat.round, seat.parties, views, answers=answers)
    return {
        "cautions": cautions_with_links(found, seat, views),
        "in_short": in_short(looked),
        "open_risks": looked.open_risks,
    }


def beside_facts(seat: Seat) -> dict[str, Any]:
    """On the page of facts: what they draw; as long as the answers are closed, what they draw by themselves."""
    if seat.round.stage in (Stage.OPEN, Stage.ANSWERING):
        found = cautions_of_facts(seat.round, seat.parties)
    else:
        found = all_cautions(seat.round, seat.parties, clause_views(seat.round), revealed_answers(seat.round))
    return {"cautions": caution_views(of_facts(found), seat.parties)}

"""The check before freezing: what the clauses, the opened answers and the stated facts say of what is missing or does not go together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnerships.domain.clauses.defaults import offered_keys
from partnerships.domain.coverage import LOOKED_AT, Place, Report, Table, coverage
from partnerships.domain.risks import RISKS
from partnerships.models import Party, Proposal, Round
from partnerships.queries.cautions import OWN_WORDS, situation_of
from partnerships.queries.negotiation import ClauseView
from partnerships.queries.questionnaire import revealed_answers
from partnerships.queries.risks import AssessedRisk, OpenedAnswers, assessed_risks, without_answer


@dataclass(frozen=True)
class Check:
    """What was looked at, and what was found. `in_own_words` are settled clauses that no program reads."""

    report: Report
    clauses: int
    in_own_words: int
    open_risks: tuple[AssessedRisk, ...]


def check(round_: Round, parties: Sequence[Party], views: Sequence[ClauseView], *, answers: OpenedAnswers | None = None) -> Check:
    """The check as things stand now. `answers` are the opened ones, where the caller has read them already."""
    opened = revealed_answers(round_) if answers is None else answers
    risks = assessed_risks(round_, views, answers=opened)
    standing = [view for view in views if not view.is_silent]
    table = Table(
        clauses={view.clause.key: place_of(view) for view in standing},
        situation=situation_of(round_, parties, standing, opened, LOOKED_AT),
        answered=_answered(risks),
        unanswered=tuple(risk.risk for risk in without_answer(risks)),
        offered=offered_keys(round_.questionnaire),
    )
    in_own_words = sum(view.current is not None and view.current.origin in OWN_WORDS for view in standing)
    return Check(coverage(table), len(standing), in_own_words, without_answer(risks))


def place_of(view: ClauseView) -> Place:
    """How far that clause has come."""
    if not view.is_settled:
        return Place.NOT_SETTLED
    if view.is_omitted:
        return Place.LEFT_OUT
    is_open = view.current is not None and view.current.origin == Proposal.Origin.OPEN
    return Place.OPEN_UNTIL if is_open else Place.SETTLED


def _answered(risks: Sequence[AssessedRisk]) -> Mapping[str, str]:
    """For each answered risk the clause that answers it."""
    return {one.risk.key: one.answer.clause.key if one.answer is not None else RISKS for one in risks if one.is_answered}

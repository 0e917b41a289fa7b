"""The risks that the sides raised, what they think of each together, and what answers it. Nothing before the reveal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation

from partnerships.domain.answers import Answer
from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.joining import in_a_line
from partnerships.domain.clauses.structure import RISK_CLAUSE
from partnerships.domain.comparison import answers_to
from partnerships.domain.risks import RISKS, Risk, risks_raised
from partnerships.domain.text import normalise_words
from partnerships.models import Clause, Proposal, RiskAssessment, Round
from partnerships.queries.negotiation import ClauseView
from partnerships.queries.questionnaire import revealed_answers

OpenedAnswers = tuple[Mapping[str, Answer], ...]

NO_ANSWER = frozenset({Proposal.Origin.OPEN, Proposal.Origin.OMIT})


@dataclass(frozen=True)
class AssessedRisk:
    """A risk with what stands at it: nothing yet, or its marks, what stands behind it, and the clause that answers it."""

    risk: Risk
    assessment: RiskAssessment | None
    answer: ClauseView | None
    """The clause that answers it; None where there is none, or where it is left out of the agreement."""
    is_answered_in_list: bool
    """Whether what would calm a side stands in the wording of the clause on all risks."""

    @property
    def version(self) -> int:
        """By it a page says what it has shown; 0 before the first change."""
        return self.assessment.version if self.assessment else 0

    @property
    def score(self) -> int | None:
        """Likelihood by harm; None as long as one of them is missing."""
        found = self.assessment
        return found.likelihood * found.harm if found and found.likelihood and found.harm else None

    @property
    def is_answered(self) -> bool:
        """Whether the agreement says what happens then."""
        return self.answer is not None or self.is_answered_in_list

    @property
    def has_own_clause(self) -> bool:
        """Whether a clause was made for this risk alone."""
        return self.answer is not None and self.answer.clause.key.startswith(RISK_CLAUSE)


def raised_risks(round_: Round, *, answers: OpenedAnswers | None = None) -> tuple[Risk, ...]:
    """What the sides raised, each risk once: first what more than one side raised. NotPermitted before the reveal.

    `answers` are the opened ones, where the caller has read them already.
    """
    question = round_.questionnaire.question(RISKS)
    return risks_raised(question, answers_to(question, revealed_answers(round_) if answers is None else answers))


def assessed_risks(round_: Round, views: Sequence[ClauseView], *, answers: OpenedAnswers | None = None) -> tuple[AssessedRisk, ...]:
    """All risks with what stands at them: first what was not scored yet, in the order in which it was raised, then by score.

    `answers` are the opened ones, where the caller has read them already; then it is one query.
    """
    raised = raised_risks(round_, answers=answers)
    assessments = {row.risk: row for row in RiskAssessment.objects.filter(round=round_).select_related("changed_by__party")}
    by_id = {view.clause.pk: view for view in views if not view.is_omitted}
    listed = _words_of_list(views)
    risks = [_assessed(risk, assessments.get(risk.key), by_id, listed) for risk in raised]
    return tuple(sorted(risks, key=lambda one: (one.score is not None, -(one.score or 0))))


def without_answer(risks: Sequence[AssessedRisk]) -> tuple[AssessedRisk, ...]:
    """Those that nothing in the agreement answers yet."""
    return tuple(risk for risk in risks if not risk.is_answered)


def heading_of(round_: Round, risk: Risk) -> str:
    """The risk in one line: the card in the agreement's language, or the own words, which are never longer than a heading."""
    with translation.override(round_.partnership.language):
        return translation.gettext(risk.card) if risk.card else in_a_line(risk.own)


def starting_text(round_: Round, risk: Risk) -> str:
    """Words to begin with for a clause of its own, in the agreement's language: the risk, and what would calm each side."""
    key, _, rest = risk.key.partition(":")
    named = {"own": risk.own} if key == "own" else {"deck": rest}
    rows = [[{"risk": named, "calm": words} for words in of_side or ("",)] for of_side in risk.calm if of_side] or [
        [{"risk": named, "calm": ""}]
    ]
    with translation.override(round_.partnership.language):
        first, second = rows[0], rows[1] if len(rows) > 1 else None
        draft = drafting.draft(RISKS, first, other_value=second, translate=translation.gettext)
    return draft.text if draft else ""


def risks_answered_by(clause: Clause, risks: Sequence[AssessedRisk]) -> tuple[AssessedRisk, ...]:
    """The risks that are linked to this clause."""
    return tuple(risk for risk in risks if risk.assessment is not None and risk.assessment.clause_id == clause.pk)


def _assessed(risk: Risk, assessment: RiskAssessment | None, by_id: dict[int, ClauseView], listed: str) -> AssessedRisk:
    answer = by_id.get(assessment.clause_id) if assessment and assessment.clause_id else None
    calming = [normalise_words(in_a_line(words)) for of_side in risk.calm for words in of_side]
    return AssessedRisk(risk, assessment, answer, any(words and words in listed for words in calming))


def _words_of_list(views: Sequence[ClauseView]) -> str:
    """The current wording of the clause on all risks, in the form in which words are compared."""
    current = next((view.current for view in views if view.clause.key == RISKS), None)
    return normalise_words(in_a_line(current.text)) if current is not None and current.origin not in NO_ANSWER else ""

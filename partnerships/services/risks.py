"""What the sides think together of a risk: scoring it, naming the clause that answers it, or making one for it."""

from dataclasses import dataclass

from django.db import transaction

from partnerships.domain.clauses.structure import RISK_CLAUSE, chapter_of
from partnerships.domain.errors import Conflict, InvalidInput
from partnerships.domain.lifecycle import Action
from partnerships.domain.risks import RISKS, Risk
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Behind, Clause, Proposal, Representative, RiskAssessment, Round
from partnerships.queries.risks import heading_of, raised_risks
from partnerships.services import audit, clock, lifecycle
from partnerships.services.negotiation import POSITIONS, Wording, enter_proposal

SCALE = (1, 2, 3)


class StaleRisk(Conflict):
    """The other side, or somebody of the own, changed what stands at this risk."""

    code = "stale_risk"
    message = _("What stands at this risk has changed meanwhile.")


@dataclass(frozen=True)
class Score:
    """How likely and how harmful from one to three, and what stands behind it; None and empty for: not yet."""

    likelihood: int | None = None
    harm: int | None = None
    behind: str = ""


@transaction.atomic(durable=True)
def score_risk(*, actor: Representative, round_: Round, risk: str, score: Score, based_on: int) -> RiskAssessment:
    """Score a risk that was raised; the score is that of both sides. `based_on` is the version that was on the page.

    StaleRisk when something else stands there now, unless it is just what is wanted; InvalidInput for a risk that nobody raised.
    """
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.NEGOTIATE, by=actor)
    _refuse_unknown(score)
    row = _row(round_, _raised(round_, risk), actor)
    if row.version and (row.likelihood, row.harm, row.behind) == (score.likelihood, score.harm, score.behind):
        return row
    _refuse_stale(row, based_on)
    row.likelihood, row.harm, row.behind = score.likelihood, score.harm, score.behind
    _save(row, actor)
    payload = {"assessment": row.pk, "likelihood": score.likelihood, "harm": score.harm, "behind": score.behind, "version": row.version}
    audit.append(round_.partnership, action="risk_scored", actor=actor, payload=payload)
    return row


@transaction.atomic(durable=True)
def answer_risk(*, actor: Representative, round_: Round, risk: str, clause: str | None, based_on: int) -> RiskAssessment:
    """Name the clause of this round that answers a risk, by its key, or None for: none. Refused like score_risk."""
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.NEGOTIATE, by=actor)
    row = _row(round_, _raised(round_, risk), actor)
    found = Clause.objects.filter(round=round_, key=clause).first() if clause else None
    if clause and found is None:
        raise InvalidInput(_("Choose a clause from the list."))
    if row.version and row.clause == found:
        return row
    _refuse_stale(row, based_on)
    _answer(round_, row, found, actor)
    return row


@transaction.atomic(durable=True)
def turn_risk_into_clause(*, actor: Representative, round_: Round, risk: str, text: str, based_on: int) -> Clause:
    """Make a clause for this risk alone, with a first wording that the actor's side accepts; the other side settles it as any clause.

    The same wish twice is one clause. StaleRisk when something else stands at the risk now; InvalidInput for words that cannot be taken.
    """
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.NEGOTIATE, by=actor)
    raised = _raised(round_, risk)
    row = _row(round_, raised, actor)
    own = _own_clause(row)
    if own is not None and _was_sent_twice(row, own, actor, based_on):
        return own
    _refuse_stale(row, based_on)
    if own is not None:
        raise InvalidInput(_("This risk has a clause of its own already."))
    clause = Clause.objects.create(
        round=round_,
        key=f"{RISK_CLAUSE}{_next_number(round_)}",
        chapter=chapter_of(RISKS).key,
        position=POSITIONS[RISKS],
        heading=heading_of(round_, raised),
        added_by=actor,
    )
    enter_proposal(actor, round_, clause, Wording(Proposal.Origin.TEXT, text=text))
    _answer(round_, row, clause, actor)
    return clause


def _raised(round_: Round, key: str) -> Risk:
    for risk in raised_risks(round_):
        if risk.key == key:
            return risk
    raise InvalidInput(_("This risk was not raised by either side."))


def _row(round_: Round, risk: Risk, actor: Representative) -> RiskAssessment:
    """What stands at the risk; a row that is not saved yet has version 0."""
    row = RiskAssessment.objects.select_related("clause").filter(round=round_, risk=risk.key).first()
    return row or RiskAssessment(round=round_, risk=risk.key, version=0, changed_by=actor)


def _refuse_unknown(score: Score) -> None:
    marks = [mark for mark in (score.likelihood, score.harm) if mark is not None]
    if any(mark not in SCALE for mark in marks) or score.behind not in ("", *Behind):
        raise InvalidInput(_("Choose one of the marks on the page."))


def _refuse_stale(row: RiskAssessment, based_on: int) -> None:
    if row.version != based_on:
        raise StaleRisk


def _save(row: RiskAssessment, actor: Representative) -> None:
    row.version, row.changed_by, row.changed_at = row.version + 1, actor, clock.now()
    row.save()


def _answer(round_: Round, row: RiskAssessment, clause: Clause | None, actor: Representative) -> None:
    row.clause = clause
    _save(row, actor)
    payload = {"assessment": row.pk, "clause": clause.key if clause else None, "version": row.version}
    audit.append(round_.partnership, action="risk_answered", actor=actor, payload=payload)


def _own_clause(row: RiskAssessment) -> Clause | None:
    """The clause that was made for a risk alone and answers this one, unless it is left out again or was taken back."""
    clause = row.clause
    if clause is None or not clause.key.startswith(RISK_CLAUSE):
        return None
    last = clause.proposals.standing().last()
    return None if last is None or last.origin == Proposal.Origin.OMIT else clause


def _was_sent_twice(row: RiskAssessment, own: Clause, actor: Representative, based_on: int) -> bool:
    """Whether this very post made the clause: it is the next change after the page, by the same person, with one wording."""
    wordings = list(own.proposals.values_list("by", flat=True))
    return row.version == based_on + 1 and row.changed_by == actor and wordings == [actor.pk]


def _next_number(round_: Round) -> int:
    keys = Clause.objects.filter(round=round_, key__startswith=RISK_CLAUSE).values_list("key", flat=True)
    return 1 + max((int(key.removeprefix(RISK_CLAUSE)) for key in keys), default=0)

"""Clauses with their current wording and who accepted it, and the facts that all sides state alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils import translation

from partnerships.domain.answers import Answer, State, is_asked
from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.bridging import bridging_value, leaves_out_rows
from partnerships.domain.clauses.defaults import DEFAULTS, POSITION, default_value, joint_position, offered_keys
from partnerships.domain.clauses.structure import CHAPTERS, ClauseDraft
from partnerships.domain.facts import (
    AgreementFactValue,
    PartyFacts,
    presumed_facts,
    read_agreement_facts,
    read_party_facts,
)
from partnerships.domain.negotiation import ClauseState, is_settled, state_of
from partnerships.domain.questionnaire.structure import Question, Questionnaire
from partnerships.models import Acceptance, Clause, Party, Proposal, Round, StatedFact
from partnerships.queries.questionnaire import opened_answers, reveal_of

JOINT, BRIDGE, DEFAULT = "joint", "bridge", "default"
CHAPTER_KEYS = [chapter.key for chapter in CHAPTERS]


@dataclass(frozen=True)
class ClauseView:
    """A clause with its current proposal, if any, and the positions of the sides that accepted it."""

    clause: Clause
    current: Proposal | None
    accepted_by: frozenset[int]
    parties: frozenset[int]

    @property
    def is_settled(self) -> bool:
        """Whether every side has accepted the current wording, or that the clause is left out."""
        return self.is_gone or is_settled(
            has_proposal=self.current is not None,
            accepted_by=self.accepted_by,
            parties=self.parties,
            one_is_enough=self.clause.is_default and self.leaves_out,
        )

    @property
    def leaves_out(self) -> bool:
        """Whether the current proposal is to leave the clause out of the agreement."""
        return self.current is not None and self.current.origin == Proposal.Origin.OMIT

    @property
    def is_omitted(self) -> bool:
        """Whether the clause is left out: settled, and not in the agreement."""
        return self.leaves_out and self.is_settled

    @property
    def is_silent(self) -> bool:
        """Whether there is no clause of it: nobody answered the question and the default is left out again, or an own clause is gone."""
        return self.is_gone or (self.clause.is_default and self.is_omitted)

    @property
    def is_gone(self) -> bool:
        """Whether it was a clause of the sides' own, or a default, whose only wording was taken back: nothing is left to settle."""
        return self.current is None and (self.clause.added_by_id is not None or self.clause.is_default)

    @property
    def has_wording_before(self) -> bool:
        """Whether another wording is current again when the current one is taken back."""
        return len(_standing(self.clause)) > 1

    @property
    def words(self) -> str:
        """The last wording that was proposed; where the clause is to be left out, the one before. Empty where there is none."""
        texts = [proposal.text for proposal in _standing(self.clause) if proposal.origin != Proposal.Origin.OMIT]
        return texts[-1] if texts else ""

    def state_for(self, position: int) -> ClauseState:
        """The state as the side at this position sees it."""
        return state_of(
            has_proposal=self.current is not None,
            accepted_by=self.accepted_by,
            parties=self.parties,
            own=position,
            one_is_enough=self.clause.is_default and self.leaves_out,
        )


@dataclass(frozen=True)
class BridgeDraft(ClauseDraft):
    """The wording of the value between the answers that all can live with; of a matrix perhaps only for some of its rows."""

    value: Any
    has_all_rows: bool


@dataclass(frozen=True)
class DefaultDraft(ClauseDraft):
    """What this site suggests for a question that nobody answered: a value in words, and why (message ids)."""

    question: Question
    value: Any
    why: str
    follows_from: str
    """The kind of cooperation by which it was chosen; empty where it is the same for all, or where no side answered that."""


@dataclass(frozen=True)
class AgreementFacts:
    """What the sides state about the agreement: each side's statements by position, and what all state alike."""

    stated: dict[str, dict[int, object]]
    agreed: dict[str, AgreementFactValue]
    apart: tuple[str, ...]
    """Keys that somebody stated and not all state alike."""


def clause_views(round_: Round) -> list[ClauseView]:
    """All clauses of a round in their order, in a constant number of queries."""
    acceptances = Prefetch("acceptances", Acceptance.objects.standing().select_related("party", "by"))
    proposals = Proposal.objects.select_related("party", "by", "open_owner").prefetch_related(acceptances)
    clauses = Clause.objects.filter(round=round_).prefetch_related(Prefetch("proposals", proposals))
    positions = frozenset(Party.objects.filter(partnership=round_.partnership_id).values_list("position", flat=True))
    return [_view(clause, positions) for clause in sorted(clauses, key=_printed_place)]


def _printed_place(clause: Clause) -> tuple[int, int, int]:
    """Chapter by chapter; what the sides added comes last in its chapter."""
    return CHAPTER_KEYS.index(clause.chapter), clause.position, clause.pk


def clause_keys(round_: Round) -> frozenset[str]:
    """The questions that have a clause."""
    return frozenset(Clause.objects.filter(round=round_).values_list("key", flat=True))


def sheets_by_pole(round_: Round, answers: tuple[Mapping[str, Answer], ...]) -> dict[str, dict[str, Any]]:
    """The given values of each side by question, under its pole: the form in which clauses are drafted.

    What a side answered before it made the question pointless is no answer.
    """
    poles = [party.pole for party in round_.partnership.parties.all()]
    return {pole: _given_values(round_.questionnaire, sheet) for pole, sheet in zip(poles, answers, strict=True)}


def drafts_of(round_: Round, clause: Clause) -> dict[int | str, ClauseDraft]:
    """The wordings that can be chosen for a clause, in the agreement's language: under BRIDGE that of the bridge, where there is one;
    by the position of the side whose answer gives it; under JOINT what both answers give together, where that is something else;
    under DEFAULT what is suggested where nobody answered. A clause of no question has none.
    """
    if clause.key not in drafting.CLAUSES:
        return {}
    opened = _opened(round_)
    bridge = _bridging(opened, clause.key)
    drafts: dict[int | str, ClauseDraft] = {BRIDGE: bridge} if bridge else {}
    with translation.override(round_.partnership.language):
        of_sides = [
            drafting.draft_for_party(clause.key, sheet, pole, translate=translation.gettext) for pole, sheet in opened.sheets.items()
        ]
        joint = drafting.draft_joint(clause.key, opened.sheets, translate=translation.gettext)
    drafts |= {position: draft for position, draft in enumerate(of_sides) if draft is not None}
    if joint is not None and joint not in of_sides:
        drafts[JOINT] = joint
    if not drafts and (default := _default(opened, clause.key)):
        drafts[DEFAULT] = default
    return drafts


def bridging(round_: Round, key: str) -> BridgeDraft | None:
    """The bridge between the answers to that question as a wording; None where there is none."""
    return _bridging(_opened(round_), key)


def offered_default(round_: Round, key: str) -> DefaultDraft | None:
    """What is suggested for that question; None where nothing sensible can be, or for an unknown question."""
    return _default(_opened(round_), key)


def unanswered(round_: Round, views: Iterable[ClauseView]) -> tuple[Question, ...]:
    """The questions without a clause for which a default can be offered, in the order of the agreement. No query."""
    taken = {view.clause.key for view in views if not view.is_silent}
    offered = offered_keys(round_.questionnaire) - taken
    keys = [key for chapter in CHAPTERS for key in chapter.question_keys if key in offered]
    return tuple(round_.questionnaire.question(key) for key in keys)


def agreement_facts(round_: Round, parties: Iterable[Party]) -> AgreementFacts:
    """What is stated about the agreement, and by whom."""
    positions = {party.pk: party.position for party in parties}
    stated: dict[str, dict[int, object]] = {}
    for fact in StatedFact.objects.filter(round=round_):
        stated.setdefault(fact.key, {})[positions[fact.party_id]] = fact.value
    alike = {
        key: next(iter(values.values()))
        for key, values in stated.items()
        if len(values) == len(positions) and all(value == next(iter(values.values())) for value in values.values())
    }
    agreed, _mistakes = read_agreement_facts(alike)
    return AgreementFacts(stated, agreed, tuple(sorted(stated.keys() - alike.keys())))


def facts_of(party: Party) -> PartyFacts:
    """The stated facts of a side, or what its name alone lets presume."""
    facts, _mistakes = read_party_facts(party.facts) if party.facts else (None, ())
    return facts or presumed_facts(name=party.name)


@dataclass(frozen=True)
class _Opened:
    """What was opened, in the form in which clauses are drafted."""

    round: Round
    sheets: dict[str, dict[str, Any]]
    bridges: Mapping[str, Any]


def _opened(round_: Round) -> _Opened:
    reveal = reveal_of(round_)
    return _Opened(round_, sheets_by_pole(round_, opened_answers(reveal)), reveal.bridges)


def _bridging(opened: _Opened, key: str) -> BridgeDraft | None:
    question = opened.round.questionnaire.question(key)
    value = bridging_value(question, [sheet.get(key) for sheet in opened.sheets.values()], opened.bridges.get(key))
    draft = _draft(opened, key, value)
    return BridgeDraft(draft.heading, draft.text, value, not leaves_out_rows(question, value)) if draft else None


def _default(opened: _Opened, key: str) -> DefaultDraft | None:
    questionnaire = opened.round.questionnaire
    position = joint_position(questionnaire, [sheet.get(POSITION) for sheet in opened.sheets.values()], opened.bridges.get(POSITION))
    value = default_value(questionnaire, key, position)
    draft = _draft(opened, key, value)
    if draft is None:
        return None
    stops = questionnaire.question(POSITION).stops if DEFAULTS[key].along else ()
    follows_from = next((stop.label for stop in stops if stop.key == position), "")
    return DefaultDraft(draft.heading, draft.text, questionnaire.question(key), value, DEFAULTS[key].why, follows_from)


def _draft(opened: _Opened, key: str, value: Any) -> ClauseDraft | None:
    if value is None:
        return None
    with translation.override(opened.round.partnership.language):
        return drafting.draft(key, value, translate=translation.gettext, answers=drafting.agreed_answers(opened.sheets))


def _given_values(questionnaire: Questionnaire, sheet: Mapping[str, Answer]) -> dict[str, Any]:
    return {
        key: answer.value for key, answer in sheet.items() if answer.state is State.GIVEN and is_asked(questionnaire.question(key), sheet)
    }


def _standing(clause: Clause) -> list[Proposal]:
    """The wordings that were not taken back, from those that are loaded already."""
    return [proposal for proposal in clause.proposals.all() if proposal.withdrawn_at is None]


def _view(clause: Clause, positions: frozenset[int]) -> ClauseView:
    current = next(reversed(_standing(clause)), None)
    accepted = frozenset(acceptance.party.position for acceptance in current.acceptances.all()) if current else frozenset()
    return ClauseView(clause, current, accepted, positions)

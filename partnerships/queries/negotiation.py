"""Clauses with their current wording and who accepted it, and the facts that all sides state alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils import translation

from partnerships.domain.answers import Answer, State, is_asked
from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.structure import ClauseDraft
from partnerships.domain.facts import (
    AgreementFactValue,
    PartyFacts,
    presumed_facts,
    read_agreement_facts,
    read_party_facts,
)
from partnerships.domain.negotiation import ClauseState, is_settled, state_of
from partnerships.domain.questionnaire.structure import Questionnaire
from partnerships.models import Acceptance, Clause, Party, Proposal, Round, StatedFact
from partnerships.queries.questionnaire import revealed_answers

JOINT = "joint"


@dataclass(frozen=True)
class ClauseView:
    """A clause with its current proposal, if any, and the positions of the sides that accepted it."""

    clause: Clause
    current: Proposal | None
    accepted_by: frozenset[int]
    parties: frozenset[int]

    @property
    def is_settled(self) -> bool:
        """Whether every side has accepted the current wording."""
        return is_settled(has_proposal=self.current is not None, accepted_by=self.accepted_by, parties=self.parties)

    def state_for(self, position: int) -> ClauseState:
        """The state as the side at this position sees it."""
        return state_of(has_proposal=self.current is not None, accepted_by=self.accepted_by, parties=self.parties, own=position)


@dataclass(frozen=True)
class AgreementFacts:
    """What the sides state about the agreement: each side's statements by position, and what all state alike."""

    stated: dict[str, dict[int, object]]
    agreed: dict[str, AgreementFactValue]
    apart: tuple[str, ...]
    """Keys that somebody stated and not all state alike."""


def clause_views(round_: Round) -> list[ClauseView]:
    """All clauses of a round in their order, in a constant number of queries."""
    acceptances = Prefetch("acceptances", Acceptance.objects.select_related("party"))
    proposals = Proposal.objects.select_related("party", "by", "open_owner").prefetch_related(acceptances)
    clauses = Clause.objects.filter(round=round_).prefetch_related(Prefetch("proposals", proposals))
    positions = frozenset(Party.objects.filter(partnership=round_.partnership_id).values_list("position", flat=True))
    return [_view(clause, positions) for clause in clauses]


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
    """The wordings that can be chosen for a clause, in the agreement's language: by the position of the side whose answer
    gives it, and under JOINT what both answers give together, where that is something else.
    """
    sheets = sheets_by_pole(round_, revealed_answers(round_))
    drafts: dict[int | str, ClauseDraft] = {}
    with translation.override(round_.partnership.language):
        for position, (pole, sheet) in enumerate(sheets.items()):
            draft = drafting.draft_for_party(clause.key, sheet, pole, translate=translation.gettext)
            if draft is not None:
                drafts[position] = draft
        joint = drafting.draft_joint(clause.key, sheets, translate=translation.gettext)
    if joint is not None and joint not in drafts.values():
        drafts[JOINT] = joint
    return drafts


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


def _given_values(questionnaire: Questionnaire, sheet: Mapping[str, Answer]) -> dict[str, Any]:
    return {
        key: answer.value for key, answer in sheet.items() if answer.state is State.GIVEN and is_asked(questionnaire.question(key), sheet)
    }


def _view(clause: Clause, positions: frozenset[int]) -> ClauseView:
    proposals = list(clause.proposals.all())
    current = proposals[-1] if proposals else None
    accepted = frozenset(acceptance.party.position for acceptance in current.acceptances.all()) if current else frozenset()
    return ClauseView(clause, current, accepted, positions)

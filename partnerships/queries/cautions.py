"""What is worth a look before signing, from the clauses as they stand, the opened answers and the stated facts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import translation

from partnerships.domain.answers import Answer
from partnerships.domain.cautions import CLAUSE_OF, WATCHED, Caution, Said, Situation, cautions
from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.joining import is_silent, means_the_same
from partnerships.domain.contradictions import CONTRADICTED, contradictions
from partnerships.models import Party, Proposal, Round
from partnerships.queries.negotiation import ClauseView, agreement_facts, facts_of, sheets_by_pole

AS_ANSWERED = frozenset({Proposal.Origin.DRAFT, Proposal.Origin.JOINT})
OWN_WORDS = frozenset({Proposal.Origin.TEXT, Proposal.Origin.PREPARED})


def cautions_of_facts(round_: Round, parties: Sequence[Party]) -> tuple[Caution, ...]:
    """What the facts alone draw: nothing in it depends on an answer. One query."""
    return cautions(_situation(round_, parties, {}))


def all_cautions(
    round_: Round, parties: Sequence[Party], views: Sequence[ClauseView], answers: tuple[Mapping[str, Answer], ...]
) -> tuple[Caution, ...]:
    """Everything that is worth a look now, what does not go together first; `answers` are the opened ones, in the order of the parties.

    Two queries.
    """
    situation = situation_of(round_, parties, views, answers, WATCHED | CONTRADICTED)
    return (*contradictions(situation), *cautions(situation))


def situation_of(
    round_: Round,
    parties: Sequence[Party],
    views: Sequence[ClauseView],
    answers: tuple[Mapping[str, Answer], ...],
    keys: Iterable[str],
) -> Situation:
    """What stands on these questions, and what the sides state. Two queries."""
    sheets = tuple(sheets_by_pole(round_, answers).items())
    by_key = {view.clause.key: view for view in views}
    with translation.override(round_.partnership.language):
        said = {key: _said(key, sheets, by_key.get(CLAUSE_OF.get(key, key))) for key in keys}
    return _situation(round_, parties, {key: one for key, one in said.items() if one is not None})


def _situation(round_: Round, parties: Sequence[Party], said: Mapping[str, Said]) -> Situation:
    sides = tuple(facts_of(party) if party.facts else None for party in parties)
    return Situation(said, sides, agreement_facts(round_, parties).agreed)


Sheets = tuple[tuple[str, Mapping[str, Any]], ...]


def _said(key: str, sheets: Sheets, view: ClauseView | None) -> Said | None:
    """What stands on that question: the agreed value, or what the sides answered and how far that can be relied on."""
    given = {position: sheet[key] for position, (_pole, sheet) in enumerate(sheets) if not is_silent(sheet.get(key))}
    current = view.current if view is not None else None
    if view is None or current is None or not view.is_settled:
        in_own_words = current is not None and current.origin in OWN_WORDS
        return Said(given, _is_each_ones_own(key) or _is_alike(given, sheets), in_own_words) if given or in_own_words else None
    if current.origin == Proposal.Origin.OMIT:
        return None
    if current.value is not None:
        return Said(dict.fromkeys(range(len(sheets)), current.value))
    if current.origin in AS_ANSWERED:
        return Said(given)
    if current.origin == Proposal.Origin.PARTY:
        return _of_one_side(key, sheets, given, current)
    return Said(given, is_certain=False, in_own_words=current.origin in OWN_WORDS)


def _of_one_side(key: str, sheets: Sheets, given: Mapping[int, Any], current: Proposal) -> Said:
    """The answer of the side whose wording was taken: the one that gives just these words."""
    clause = CLAUSE_OF.get(key, key)
    if _is_each_ones_own(key):
        return Said(given)
    for position, (pole, sheet) in enumerate(sheets):
        draft = drafting.draft_for_party(clause, sheet, pole, translate=translation.gettext)
        if position in given and draft is not None and draft.text == current.text:
            return Said(dict.fromkeys(given, given[position]))
    return Said(given, is_certain=False)


def _is_each_ones_own(key: str) -> bool:
    """Of a crossed pair each side speaks for itself, so that one answer is enough."""
    return CLAUSE_OF.get(key, key) in drafting.CROSSED


def _is_alike(given: Mapping[int, Any], sheets: Sheets) -> bool:
    values = list(given.values())
    return len(values) == len(sheets) and all(means_the_same(value, values[0]) for value in values)

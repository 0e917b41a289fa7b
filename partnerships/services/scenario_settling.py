"""Settling the clauses of a scenario as its file says, through the same services as the browser."""

from collections.abc import Mapping
from typing import Any

from django.utils import translation

from partnerships.domain.answers import Answer, State
from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.structure import ClauseDraft
from partnerships.domain.errors import InvalidInput
from partnerships.domain.facts import agreement_facts_json
from partnerships.domain.scenario import Settlement
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Clause, Proposal, Reveal
from partnerships.queries.negotiation import JOINT, clause_keys, clause_views, drafts_of, offered_default
from partnerships.queries.questionnaire import revealed_answers
from partnerships.services import clock, distribution, negotiation
from partnerships.services.negotiation import Wording
from partnerships.services.scenario_walk import Walk

NO_BRIDGE_IN_ROW = _("There is no bridge in the row %(row)s. Settle it in another way.")
NO_DEFAULT_IN_ROW = _("There is no suggestion of this site for the row %(row)s. Settle it in another way.")


def settle(walk_: Walk) -> None:
    """Settle what the scenario names, accept the drafts of what was answered alike, and the rest as `settle_rest` says."""
    for people, side in zip(walk_.people, walk_.scenario.sides, strict=True):
        if walk_.scenario.facts:
            raw = agreement_facts_json(walk_.scenario.facts)
            negotiation.state_facts(actor=people[0], round_=walk_.round, facts=raw)
            walk_.tell(f"{side.name} stated the facts of the agreement")
    _name_recipients(walk_)
    views = [view for view in clause_views(walk_.round) if not view.is_settled]
    currents = [view.current for view in views if view.current is not None and view.clause.key not in walk_.scenario.settle]
    drafts = [current for current in currents if current.origin == Proposal.Origin.DRAFT]
    _accept_drafts(walk_, drafts)
    for view in views:
        if view.current in drafts:
            continue
        wording = _wording(walk_, view.clause, view.current)
        if wording is not None:
            number = view.current.number if view.current else 0
            negotiation.propose(actor=walk_.people[0][0], clause=view.clause, wording=wording, based_on=number)
        current = Proposal.objects.standing().filter(clause=view.clause).order_by("-number").first()
        if current is not None:
            _accept(walk_, current)
    for key in _silent_defaults(walk_):
        _accept(walk_, negotiation.propose_default(actor=walk_.people[0][0], round_=walk_.round, key=key, based_on=0))


def _name_recipients(walk_: Walk) -> None:
    for listed in walk_.scenario.recipients:
        actor = walk_.people[listed.side][0]
        entry = distribution.Entry(listed.name, listed.email, language=walk_.scenario.language)
        distribution.name_recipient(actor=actor, round_=walk_.round, entry=entry)
        walk_.tell(f"{walk_.scenario.sides[listed.side].name} named {listed.name}, who receives the agreement")


def _accept_drafts(walk_: Walk, drafts: list[Proposal]) -> None:
    """What both answered alike, all at once, as on the page."""
    shown = {str(draft.public_id): draft.text_hash for draft in drafts}
    for people in walk_.people:
        negotiation.accept_drafts(actor=people[0], round_=walk_.round, shown=shown)
    for draft in drafts:
        walk_.tell(f"settled {draft.clause.key} ({draft.origin})")


def _accept(walk_: Walk, proposal: Proposal) -> None:
    """Who proposed has accepted by it; the others accept now."""
    accepted = set(proposal.acceptances.standing().values_list("party", flat=True))
    for people in walk_.people:
        if people[0].party_id not in accepted:
            negotiation.accept_proposal(actor=people[0], proposal=proposal, text_hash=proposal.text_hash)
    walk_.tell(f"settled {proposal.clause.key} ({proposal.origin})")


def _silent_defaults(walk_: Walk) -> list[str]:
    """The questions that nobody answered and that the file settles by the default."""
    keys = clause_keys(walk_.round)
    return [key for key, settlement in walk_.scenario.settle.items() if settlement.by == "default" and key not in keys]


def _wording(walk_: Walk, clause: Clause, current: Proposal | None) -> Wording | None:
    settlement = walk_.scenario.settle.get(clause.key)
    if settlement is not None:
        return _as_wording(walk_, clause, settlement)
    if current is not None or not walk_.scenario.settles_rest:
        return None
    first = _first(walk_, drafts_of(walk_.round, clause))
    return Wording(Proposal.Origin.PARTY, party=first) if first is not None else None


def _first(walk_: Walk, drafts: Mapping[int | str, ClauseDraft]) -> int | None:
    """The position of the first party of the file that has a draft."""
    return next((walk_.position(index) for index in range(len(walk_.people)) if walk_.position(index) in drafts), None)


def _as_wording(walk_: Walk, clause: Clause, settlement: Settlement) -> Wording:
    if settlement.by == "rows":
        return Wording(Proposal.Origin.VALUE, value=_matrix_value(walk_, clause, settlement))
    if settlement.by == "joint" and JOINT not in (drafts := drafts_of(walk_.round, clause)):
        return Wording(Proposal.Origin.PARTY, party=_first(walk_, drafts))  # together they give what one side gives alone
    return Wording(
        settlement.by,
        party=walk_.position(settlement.party) if settlement.party is not None else None,
        value=settlement.value,
        text=settlement.text,
        owner=walk_.position(settlement.owner) if settlement.owner is not None else None,
        until=settlement.until,
    )


def _matrix_value(walk_: Walk, clause: Clause, settlement: Settlement) -> dict[str, Any]:
    """One value a row: as settled; rows that are not named take the first side's, else the next one's stop."""
    by_position = [_value_of(answers.get(clause.key)) for answers in revealed_answers(walk_.round)]
    in_order = [by_position[walk_.position(index)] for index in range(len(by_position))]
    question = walk_.round.questionnaire.question(clause.key)
    value: dict[str, Any] = {}
    for row in question.rows:
        stop = _row_value(walk_, clause, settlement.rows.get(row.key), row.key, in_order)
        if stop is not None:
            value[row.key] = stop
    return value


def _row_value(walk_: Walk, clause: Clause, settlement: Settlement | None, row: str, in_order: list[Mapping[str, Any]]) -> Any:
    if settlement is None:
        return next((value[row] for value in in_order if row in value), None)
    match settlement.by:
        case "party":
            return in_order[settlement.party or 0].get(row)
        case "value":
            return settlement.value
        case "bridge":
            return _offered_stop(Reveal.objects.get(round=walk_.round).bridges.get(clause.key), row, NO_BRIDGE_IN_ROW)
        case "default":
            default = offered_default(walk_.round, clause.key)
            return _offered_stop(default.value if default else None, row, NO_DEFAULT_IN_ROW)
        case "open":
            owner = walk_.people[settlement.owner or 0][0].party.pole
            with translation.override(walk_.scenario.language):
                return {"own": drafting.open_row_text(owner, settlement.until or clock.today(), translate=translation.gettext)}
        case _:
            return {"own": settlement.text}


def _offered_stop(rows: Mapping[str, Any] | None, row: str, refusal: str) -> Any:
    if rows is None or row not in rows:
        raise InvalidInput(refusal, row=row)
    return rows[row]


def _value_of(answer: Answer | None) -> Mapping[str, Any]:
    return answer.value if answer is not None and answer.state is State.GIVEN else {}

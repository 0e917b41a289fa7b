"""Withdrawing acceptances and taking back wordings, and that the services do just what the rules of the table say."""

import random

import pytest

from partnerships.domain.errors import NotPermitted, Refused, StaleProposal, TransitionNotAllowed
from partnerships.domain.negotiation import ClauseTable, NothingToWithdraw, NotProposedBySide
from partnerships.models import Acceptance, AuditEntry, Clause, OutboxMail, Proposal, Representative, SmallNews
from partnerships.queries.changes import Kind, own_changes
from partnerships.queries.clause_table import clause_table
from partnerships.queries.negotiation import clause_views
from partnerships.queries.own_data import own_data
from partnerships.services.agreement import freeze_agreement
from partnerships.services.negotiation import Wording, accept_proposal, propose, propose_default, text_hash
from partnerships.services.sending_back import send_back
from partnerships.services.withdrawing import withdraw_acceptance, withdraw_proposal
from tests import factories

pytestmark = pytest.mark.django_db


def settled(sides: factories.TwoSides, text: str = "אחת לחודש.") -> Proposal:
    """A wording of the venture for the first clause that both sides have accepted."""
    proposal = factories.propose_own_words(sides.venture, text)
    factories.accept(sides.organisation, proposal)
    return proposal


def last_entry() -> tuple[str, dict[str, object]]:
    entry = AuditEntry.objects.latest("number")
    return entry.action, entry.payload


def told(template: str) -> list[str]:
    """To whom that news went, in a mail or waiting for the next."""
    waiting = [news.account.email for news in SmallNews.objects.filter(template=template).select_related("account")]
    return [*OutboxMail.objects.filter(template=template).values_list("to", flat=True), *waiting]


def test_a_withdrawn_acceptance_stays_and_no_longer_counts() -> None:
    sides = factories.revealed_round()
    proposal = settled(sides)
    given = withdraw_acceptance(actor=sides.organisation, proposal=proposal)
    view = clause_views(sides.round)[0]
    assert (view.is_settled, view.accepted_by, given.withdrawn_by) == (False, frozenset({0}), sides.organisation)
    assert Acceptance.objects.filter(proposal=proposal).count() == 2
    payload = {"proposal": str(proposal.public_id), "clause": view.clause.key, "text_hash": proposal.text_hash}
    assert last_entry() == ("acceptance_withdrawn", payload)
    assert told("acceptance_withdrawn") == [factories.ANA]


def test_the_same_text_can_be_accepted_again_and_withdrawn_again() -> None:
    sides = factories.revealed_round()
    proposal = settled(sides)
    for _time in range(2):
        withdraw_acceptance(actor=sides.organisation, proposal=proposal)
        factories.accept(sides.organisation, proposal)
    assert clause_views(sides.round)[0].is_settled
    assert Acceptance.objects.filter(proposal=proposal, party=sides.organisation.party).count() == 3


def test_an_acceptance_withdrawn_before_the_clause_was_settled_is_no_news() -> None:
    sides = factories.revealed_round()
    proposal = factories.propose_own_words(sides.venture)
    withdraw_acceptance(actor=sides.venture, proposal=proposal)
    assert (told("acceptance_withdrawn"), clause_views(sides.round)[0].accepted_by) == ([], frozenset())


def test_withdrawing_twice_is_one_withdrawal() -> None:
    sides = factories.revealed_round()
    proposal = settled(sides)
    first = withdraw_acceptance(actor=sides.organisation, proposal=proposal)
    entries = AuditEntry.objects.count()
    assert withdraw_acceptance(actor=sides.organisation, proposal=proposal) == first
    assert AuditEntry.objects.count() == entries


def test_what_was_not_accepted_or_is_not_current_cannot_be_withdrawn() -> None:
    sides = factories.revealed_round()
    first = factories.propose_own_words(sides.venture, "ראשון.")
    with pytest.raises(NothingToWithdraw):
        withdraw_acceptance(actor=sides.organisation, proposal=first)
    factories.propose_own_words(sides.organisation, "שני.")
    with pytest.raises(StaleProposal):
        withdraw_acceptance(actor=sides.venture, proposal=first)


def test_a_wording_that_is_taken_back_gives_way_to_the_one_before() -> None:
    sides = factories.revealed_round()
    first = settled(sides)
    second = factories.propose_own_words(sides.organisation, "פעמיים בחודש.")
    withdraw_proposal(actor=sides.organisation, proposal=second)
    view = clause_views(sides.round)[0]
    assert (view.current, view.is_settled) == (first, True)
    payload = {"proposal": str(second.public_id), "clause": view.clause.key, "number": 2, "text_hash": second.text_hash}
    assert (last_entry(), told("wording_withdrawn")) == (("wording_withdrawn", payload), [factories.ANA])
    third = propose(actor=sides.venture, clause=view.clause, wording=Wording("text", text="שלישי."), based_on=1)
    assert third.number == 3


def test_taking_back_twice_is_once() -> None:
    sides = factories.revealed_round()
    proposal = factories.propose_own_words(sides.venture)
    withdraw_proposal(actor=sides.venture, proposal=proposal)
    entries = AuditEntry.objects.count()
    assert withdraw_proposal(actor=sides.venture, proposal=proposal) == proposal
    assert (AuditEntry.objects.count(), Proposal.objects.get(pk=proposal.pk).withdrawn_by) == (entries, sides.venture)


def test_only_the_side_that_proposed_takes_back_and_nobody_a_draft_of_the_site() -> None:
    sides = factories.revealed_round()
    proposal = factories.propose_own_words(sides.venture)
    draft = Proposal.objects.get(origin=Proposal.Origin.DRAFT)
    for wording in (proposal, draft):
        with pytest.raises(NotProposedBySide):
            withdraw_proposal(actor=sides.organisation, proposal=wording)


def test_somebody_of_another_partnership_withdraws_nothing() -> None:
    sides = factories.revealed_round()
    proposal = settled(sides)
    stranger = factories.revealed_round(venture=factories.CORA, organisation=factories.DAN).venture
    with pytest.raises(NotPermitted):
        withdraw_acceptance(actor=stranger, proposal=proposal)
    with pytest.raises(NotPermitted):
        withdraw_proposal(actor=stranger, proposal=proposal)


def test_a_default_that_is_taken_back_is_no_clause_any_more_and_can_be_opened_again() -> None:
    sides = factories.revealed_round()
    default = propose_default(actor=sides.venture, round_=sides.round, key="conflict.notice", based_on=0)
    before = Clause.objects.on_the_table().count()
    withdraw_proposal(actor=sides.venture, proposal=default)
    [view] = [view for view in clause_views(sides.round) if view.clause == default.clause]
    assert (view.is_gone, view.is_settled, view.is_silent, Clause.objects.on_the_table().count()) == (True, True, True, before - 1)
    again = propose_default(actor=sides.organisation, round_=sides.round, key="conflict.notice", based_on=0)
    assert (again.clause, again.number) == (default.clause, 2)


def test_nothing_is_withdrawn_from_a_frozen_text_and_what_was_settled_stays_so_when_it_comes_back() -> None:
    sides = factories.signing_round()
    accepted = {view.clause.key: view.accepted_by for view in clause_views(sides.round)}
    proposal = Proposal.objects.filter(party=sides.venture.party).latest("pk")
    for move in (withdraw_acceptance, withdraw_proposal):
        with pytest.raises(TransitionNotAllowed):
            move(actor=sides.venture, proposal=proposal)
    version = factories.version_of(sides.partnership)
    send_back(actor=sides.organisation, version=version, fingerprint=version.fingerprint, note="עוד סעיף אחד.")
    assert {view.clause.key: view.accepted_by for view in clause_views(sides.round)} == accepted
    withdraw_acceptance(actor=sides.venture, proposal=proposal)
    with pytest.raises(TransitionNotAllowed):
        freeze_agreement(actor=sides.venture, round_=sides.round)
    factories.accept(sides.venture, proposal)
    freeze_agreement(actor=sides.venture, round_=sides.round)


def test_the_services_play_by_the_rules_of_the_table() -> None:
    """Some dozens of random moves, good and bad ones: the rows are what the rules make of them, and both refuse alike."""
    sides = factories.revealed_round()
    clause = Clause.objects.get(key="model.position")
    people = (sides.venture, sides.organisation)
    chance = random.Random(5)  # moves of a game
    expected, refusals = clause_table(clause), 0
    for _step in range(60):
        side, move = chance.randrange(2), chance.choice(["propose", "propose", "accept", "accept", "withdraw", "take_back"])
        number = expected.current_number if chance.random() < 0.8 else chance.randint(0, expected.next_number - 1)
        is_taken = _by_service(clause, people[side], move, number)
        try:
            expected = _by_rule(expected, move, side, number)
            assert is_taken
        except Refused:
            refusals += 1  # a service that takes a withdrawal for a double post changes nothing, and says nothing
        assert clause_table(clause) == expected
    assert (len(expected.wordings) > 10, refusals > 10) == (True, True)
    [view] = [view for view in clause_views(sides.round) if view.clause == clause]
    assert (view.is_settled, view.accepted_by) == (expected.is_settled, expected.accepted_by)


def _by_rule(table: ClauseTable, move: str, side: int, number: int) -> ClauseTable:
    match move:
        case "propose":
            return table.propose(side, based_on=number, text_hash=text_hash(f"נוסח {table.next_number}"))
        case "accept":
            return table.accept(side, number=number, text_hash=text_hash(f"נוסח {number}"))
        case "withdraw":
            return table.withdraw_acceptance(side, number=number)
    return table.take_back(side, number=number)


def _by_service(clause: Clause, actor: Representative, move: str, number: int) -> bool:
    """Whether the service takes it."""
    proposal = Proposal.objects.select_related("clause").filter(clause=clause, number=number).first()
    try:
        if move == "propose":
            text = f"נוסח {clause_table(clause).next_number}"
            propose(actor=actor, clause=clause, wording=Wording("text", text=text), based_on=number)
        elif proposal is None:
            return False
        elif move == "accept":
            accept_proposal(actor=actor, proposal=proposal, text_hash=proposal.text_hash)
        elif move == "withdraw":
            withdraw_acceptance(actor=actor, proposal=proposal)
        else:
            withdraw_proposal(actor=actor, proposal=proposal)
    except Refused:
        return False
    return True


def test_who_takes_back_finds_it_among_the_own_changes_and_the_own_data() -> None:
    sides = factories.revealed_round()
    proposal = settled(sides)
    withdraw_acceptance(actor=sides.organisation, proposal=proposal)
    withdraw_proposal(actor=sides.venture, proposal=proposal)
    kinds = {
        side.name: [change.kind for change in own_changes(sides.round, side.party)][:2] for side in (sides.venture, sides.organisation)
    }
    assert kinds == {"ana": [Kind.TAKEN_BACK, Kind.PROPOSAL], "ben": [Kind.WITHDRAWN, Kind.ACCEPTANCE]}
    ana, ben = own_data(sides.venture.account), own_data(sides.organisation.account)
    assert [(row["number"], row["withdrawn_at"] is not None) for row in ana["wordings_taken_back"]] == [(1, True)]
    assert [len(person["acceptances_withdrawn"]) for person in (ana, ben)] == [0, 1]

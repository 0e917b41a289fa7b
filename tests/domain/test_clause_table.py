"""The rules of the table, played at random: two or three sides propose, accept, withdraw, take back, freeze and send back."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from partnerships.domain.errors import Refused, StaleProposal, TransitionNotAllowed
from partnerships.domain.lifecycle import Action, Facts, Stage, next_stage
from partnerships.domain.negotiation import ClauseTable, NothingToWithdraw, NotProposedBySide

TEXTS = ("one", "two", "")
"""Hashes stand for texts; the empty one leaves the clause out."""
CLAUSES = st.integers(0, 1)
SIDES = st.integers(0, 2)
NUMBERS = st.integers(0, 6)
Move = Callable[[ClauseTable], ClauseTable]


class Negotiation(RuleBasedStateMachine):
    """Two clauses, the second of them one for which nobody asked; what is not allowed must be refused and change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = Stage.NEGOTIATING
        self.tables: list[ClauseTable] = []
        self.longest: list[tuple[int, int]] = []

    @initialize(sides=st.integers(2, 3))
    def begin(self, sides: int) -> None:
        """So many sides sit down."""
        everybody = frozenset(range(sides))
        self.tables = [ClauseTable(everybody), ClauseTable(everybody, is_default=True)]
        self.longest = [(0, 0), (0, 0)]

    @rule(clause=CLAUSES, side=SIDES, text=st.sampled_from(TEXTS))
    def propose(self, clause: int, side: int, text: str) -> None:
        """A side answers the current wording."""
        number = self.tables[clause].current_number
        self._move(clause, side, lambda table: table.propose(side, based_on=number, text_hash=text, leaves_out=not text))

    @rule(clause=CLAUSES, side=SIDES, number=NUMBERS)
    def propose_in_answer_to_any(self, clause: int, side: int, number: int) -> None:
        """A side answers the wording of an old page; only an answer to the current one is taken."""
        before = self.tables[clause].current_number
        self._move(clause, side, lambda table: table.propose(side, based_on=number, text_hash="one"), refused=number != before)

    @rule(clause=CLAUSES, side=SIDES, number=NUMBERS, text=st.sampled_from(TEXTS))
    def accept(self, clause: int, side: int, number: int, text: str) -> None:
        """A side accepts a text; only exactly the current one is taken."""
        current = self.tables[clause].current
        refused = current is None or (current.number, current.text_hash) != (number, text)
        self._move(clause, side, lambda table: table.accept(side, number=number, text_hash=text), refused=refused)

    @rule(clause=CLAUSES, side=SIDES)
    def accept_current(self, clause: int, side: int) -> None:
        """A side accepts what is there."""
        if current := self.tables[clause].current:
            self._move(clause, side, lambda table: table.accept(side, number=current.number, text_hash=current.text_hash))

    @rule(clause=CLAUSES, side=SIDES)
    def withdraw_acceptance(self, clause: int, side: int) -> None:
        """A side thinks again; only an acceptance that stands can be withdrawn."""
        before = self.tables[clause]
        self._move(clause, side, lambda table: table.withdraw_acceptance(side, number=before.current_number), refused=None)
        if side not in before.accepted_by:
            assert self.tables[clause] == before

    @rule(clause=CLAUSES, side=SIDES, number=NUMBERS)
    def take_back(self, clause: int, side: int, number: int) -> None:
        """A side takes a wording back; only its own, and only while it is current."""
        current = self.tables[clause].current
        refused = current is None or (current.number, current.side) != (number, side)
        self._move(clause, side, lambda table: table.take_back(side, number=number), refused=refused)

    @rule()
    def freeze(self) -> None:
        """Somebody wants to freeze the text, which needs every clause to be settled."""
        settled = all(table.is_settled for table in self.tables)
        if self.stage is Stage.NEGOTIATING and settled:
            self.stage = next_stage(self.stage, Action.FREEZE, Facts(all_settled=settled))
            assert all(_one_text(table) for table in self.tables)
        else:
            with pytest.raises(TransitionNotAllowed):
                next_stage(self.stage, Action.FREEZE, Facts(all_settled=settled))

    @precondition(lambda self: self.stage is not Stage.NEGOTIATING)
    @rule()
    def send_back(self) -> None:
        """The frozen text comes back to the table, with all acceptances that it had."""
        self.stage = next_stage(self.stage, Action.SEND_BACK)
        assert all(table.is_settled for table in self.tables)

    @invariant()
    def a_settled_clause_has_one_text_that_everybody_accepted(self) -> None:
        """And an unsettled one has none."""
        for table in self.tables:
            assert table.is_settled is _one_text(table)

    @invariant()
    def history_never_shrinks(self) -> None:
        """Rows are only ever added, and what is over never comes back."""
        rows = [(len(table.wordings), len(table.acceptances)) for table in self.tables]
        assert all(now >= before for pair in zip(rows, self.longest, strict=True) for now, before in zip(*pair, strict=True))
        self.longest = rows

    def _move(self, clause: int, side: int, move: Move, *, refused: bool | None = False) -> None:
        before = self.tables[clause]
        if self.stage is not Stage.NEGOTIATING or side not in before.sides:
            return  # the lifecycle refuses the one, the door the other
        try:
            self.tables[clause] = move(before)
        except Refused:
            assert refused is not False
        else:
            assert refused is not True
            assert _kept(before, self.tables[clause])


def _one_text(table: ClauseTable) -> bool:
    """Told from the rows alone: whether exactly one text counts."""
    standing = [wording for wording in table.wordings if not wording.is_taken_back]
    if not standing:
        return False
    accepted = {given.side for given in table.acceptances if given.number == standing[-1].number and not given.is_withdrawn}
    return bool(accepted) if table.is_default and standing[-1].leaves_out else accepted == table.sides


def _kept(before: ClauseTable, after: ClauseTable) -> bool:
    """Whether every row is still there as it was, but for a mark that it no longer counts."""
    wordings = zip(before.wordings, after.wordings, strict=False)
    acceptances = zip(before.acceptances, after.acceptances, strict=False)
    return all(
        (old.number, old.side, old.text_hash) == (new.number, new.side, new.text_hash) and new.is_taken_back >= old.is_taken_back
        for old, new in wordings
    ) and all((old.number, old.side) == (new.number, new.side) and new.is_withdrawn >= old.is_withdrawn for old, new in acceptances)


TestNegotiation = Negotiation.TestCase
TestNegotiation.settings = settings(stateful_step_count=60)


def test_every_sequence_of_six_moves_keeps_the_rules() -> None:
    """Not at random: all of them, more than ten thousand."""
    tables = [ClauseTable(frozenset({0, 1}))]
    seen = 0
    for _move in range(6):
        tables = [after for table in tables for after in _next(table)]
        seen += len(tables)
        assert all(table.is_settled is _one_text(table) for table in tables)
    assert seen == 14810


def _next(table: ClauseTable) -> Iterator[ClauseTable]:
    number, text = table.current_number, table.current.text_hash if table.current else ""
    for side in (0, 1):
        yield table.propose(side, based_on=number, text_hash=f"text {table.next_number}")
        moves: tuple[Move, ...] = (
            partial(ClauseTable.accept, side=side, number=number, text_hash=text),
            partial(ClauseTable.withdraw_acceptance, side=side, number=number),
            partial(ClauseTable.take_back, side=side, number=number),
        )
        for move in moves:
            try:
                yield move(table)
            except Refused:
                continue


def test_a_wording_that_is_taken_back_gives_way_to_the_one_before_with_its_acceptances() -> None:
    table = ClauseTable(frozenset({0, 1})).propose(0, based_on=0, text_hash="one").accept(1, number=1, text_hash="one")
    later = table.propose(1, based_on=1, text_hash="two")
    assert (later.is_settled, later.accepted_by) == (False, frozenset({1}))
    back = later.take_back(1, number=2)
    assert (back.is_settled, back.current_number, back.next_number) == (True, 1, 3)


def test_each_refusal_says_why() -> None:
    table = ClauseTable(frozenset({0, 1})).propose(0, based_on=0, text_hash="one")
    with pytest.raises(StaleProposal):
        table.propose(1, based_on=0, text_hash="two")
    with pytest.raises(StaleProposal):
        table.accept(1, number=1, text_hash="two")
    with pytest.raises(NothingToWithdraw):
        table.withdraw_acceptance(1, number=1)
    with pytest.raises(NotProposedBySide):
        table.take_back(1, number=1)
    with pytest.raises(StaleProposal):
        table.propose(1, based_on=1, text_hash="two").take_back(0, number=1)


def test_what_nobody_asked_for_is_left_out_by_one_side_and_has_no_acceptance_to_withdraw() -> None:
    table = ClauseTable(frozenset({0, 1}), is_default=True).propose(0, based_on=0, text_hash="one")
    left_out = table.propose(1, based_on=1, text_hash="", leaves_out=True)
    assert left_out.is_settled
    with pytest.raises(NothingToWithdraw):
        left_out.withdraw_acceptance(1, number=2)
    assert not left_out.take_back(1, number=2).is_settled


def test_a_default_that_all_accepted_is_a_clause_like_any_other() -> None:
    table = ClauseTable(frozenset({0, 1}), is_default=True).propose(0, based_on=0, text_hash="one").accept(1, number=1, text_hash="one")
    assert not table.is_default
    assert not table.propose(1, based_on=1, text_hash="", leaves_out=True).is_settled

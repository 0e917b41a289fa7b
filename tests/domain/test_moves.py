"""Who may know of which move before the reveal, and whose turn it is."""

from datetime import UTC, datetime, timedelta

import pytest

from partnerships.domain.moves import Move, moves_while_answering
from partnerships.domain.turn import Turn, turn_of

ANA, BEN = 1, 2


def at(hour: int) -> datetime:
    return datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=hour)


def test_since_answering_began_each_side_knows_of_its_own_moves_alone() -> None:
    moves = [
        Move(at(0), "partnership_opened", ANA), Move(at(1), "ground_rules_accepted", BEN), Move(at(2), "answering_began", BEN),
        Move(at(3), "answers_sealed", ANA), Move(at(4), "companion_joined", None), Move(at(5), "party_facts_stated", BEN),
    ]  # fmt: skip
    last = moves_while_answering(moves)
    assert (last.openly, last.known_to(ANA), last.known_to(BEN)) == (at(2), at(3), at(5))


def test_what_both_did_together_everybody_knows() -> None:
    moves = [Move(at(0), "answering_began", BEN), Move(at(1), "full_path_asked", ANA), Move(at(2), "path_widened", BEN)]
    last = moves_while_answering(moves)
    assert {last.openly, last.known_to(ANA), last.known_to(BEN)} == {at(2)}


def test_a_chain_of_an_older_release_begins_with_its_first_entry() -> None:
    assert moves_while_answering([Move(at(0), "partnership_opened", ANA), Move(at(1), "answers_sealed", BEN)]).known_to(ANA) == at(0)


def test_without_entries_there_is_nothing_to_say() -> None:
    with pytest.raises(ValueError, match="without entries"):
        moves_while_answering([])


@pytest.mark.parametrize(
    ("active", "turn"), [((), Turn.NOBODY), ((ANA,), Turn.US), ((BEN,), Turn.THEM), ((ANA, BEN), Turn.BOTH), ((BEN, 3), Turn.THEM)]
)
def test_whose_turn_it_is(active: tuple[int, ...], turn: Turn) -> None:
    assert turn_of(ANA, active) is turn

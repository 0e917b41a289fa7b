"""What those beside the sides see: every kind in every stage, and never more than all sides allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.companions import ALL, NOTHING, OPEN_TO_OBSERVERS, Kind, Sees, may_comment, seen_by
from partnerships.domain.lifecycle import Stage

SEES = st.builds(Sees, st.booleans(), st.booleans(), st.booleans())
STARTS = st.sampled_from(sorted(OPEN_TO_OBSERVERS))
LETTERS = {"a": "answers", "c": "clauses", "d": "document"}
# what an observer sees in each stage, by the stage from which it reads
OBSERVERS = {
    Stage.NEGOTIATING: {
        "negotiating": "ac", "approving": "ac", "signing": "ac", "sealing": "ac", "sealed": "acd", "declined": "ac",
    },
    Stage.SIGNING: {"signing": "c", "sealing": "c", "sealed": "cd"},
    Stage.SEALED: {"sealed": "d"},
}  # fmt: skip


def _sees(letters: str) -> Sees:
    return Sees(**{LETTERS[letter]: True for letter in letters})


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("reads_from", OBSERVERS)
def test_an_observer_reads_from_its_stage_on(reads_from: Stage, stage: Stage) -> None:
    found = seen_by(Kind.OBSERVER, stage, reads_from=reads_from, is_called=False, allowed=())
    assert found == _sees(OBSERVERS[reads_from].get(stage, ""))


@pytest.mark.parametrize("stage", Stage)
def test_a_third_party_reads_only_when_it_is_called(stage: Stage) -> None:
    found = [seen_by(Kind.THIRD_PARTY, stage, reads_from=Stage.NEGOTIATING, is_called=called, allowed=()) for called in (False, True)]
    letters = "" if stage in (Stage.OPEN, Stage.ANSWERING) else "acd" if stage is Stage.SEALED else "ac"
    assert found == [NOTHING, _sees(letters)]


@given(st.sampled_from(Stage), st.lists(SEES, min_size=1, max_size=4), STARTS, st.booleans())
def test_a_consultant_sees_what_all_sides_allow(stage: Stage, allowed: list[Sees], reads_from: Stage, is_called: bool) -> None:
    found = seen_by(Kind.CONSULTANT, stage, reads_from=reads_from, is_called=is_called, allowed=allowed)
    open_now = stage not in (Stage.OPEN, Stage.ANSWERING)
    assert found == Sees(
        open_now and all(side.answers for side in allowed),
        open_now and all(side.clauses for side in allowed),
        stage is Stage.SEALED and all(side.document for side in allowed),
    )


@given(st.sampled_from(Stage), st.lists(SEES, max_size=3), st.integers(0, 3))
def test_one_more_side_never_opens_more(stage: Stage, allowed: list[Sees], place: int) -> None:
    def seen(by: list[Sees]) -> Sees:
        return seen_by(Kind.CONSULTANT, stage, reads_from=Stage.NEGOTIATING, is_called=False, allowed=by)

    with_one_more = [*allowed[:place], NOTHING, *allowed[place:]]
    assert (seen(with_one_more), seen([])) == (NOTHING, NOTHING)


@given(st.sampled_from(Kind), st.sampled_from([Stage.OPEN, Stage.ANSWERING]), STARTS, st.booleans(), st.lists(SEES, max_size=3))
def test_nobody_sees_anything_before_the_reveal(kind: Kind, stage: Stage, reads_from: Stage, is_called: bool, allowed: list[Sees]) -> None:
    assert seen_by(kind, stage, reads_from=reads_from, is_called=is_called, allowed=allowed) == NOTHING


@given(st.sampled_from(Kind), SEES, st.booleans())
def test_only_who_sees_the_clauses_comments(kind: Kind, sees: Sees, is_allowed: bool) -> None:
    assert may_comment(kind, sees, is_allowed=is_allowed) is (sees.clauses and (kind is Kind.CONSULTANT or is_allowed))


def test_whether_there_is_anything_to_see() -> None:
    assert [sees.anything for sees in (NOTHING, Sees(answers=True), Sees(clauses=True), Sees(document=True), ALL)] == [
        False,
        True,
        True,
        True,
        True,
    ]

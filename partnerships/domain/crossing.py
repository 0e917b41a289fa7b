"""Crossed pairs of offers: what one side hopes for against what the others offer."""

from dataclasses import dataclass

from partnerships.domain.answers import Answer, State
from partnerships.domain.comparison_results import (
    Answers,
    Comparison,
    Importances,
    Match,
    Result,
    RowComparison,
    of_both_halves,
    silence,
    values_of,
    weighed,
    worst,
)
from partnerships.domain.distance import Distance
from partnerships.domain.questionnaire.structure import Question
from partnerships.domain.text import normalise_words


def compare_crossed(offer: Question, offers: Answers, expects: Answers) -> Comparison:
    """A crossed pair under the key of its first half: what is hoped for and what another side offers.

    A half that a side calls not relevant is empty; a half that it left open leaves what hangs on it open. A side that is silent
    on both halves is silent. A gift that nobody asked for is no gap.
    """
    states, importances = of_both_halves(offers, expects)
    rows = tuple(_crossed_row(entry, offers, expects, importances) for entry in _entries(offer, (*offers, *expects)))
    missing = sum(row.match is Match.MISSING for row in rows)
    return Comparison(
        offer.key,
        offer.kind,
        silence(importances) or worst(rows),
        states,
        importances,
        size=missing / len(rows) if rows else 0,
        rows=rows,
    )


@dataclass(frozen=True)
class _Entry:
    """One thing that somebody offers or hopes for: an option, or own words (`same` is how they are compared)."""

    key: str
    own: bool
    same: str

    def is_in(self, answer: Answer | None) -> bool:
        if answer is None or answer.state is not State.GIVEN:
            return False
        if self.own:
            return self.same in {normalise_words(entry) for entry in answer.value["own"]}
        return self.key in answer.value["options"]


def _entries(question: Question, answers: Answers) -> tuple[_Entry, ...]:
    values = [value for value in values_of(answers) if value is not None]
    chosen = {key for value in values for key in value["options"]}
    own: dict[str, str] = {}
    for entry in (entry for value in values for entry in value["own"]):
        own.setdefault(normalise_words(entry), entry)
    options = (_Entry(option.key, own=False, same=option.key) for option in question.options if option.key in chosen)
    return (*options, *(_Entry(entry, own=True, same=same) for same, entry in own.items()))


def _crossed_row(entry: _Entry, offers: Answers, expects: Answers, importances: Importances) -> RowComparison:
    offered_by = tuple(side for side, answer in enumerate(offers) if entry.is_in(answer))
    expected_by = tuple(side for side, answer in enumerate(expects) if entry.is_in(answer))
    unmet = [side for side in expected_by if not set(offered_by) - {side}]
    unused = not expected_by
    match = Match.MISSING if unmet else Match.UNUSED if unused else Match.MATCHED
    if (unmet and any(_leaves_open(offers, side) for side in unmet)) or (unused and _leaves_open(expects, *offered_by)):
        return RowComparison(entry.key, Result.ONE_SILENT, own=entry.own, offered_by=offered_by, expected_by=expected_by)
    measured = Distance(same=not unmet, near=False, size=1 if unmet else 0)
    result = Result.ALIGNED if unused else weighed(measured, importances)
    return RowComparison(entry.key, result, size=measured.size, match=match, own=entry.own, offered_by=offered_by, expected_by=expected_by)


def _leaves_open(halves: Answers, *sides: int) -> bool:
    """True when somebody other than these sides has not said, or does not know, what this half of the pair holds."""
    others = [half for side, half in enumerate(halves) if side not in sides]
    return any(half is None or half.state is State.UNDECIDED for half in others)

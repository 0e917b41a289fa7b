"""Where to start talking: the gaps by importance and size, each with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from partnerships.domain.answers import Importance
from partnerships.domain.comparison_results import WEIGHTS, Category, Comparison, Result
from partnerships.domain.questionnaire.structure import Kind

GAPS_TO_START_WITH = 3
FAR = 0.5

# What is measurably apart comes before what nobody can measure yet; what is close comes last.
ORDER_OF_TALK = (
    frozenset({Result.CLASH, Result.APART}),
    frozenset({Result.ONE_SILENT}),
    frozenset({Result.TO_READ}),
    frozenset({Result.BRIDGEABLE}),
    frozenset({Result.NEAR}),
)


class Reason(StrEnum):
    """Why a gap stands where it stands in the order; the first that holds."""

    SAME_NAMES = "same_names"
    """Funders that one side keeps off limits are among those that another plans to approach."""
    BOTH_PRINCIPLED = "both_principled"
    """Apart, and every side calls it a principle."""
    ONE_PRINCIPLED = "one_principled"
    """Apart, and not every side calls it a principle but one does."""
    NO_SAME_NAMES = "no_same_names"
    """Lists of names without an identical one: to be compared together."""
    MISSING = "missing"
    """Something is hoped for that no other side offers."""
    TOLD_TOO_SELDOM = "told_too_seldom"
    """Something is wanted more often than it would be told."""
    READ_AND_APART = "read_and_apart"
    """Own words that were read, and that not every side finds the same."""
    FAR_APART = "far_apart"
    """At least half the way between the two ends."""
    APART = "apart"
    """Further apart than near."""
    ONE_SILENT = "one_silent"
    """Some have answered and some have not, wholly or in a row."""
    TO_READ = "to_read"
    """Own words that people have yet to read and to judge."""
    A_BRIDGE = "a_bridge"
    """There is a value that all can live with."""
    NEAR = "near"
    """One step apart."""


@dataclass(frozen=True)
class Gap:
    """One question to talk about, and why it stands where it does."""

    comparison: Comparison
    reason: Reason


def order_of_talk(comparisons: Iterable[Comparison]) -> tuple[Gap, ...]:
    """All gaps, first to talk about, then bridgeable, then near; within each by weight with the sides, then by size.

    What is measurably apart comes first, then what one side left open, then own words that are to be read; of equal gaps the
    question that comes first in the questionnaire.
    """
    gaps = [comparison for comparison in comparisons if comparison.category in {Category.TALK, Category.CLOSE}]
    return tuple(Gap(gap, reason_of(gap)) for gap in sorted(gaps, key=_urgency))


def three_gaps(comparisons: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Where to start talking: the first of that order that are to be talked about, at most three."""
    to_talk = [gap.comparison for gap in order_of_talk(comparisons) if gap.comparison.category is Category.TALK]
    return tuple(to_talk[:GAPS_TO_START_WITH])


def _urgency(comparison: Comparison) -> tuple[int, int, float]:
    place = next(place for place, results in enumerate(ORDER_OF_TALK) if comparison.result in results)
    weight = sum(WEIGHTS[importance] for importance in comparison.importances if importance is not None)
    return place, -weight, -comparison.size


def reason_of(gap: Comparison) -> Reason:
    """Why this gap stands where it does; ValueError for what is no gap."""
    match gap.result:
        case Result.CLASH | Result.APART:
            return _why_apart(gap)
        case Result.ONE_SILENT:
            return Reason.ONE_SILENT
        case Result.TO_READ:
            return Reason.TO_READ
        case Result.BRIDGEABLE:
            return Reason.A_BRIDGE
        case Result.NEAR:
            return Reason.NEAR
        case _:
            raise ValueError(f"{gap.question_key} is no gap: {gap.result}")


def _why_apart(gap: Comparison) -> Reason:
    if gap.kind is Kind.NAMES and not gap.identical_names:
        return Reason.NO_SAME_NAMES
    if gap.kind is Kind.NAMES and gap.size == 1:
        return Reason.SAME_NAMES
    principles = [importance is Importance.PRINCIPLE for importance in gap.importances if importance is not None]
    if any(principles):
        return Reason.BOTH_PRINCIPLED if all(principles) else Reason.ONE_PRINCIPLED
    match gap.kind:
        case Kind.OFFER:
            return Reason.MISSING
        case Kind.SHARE:
            return Reason.TOLD_TOO_SELDOM
        case Kind.TEXT | Kind.LIST:
            return Reason.READ_AND_APART
        case _:
            return Reason.FAR_APART if gap.size >= FAR else Reason.APART

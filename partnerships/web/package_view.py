"""A package to talk about: point by point what each side wanted, what the package takes and why, and what each side gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext

from partnerships.domain.answers import Answer, ValueView, describe_value
from partnerships.domain.package import Trade
from partnerships.domain.questionnaire.structure import Kind, Question, Topic
from partnerships.models import Party
from partnerships.queries.comparison import Compared, Revealed
from partnerships.web.comparison_view import SideAnswer, cell_of, side_answer
from partnerships.web.row_view import row_label, stop_label


@dataclass(frozen=True)
class Taken:
    """The value that the package takes."""

    value: ValueView


@dataclass(frozen=True)
class Point:
    """One point: what each side wanted, what the package takes, and whose wish decided, where it was one side's."""

    topic: Topic
    key: str
    title: str
    wanted: tuple[SideAnswer, ...]
    taken: Taken
    reason: str
    winner: Party | None
    is_bridge: bool

    @property
    def is_of_principle(self) -> bool:
        """Whether a side calls it a principle; such points are shown first and open."""
        return any(answer.is_principle for answer in self.wanted)


@dataclass(frozen=True)
class Gain:
    """What one side gets: how many points it calls a principle, and in how many of them the package takes its value.

    Of all points, `kept` are settled as it wanted, `given` as only the other side did, and `between` as neither did.
    """

    party: Party
    principles: int
    principles_kept: int
    kept: int
    between: int
    given: int


@dataclass(frozen=True)
class PackageTopic:
    """The points of one topic."""

    topic: Topic
    points: tuple[Point, ...]


@dataclass(frozen=True)
class PackageView:
    """The whole package."""

    topics: tuple[PackageTopic, ...]
    gains: tuple[Gain, ...]
    total: int

    @property
    def of_principle(self) -> tuple[Point, ...]:
        """The points that a side calls a principle, in their order."""
        return tuple(point for topic in self.topics for point in topic.points if point.is_of_principle)

    @property
    def others(self) -> tuple[PackageTopic, ...]:
        """The points that nobody calls a principle, by topic."""
        kept = (PackageTopic(topic.topic, tuple(point for point in topic.points if not point.is_of_principle)) for topic in self.topics)
        return tuple(topic for topic in kept if topic.points)


def package_view(opened: Revealed, parties: Sequence[Party]) -> PackageView | None:
    """The package in the reader's language; None where there is nothing to trade."""
    trades = opened.package
    if trades is None:
        return None
    points = [_point(opened.of_question(trade.question_key), trade, parties) for trade in trades]
    topics = tuple(PackageTopic(topic, tuple(found)) for topic, found in groupby(points, key=lambda point: point.topic))
    gains = tuple(_gain(side, party, trades, points) for side, party in enumerate(parties))
    return PackageView(topics, gains, len(points))


def _point(compared: Compared, trade: Trade, parties: Sequence[Party]) -> Point:
    question = compared.question
    answers = zip(parties, compared.answers, strict=True)
    return Point(
        compared.topic,
        question.key,
        _title(question, trade.row),
        tuple(_wanted(party, question, answer, trade.row) for party, answer in answers),
        Taken(_value(question, trade)),
        trade.reason.value,
        parties[trade.wanted_by[0]] if len(trade.wanted_by) == 1 else None,
        trade.is_bridge,
    )


def _title(question: Question, row: str | None) -> str:
    if row is None:
        return gettext(question.short)
    return gettext("%(question)s: %(row)s") % {"question": gettext(question.short), "row": row_label(question, row)}


def _wanted(party: Party, question: Question, answer: Answer | None, row: str | None) -> SideAnswer:
    whole = side_answer(party, question, answer)
    return whole if row is None else cell_of(whole, stop_label(question, answer.value[row] if answer else None))


def _value(question: Question, trade: Trade) -> ValueView:
    if trade.row is not None:
        return ValueView(Kind.SCALE, text=stop_label(question, trade.value))
    return describe_value(question, trade.value, gettext)


def _gain(side: int, party: Party, trades: Sequence[Trade], points: Sequence[Point]) -> Gain:
    kept = [side in trade.wanted_by for trade in trades]
    principles = [point.wanted[side].is_principle for point in points]
    both = [one and other for one, other in zip(kept, principles, strict=True)]
    between = sum(not trade.wanted_by for trade in trades)
    return Gain(party, sum(principles), sum(both), sum(kept), between, len(trades) - sum(kept) - between)

"""What the sides answered, compared: frozen data for the picture, for a topic and for a clause. Nothing before the reveal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from partnerships.domain.answers import Answer
from partnerships.domain.comparison import Answers, Comparison, Marks, Tally, answers_to, compare_all, tally, three_gaps
from partnerships.domain.package import Trade, suggest_package
from partnerships.domain.questionnaire.structure import Question, Questionnaire, Topic
from partnerships.domain.risks import RISKS, Risk, risks_raised
from partnerships.domain.talk import Reason, order_of_talk
from partnerships.models import Mark, Round
from partnerships.queries.questionnaire import opened_answers, reveal_of


@dataclass(frozen=True)
class Half:
    """A question with what each side answered, in the order of the parties; None where there is no answer."""

    question: Question
    answers: Answers


@dataclass(frozen=True)
class Compared:
    """One question with its result; a crossed pair has two halves."""

    topic: Topic
    halves: tuple[Half, ...]
    comparison: Comparison

    @property
    def question(self) -> Question:
        """The question that gives the result its key."""
        return self.halves[0].question

    @property
    def answers(self) -> Answers:
        """What each side answered to it."""
        return self.halves[0].answers


@dataclass(frozen=True)
class Revealed:
    """All that was opened, compared."""

    revealed_at: datetime
    compared: tuple[Compared, ...]

    @property
    def tally(self) -> Tally:
        """The counts above the picture."""
        return tally(entry.comparison for entry in self.compared)

    @property
    def gaps_to_start_with(self) -> tuple[Compared, ...]:
        """Where to start talking, at most three."""
        chosen = [gap.question_key for gap in three_gaps(entry.comparison for entry in self.compared)]
        return tuple(self.of_question(key) for key in chosen)

    def of_topic(self, topic: Topic) -> tuple[Compared, ...]:
        """The questions of one topic."""
        return tuple(entry for entry in self.compared if entry.topic == topic)

    def of_question(self, key: str) -> Compared:
        """One question, by the key under which it is compared; KeyError when there is none."""
        for entry in self.compared:
            if entry.question.key == key:
                return entry
        raise KeyError(key)

    @property
    def order_of_talk(self) -> tuple[tuple[Compared, Reason], ...]:
        """All gaps in the order in which to talk about them, each with its reason."""
        gaps = order_of_talk(entry.comparison for entry in self.compared)
        return tuple((self.of_question(gap.comparison.question_key), gap.reason) for gap in gaps)

    @property
    def risks(self) -> tuple[Risk, ...]:
        """What the sides fear, each risk once: first what more than one side raised."""
        risks = self.of_question(RISKS)
        return risks_raised(risks.question, risks.answers)

    @property
    def package(self) -> tuple[Trade, ...] | None:
        """A trade over all that is bridgeable or near; None where there is nothing to trade."""
        return suggest_package((entry.question, entry.answers, entry.comparison) for entry in self.compared)


def revealed(round_: Round) -> Revealed:
    """The answers of all sides and how they compare. NotPermitted before the reveal.

    Made of what was shown, the bridges that were found at the reveal and the marks since; in a constant number of queries.
    """
    reveal = reveal_of(round_)
    sheets = opened_answers(reveal)
    compared = compare_all(round_.questionnaire, sheets, marks=marks_of(round_), bridges=reveal.bridges)
    return Revealed(reveal.revealed_at, tuple(_compared(round_.questionnaire, comparison, sheets) for comparison in compared))


def marks_of(round_: Round) -> dict[str, Marks]:
    """For each question that somebody marked, whether each side found the same meant; None where it has not marked. One query."""
    positions = list(round_.partnership.parties.order_by("position").values_list("position", flat=True))
    marks: dict[str, dict[int, bool]] = {}
    for question, position, is_same in Mark.objects.filter(round=round_).values_list("question", "party__position", "is_same"):
        marks.setdefault(question, {})[position] = is_same
    return {question: tuple(by_side.get(position) for position in positions) for question, by_side in marks.items()}


def _compared(questionnaire: Questionnaire, comparison: Comparison, sheets: tuple[Mapping[str, Answer], ...]) -> Compared:
    question = questionnaire.question(comparison.question_key)
    crossed = questionnaire.question(question.pair) if question.pair else None
    halves = tuple(Half(half, answers_to(half, sheets)) for half in (question, crossed) if half is not None)
    return Compared(questionnaire.topic_of(question.key), halves, comparison)

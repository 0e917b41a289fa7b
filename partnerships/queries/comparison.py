"""What the sides answered, compared: frozen data for the picture, for a topic and for a clause. Nothing before the reveal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from partnerships.domain.answers import Answer, State
from partnerships.domain.comparison import Answers, Comparison, Tally, answers_to, compare_all, tally, three_gaps
from partnerships.domain.questionnaire.structure import Question, Questionnaire, Topic
from partnerships.domain.text import normalise_words
from partnerships.models import Reveal, Round
from partnerships.queries.questionnaire import revealed_answers

RISKS = "risks.list"


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
class Worry:
    """Something that may go wrong: a card of the deck (`card` is its label) or own words, and the sides that raised it."""

    card: str
    own: str
    raised_by: frozenset[int]


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
    def worries(self) -> tuple[Worry, ...]:
        """What the sides fear, each worry once: first what more than one side raised."""
        risks = self.of_question(RISKS)
        found: dict[tuple[str, str], Worry] = {}
        for side, answer in enumerate(risks.answers):
            for row in answer.value if answer is not None and answer.state is State.GIVEN else ():
                worry = _worry(risks.question, row["risk"])
                key = worry.card, normalise_words(worry.own)
                first = found.setdefault(key, worry)
                found[key] = Worry(first.card, first.own, first.raised_by | {side})
        return tuple(sorted(found.values(), key=lambda worry: -len(worry.raised_by)))


def revealed(round_: Round) -> Revealed:
    """The answers of all sides and how they compare. NotPermitted before the reveal."""
    sheets = revealed_answers(round_)
    compared = tuple(_compared(round_.questionnaire, comparison, sheets) for comparison in compare_all(round_.questionnaire, sheets))
    return Revealed(Reveal.objects.get(round=round_).revealed_at, compared)


def _compared(questionnaire: Questionnaire, comparison: Comparison, sheets: tuple[Mapping[str, Answer], ...]) -> Compared:
    question = questionnaire.question(comparison.question_key)
    crossed = questionnaire.question(question.pair) if question.pair else None
    halves = tuple(Half(half, answers_to(half, sheets)) for half in (question, crossed) if half is not None)
    return Compared(questionnaire.topic_of(question.key), halves, comparison)


def _worry(question: Question, risk: Mapping[str, Any]) -> Worry:
    if "own" in risk:
        return Worry("", risk["own"], frozenset())
    cards = (card for pool in question.deck.values() for card in pool)
    return Worry(next(card.label for card in cards if card.key == risk["deck"]), "", frozenset())

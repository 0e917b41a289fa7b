"""What may go wrong between the sides: each risk once, whoever raised it, with what would calm each side."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from partnerships.domain.answers import Answer, JsonValue, State
from partnerships.domain.questionnaire.structure import Question
from partnerships.domain.text import normalise_words

RISKS = "risks.list"
MARK_LENGTH = 16


@dataclass(frozen=True)
class Risk:
    """One risk: a card of the deck (`card` is its label, a message id) or own words as the first side wrote them.

    `calm` holds for each side, in their order, what would calm it; a side may have said nothing, or more than one thing.
    """

    key: str
    card: str
    own: str
    raised_by: frozenset[int]
    calm: tuple[tuple[str, ...], ...]


def risk_key(risk: Mapping[str, JsonValue]) -> str:
    """The key under which assessments of this risk are kept: the card, or a mark of the own words that hangs on how they compare."""
    if "own" in risk:
        return "own:" + hashlib.sha256(normalise_words(risk["own"]).encode()).hexdigest()[:MARK_LENGTH]
    return f"deck:{risk['deck']}"


def risks_raised(question: Question, answers: tuple[Answer | None, ...]) -> tuple[Risk, ...]:
    """One list of what the sides raised, in their order: first what most of them raised."""
    raised = [
        (side, row)
        for side, answer in enumerate(answers)
        for row in (answer.value if answer is not None and answer.state is State.GIVEN else ())
    ]
    first = {risk_key(row["risk"]): row["risk"] for _side, row in reversed(raised)}
    keys = dict.fromkeys(risk_key(row["risk"]) for _side, row in raised)
    risks = [
        _risk(question, first[key], [(side, row["calm"]) for side, row in raised if risk_key(row["risk"]) == key], len(answers))
        for key in keys
    ]
    return tuple(sorted(risks, key=lambda risk: -len(risk.raised_by)))


def _risk(question: Question, risk: Mapping[str, JsonValue], raised: list[tuple[int, str]], sides: int) -> Risk:
    cards = {card.key: card.label for pool in question.deck.values() for card in pool}
    calm = tuple(tuple(words for by, words in raised if by == side and words) for side in range(sides))
    raised_by = frozenset(side for side, _words in raised)
    return Risk(risk_key(risk), cards[risk["deck"]] if "deck" in risk else "", risk.get("own", ""), raised_by, calm)

"""One list of what may go wrong, whoever raised it."""

from typing import Any

import pytest

from partnerships.domain.answers import Answer, State, parse_answer
from partnerships.domain.risks import Risk, risk_key, risks_raised
from tests.domain import questions as q


def raises(*rows: tuple[dict[str, str], str]) -> Answer:
    return parse_answer(q.RISKS, {"value": [{"risk": risk, "calm": calm} for risk, calm in rows]})


IDEA, TIME = {"deck": "idea_taken"}, {"deck": "too_little_time"}
RAIN, RAIN_AGAIN = {"own": "It rains."}, {"own": "it  RAINS"}


def test_each_risk_stands_once_and_first_what_all_raised() -> None:
    answers = (
        raises((IDEA, "a talk"), (RAIN, "a roof"), (RAIN_AGAIN, "an umbrella")),
        raises((TIME, ""), (RAIN_AGAIN, "a tent"), (IDEA, "")),
    )
    own = risk_key(RAIN)
    assert risks_raised(q.RISKS, answers) == (
        Risk("deck:idea_taken", "Idea taken", "", frozenset({0, 1}), (("a talk",), ())),
        Risk(own, "", "It rains.", frozenset({0, 1}), (("a roof", "an umbrella"), ("a tent",))),
        Risk("deck:too_little_time", "Too little time", "", frozenset({1}), ((), ())),
    )


@pytest.mark.parametrize("silent", [None, Answer(State.UNDECIDED), Answer(State.NOT_RELEVANT)])
def test_a_silent_side_raises_nothing(silent: Answer | None) -> None:
    answers = (silent, raises((TIME, "help")))
    assert risks_raised(q.RISKS, answers) == (Risk("deck:too_little_time", "Too little time", "", frozenset({1}), ((), ("help",))),)
    assert risks_raised(q.RISKS, (silent, silent)) == ()


@pytest.mark.parametrize(
    ("risk", "key"),
    [
        ({"deck": "idea_taken"}, "deck:idea_taken"),
        ({"own": "idea_taken"}, "own:4ffae891a522aeee"),
        ({"own": "גשם"}, "own:4541a4fcc616cbad"),
        ({"own": "مطر"}, "own:5e44a90fa4e69811"),
    ],
)
def test_the_key_of_a_risk_stays(risk: dict[str, Any], key: str) -> None:
    assert risk_key(risk) == key

"""What the demonstration is made of: the examples, each walked to another stage of the way."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.conf import settings

from partnerships.domain.lifecycle import Stage
from partnerships.domain.scenario import Scenario, Side, read_scenario

EXAMPLES = settings.BASE_DIR / "examples"


@dataclass(frozen=True)
class Story:
    """One example and how far it is walked.

    `answered` says how many of its questions each side has answered so far, in the order of the file; None: all of them.
    Signatures by command make a specimen; all else can be taken up in the browser as if the people had done it themselves.
    """

    example: str
    until: Stage
    answered: tuple[int, int] | None = None

    @cached_property
    def scenario(self) -> Scenario:
        """The example as it is walked."""
        scenario, mistakes = read_scenario(json.loads((EXAMPLES / f"{self.example}.json").read_text(encoding="utf-8")))
        if scenario is None:
            raise ValueError(f"{self.example}: {mistakes}")
        if self.answered is None:
            return scenario
        sides = tuple(_with_the_first(side, count) for side, count in zip(scenario.sides, self.answered, strict=True))
        return replace(scenario, sides=sides)

    @property
    def is_specimen(self) -> bool:
        """Whether somebody signs by command."""
        return self.until is Stage.SEALED


def _with_the_first(side: Side, count: int) -> Side:
    answers: Mapping[str, Mapping[str, Any]] = dict(list(side.answers.items())[:count])
    return replace(side, answers=answers)


STILL_ANSWERING = Story("nothing_fits", Stage.ANSWERING, answered=(41, 19))
NEGOTIATING = Story("students_union", Stage.NEGOTIATING)
TO_APPROVE = Story("embedded", Stage.APPROVING)
SEALED = Story("infrastructure_only", Stage.SEALED)
STORIES = (STILL_ANSWERING, NEGOTIATING, TO_APPROVE, SEALED)

# In the middle of negotiating: these bridges both accept, these wait for the other side, and one clause has words of its own.
BRIDGES_ACCEPTED = ("fit.horizon", "resources.fee", "conflict.notice")
BRIDGES_WAITING = ("model.position", "resources.approach")
OWN_WORDS = (
    "credit.no_answer",
    "אם לא התקבלה תשובה בתוך שלושה ימי עבודה, שולחים תזכורת ומתקשרים. בלי תשובה גם אז, הפרסום נדחה לפגישה הבאה.",
)

"""The full path as two sides answer it: some pages by hand, each kind of question by its own widget, and the rest as in the example."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.journeys.answering import Answer, AnswerPage

EXAMPLES = Path(__file__).parents[2] / "examples"
ROWS_TO_TELL = ("results", "money", "ties_to_funders", "plans_for_publicity", "changes_of_people", "problems")


def of_example(name: str) -> dict[str, Mapping[str, Any]]:
    """What the sides of an example answer, by pole."""
    parties = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))["parties"]
    return {party.get("pole", party["role"]): party["answers"] for party in parties}


def without(answers: Mapping[str, Any], left_out: set[str]) -> dict[str, Any]:
    """The answers that are not given by hand, and not left away."""
    return {key: answer for key, answer in answers.items() if key not in left_out}


def _measures(page: AnswerPage) -> None:
    page.write_row("fit.success", 0, measure="שכונות שיש בהן קיץ", target="עשר", by="סוף 2027")
    page.write_row("fit.success", 1, measure="מתנדבות ומתנדבים", target="מאה", by="יוני 2027")


def _guided(page: AnswerPage) -> None:
    page.pick("model.position", "infrastructure_and_guidance")
    page.accept_too("model.position", "main_matters_together")
    page.weigh("model.position", "principle")


def _programme(page: AnswerPage) -> None:
    page.pick("model.position", "programme_of_the_organisation")
    page.accept_too("model.position", "main_matters_together")


def _materials_of_ours(page: AnswerPage) -> None:
    page.pick_in_row("model.idea", "materials_created", "venture")
    page.pick_in_row("model.idea", "name_domain_and_accounts", "venture")
    page.accept_in_rows("model.idea", materials_created="jointly")


def _materials_together(page: AnswerPage) -> None:
    page.pick_in_row("model.idea", "materials_created", "jointly")
    page.pick_in_row("model.idea", "name_domain_and_accounts", "venture")


def _planned(page: AnswerPage) -> None:
    page.write_row("resources.funders", 0, value="קרן תבור לאזרחות פעילה")
    page.write_row("resources.funders", 1, value="קרן צוק לחינוך")


def _off_limits(page: AnswerPage) -> None:
    page.write_row("resources.funders", 0, value="קרן תבור לאזרחות פעילה (ע״ר)")


def _together(page: AnswerPage) -> None:
    for row in ("content", "budget"):
        page.pick_in_row("mechanism.decisions_start", row, "together")


def _as_at_the_start(page: AnswerPage) -> None:
    page.answer_as_at_the_start("mechanism.decisions_later")


def _told(page: AnswerPage) -> None:
    for row in ROWS_TO_TELL:
        page.pick_in_row("communication.share", row, "monthly")
    for row in ROWS_TO_TELL[:2]:
        page.pick_in_row("communication.receive", row, "as_it_happens")


VENTURE: dict[str, Answer] = {
    "fit.success": _measures,
    "model.position": _guided,
    "model.idea": _materials_of_ours,
    "resources.funders": _planned,
    "mechanism.decisions_start": _together,
    "mechanism.decisions_later": _as_at_the_start,
    "communication.share": _told,
}
ORGANISATION: dict[str, Answer] = {
    **VENTURE,
    "model.position": _programme,
    "model.idea": _materials_together,
    "resources.funders": _off_limits,
}
BY_HAND = {*VENTURE, "communication.receive"}

"""The ten dangers to collective impact of Paul Schmitz, in our words, and which clauses meet each. Their titles are cards of the deck."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partnerships.domain.cautions import Test, any_of, has_option, is_one_of
from partnerships.domain.clauses.joining import is_silent
from partnerships.domain.questionnaire.topics.risks import CARDS_OF_BOTH
from partnerships.domain.text import gettext_noop as _

SOURCE = _("Paul Schmitz, “10 Dangers to Collective Impact” (2021), danger %(number)s.")


@dataclass(frozen=True)
class Danger:
    """One danger: `key` is its card in the deck of risks, `met_by` the questions whose clause meets it, and with which values."""

    number: int
    key: str
    why: str
    lines: str
    met_by: Mapping[str, Test]

    @property
    def title(self) -> str:
        """The danger in a few words, as the card says it (message id)."""
        return next(card.label for card in CARDS_OF_BOTH if card.key == self.key)

    @property
    def risk(self) -> str:
        """The key of the same as a risk that a side raised."""
        return f"deck:{self.key}"


def says_something(value: Any) -> bool:
    """Whether there is an answer at all: of a text or a list, any words; of a choice, any of them."""
    return not is_silent(value)


def _some_row(value: Any) -> bool:
    return isinstance(value, Mapping) and any(stop not in ("not_shared", "on_request") for stop in _stops(value))


def _stops(value: Mapping[str, Any]) -> list[Any]:
    """The stops of a table, also of one that is kept by pole with what each gives and expects."""
    found: list[Any] = []
    for part in value.values():
        found += _stops(part) if isinstance(part, Mapping) else [part]
    return found


PLAN = is_one_of("yearly_with_measurable_goals", "half_yearly", "quarterly")
HABITS = ("attendance_kept", "values_on_the_agenda", "opens_with_earlier_commitments", "ends_with_commitments", "looks_at_data")

DANGERS: tuple[Danger, ...] = (
    Danger(
        1,
        "strategy_drifts",
        _(
            "Once the work begins, new ideas and activities come along, and nobody measures them against what both set out to do. "
            "A clause on when the direction may change, or a work plan in which each task serves a goal, holds the course."
        ),
        "B:15-21",
        {
            "mechanism.redirect": is_one_of("decline", "bring_it_to_a_joint_meeting", "test_it_against_our_goals_together"),
            "mechanism.workplan": PLAN,
        },
    ),
    Danger(
        2,
        "culture_drifts",
        _(
            "A good way of working together is given up little by little for the sake of speed, until nobody mentions its values any more. "
            "Shared values with the behaviour that shows them, or fixed habits of meetings, keep it alive."
        ),
        "B:23-25, B:104",
        {"communication.habits": any_of(*map(has_option, HABITS)), "fit.values": says_something},
    ),
    Danger(
        3,
        "groups_become_committees",
        _(
            "Meetings turn into passing on what could have been mailed, and nothing changes in the daily work. A work plan, a mandate for "
            "those who meet, or meetings that end with commitments make them worth coming to."
        ),
        "B:27-29",
        {
            "mechanism.workplan": PLAN,
            "mechanism.mandate": is_one_of("small_tasks", "within_the_work_plan", "all_but_money", "everything"),
            "communication.habits": any_of(has_option("ends_with_commitments"), has_option("looks_at_data")),
        },
    ),
    Danger(
        4,
        "meeting_before_the_meeting",
        _(
            "Nothing ends trust faster than the belief that the real meeting was held before this one, without us. A rule on talks with "
            "funders and officials, or a table of who tells what and when, leaves little room for that."
        ),
        "B:31-37",
        {
            "communication.aside": is_one_of("allowed_and_told", "after_notice", "only_together"),
            "communication.share": _some_row,
        },
    ),
    Danger(
        5,
        "wrong_people_at_the_table",
        _(
            "Where those who do the work, those whom it is for, or somebody who can decide are missing, what was agreed does not last. "
            "The agreement can say who belongs at the table."
        ),
        "B:39-43",
        {"fit.table": says_something},
    ),
    Danger(
        6,
        "commitments_not_kept",
        _(
            "When a promise is not kept and nobody speaks about it, everybody learns that one may promise much and do little. The "
            "agreement can say what follows, or open each meeting with what was promised before."
        ),
        "B:45-47",
        {
            "mechanism.accountability": is_one_of("talk", "written_note", "hand_the_task_over", "pause_new_commitments"),
            "communication.habits": has_option("opens_with_earlier_commitments"),
        },
    ),
    Danger(
        7,
        "funder_or_official_takes_over",
        _(
            "A funder or an official with a new wish can draw shared work away from what both set out to do. A clause on what you do with "
            "such a wish, or a funder at the table who knows the shared goals, protects them."
        ),
        "B:49-53",
        {
            "mechanism.redirect": is_one_of("decline", "bring_it_to_a_joint_meeting", "test_it_against_our_goals_together"),
            "fit.table": has_option("funder"),
        },
    ),
    Danger(
        8,
        "run_like_an_organisation",
        _(
            "A joint team easily begins to act like a board that sets the direction, although it is there to align and to help. The clause "
            "on the joint body says what it does and what it leaves to the sides."
        ),
        "B:55-57",
        {"mechanism.steering": is_one_of("two_leads", "small_joint_team", "steering_committee_with_outside_members")},
    ),
    Danger(
        9,
        "too_little_time",
        _(
            "Change takes years, and whoever expects it within months gives up, or is given up by those who pay. A longer term, a first "
            "result that can be shown soon, or yearly goals that can be measured help to last."
        ),
        "B:59-63",
        {
            "fit.horizon": is_one_of("two_years", "three_to_five_years", "open_ended"),
            "fit.quick_win": says_something,
            "mechanism.workplan": is_one_of("yearly_with_measurable_goals"),
        },
    ),
    Danger(
        10,
        "unable_to_adapt",
        _(
            "Facts, people and surroundings change, and an agreement that nobody opens again stays as it was. Reading it again on fixed "
            "dates, or looking at data in meetings, keeps it in step."
        ),
        "B:65-78",
        {
            "conflict.review": is_one_of("three_months", "six_months", "one_year", "two_years"),
            "communication.habits": has_option("looks_at_data"),
        },
    ),
)

MEETING = frozenset().union(*(danger.met_by for danger in DANGERS))
"""The questions whose clauses can meet a danger."""

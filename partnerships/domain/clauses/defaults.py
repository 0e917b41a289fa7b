"""What is offered where nobody answered: a fair middle, cautious, easy to undo, and within the law. Never anybody's answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from partnerships.domain.clauses.joining import Value
from partnerships.domain.clauses.library.wording import TERMS
from partnerships.domain.questionnaire.structure import Question, Questionnaire
from partnerships.domain.text import gettext_noop as _

POSITION = "model.position"
POSITIONS = (
    "infrastructure_only",
    "infrastructure_and_guidance",
    "main_matters_together",
    "programme_of_the_organisation",
    "embedded_in_core_activity",
)
"""The kinds of cooperation, from autonomy to embedding."""
MIDDLE = "main_matters_together"


@dataclass(frozen=True)
class Default:
    """What is offered and why, in one sentence: one value for all, or one for each of POSITIONS."""

    why: str
    value: Value = None
    along: Mapping[str, Value] = field(default_factory=dict)


def default_value(questionnaire: Questionnaire, key: str, position: str | None) -> Value:
    """The value that is offered for a question that nobody answered; None where there is nothing sensible to offer.

    `position` is the stop of `model.position` by which the sides work (`joint_position`); without one it is the middle.
    A matrix has the rows that this questionnaire asks; what both tell each other is `{pole: {"gives": …, "expects": …}}`.
    """
    default = DEFAULTS.get(key)
    if default is None or key not in {question.key for question in questionnaire.questions}:
        return None
    value = default.along[position or MIDDLE] if default.along else default.value
    question = questionnaire.question(key)
    if not question.has_rows_of_stops:
        return value
    asked = _asked_rows(question, value)
    return asked if not question.is_crossed_first else {pole: {"gives": asked, "expects": asked} for pole in TERMS}


def offered_keys(questionnaire: Questionnaire) -> frozenset[str]:
    """The questions of this questionnaire for which something can be offered."""
    return frozenset(question.key for question in questionnaire.questions if question.key in DEFAULTS)


def joint_position(questionnaire: Questionnaire, values: Sequence[Any], bridge: Any = None) -> str | None:
    """Where on the line both stand: what they answered alike, else the bridge, else the more autonomous answer; None for silence."""
    stops = [stop.key for stop in questionnaire.question(POSITION).stops]
    given = [value for value in values if value in stops]
    if len(set(given)) > 1 and bridge in stops:
        return str(bridge)
    return min(given, key=stops.index, default=None)


def _asked_rows(question: Question, rows: Mapping[str, str]) -> dict[str, str]:
    return {row.key: rows[row.key] for row in question.rows if row.key in rows}


def _along(*values: Value) -> Mapping[str, Value]:
    return dict(zip(POSITIONS, values, strict=True))


def _rows(rows: Mapping[str, tuple[str, ...]]) -> Mapping[str, Value]:
    """For each kind of cooperation the stop of every row; `rows` holds the five stops of each."""
    return {position: {row: stops[place] for row, stops in rows.items()} for place, position in enumerate(POSITIONS)}


def _some(*options: str) -> Value:
    return {"options": list(options), "own": []}


VENTURE, VENTURE_ASKS, TOGETHER, ORGANISATION_ASKS = (
    "venture_alone",
    "venture_after_consulting",
    "together",
    "organisation_after_consulting",
)
DECISIONS = _rows(
    {
        "strategy_and_goals": (VENTURE, VENTURE_ASKS, TOGETHER, TOGETHER, ORGANISATION_ASKS),
        "content": (VENTURE, VENTURE_ASKS, VENTURE_ASKS, TOGETHER, TOGETHER),
        "budget": (VENTURE_ASKS, VENTURE_ASKS, TOGETHER, ORGANISATION_ASKS, ORGANISATION_ASKS),
        "hiring": (VENTURE_ASKS, VENTURE_ASKS, TOGETHER, ORGANISATION_ASKS, ORGANISATION_ASKS),
        "publicity": (VENTURE_ASKS, VENTURE_ASKS, TOGETHER, TOGETHER, ORGANISATION_ASKS),
        "approach_to_funders": (VENTURE_ASKS, VENTURE_ASKS, TOGETHER, ORGANISATION_ASKS, ORGANISATION_ASKS),
        "day_to_day_work": (VENTURE, VENTURE, VENTURE, VENTURE_ASKS, VENTURE_ASKS),
    }
)
NAMED_FIRST = ("venture_first", "venture_first", "equal", "organisation_first", "organisation_first")
AGREED_AT_THE_END = ("by_agreement",) * len(POSITIONS)

DEFAULTS: Mapping[str, Default] = {
    "fit.horizon": Default(_("A year is long enough to see results, and short enough to stop without harm."), "one_year"),
    "fit.table": Default(
        _("Those who do the work, those whom it is for, and somebody who can decide: if one of them is missing, decisions do not last."),
        _some("field_workers", "people_of_the_community_served", "someone_who_can_decide"),
    ),
    "model.commitment": Default(
        _("The organisation promises what this kind of cooperation needs, and no more: a promise is easier to extend than to take back."),
        along=_along("recommends", "recommends", "gives_hours", "in_its_yearly_work_plan", "in_its_yearly_work_plan"),
    ),
    "model.idea": Default(
        _("What is made belongs to the side that carries it in this kind of cooperation, and to both where both carry it."),
        along=_rows(
            dict.fromkeys(
                ("materials_created", "name_domain_and_accounts", "contacts_and_mailing_lists"),
                ("venture", "venture", "jointly", "jointly", "organisation"),
            )
        ),
    ),
    "model.licence": Default(_("Each side can go on using what was made, and nothing is given away for good."), "each_side_may_use"),
    "model.independence": Default(
        _("The further a venture has grown into the organisation, the more both have a say when it leaves."),
        along=_along(*("may_leave_with_name_and_materials",) * 2, *("by_agreement",) * 3),
    ),
    "resources.fundraising": Default(
        _("The side that carries the activity also raises its money; in the middle of the line both do."),
        along=_along("venture_alone", "venture_with_help", "jointly", "organisation_leads", "organisation_leads"),
    ),
    "resources.approach": Default(
        _("Two requests to one funder harm both sides; the closer the cooperation, the more is worth settling beforehand."),
        along=_along("notice", "notice", "consult", "consult", "approval_each_time"),
    ),
    "resources.fee_kind": Default(_("Nobody owes what was not agreed; a payment can be agreed later, in writing."), "none"),
    "resources.spending": Default(
        _("A small sum keeps the work moving and can do little harm; it is easy to raise later."),
        along=_along(5000, 5000, 2000, 2000, 1000),
    ),
    "resources.money_report": Default(
        _("Every three months is often enough to notice in time, and seldom enough that it gets done."), "quarterly"
    ),
    "resources.leftover": Default(
        _("What was given for a purpose stays with it: with whoever carries it on, and where both do, both decide."),
        along=_along(*("to_a_lawful_successor",) * 2, "decide_together", *("same_purpose_inside_the_organisation",) * 2),
    ),
    "credit.name": Default(
        _("The name says in public what the cooperation is in fact."),
        along=_along(*("with_the_organisations_support",) * 2, "joint_initiative", *("programme_of_the_organisation",) * 2),
    ),
    "credit.logos": Default(
        _("Both sides are seen, and the one that carries more is seen more."),
        along=_along("venture_large", "venture_large", "equal", "organisation_large", "organisation_large"),
    ),
    "credit.channels": Default(
        _("Both sides are named everywhere, first the one that carries the activity; towards funders both stand alike."),
        along=_rows(
            {
                **dict.fromkeys(("press", "website", "social_media", "events", "research_and_publications"), NAMED_FIRST),
                "reports_to_funders": ("equal",) * len(POSITIONS),
            }
        ),
    ),
    "credit.approval": Default(_("Whoever is named sees the words first, and all the rest flows freely."), "what_names_the_other"),
    "credit.no_answer": Default(
        _("Silence does not stop the work for long, and nobody is taken by surprise: a reminder comes first."), "reminder_then_approved"
    ),
    "credit.approval_days": Default(_("Five working days are enough to read with care, and hold nobody up."), 5),
    "credit.spokesperson": Default(_("Each side speaks about what it knows and answers for."), "by_subject"),
    "credit.protection": Default(
        _("These three protect a name where it is hurt most, and cost neither side much."),
        _some("approval_of_promises_to_donors", "logo_only_on_agreed_items", "withdraw_our_name_from_a_statement"),
    ),
    "mechanism.decisions_start": Default(
        _("Each side decides on what it carries and asks the other first; what touches both is decided together."), along=DECISIONS
    ),
    "mechanism.start_ends": Default(_("Half a year of joint work is enough to know each other."), "after_six_months"),
    "mechanism.decisions_later": Default(
        _("To ask before deciding does no harm later either; more freedom can be given at every review."), along=DECISIONS
    ),
    "mechanism.steering": Default(
        _("The smallest body that can do the work; it can grow when there is need."),
        along=_along("two_leads", "two_leads", *("small_joint_team",) * 3),
    ),
    "mechanism.mandate": Default(
        _("Whoever represents a side can promise what both have planned already, and asks about the rest."), "within_the_work_plan"
    ),
    "mechanism.workplan": Default(
        _("One plan a year with goals that can be measured is the least by which both can see whether it works."),
        "yearly_with_measurable_goals",
    ),
    "mechanism.reporting": Default(
        _("Problems are told soon, and results when there is something to show."),
        along=_rows(
            {
                "activity": (*("half_yearly",) * 2, *("quarterly",) * 3),
                "results": (*("yearly",) * 2, *("half_yearly",) * 3),
                "problems_and_risks": (*("quarterly",) * 2, *("monthly",) * 3),
            }
        ),
    ),
    "mechanism.accountability": Default(
        _("A short note in writing is clear, and nobody loses face; firmer steps can be agreed later."), "written_note"
    ),
    "mechanism.redirect": Default(
        _("What comes from outside is measured by what both set out to do, and neither side answers alone."),
        "test_it_against_our_goals_together",
    ),
    "communication.meetings": Default(
        _("The more is done together, the more often it is worth meeting; meeting more is always possible."),
        along=_along("quarterly", "monthly", "monthly", "monthly", "every_two_weeks"),
    ),
    "communication.share": Default(
        _("Both tell each other the same: at once what touches the other side, and every three months how things stand."),
        {
            "results": "quarterly",
            "money": "quarterly",
            "ties_to_funders": "on_request",
            "plans_for_publicity": "as_it_happens",
            "changes_of_people": "as_it_happens",
            "problems": "as_it_happens",
        },
    ),
    "communication.channel": Default(_("E-mail reaches everybody, and what was said can be found again."), "e_mail"),
    "communication.urgent": Default(_("Two days leave time to ask at home first, and are soon enough for almost everything."), "two_days"),
    "communication.confidential": Default(
        _("This does most harm when it gets out; personal data are protected by law in any case."),
        _some("finances", "donors_and_contacts", "personal_data", "plans_before_publication"),
    ),
    "communication.aside": Default(_("Nobody is kept from talking, and nobody hears of it from others."), "allowed_and_told"),
    "communication.habits": Default(
        _("Two habits that take five minutes and keep promises alive."), _some("opens_with_earlier_commitments", "ends_with_commitments")
    ),
    "conflict.first_step": Default(
        _("Most things can be settled between the two who know the work, before they grow."), "the_two_leads_talk"
    ),
    "conflict.days": Default(_("Two weeks are enough to calm down, and too short for positions to harden."), 14),
    "conflict.third_party": Default(_("No name has to be agreed now; the clause says how one is found when it is needed."), []),
    "conflict.third_party_role": Default(_("A mediator helps both to find their own way, and decides nothing for them."), "mediates"),
    "conflict.cost": Default(_("When both pay alike, neither has reason to fear that the third party leans to the other side."), "equally"),
    "conflict.notice": Default(
        _("The more hangs together, the more time it takes to part without harm."), along=_along(30, 30, 60, 60, 90)
    ),
    "conflict.exit": Default(
        _(
            "At the end both decide together what goes where; only where the venture stands on its own do its name and materials go "
            "with it."
        ),
        along=_rows(
            {
                **dict.fromkeys(("money", "data", "equipment", "writing_to_donors", "public_message"), AGREED_AT_THE_END),
                "name_and_materials": ("venture", "venture", "by_agreement", "by_agreement", "by_agreement"),
            }
        ),
    ),
    "conflict.review": Default(_("After half a year there is something to look back on, and still time to change course."), "six_months"),
}

"""Clauses of working together: who steers and who decides, who does what by which plan, what is reported, and what holds the course."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Entries, Matrix, Shape, Words
from partnerships.domain.text import gettext_noop as _

MATTERS: Mapping[str, str] = {
    "strategy_and_goals": _("Strategy and goals"),
    "content": _("Content of the Activity"),
    "budget": _("Budget"),
    "hiring": _("Hiring of staff"),
    "publicity": _("Publicity"),
    "approach_to_funders": _("Approach to funders"),
    "day_to_day_work": _("Day-to-day work"),
}
WHO_DECIDES: Mapping[str, str] = {
    "venture_alone": _("the Venture decides"),
    "venture_after_consulting": _("the Venture decides after consulting the Organisation"),
    "together": _("the sides decide together"),
    "organisation_after_consulting": _("the Organisation decides after consulting the Venture"),
    "organisation_alone": _("the Organisation decides"),
}

STEERING = Choice(
    heading=_("Joint body"),
    texts={
        "two_leads": _("Two leads, one from each side, align the joint work."),
        "small_joint_team": _("A small joint team of people from both sides aligns the joint work. Each side appoints its own members."),
        "steering_committee_with_outside_members": _(
            "A steering committee aligns the joint work. Its members are people whom each side appoints, and people from outside "
            "on whom both sides agreed. Those from outside undertake in writing, before they join, to keep confidential what "
            "they learn."
        ),
    },
    tail=_(
        "The joint body follows what each side undertook, prepares decisions and helps to carry them out. It is no board and no "
        "organ of either side: it does not decide in place of whoever decides under this agreement, and it does not sign, pay or "
        "bind a side."
    ),
)

LEADS = Words(
    heading=_("Leads and replacement"),
    text=_(
        "On who leads for each side, and on what happens when that person leaves, the sides agreed:\n\n%(text)s\n\nA side whose "
        "lead changes tells the other in writing without delay, and sees that the work is handed over in good order. A change of "
        "lead is no change of this agreement."
    ),
)

ROLES = Entries(
    heading=_("Roles"),
    intro=_("The roles in the Activity are filled as follows:"),
    item=_("%(role)s: %(who)s"),
    partial={("role",): _("%(role)s: the sides settle in writing who fills it")},
    tail=_(
        "To fill a role is to see to it; it gives no authority to sign for a side or to bind it. The side from which "
        "somebody comes may put another person in their place, and tells the other side in writing; that is no change of this "
        "agreement."
    ),
)

MANDATE = Choice(
    heading=_("Mandate of representatives"),
    texts={
        "nothing": _(
            "Whoever represents a side in the joint work promises nothing in its name without its prior approval. They bring the "
            "matter to it, and come back with its answer."
        ),
        "small_tasks": _(
            "Whoever represents a side in the joint work may promise in its name, without asking it first, small tasks that take a "
            "few hours and cost no money. For all else they ask it first."
        ),
        "within_the_work_plan": _(
            "Whoever represents a side in the joint work may promise in its name, without asking it first, what falls within the "
            "work plan in force and its budget. For all else, and as long as there is no such plan, they ask it first."
        ),
        "all_but_money": _(
            "Whoever represents a side in the joint work may promise in its name, without asking it first, whatever the Activity "
            "needs that costs that side no money. For everything that costs money they ask it first."
        ),
        "everything": _(
            "Whoever represents a side in the joint work may promise in its name, without asking it first, whatever the "
            "Activity needs, and money within the approved budget of the Activity as well, up to any limit that this "
            "agreement states for an expense."
        ),
    },
    tail=_(
        "This mandate holds between the sides only and within this agreement. It gives no authority to sign, to pay, to change "
        "this agreement or to bind a side towards others, and it does not take the place of an approval that the law or the "
        "rules of a side require."
    ),
    tail_for=frozenset({"small_tasks", "within_the_work_plan", "all_but_money", "everything"}),
)

DECISIONS_START = Matrix(
    heading=_("Who decides in the starting phase"),
    intro=_("From the day on which this agreement takes effect, in the starting phase, decisions are taken as follows:"),
    rows=MATTERS,
    columns=(_("Matter"), _("Who decides")),
    stops=WHO_DECIDES,
    tail=_(
        "Where this agreement states nothing on a matter for the time after the starting phase, the rule stated here goes on "
        "until the sides agree otherwise in writing.\n\nTo decide together is to agree. To consult is to hear the other side "
        "before deciding, and to tell it the reason where its view was not followed. Day-to-day work of which nothing is said "
        "here is settled, within these decisions, by whoever does it. Where another clause of this agreement has a rule of its "
        "own for one of these matters, that rule comes first. Whoever decides on the budget, only the authorised signatories of "
        "the holder of an account pay from it; and whoever decides on hiring, only the employer engages an employee, within the "
        "law and its own rules."
    ),
)

START_ENDS = Choice(
    heading=_("End of the starting phase"),
    texts={
        "after_three_months": _("The starting phase ends three months after this agreement takes effect."),
        "after_six_months": _("The starting phase ends six months after this agreement takes effect."),
        "when_first_money_arrives": _(
            "The starting phase ends when the first money for the Activity has been received. The side that receives it tells the "
            "other in writing without delay."
        ),
        "at_the_first_review": _(
            "The starting phase ends when the sides have reviewed this agreement together for the first time and have put down in "
            "writing what the review showed."
        ),
    },
    own=_(
        "The starting phase ends as follows: %(own)s.\n\nFrom then on decisions are taken by the rules that this agreement has "
        "for the time after the starting phase. On a matter for which it has none, the rule of the starting phase goes on until "
        "the sides agree on another one in writing."
    ),
    tail=_(
        "From then on decisions are taken by the rules that this agreement has for the time "
        "after the starting phase. On a matter for which it has none, the rule of the starting phase goes on until the sides agree "
        "on another one in writing."
    ),
)

DECISIONS_LATER = Matrix(
    heading=_("Who decides after the starting phase"),
    intro=_("After the starting phase decisions are taken as follows:"),
    rows=MATTERS,
    columns=(_("Matter"), _("Who decides")),
    stops=WHO_DECIDES,
    tail=_(
        "Where this agreement does not say what ends the starting phase, it ends on a day that the sides agree on in writing. What "
        "is meant by deciding together and by consulting does not change: the first is to agree, the second is to hear the other "
        "side before deciding. A rule of another clause for one of these matters comes first here too. In this phase as well only "
        "the authorised signatories of the holder of an account pay from it, and only the employer engages an employee."
    ),
)

WORKPLAN = Choice(
    heading=_("Work plan"),
    texts={
        "yearly_with_measurable_goals": _(
            "The sides work by a yearly work plan with measurable goals. For each task it states who does it, by when, and which "
            "goal it serves."
        ),
        "half_yearly": _(
            "The sides work by a work plan for each half year. For each task it states who does it, by when, and which goal it serves."
        ),
        "quarterly": _(
            "The sides work by a work plan for each quarter. For each task it states who does it, by when, and which goal it serves."
        ),
        "none": _(
            "The sides work without a fixed work plan and settle the next steps as they go. What each of them undertakes is "
            "written down, with the person in charge and the date."
        ),
    },
    tail=_(
        "The sides prepare the plan together and in writing. Each matter in it is decided by whoever decides on that matter "
        "under this agreement. The plan carries out this agreement and does not change it."
    ),
    tail_for=frozenset({"yearly_with_measurable_goals", "half_yearly", "quarterly"}),
)

REPORTING = Matrix(
    heading=_("Reporting"),
    intro=_("Each side reports to the other in writing on what is in its hands:"),
    rows={
        "activity": _("What was done"),
        "results": _("Results"),
        "problems_and_risks": _("Problems and risks"),
    },
    columns=(_("What is reported"), _("How often")),
    stops={
        "monthly": _("once a month"),
        "quarterly": _("once a quarter"),
        "half_yearly": _("once in half a year"),
        "yearly": _("once a year"),
        "never": _("no regular report, and an answer when asked"),
    },
    tail=_("What may harm the other side or the people whom the Activity serves is told at once, without waiting for a report."),
)

ACCOUNTABILITY = Choice(
    heading=_("When a commitment was not kept"),
    texts={
        "talk": _(
            "When a side did not keep a commitment in the joint work, the sides talk about it openly at their next meeting: what "
            "stood in the way, and what is done now, by whom and by when."
        ),
        "written_note": _(
            "When a side did not keep a commitment in the joint work, the sides first talk about it. If it is not kept by the new "
            "date that they set, the other side writes a note: what was undertaken, what is missing and by when it is needed. The "
            "answer is given in writing."
        ),
        "hand_the_task_over": _(
            "When a side did not keep a commitment in the joint work, the sides first talk about it. If it is not kept by the new "
            "date that they set, the other side may, after written notice, take the task over or pass it to somebody who can do it "
            "now. The side that had it hands over what is needed. A task that the law lays on a side, or that only its organs or "
            "its authorised signatories may do, does not pass."
        ),
        "pause_new_commitments": _(
            "When a side did not keep a commitment in the joint work, the sides first talk about it. If it is not kept by the new "
            "date that they set, the other side may, by written notice, pause taking on new commitments until this one is kept or "
            "settled. What it has already undertaken goes on."
        ),
    },
    tail=_(
        "Nothing that is done under this clause touches wages or other rights of those who work, payments that are due, debts, or "
        "what was promised to donors, to funders and to the people whom the Activity serves. Rights under law remain as they are."
    ),
)

REDIRECT = Choice(
    heading=_("A wish from outside for another direction"),
    texts={
        "decline": _(
            "A side that a funder or an official asks to lead the Activity in another direction tells the other side without delay "
            "and declines the request, as long as the sides have not changed the direction."
        ),
        "bring_it_to_a_joint_meeting": _(
            "A side that a funder or an official asks to lead the Activity in another direction tells the other side without delay "
            "and promises nothing. The sides discuss the request at a joint meeting and answer it together."
        ),
        "test_it_against_our_goals_together": _(
            "A side that a funder or an official asks to lead the Activity in another direction tells the other side without delay "
            "and promises nothing. The sides test the request together, and in writing, against the purpose and the goals of the "
            "Activity: what it would advance, what it would push aside, and whom it would touch. Only what serves the purpose and "
            "the goals is taken up."
        ),
        "follow_the_funder": _(
            "When a funder or an official asks to lead the Activity in another direction, the sides intend to follow the "
            "request, as far as the law, the purposes of each side and the conditions of other donors and funders allow. The "
            "side that was asked tells the other without delay. The request does not by itself change this agreement or bind a "
            "side: what this agreement provides otherwise is first changed in writing, and a side that cannot go along says so "
            "before anything is promised. Money that was given earlier goes on being used for what it was given for."
        ),
    },
    tail=_(
        "The purpose, the goals and the strategy of the Activity are changed only where results show that it does not reach its "
        "goals in the present way, or by a process as thorough as the one in which this agreement was made; and in either case in "
        "writing. What the law, a competent authority or an accepted condition of a grant requires is done in any case."
    ),
    tail_for=frozenset({"decline", "bring_it_to_a_joint_meeting", "test_it_against_our_goals_together"}),
)

CLAUSES: Mapping[str, Shape] = {
    "mechanism.decisions_start": DECISIONS_START,
    "mechanism.start_ends": START_ENDS,
    "mechanism.decisions_later": DECISIONS_LATER,
    "mechanism.roles": ROLES,
    "mechanism.leads": LEADS,
    "mechanism.steering": STEERING,
    "mechanism.mandate": MANDATE,
    "mechanism.workplan": WORKPLAN,
    "mechanism.reporting": REPORTING,
    "mechanism.accountability": ACCOUNTABILITY,
    "mechanism.redirect": REDIRECT,
}

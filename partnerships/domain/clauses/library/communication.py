"""Clauses of communication: meetings and their habits, channel and urgency, what is told, what stays confidential, talks aside."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Information, Several, Shape
from partnerships.domain.text import gettext_noop as _

MEETINGS = Choice(
    heading=_("Meetings"),
    texts={
        "weekly": _("The sides meet once a week."),
        "every_two_weeks": _("The sides meet once in two weeks."),
        "monthly": _("The sides meet once a month."),
        "quarterly": _("The sides meet once a quarter."),
    },
    tail=_(
        "A meeting may be held in person or from afar. What was agreed in it is written down and sent to both sides; a meeting "
        "does not change this agreement."
    ),
)

INFORMATION = Information(
    heading=_("What the sides tell each other"),
    second="communication.receive",
    intro=_("Each side tells the other what it knows about the following matters of the Activity, as often as is stated here:"),
    rows={
        "results": _("Results"),
        "money": _("Income, expenses and what is left"),
        "ties_to_funders": _("Ties to funders"),
        "plans_for_publicity": _("Plans for publicity"),
        "changes_of_people": _("Changes of people"),
        "problems": _("Problems"),
    },
    columns=(_("What is told"), _("The Venture tells"), _("The Organisation tells")),
    stops={
        "as_it_happens": _("as it happens"),
        "monthly": _("once a month"),
        "quarterly": _("once a quarter"),
        "on_request": _("when asked"),
        "not_shared": _("need not be told"),
    },
    tail=_(
        "What another clause of this agreement requires to be told, approved or reported remains as stated there. What the law or a duty of "
        "confidentiality towards others forbids is not told. What may harm the other side or the people whom the Activity serves is told at "
        "once, as far as that is permitted."
    ),
)

CHANNEL = Choice(
    heading=_("Regular channel"),
    texts={
        "e_mail": _("From day to day the sides stay in touch by e-mail."),
        "telephone": _(
            "From day to day the sides stay in touch by telephone. What was agreed in this way is confirmed in writing where it matters later."
        ),
        "messaging": _("From day to day the sides stay in touch by messages, in a group in which the contacts of both take part."),
        "shared_folder": _("From day to day the sides stay in touch through a shared folder to which the contacts of both have access."),
    },
    tail=_(
        "Each side tells the other who its contact is, and when that changes. A notice under this agreement is given as stated in the "
        "clause on notices. Personal data and confidential matters pass only by means that protect them suitably."
    ),
    own=_(
        "From day to day the sides stay in touch in this way: %(own)s.\n\nA notice under this agreement is given as stated in the "
        "clause on notices."
    ),
)

URGENT = Choice(
    heading=_("Urgent matters"),
    texts={
        "same_day": _("A side to which the other turns in an urgent matter answers on the same day."),
        "two_days": _("A side to which the other turns in an urgent matter answers within two days."),
        "a_week": _("A side to which the other turns in an urgent matter answers within a week."),
    },
    tail=_(
        "A matter is urgent if it cannot wait for the next meeting and whoever turns to the other says so and why. Days of rest and holidays "
        "of the side that is asked do not count, unless people may come to harm. Nothing here delays what the law or the safety of people "
        "requires to be done at once."
    ),
)

CONFIDENTIAL = Several(
    heading=_("What is kept with special care"),
    intro=_(
        "In addition to the general duty of confidentiality, and without narrowing it, each side takes special care of these matters of the other:"
    ),
    options={
        "finances": _("finances: budgets, pay and accounts"),
        "donors_and_contacts": _("donors and contacts, and what was said with them in confidence"),
        "personal_data": _("personal data"),
        "inside_disagreements": _("disagreements inside the other side"),
        "plans_before_publication": _("plans, requests and ideas before they are published"),
        "methods": _("methods, as far as they are not public"),
    },
    tail=_(
        "Special care means that even among a side's own people and advisers these come only to those who cannot do their part without them, "
        "and who were told that they are confidential. The exceptions in the clause on confidentiality apply here too."
    ),
)

ASIDE = Choice(
    heading=_("Talks aside"),
    texts={
        "allowed_and_told": _(
            "Each side may talk with a funder or an official about the Activity without the other. It tells the other soon afterwards, in "
            "short, with whom it talked and what about."
        ),
        "after_notice": _(
            "A side that means to meet a funder or an official about the Activity without the other gives it notice beforehand, and tells it "
            "soon afterwards, in short, what was said. A talk that came up unplanned is told soon afterwards."
        ),
        "only_together": _(
            "The sides meet a funder or an official about the Activity together, and one side without the other only with its consent. A talk "
            "that came up unplanned is told soon afterwards."
        ),
    },
    tail=_(
        "A talk without the other side gives nobody an advantage over it: nothing is promised there in its name, and what lies with both sides "
        "is not decided there. Dealings with an authority that the law lays on one side alone are not meant here. Where this agreement states "
        "what comes before an approach to a funder, that comes first."
    ),
)

HABITS = Several(
    heading=_("How meetings run"),
    intro=_("In their meetings the sides keep to the following:"),
    options={
        "attendance_kept": _("it is noted each time who took part"),
        "values_on_the_agenda": _("the shared values are printed on the agenda"),
        "opens_with_earlier_commitments": _("the meeting opens with the commitments of earlier meetings and what came of them"),
        "ends_with_commitments": _("the meeting ends with clear commitments: who does what, and by when"),
        "looks_at_data": _("the sides look at data on the Activity and discuss what follows from them"),
    },
)

CLAUSES: Mapping[str, Shape] = {
    "communication.meetings": MEETINGS,
    "communication.share": INFORMATION,
    "communication.channel": CHANNEL,
    "communication.urgent": URGENT,
    "communication.confidential": CONFIDENTIAL,
    "communication.aside": ASIDE,
    "communication.habits": HABITS,
}

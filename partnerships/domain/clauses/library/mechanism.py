"""Clauses of working together: who decides what at the start, and what is reported how often."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Matrix, Shape
from partnerships.domain.text import gettext_noop as _

DECISIONS_START = Matrix(
    heading=_("Who decides in the starting phase"),
    intro=_(
        "From the start of this agreement, and until the sides agree otherwise in writing, matters of principle are decided as follows:"
    ),
    rows={
        "content": _("Content of the Activity"),
        "budget": _("Budget"),
        "publicity": _("Publicity"),
        "approach_to_funders": _("Approach to funders"),
    },
    columns=(_("Matter"), _("Who decides")),
    stops={
        "venture_alone": _("the Venture decides"),
        "venture_after_consulting": _("the Venture decides after consulting the Organisation"),
        "together": _("the sides decide together"),
        "organisation_after_consulting": _("the Organisation decides after consulting the Venture"),
        "organisation_alone": _("the Organisation decides"),
    },
    tail=_(
        "To decide together is to agree. To consult is to hear the other side before deciding, and to tell it the reason where "
        "its view was not followed. Day-to-day matters within these decisions are settled by whoever does the work. Where "
        "another clause of this agreement has a rule of its own for one of these matters, that rule comes first. Whoever "
        "decides on the budget, only the authorised signatories of the holder of an account pay from it."
    ),
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

CLAUSES: Mapping[str, Shape] = {
    "mechanism.decisions_start": DECISIONS_START,
    "mechanism.reporting": REPORTING,
}

"""Clauses of communication: how often the sides meet."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Shape
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

CLAUSES: Mapping[str, Shape] = {"communication.meetings": MEETINGS}

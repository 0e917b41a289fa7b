"""Topic 7: how the two sides stay in touch."""

from partnerships.domain.questionnaire.sources import YAARI
from partnerships.domain.questionnaire.structure import Axis, Guidance, Kind, Option, Question, Topic
from partnerships.domain.text import gettext_noop as _

TOPIC = Topic(
    key="communication",
    title=_("Communication"),
    description=_("How we stay in touch"),
    questions=(
        Question(
            key="communication.meetings",
            kind=Kind.SCALE,
            title=_("How often do we meet?"),
            short=_("How often we meet"),
            hint=_(
                "The regular meeting of those who lead on both sides, in a room or on a screen. Other meetings come on top.",
            ),
            stops=(
                Option("weekly", _("Every week"), _("For a start, or a busy time")),
                Option("every_two_weeks", _("Every two weeks"), _("For work that is done together")),
                Option("monthly", _("Once a month"), _("For work that each side does by itself")),
                Option("quarterly", _("Once a quarter"), _("To look ahead and to settle questions")),
            ),
            axis=Axis.REVERSED,
            ends=(_("Close contact"), _("From time to time")),
            guidance=Guidance(
                why=_(
                    "Broken communication is one of the most common troubles of partnerships. A clear form helps: how often we meet, how information flows, and which.",
                ),
                venture=_(
                    "Ventures usually want somebody to talk to when something comes up, and few meetings for their own sake. The worry: having nobody to turn to.",
                ),
                organisation=_(
                    "Organisations usually want a fixed date that their people can plan for. The worry: hearing of things after they have happened, or meetings that eat up the week.",
                ),
                examples=(
                    _(
                        "Often: two sides that build a programme together, and have questions for each other every week.",
                    ),
                    _(
                        "Seldom: an organisation that gives infrastructure only. Once a quarter both look at the ledger and at what lies ahead.",
                    ),
                ),
                source=YAARI,
            ),
        ),
    ),
)

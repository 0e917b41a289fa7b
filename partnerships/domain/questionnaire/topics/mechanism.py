"""Topic 6: who decides what at the start, and what is reported how often."""

from partnerships.domain.questionnaire.sources import YAARI
from partnerships.domain.questionnaire.structure import Axis, Guidance, Kind, Option, Question, Topic
from partnerships.domain.text import gettext_noop as _

TOPIC = Topic(
    key="mechanism",
    title=_("Joint working mechanism"),
    description=_("Who decides what, and what is reported how often"),
    questions=(
        Question(
            key="mechanism.decisions_start",
            kind=Kind.MATRIX,
            title=_("Who decides what in the first months?"),
            short=_("Decisions at the start"),
            hint=_(
                "Later other rules may fit. In any case only the organisation's authorised signatories make payments from its account.",
            ),
            rows=(
                Option("content", _("Content"), _("What is taught, said and done")),
                Option("budget", _("Budget"), _("The plan of income and expenses")),
                Option("publicity", _("Publications"), _("Posts, press and events")),
                Option("approach_to_funders", _("Approaches to funders"), _("To whom, when, and with which request")),
            ),
            stops=(
                Option("venture_alone", _("The venture alone"), _("It decides by itself")),
                Option(
                    "venture_after_consulting",
                    _("The venture, after consulting"),
                    _("It hears the organisation, and then decides"),
                ),
                Option("together", _("Both sides together"), _("It is decided when both agree")),
                Option(
                    "organisation_after_consulting",
                    _("The organisation, after consulting"),
                    _("It hears the venture, and then decides"),
                ),
                Option("organisation_alone", _("The organisation alone"), _("It decides by itself")),
            ),
            axis=Axis.NONE,
            guidance=Guidance(
                why=_(
                    "How decisions are made, what each side may do, and who fills which role: it is worth telling the rules of the beginning from those of later on, and matters of principle from the daily work.",
                ),
                venture=_(
                    "Ventures usually want to decide on the content and on how they work. The worry: having to ask about everything, and losing the strength that they had.",
                ),
                organisation=_(
                    "Organisations usually want a word where their money, their name or their funders are touched; what the law lays on their board stays there in any case. The worry: answering for what others decided.",
                ),
                examples=(
                    _(
                        "The venture: an initiative ran its activity alone; the organisation that held its money had no influence on it.",
                    ),
                    _(
                        "The organisation: a venture became part of its core activity, under its control and its direct responsibility.",
                    ),
                ),
                source=YAARI,
            ),
        ),
        Question(
            key="mechanism.reporting",
            kind=Kind.MATRIX,
            title=_("What is reported, and how often?"),
            short=_("Reporting"),
            hint=_(
                "A report may be one page or one talk. What matters is that both sides know when it comes.",
            ),
            rows=(
                Option("activity", _("Activity"), _("What was done, and how many took part")),
                Option("results", _("Results"), _("What changed, beside what was meant to change")),
                Option("problems_and_risks", _("Problems and risks"), _("What is stuck, or may go wrong")),
            ),
            stops=(
                Option("monthly", _("Every month"), _("Close by")),
                Option("quarterly", _("Every quarter"), _("Four times a year")),
                Option("half_yearly", _("Every half year"), _("Twice a year")),
                Option("yearly", _("Every year"), _("As the year closes")),
                Option("never", _("No report"), _("Only when asked")),
            ),
            axis=Axis.REVERSED,
            guidance=Guidance(
                why=_(
                    "It is part of every working mechanism to agree on reporting and control. With a fixed rhythm a question is routine, not suspicion.",
                ),
                venture=_(
                    "Ventures usually want to be trusted, and to spend their hours on the work. The worry: reports that nobody reads, and control under the name of interest.",
                ),
                organisation=_(
                    "Organisations usually have to account to their board, to funders and to the authorities. The worry: hearing of a problem last.",
                ),
                examples=(
                    _(
                        "Seldom: the organisation passes on money only, and a yearly account is enough for both.",
                    ),
                    _(
                        "Often: the organisation is directly responsible, and wants to hear of problems while they are small.",
                    ),
                ),
                source=YAARI,
            ),
        ),
    ),
)

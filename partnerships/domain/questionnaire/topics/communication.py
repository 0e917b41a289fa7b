"""Topic 7: how the two sides stay in touch, what they tell each other, and what stays between them."""

from partnerships.domain.questionnaire.sources import SCHMITZ, YAARI
from partnerships.domain.questionnaire.structure import Axis, Guidance, Kind, Option, Question, Topic
from partnerships.domain.text import gettext_noop as _

NEWS = (
    Option("results", _("Results"), _("What was achieved, and what was not")),
    Option("money", _("Money"), _("What came in, what was spent, what is left")),
    Option("ties_to_funders", _("Ties to funders"), _("Who was met, and what was asked or answered")),
    Option("plans_for_publicity", _("Plans for publicity"), _("What is about to be published, where and when")),
    Option("changes_of_people", _("Changes of people"), _("Who joins, who leaves, who stands in")),
    Option("problems", _("Problems"), _("What is stuck, and where help is needed")),
)

AS_IT_HAPPENS = Option("as_it_happens", _("As it happens"), _("Within a few days"))
EVERY_MONTH = Option("monthly", _("Once a month"), _("In a few lines or at a meeting"))
EVERY_QUARTER = Option("quarterly", _("Once a quarter"), _("In a short summary"))
ON_REQUEST = Option("on_request", _("On request"), _("Whoever asks gets an answer"))

INFORMATION_GUIDANCE = Guidance(
    why=_(
        "Many troubles of partnerships are short circuits in communication. It helps to say beforehand how information flows: what of substance passes from each side to the other, and how often. Crossing both lists shows what one side waits for and the other did not mean to tell.",
    ),
    venture=_(
        "Ventures usually want to hear early of what touches them: a funder, a plan, a change of people. The worry: reporting much and being told little.",
    ),
    organisation=_(
        "Organisations usually want to hear of money and of problems before others do. The worry: inside information that finds its way out.",
    ),
    examples=(
        _(
            "Little: each side does its own work and answers when it is asked.",
        ),
        _(
            "Much: each meeting with a funder, each plan and each problem is told as it happens, in two lines.",
        ),
    ),
    source=YAARI,
    lines="A:43, A:45, A:67",
)

TOPIC = Topic(
    key="communication",
    title=_("Communication"),
    description=_("How we meet, what we tell each other, and what stays between us"),
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
                lines="A:19, A:67, A:74",
            ),
        ),
        Question(
            key="communication.share",
            kind=Kind.SHARE,
            title=_("What will we tell the other side, and how often?"),
            short=_("What each side tells"),
            hint=_("Without being asked, beside the regular reports. Choose what we can keep up."),
            rows=NEWS,
            stops=(AS_IT_HAPPENS, EVERY_MONTH, EVERY_QUARTER, ON_REQUEST, Option("not_shared", _("Not shared"), _("It stays with us"))),
            pair="communication.receive",
            core=False,
            guidance=INFORMATION_GUIDANCE,
        ),
        Question(
            key="communication.receive",
            kind=Kind.RECEIVE,
            title=_("What do we want to be told, and how often?"),
            short=_("What we want to hear"),
            hint=_("What we need in order to do our part. More is not always better: somebody has to read it."),
            rows=NEWS,
            stops=(AS_IT_HAPPENS, EVERY_MONTH, EVERY_QUARTER, ON_REQUEST, Option("not_shared", _("Not needed"), _("We do without it"))),
            pair="communication.share",
            page="communication.share",
            core=False,
            guidance=INFORMATION_GUIDANCE,
        ),
        Question(
            key="communication.channel",
            kind=Kind.CHOICE,
            title=_("Through which channel do we stay in touch from day to day?"),
            short=_("The regular channel"),
            hint=_("Where both sides look every day. Formal notices go in writing to the address that the agreement states."),
            options=(
                Option("e_mail", _("E-mail"), _("In writing, and easy to find again")),
                Option("telephone", _("Telephone"), _("Quick and personal. What matters is written down afterwards")),
                Option("messaging", _("Messaging"), _("A joint group for short questions and answers")),
                Option("shared_folder", _("A shared folder"), _("Documents and tasks in one place that both sides see")),
            ),
            own=True,
            core=False,
            guidance=Guidance(
                why=_(
                    "A clear form of communication begins with a simple agreement: where do we write, and where do we look? Without it the important thing stands in the one place that nobody opened.",
                ),
                venture=_(
                    "Ventures usually want something quick and informal. The worry: letters that go from desk to desk.",
                ),
                organisation=_(
                    "Organisations usually want something that can be found again a year later. The worry: decisions that are buried in a chat.",
                ),
                examples=(
                    _("Informal: a small team writes in a joint group and meets every week."),
                    _("Orderly: an organisation with several departments writes e-mail and keeps all documents in one shared folder."),
                ),
                source=YAARI,
                lines="A:67",
            ),
        ),
        Question(
            key="communication.urgent",
            kind=Kind.SCALE,
            title=_("How soon do we answer when something is urgent?"),
            short=_("Answer when it is urgent"),
            hint=_("What cannot wait for the next meeting: something that may harm people, a name, or money with a fixed date."),
            stops=(
                Option("same_day", _("The same day"), _("Somebody can always be reached")),
                Option("two_days", _("Within two days"), _("Time to find out and to consult")),
                Option("a_week", _("Within a week"), _("Time to ask everybody who has to be asked")),
            ),
            axis=Axis.NONE,
            ends=(_("At once"), _("After consulting")),
            core=False,
            guidance=Guidance(
                why=_(
                    "A time that was agreed on takes the insult out of waiting. It is worth knowing early that there is somebody to talk to, and how soon.",
                ),
                venture=_(
                    "Ventures usually want a quick answer, for a door that opens does not stay open. The worry: standing alone when something burns.",
                ),
                organisation=_(
                    "Organisations usually need a little time, for several people have a say. The worry: that everything is called urgent.",
                ),
                examples=(
                    _("The same day: the work is with people, and a question may be about their safety."),
                    _("A week: the organisation keeps the books only, and almost everything in them can wait."),
                ),
                source=YAARI,
                lines="A:67, A:74",
            ),
        ),
        Question(
            key="communication.confidential",
            kind=Kind.MANY,
            title=_("What needs special care so that it stays between us?"),
            short=_("What stays between us"),
            hint=_(
                "What one side learns from the other is confidential in any case. Tick what should be seen only by those who cannot do without it."
            ),
            options=(
                Option("finances", _("Finances"), _("Budgets, salaries and accounts")),
                Option("donors_and_contacts", _("Donors and contacts"), _("Names, sums and what was said in confidence")),
                Option("personal_data", _("Personal data"), _("Of participants, volunteers, employees and donors")),
                Option("inside_disagreements", _("Inside disagreements"), _("What is argued about within one of the sides")),
                Option("plans_before_publication", _("Plans before publication"), _("Ideas, requests and dates that are not public yet")),
                Option("methods", _("Methods"), _("How the work is done, and what is not published about it")),
            ),
            own=True,
            core=False,
            guidance=Guidance(
                why=_(
                    "Working closely together means seeing each other's kitchen. It is easier to open the door when it was said beforehand what does not leave the room.",
                ),
                venture=_(
                    "Ventures usually want to protect their idea and their method. The worry: that they tell too much and somebody else does it.",
                ),
                organisation=_(
                    "Organisations usually want to protect what is told inside, and their donors. The worry: sensitive information that becomes known outside.",
                ),
                examples=(
                    _("Little: almost everything about the joint work is public anyway, and the usual care is enough."),
                    _("Much: the venture sits in the organisation's office, hears what is discussed there and sees its donors' names."),
                ),
                source=YAARI,
                lines="A:41-43",
            ),
        ),
        Question(
            key="communication.aside",
            kind=Kind.CHOICE,
            title=_("May one side meet a funder or an official without the other?"),
            short=_("Talks without the other side"),
            hint=_("About the joint work only. What comes before a request for money is asked under “Resources”."),
            options=(
                Option("allowed_and_told", _("Allowed, and told afterwards"), _("Soon, and in a few lines")),
                Option("after_notice", _("After notice"), _("The other side knows of it beforehand")),
                Option("only_together", _("Only together"), _("Or with the consent of whoever cannot come")),
            ),
            core=False,
            guidance=Guidance(
                why=_(
                    "Nothing kills trust as quickly as the belief that there is a meeting before the meeting, and that it is the real one. Talks in a small circle are needed, and not everybody has to hear everything. But they should give nobody an advantage over those who were not in the room.",
                ),
                venture=_(
                    "Ventures usually want to be there when they are spoken of. The worry: that those at the top settle it among themselves.",
                ),
                organisation=_(
                    "Organisations usually meet funders and officials all year round, about many matters. The worry: having to ask for leave for each conversation, or hearing that somebody spoke in their name.",
                ),
                examples=(
                    _(
                        "Freely: the organisation meets the ministry about other matters, the joint work comes up, and the next day the venture reads in two lines what was said.",
                    ),
                    _(
                        "Together: there were hurt feelings once, and for the first year nobody talks about the joint work without the other.",
                    ),
                ),
                source=SCHMITZ,
                lines="B:31-37",
            ),
        ),
        Question(
            key="communication.habits",
            kind=Kind.MANY,
            title=_("How do our meetings run?"),
            short=_("How our meetings run"),
            hint=_("Tick what we would keep up in a busy month too. Two habits that last are better than five that fade."),
            options=(
                Option("attendance_kept", _("Attendance is noted"), _("Who came, each time")),
                Option("values_on_the_agenda", _("The values stand on the agenda"), _("Printed, where everybody sees them")),
                Option(
                    "opens_with_earlier_commitments",
                    _("We open with earlier commitments"),
                    _("What was promised, and what came of it"),
                ),
                Option("ends_with_commitments", _("We end with commitments"), _("Who does what, and by when")),
                Option("looks_at_data", _("We look at data"), _("What they show, and what follows from it")),
            ),
            own=True,
            core=False,
            guidance=Guidance(
                why=_(
                    "Many partnerships build good habits and drop them on the way to efficiency: attendance, values, real discussion. That is when cliques take the place of openness. It pays to hold on to such habits even when they seem superfluous.",
                ),
                venture=_(
                    "Ventures usually want meetings in which something is worked on. The worry: sitting through updates that could have been an e-mail.",
                ),
                organisation=_(
                    "Organisations usually want clear commitments, and somebody who follows them up. The worry: more talk than work.",
                ),
                examples=(
                    _("Light: a short talk with no record, as long as everybody remembers what was said."),
                    _(
                        "Firm: each meeting opens with what was promised at the last one and ends with who does what, with the values printed on the agenda."
                    ),
                ),
                source=SCHMITZ,
                lines="B:23-25, B:29, B:104-106",
            ),
        ),
    ),
)

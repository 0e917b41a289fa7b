"""Topic 8: the steps of a dispute, who helps when the sides are stuck, how they would part, and when they read the agreement again."""

from decimal import Decimal

from partnerships.domain.questionnaire.sources import SCHMITZ, YAARI
from partnerships.domain.questionnaire.structure import Axis, Guidance, Kind, Number, Option, Question, Topic, Unit
from partnerships.domain.text import gettext_noop as _

THIRD_PARTY_GUIDANCE = Guidance(
    why=_(
        "It helps to name early a person or a body whom both sides accept. When it gets hard, that third party can mediate, advise, or help to decide about parting.",
    ),
    venture=_(
        "Ventures usually look for somebody who is not impressed by size. The worry: a third party that has always been the organisation's friend.",
    ),
    organisation=_(
        "Organisations usually look for somebody who knows the field and keeps things confidential. The worry: a dispute that reaches funders or the public.",
    ),
    examples=(
        _(
            "Lightly: somebody from the field whom both respect sits with them for an evening and keeps the talk going.",
        ),
        _(
            "Firmly: a mediation centre is named, and both know beforehand how a question is settled if the talk fails.",
        ),
    ),
    source=YAARI,
    lines="A:68",
)

FIRST_STEP_GUIDANCE = Guidance(
    why=_(
        "It pays to settle beforehand how a disputed matter is discussed and decided. A first step that both know keeps a dispute small, and a number of days keeps it from lying about.",
    ),
    venture=_(
        "Ventures usually want to be heard, and soon. The worry: that whoever raises a difficulty is taken to be difficult.",
    ),
    organisation=_(
        "Organisations usually want a matter to reach somebody who can settle it. The worry: a dispute that grows in silence, and reaches them from outside.",
    ),
    examples=(
        _("Lightly: the two leads know each other well, talk at once, and are done within a week."),
        _("In order: each side writes down how it sees the matter, and there is a month for an answer that the board has seen."),
    ),
    source=YAARI,
    lines="A:58-60, A:68, A:74",
)

TOPIC = Topic(
    key="conflict",
    title=_("Dealing with conflict"),
    description=_("What we do when we are stuck, who helps, and how we would part"),
    questions=(
        Question(
            key="conflict.first_step",
            kind=Kind.CHOICE,
            core=False,
            title=_("When we disagree, what is the first step?"),
            short=_("First step in a dispute"),
            hint=_("Between ourselves, before anybody from outside is asked."),
            options=(
                Option("the_two_leads_talk", _("The two leads talk"), _("Directly, before others are drawn in")),
                Option("joint_meeting", _("A joint meeting"), _("With those who know the matter and those who can decide")),
                Option("in_writing", _("An exchange in writing"), _("One side writes what troubles it, and the other answers")),
            ),
            own=True,
            guidance=FIRST_STEP_GUIDANCE,
        ),
        Question(
            key="conflict.days",
            kind=Kind.NUMBER,
            core=False,
            title=_("How many days do we give this step before the next one?"),
            short=_("Days before the next step"),
            hint=_("From 1 to 60 days. The next step is to ask a third party to help."),
            number=Number(unit=Unit.DAYS, minimum=Decimal(1), maximum=Decimal(60), step=Decimal(1)),
            page="conflict.first_step",
            guidance=FIRST_STEP_GUIDANCE,
        ),
        Question(
            key="conflict.third_party",
            kind=Kind.NAMES,
            title=_("If we get stuck, whom would we trust to help?"),
            short=_("A trusted third party"),
            hint=_(
                "Up to three people or bodies. Only a name that both sides wrote is ever shown. All others are deleted when the answers open.",
            ),
            max_names=3,
            guidance=THIRD_PARTY_GUIDANCE,
        ),
        Question(
            key="conflict.third_party_role",
            kind=Kind.SCALE,
            title=_("What may this third party do?"),
            short=_("Role of the third party"),
            hint=_("It may also be asked about ending the partnership."),
            stops=(
                Option("keeps_the_talk_going", _("Keeps the talk going"), _("Leads a meeting or two")),
                Option("mediates", _("Mediates"), _("Helps both sides to find a solution of their own")),
                Option(
                    "advises_in_writing",
                    _("Advises in writing"),
                    _("Writes a recommendation. Both sides remain free"),
                ),
                Option(
                    "decides_under_a_separate_arbitration_agreement",
                    _("Decides, under a separate arbitration agreement"),
                    _("Only if both sides sign such an agreement as well"),
                ),
            ),
            axis=Axis.NONE,
            ends=(_("Helps us to talk"), _("Decides for us")),
            page="conflict.third_party",
            guidance=THIRD_PARTY_GUIDANCE,
        ),
        Question(
            key="conflict.cost",
            kind=Kind.CHOICE,
            core=False,
            title=_("Who pays for the third party?"),
            short=_("Cost of the third party"),
            hint=_("Some help without payment, and a mediator usually asks for a fee."),
            options=(
                Option("equally", _("Both, in equal shares"), _("Half each")),
                Option("organisation", _("The organisation"), _("Whatever the dispute is about")),
                Option("by_means", _("Both, by their means"), _("Whoever has more pays more")),
                Option("who_called", _("Whoever called for help"), _("The side that asked for the third party")),
            ),
            guidance=Guidance(
                why=_(
                    "A third party who is named early comes quickly when it is needed. So that money is no reason to wait, it helps to know early who pays.",
                ),
                venture=_(
                    "Ventures usually have little money of their own. The worry: giving up a just complaint because asking for help costs too much.",
                ),
                organisation=_(
                    "Organisations usually want both sides to have a stake in settling the matter. The worry: being the purse whenever something comes up.",
                ),
                examples=(
                    _("Equally: both want to come to the table with the same standing, and pay half each."),
                    _(
                        "The larger side: the organisation has a budget and the venture has only just begun, so the organisation pays and nobody stays away for lack of money.",
                    ),
                ),
                source=YAARI,
                lines="A:68",
            ),
        ),
        Question(
            key="conflict.notice",
            kind=Kind.NUMBER,
            title=_("How many days before an ending do we give notice?"),
            short=_("Notice of ending"),
            hint=_("From 7 to 180 days: time to tell people and to hand things over."),
            number=Number(unit=Unit.DAYS, minimum=Decimal(7), maximum=Decimal(180), step=Decimal(1)),
            guidance=Guidance(
                why=_(
                    "A partnership that can be left decently is easier to enter. Enough days protect the people who depend on the work, and too many keep together what has already come apart.",
                ),
                venture=_(
                    "Ventures usually want time to find another home. The worry: being without an account and without receipts from one day to the next.",
                ),
                organisation=_(
                    "Organisations usually want time to finish what was promised to donors and to employees. The worry: being tied to something that harms their name.",
                ),
                examples=(
                    _("Short: two weeks, for a trial with neither staff nor donations."),
                    _("Long: half a year, when people are employed and a programme year must be completed."),
                ),
                source=YAARI,
                lines="A:43, A:68",
            ),
        ),
        Question(
            key="conflict.exit",
            kind=Kind.MATRIX,
            title=_("If the partnership ends, what goes where?"),
            short=_("What goes where"),
            hint=_("This is easier to agree on now, while both sides want to begin."),
            rows=(
                Option(
                    "money",
                    _("Money that is left"),
                    _("Only to a lawful body with the same purpose, and within the donors' conditions"),
                ),
                Option("name_and_materials", _("Name and materials"), _("The name, the accounts, and what was created together")),
                Option("data", _("Data"), _("Contacts and records, as the law on privacy allows")),
                Option("equipment", _("Equipment bought"), _("What was bought for the joint work. What a side brought stays its own")),
                Option("writing_to_donors", _("Writing to donors"), _("The task of telling those who gave for the joint work")),
                Option("public_message", _("The public message"), _("The task of telling the public, truly and fairly")),
            ),
            core_rows=frozenset({"money", "name_and_materials", "data"}),
            stops=(
                Option("venture", _("To the venture"), _("Or to the lawful body where it goes on")),
                Option("by_agreement", _("By agreement"), _("Both settle it when the time comes")),
                Option("organisation", _("To the organisation"), _("For the same purpose")),
            ),
            axis=Axis.NONE,
            guidance=Guidance(
                why=_(
                    "It is wise to settle beforehand how disputed matters are decided, the ending among them. Without words about it, the end is decided by whoever holds the account and the passwords.",
                ),
                venture=_(
                    "Ventures usually want to be able to go on with their name, their materials and the money that was given for them. The worry: starting again from nothing.",
                ),
                organisation=_(
                    "Organisations usually want to keep within the law and their donors' conditions, and to go on with what they helped to build. The worry: seeing what was promised to donors leave the house.",
                ),
                examples=(
                    _(
                        "To the venture: it came with its name and its money, and goes on with both at another association.",
                    ),
                    _(
                        "To the organisation: the programme was part of its core activity and goes on there, with its people and its materials.",
                    ),
                ),
                source=YAARI,
                lines="A:48, A:68",
            ),
        ),
        Question(
            key="conflict.review",
            kind=Kind.SCALE,
            core=False,
            title=_("How often do we read this agreement again together?"),
            short=_("Reading the agreement again"),
            hint=_("To ask what still fits. What no longer does is changed only in writing."),
            stops=(
                Option("three_months", _("Every three months"), _("As long as everything is new")),
                Option("six_months", _("Every six months"), _("Twice in each year of work")),
                Option("one_year", _("Every year"), _("Together with the work plan")),
                Option("two_years", _("Every two years"), _("When things have found their place")),
            ),
            axis=Axis.REVERSED,
            ends=(_("Soon and often"), _("Once in a long while")),
            guidance=Guidance(
                why=_(
                    "A partnership is a process of change: plans begin and stop, people come and go, and working beside one another has to be learned. An agreement that is read again in time is changed on purpose, and not by drifting.",
                ),
                venture=_(
                    "Ventures usually want to widen or loosen the tie once they know how it feels. The worry: being held to words from a time when nobody knew better.",
                ),
                organisation=_(
                    "Organisations usually want to announce a change early to their people, and to explain why it is needed. The worry: an agreement that is opened again at every meeting.",
                ),
                examples=(
                    _("Often: two sides that have just met read it after three months, and mend what does not fit."),
                    _("Seldom: two sides that have worked together for years read it every two years, or when something has changed."),
                ),
                source=SCHMITZ,
                lines="A:74, B:65-78",
            ),
        ),
    ),
)

"""Topic 6: who decides what, who does what, what is reported how often, and what keeps the work on its way."""

from partnerships.domain.questionnaire.sources import SCHMITZ, YAARI
from partnerships.domain.questionnaire.structure import Axis, Column, Guidance, Kind, Option, Question, Topic
from partnerships.domain.text import gettext_noop as _

# Both phases ask about the same matters, with the same stops.
MATTERS = (
    Option("strategy_and_goals", _("Strategy and goals"), _("Where we are heading, and by which road")),
    Option("content", _("Content"), _("What is taught, said and done")),
    Option("budget", _("Budget"), _("The plan of income and expenses")),
    Option("hiring", _("Hiring"), _("Who is taken on, and for which job")),
    Option("publicity", _("Publications"), _("Posts, press and events")),
    Option("approach_to_funders", _("Approaches to funders"), _("To whom, when, and with which request")),
    Option("day_to_day_work", _("Day-to-day work"), _("Dates, tasks and small questions")),
)
WHO_DECIDES = (
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
)

TOPIC = Topic(
    key="mechanism",
    title=_("Joint working mechanism"),
    description=_("Who decides what, who does what, and how we report"),
    questions=(
        Question(
            key="mechanism.decisions_start",
            kind=Kind.MATRIX,
            title=_("Who decides what in the first months?"),
            short=_("Decisions at the start"),
            hint=_(
                "Later other rules may fit. In any case only the organisation's authorised signatories make payments from its account.",
            ),
            rows=MATTERS,
            stops=WHO_DECIDES,
            axis=Axis.NONE,
            core_rows=frozenset({"content", "budget", "publicity", "approach_to_funders"}),
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
                lines="A:19-21, A:47, A:66",
            ),
        ),
        Question(
            key="mechanism.start_ends",
            kind=Kind.CHOICE,
            title=_("What ends the starting phase?"),
            short=_("End of the starting phase"),
            hint=_("Until then the rules of the start hold, and after it the rules for later on."),
            options=(
                Option("after_three_months", _("After three months"), _("When a first step has been made")),
                Option("after_six_months", _("After six months"), _("When a whole round of work is behind us")),
                Option("when_first_money_arrives", _("When the first money arrives"), _("From then on there is more to answer for")),
                Option("at_the_first_review", _("At the first review"), _("When we first read the agreement again together")),
            ),
            own=True,
            core=False,
            guidance=Guidance(
                why=_(
                    "Some rules suit a beginning, and others suit the road that follows. When both sides know where one turns into the other, nobody has to ask for it.",
                ),
                venture=_(
                    "Ventures usually want to know when their say will grow. The worry: a trial that never ends.",
                ),
                organisation=_(
                    "Organisations usually want to come closer step by step, and to see how the work is done. The worry: a date on the calendar that comes before trust does.",
                ),
                examples=(
                    _("Soon: after three months, for two sides that have worked together before."),
                    _("Later: at the first review, for sides that are new to each other and want to look back before they decide."),
                ),
                source=YAARI,
                lines="A:45, A:56, A:66",
            ),
        ),
        Question(
            key="mechanism.decisions_later",
            kind=Kind.MATRIX,
            title=_("And who decides what later on?"),
            short=_("Decisions later on"),
            hint=_("After the starting phase. If nothing changes, one press repeats the answer for the start."),
            rows=MATTERS,
            stops=WHO_DECIDES,
            axis=Axis.NONE,
            same_as="mechanism.decisions_start",
            core=False,
            guidance=Guidance(
                why=_(
                    "At the start both sides are careful, and later there is more trust, and more at stake. Whoever says today what will hold then keeps the rules of the beginning from turning into habit.",
                ),
                venture=_(
                    "Ventures usually want a say that grows with trust. The worry: that the strength which they gave up at the start does not come back. The founders of one venture found the opposite: from within, their influence grew.",
                ),
                organisation=_(
                    "Organisations usually want to let go of the daily work and to keep a word in what touches money, name and funders. The worry: to go on answering for what they no longer see.",
                ),
                examples=(
                    _("The venture: after a good first year it decides on content and budget alone, and consults about funders."),
                    _(
                        "The organisation: the venture has become part of its core activity, and its goals are set in the organisation's yearly plan."
                    ),
                ),
                source=YAARI,
                lines="A:19-21, A:47, A:66",
            ),
        ),
        Question(
            key="mechanism.roles",
            kind=Kind.LIST,
            title=_("Who fills which role?"),
            short=_("Roles"),
            hint=_("Only the roles without which the work does not move. A side may stand there in place of a name."),
            columns=(
                Column("role", _("The role"), _("What has to be taken care of")),
                Column("who", _("Who fills it"), _("A name, or the side that finds somebody")),
            ),
            max_rows=7,
            core=False,
            guidance=Guidance(
                why=_(
                    "Who fills which role, and who sees to which task, is among the first things worth agreeing on. What belongs to everybody is easily done by nobody.",
                ),
                venture=_(
                    "Ventures usually want to know to whom to turn inside a larger body. The worry: to be sent from one desk to the next.",
                ),
                organisation=_(
                    "Organisations usually want one person who answers for each matter. The worry: tasks that nobody took and that land on their staff.",
                ),
                examples=(
                    _("Few roles: a lead on each side, and somebody who keeps the books."),
                    _("Many roles: content, volunteers, funders, reports, media and events, with a name beside each."),
                ),
                source=YAARI,
                lines="A:66, B:104",
            ),
        ),
        Question(
            key="mechanism.leads",
            kind=Kind.TEXT,
            title=_("Who leads on our side, and what if that person leaves?"),
            short=_("Who leads, and who steps in"),
            hint=_("A name or a position, who steps in for the time being, and how work is handed over."),
            core=False,
            guidance=Guidance(
                why=_(
                    "The first advice of one founder is to check “that there is somebody to work with”, and that the chemistry with the people is good. Partnerships rest on people, and people move on.",
                ),
                venture=_(
                    "Ventures usually rest on one or two people. The worry: one contact in the organisation, and nobody who knows them once that person has left.",
                ),
                organisation=_(
                    "Organisations usually look for a partner with time, and with the authority to speak for the venture. The worry: the founder moves on, and the promises stay with them.",
                ),
                examples=(
                    _("Short: Dana leads. If she leaves, Omar steps in until we name somebody."),
                    _(
                        "In detail: a lead, a deputy who is in the picture, a month of handing over, and a first meeting of the new person with the other side.",
                    ),
                ),
                source=YAARI,
                lines="A:74",
            ),
        ),
        Question(
            key="mechanism.steering",
            kind=Kind.CHOICE,
            title=_("Which body steers the joint work?"),
            short=_("Joint body"),
            hint=_("It keeps the work aligned and follows up. It is no board, and takes a decision from nobody."),
            options=(
                Option("two_leads", _("Two leads"), _("One from each side, in close contact")),
                Option("small_joint_team", _("A small joint team"), _("A few people from both sides")),
                Option(
                    "steering_committee_with_outside_members",
                    _("A steering committee with outside members"),
                    _("People from both sides, and others whom both trust"),
                ),
            ),
            core=False,
            guidance=Guidance(
                why=_(
                    "Steering committees easily begin to act like a board that sets vision and direction. Among partners their task is another one: to keep the work aligned, to encourage others to lead, and to see that each side takes responsibility.",
                ),
                venture=_(
                    "Ventures usually want a small table at which things move. The worry: a committee above them, in which theirs is one voice of many.",
                ),
                organisation=_(
                    "Organisations usually want an orderly place where things are discussed and written down. The worry: a body that ties their hands and goes around their board.",
                ),
                examples=(
                    _("Small: two leads, and one conversation a week."),
                    _(
                        "Wide: a committee with somebody from the local authority and from a foundation, who help to guard the shared goals when the wind turns.",
                    ),
                ),
                source=SCHMITZ,
                lines="B:53, B:55-57",
            ),
        ),
        Question(
            key="mechanism.mandate",
            kind=Kind.SCALE,
            title=_("What may our representative promise without asking?"),
            short=_("Mandate of representatives"),
            hint=_("In the joint work, in our side's name. Signing and paying stay with those who are authorised to."),
            stops=(
                Option("nothing", _("Nothing"), _("Takes it home and comes back with an answer")),
                Option("small_tasks", _("Small tasks"), _("A few hours, and nothing that costs money")),
                Option("within_the_work_plan", _("Within the work plan"), _("What the plan and its budget already hold")),
                Option("all_but_money", _("Everything but money"), _("Anything in the joint work that costs nothing")),
                Option("everything", _("Everything"), _("Money as well, within the approved budget")),
            ),
            axis=Axis.NONE,
            ends=(_("Asks first"), _("Promises on the spot")),
            core=False,
            guidance=Guidance(
                why=_(
                    "Those who meet should be able to speak for the body that sent them, and the outcome of each meeting should be felt in its daily work. Groups in which nobody can promise anything turn into an exchange of information.",
                ),
                venture=_(
                    "Ventures are usually few, and decide at the table. The worry: to sit across from somebody who has to ask about everything.",
                ),
                organisation=_(
                    "Organisations usually have procedures, a director and a board. The worry: a promise made in a good moment, which they have to stand behind.",
                ),
                examples=(
                    _("Asks first: somebody in the first months of a job, who brings each question to the director."),
                    _("Promises on the spot: the director sits at the table, and the next morning the work has changed."),
                ),
                source=SCHMITZ,
                lines="B:29",
            ),
        ),
        Question(
            key="mechanism.workplan",
            kind=Kind.CHOICE,
            title=_("By which work plan do we work?"),
            short=_("Work plan"),
            hint=_("Who does what, by when, and for which goal."),
            options=(
                Option(
                    "yearly_with_measurable_goals",
                    _("Yearly, with measurable goals"),
                    _("At the end of the year it is clear what came of it"),
                ),
                Option("half_yearly", _("Half-yearly"), _("Far enough ahead, and not too far")),
                Option("quarterly", _("Quarterly"), _("Short steps, for work that changes quickly")),
                Option("none", _("Without a work plan"), _("We settle the next step as we go")),
            ),
            core=False,
            guidance=Guidance(
                why=_(
                    "A clear plan says who does which task, by when, and which goal it serves. Where partners find it hard to commit themselves, the reason often lies in a strategy that is not clear enough.",
                ),
                venture=_(
                    "Ventures usually want to change course as they learn. The worry: a plan that ties them down, or that is written for the drawer.",
                ),
                organisation=_(
                    "Organisations usually work by a yearly plan and budget that their board approves. The worry: a lot of activity that brings the goal no closer.",
                ),
                examples=(
                    _("Without a plan: a trial of three months, two people and one event."),
                    _("Yearly: four goals with a number beside each, and no task that does not lead to one of them."),
                ),
                source=SCHMITZ,
                lines="B:63, B:86-90",
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
                lines="A:19-21, A:66",
            ),
        ),
        Question(
            key="mechanism.accountability",
            kind=Kind.SCALE,
            title=_("What follows when a commitment was not kept?"),
            short=_("Commitments not kept"),
            hint=_("In any case we talk first. Wages, payments that are due and debts are never touched."),
            stops=(
                Option("talk", _("We talk about it"), _("What stood in the way, and what we do now")),
                Option("written_note", _("A written note"), _("What is missing, and a new date")),
                Option("hand_the_task_over", _("The task passes to somebody else"), _("To whoever can do it now")),
                Option("pause_new_commitments", _("New commitments are paused"), _("Until the old one is settled")),
            ),
            axis=Axis.NONE,
            ends=(_("Gently"), _("Firmly")),
            core=False,
            guidance=Guidance(
                why=_(
                    "When nobody speaks of what was not done, everybody learns that one may promise much and do little. The art is to keep everybody in, and to hold each side to its word.",
                ),
                venture=_(
                    "Ventures usually carry much on few shoulders, some of them volunteers'. The worry: to be treated as a failure because of one hard month.",
                ),
                organisation=_(
                    "Organisations usually have to answer to funders and to the people whom they serve. The worry: to have no choice but silence or a quarrel.",
                ),
                examples=(
                    _("Gently: volunteers were late with a leaflet. One conversation, and a new date."),
                    _("Firmly: a course is about to open. A task that is late passes at once to somebody who can finish it."),
                ),
                source=SCHMITZ,
                lines="B:45-47",
            ),
        ),
        Question(
            key="mechanism.redirect",
            kind=Kind.CHOICE,
            title=_("A funder or an official wants another direction. What do we do?"),
            short=_("A wish from outside"),
            hint=_("This happens to good partnerships too. It is easier to say now than when the money lies on the table."),
            options=(
                Option("decline", _("We decline"), _("And stay with what we agreed")),
                Option("bring_it_to_a_joint_meeting", _("We bring it to a joint meeting"), _("Neither side answers alone")),
                Option(
                    "test_it_against_our_goals_together",
                    _("We test it against our goals together"),
                    _("What serves them may come in"),
                ),
                Option("follow_the_funder", _("We go along with the request"), _("The work goes where it is supported")),
            ),
            core=False,
            guidance=Guidance(
                why=_(
                    "Paul Schmitz tells of a ministry that shaped an agenda with local groups for half a year, until its director heard of a new idea from another city. He would let two things bring about change: data that show that the road does not lead to the goal, and a proposal that went through a process as thorough as the first.",
                ),
                venture=_(
                    "Ventures usually want to guard the idea for which they set out. The worry: to wake up in a programme that they would never have joined.",
                ),
                organisation=_(
                    "Organisations usually live on long ties with funders and officials. The worry: to lose a supporter by a hasty no, or their way by a hasty yes.",
                ),
                examples=(
                    _(
                        "Declining: a large donor asks for proposals that set partners against each other, and both sides answer no together."
                    ),
                    _(
                        "Following: the funder's new wish fits what the results have been saying for a year, and both sides change the plan together."
                    ),
                ),
                source=SCHMITZ,
                lines="B:15-21, B:49-53",
            ),
        ),
    ),
)

"""Topic 4: who raises money and from whom, services and their price, who spends and who is told, people, and what is left."""

from decimal import Decimal

from partnerships.domain.questionnaire.sources import YAARI
from partnerships.domain.questionnaire.structure import (
    Axis,
    Condition,
    Guidance,
    Kind,
    Number,
    Option,
    Pole,
    Question,
    Topic,
    Unit,
    Wording,
)
from partnerships.domain.text import gettext_noop as _

SERVICES = (
    Option(
        "bank_account_and_separate_ledger",
        _("Bank account and a separate ledger"),
        _("The money of the joint work is recorded apart and can be seen at any time"),
    ),
    Option("bookkeeping", _("Bookkeeping"), _("Invoices, payments and yearly reports")),
    Option(
        "receipts_for_donors",
        _("Receipts for donors"),
        _(
            "Issued only by the body that received the donation. An approval under section 46 is never lent",
        ),
    ),
    Option("payroll", _("Payroll"), _("Employment, pay slips and pensions")),
    Option("insurance", _("Insurance"), _("Liability and accidents, for volunteers too")),
    Option("office", _("Office space"), _("A desk, an address and post")),
    Option("meeting_rooms", _("Meeting rooms"), _("For meetings, courses and events")),
    Option("equipment", _("Equipment"), _("Computers, cameras and the like")),
    Option("software", _("Software"), _("Licences, mailing systems and databases")),
    Option("legal_advice", _("Legal advice"), _("Contracts, permits and questions of law")),
)

SERVICES_GUIDANCE = Guidance(
    why=_(
        "Infrastructure is often what brings a venture to an organisation in the first place. When it is written down what is given and what is needed, nobody is surprised later by a service that is missing or by work that nobody planned for.",
    ),
    venture=_(
        "Ventures usually want to spend their time on the work itself, and to find bookkeeping, approvals and rooms ready made. The worry: depending on a busy office.",
    ),
    organisation=_(
        "Organisations usually want the use of their resources to be agreed and visible. The worry: that they are misused, or that inside information gets out through shared systems.",
    ),
    examples=(
        _("A little: the organisation received and passed on money, and gave nothing else."),
        _(
            "A lot: the venture sits in the organisation's office and works with its systems, its professional community and its name.",
        ),
    ),
    source=YAARI,
    lines="A:19, A:29, A:43",
)

FEE_GUIDANCE = Guidance(
    why=_(
        "It is a small question that turns sour when it is asked late: does the organisation take a payment for the infrastructure that it gives? Whatever is agreed, donors' conditions come first.",
    ),
    venture=_(
        "Ventures usually want as much of the money as possible to reach the work, and to know the price beforehand. The worry: a fee that grows, or that donors do not understand.",
    ),
    organisation=_(
        "Organisations usually want the bookkeeping, the bank and the hours of their staff to be covered. The worry: paying for another body's work out of their own budget.",
    ),
    examples=(
        _("Without payment: the services are what the organisation gives to a cause that it shares."),
        _(
            "With payment: a few per cent of every donation cover the bookkeeping and the receipts, and the donors know it.",
        ),
    ),
    source=YAARI,
    lines="A:64",
)

FUNDERS_HINT = _(
    "Up to twenty names, each as the funder itself spells it. Only a name that both sides wrote is ever shown. All others are deleted when the answers open.",
)

TOPIC = Topic(
    key="resources",
    title=_("Resources"),
    description=_("Raising money, services and their price, people, and what is left at the end"),
    questions=(
        Question(
            key="resources.fundraising",
            kind=Kind.SCALE,
            title=_("Who raises the money for the joint work?"),
            short=_("Who raises money"),
            hint=_(
                "Donations are received by the organisation, and it alone issues receipts for them. Here we ask who does the work of raising them.",
            ),
            stops=(
                Option("venture_alone", _("The venture alone"), _("From sources that are not the organisation's")),
                Option(
                    "venture_with_help",
                    _("The venture, with the organisation's help"),
                    _("The organisation recommends, introduces and comments on requests"),
                ),
                Option("jointly", _("Both sides, jointly"), _("One plan, and shared work")),
                Option(
                    "organisation_leads",
                    _("The organisation leads"),
                    _("The venture gives the content and joins the meetings"),
                ),
                Option(
                    "organisation_alone",
                    _("The organisation alone"),
                    _("As it does for its other activities"),
                ),
            ),
            axis=Axis.FORWARD,
            ends=(_("The venture raises"), _("The organisation raises")),
            guidance=Guidance(
                why=_(
                    "It pays to find out early: will the organisation help to raise money for the venture, or is the venture expected to do so by itself?",
                ),
                venture=_(
                    "Ventures usually hope for help: a standing that donors trust, and ties to foundations in Israel and abroad. The worry: remaining alone with it, or losing their own contact with donors.",
                ),
                organisation=_(
                    "Organisations usually care very much that the venture should not compete with them for the funders of their own work. They often agree that it raises money by itself, from sources that do not matter to them.",
                ),
                examples=(
                    _(
                        "The venture: an initiative raised all of its money itself, and the organisation only received it and passed it on.",
                    ),
                    _(
                        "The organisation: the venture has become part of its core activity, and its money is raised with the rest.",
                    ),
                ),
                source=YAARI,
                lines="A:19, A:21, A:27, A:64",
            ),
        ),
        Question(
            key="resources.approach",
            kind=Kind.SCALE,
            title=_("What should come before an approach to a funder?"),
            short=_("Before approaching funders"),
            hint=_(
                "The rule will hold for both sides, whenever money for the joint work is asked for.",
            ),
            stops=(
                Option("free", _("Approach freely"), _("Each side approaches whom it chooses")),
                Option("notice", _("Tell beforehand"), _("The other side knows of it before it happens")),
                Option("consult", _("Consult beforehand"), _("We hear the other side, and then decide")),
                Option(
                    "approval_each_time",
                    _("Approval each time"),
                    _("No approach without the other side's consent"),
                ),
            ),
            axis=Axis.FORWARD,
            ends=(_("Each side freely"), _("Only with consent")),
            guidance=Guidance(
                why=_(
                    "Two requests for the same activity on one funder's desk embarrass both sides. A short rule prevents it.",
                ),
                venture=_(
                    "Ventures usually want to be quick when a door opens. The worry: waiting for a yes until the door is closed.",
                ),
                organisation=_(
                    "Organisations usually want to know who speaks to their funders, and what is promised there. The worry: competition for the same money, and a promise that is not kept.",
                ),
                examples=(
                    _(
                        "Freely: the venture raises money only where the organisation has never asked, so there is nothing to coordinate.",
                    ),
                    _(
                        "Approval: the venture approaches a foundation that supports the organisation, together with the person who keeps that tie.",
                    ),
                ),
                source=YAARI,
                lines="A:43, A:64",
            ),
        ),
        Question(
            key="resources.funders",
            kind=Kind.NAMES,
            core=False,
            title=_("Which funders are off limits, and which do we plan to approach?"),
            short=_("Funders off limits, funders planned"),
            hint=FUNDERS_HINT,
            by_pole={
                Pole.VENTURE: Wording(_("Which funders do we plan to approach for the joint work?"), FUNDERS_HINT),
                Pole.ORGANISATION: Wording(_("Which funders are off limits unless we have agreed first?"), FUNDERS_HINT),
            },
            max_names=20,
            guidance=Guidance(
                why=_(
                    "A funder that one side wants to approach and the other wants to keep is worth a talk before the first letter goes out. When no two names are identical, there may still be an overlap: a foundation is often known by more than one name, so compare together.",
                ),
                venture=_(
                    "Ventures usually want to know in good time which doors are open to them. The worry: a list so long that nobody is left to approach.",
                ),
                organisation=_(
                    "Organisations usually agree to an approach to sources that do not matter to them, and want to keep those that fund their own work. The worry: a venture that becomes a competitor at the same door.",
                ),
                examples=(
                    _(
                        "A short list: one foundation that pays for most of the organisation's work is left to it, and every other door is open.",
                    ),
                    _(
                        "A long list: the organisation names all its regular funders, and the venture turns to sources that are new to both.",
                    ),
                ),
                source=YAARI,
                lines="A:64",
            ),
        ),
        Question(
            key="resources.fee_kind",
            kind=Kind.CHOICE,
            title=_("Is there a payment for the organisation's services?"),
            short=_("Paying for services"),
            hint=_(
                "Some organisations cover their costs this way, for others the services are their contribution.",
            ),
            options=(
                Option("none", _("No payment"), _("The services are the organisation's contribution")),
                Option(
                    "percent_of_income",
                    _("A percentage of the income"),
                    _("Of all money that comes in for the joint work"),
                ),
                Option(
                    "percent_of_expenses",
                    _("A percentage of the expenses"),
                    _("Of all money that is spent on the joint work"),
                ),
                Option(
                    "fixed_sum",
                    _("A fixed sum"),
                    _("The same each year, however much comes in"),
                ),
            ),
            guidance=FEE_GUIDANCE,
        ),
        Question(
            key="resources.fee",
            kind=Kind.NUMBER,
            title=_("How many per cent?"),
            short=_("Size of the fee"),
            hint=_("From 0 to 30, in steps of a half. Never more than a donor permits."),
            number=Number(unit=Unit.PERCENT, minimum=Decimal(0), maximum=Decimal(30), step=Decimal("0.5")),
            shown_if=Condition("resources.fee_kind", frozenset({"percent_of_income", "percent_of_expenses"})),
            page="resources.fee_kind",
            guidance=FEE_GUIDANCE,
        ),
        Question(
            key="resources.fee_sum",
            kind=Kind.NUMBER,
            core=False,
            title=_("How much is the fixed sum, for a year?"),
            short=_("Yearly sum of the fee"),
            hint=_("From 0 to 500,000 shekels, in steps of 500. Never more than a donor permits."),
            number=Number(unit=Unit.ILS, minimum=Decimal(0), maximum=Decimal(500_000), step=Decimal(500)),
            shown_if=Condition("resources.fee_kind", frozenset({"fixed_sum"})),
            page="resources.fee_kind",
            guidance=FEE_GUIDANCE,
        ),
        Question(
            key="resources.fee_cap",
            kind=Kind.NUMBER,
            core=False,
            title=_("And what is the most that it may come to in a year?"),
            short=_("Yearly limit of the fee"),
            hint=_(
                "From 0 to 500,000 shekels, in steps of 500. However much comes in or is spent, the fee stops here. If no limit is needed, choose “not relevant to us”.",
            ),
            number=Number(unit=Unit.ILS, minimum=Decimal(0), maximum=Decimal(500_000), step=Decimal(500)),
            shown_if=Condition("resources.fee_kind", frozenset({"percent_of_income", "percent_of_expenses"})),
            page="resources.fee_kind",
            guidance=FEE_GUIDANCE,
        ),
        Question(
            key="resources.infrastructure_offer",
            kind=Kind.OFFER,
            title=_("Which services can our side give?"),
            short=_("Services and infrastructure"),
            hint=_("Most of them usually come from the organisation, but a venture may have something to give as well."),
            options=SERVICES,
            own=True,
            pair="resources.infrastructure_expect",
            guidance=SERVICES_GUIDANCE,
        ),
        Question(
            key="resources.infrastructure_expect",
            kind=Kind.EXPECT,
            title=_("Which services do we need from the other side?"),
            short=_("Services we need"),
            hint=_("Tick what would be hard to do without."),
            options=SERVICES,
            own=True,
            pair="resources.infrastructure_offer",
            page="resources.infrastructure_offer",
            guidance=SERVICES_GUIDANCE,
        ),
        Question(
            key="resources.spending",
            kind=Kind.NUMBER,
            core=False,
            title=_("Up to what sum does the venture decide on an expense without asking?"),
            short=_("Spending without asking"),
            hint=_(
                "For one expense within the approved budget, from 0 to 100,000 shekels in steps of 500. The payment itself is always made by the organisation's authorised signatories.",
            ),
            number=Number(unit=Unit.ILS, minimum=Decimal(0), maximum=Decimal(100_000), step=Decimal(500)),
            guidance=Guidance(
                why=_(
                    "It pays to say what each side may decide, and to tell matters of principle from daily ones. A sum makes that simple: below it nobody waits, and above it both sides look.",
                ),
                venture=_(
                    "Ventures usually want to buy what the day needs without asking. The worry: a form for every box of pencils.",
                ),
                organisation=_(
                    "Organisations usually answer for every expense before their board, their donors and the authorities. The worry: an expense that nobody can explain a year later.",
                ),
                examples=(
                    _("Low: in the first months the organisation looks at every expense, and the sum rises as trust grows."),
                    _(
                        "High: an initiative that raised its money itself decides on nearly everything within its budget, and the organisation checks the papers and pays.",
                    ),
                ),
                source=YAARI,
                lines="A:19, A:66",
            ),
        ),
        Question(
            key="resources.money_report",
            kind=Kind.SCALE,
            core=False,
            title=_("How often does the venture get a statement of its ledger?"),
            short=_("Statement of the ledger"),
            hint=_("What came in, what was spent and what is left, from the separate ledger of the joint work."),
            stops=(
                Option("monthly", _("Every month"), _("For money that moves every week")),
                Option("quarterly", _("Every quarter"), _("For plans that are made by the season")),
                Option("half_yearly", _("Every half year"), _("For few donations and few expenses")),
                Option("yearly", _("Every year"), _("When the organisation closes its books")),
            ),
            axis=Axis.REVERSED,
            ends=(_("A close look"), _("A look once a year")),
            guidance=Guidance(
                why=_(
                    "Reporting and control are worth agreeing on, in both directions. Whoever runs the work has to know what is in the ledger before promising anything.",
                ),
                venture=_(
                    "Ventures usually want to see their money as if the account were their own. The worry: learning of a shortage when it is too late.",
                ),
                organisation=_(
                    "Organisations usually want to prepare a statement at fixed times and do it well. The worry: a bookkeeper who is asked every other day.",
                ),
                examples=(
                    _("Often: many small donations and an expense every day, so both look at the ledger every month."),
                    _("Seldom: one grant a year, spent as its budget says, and one statement when the year closes."),
                ),
                source=YAARI,
                lines="A:66",
            ),
        ),
        Question(
            key="resources.people",
            kind=Kind.CHOICE,
            core=False,
            title=_("In what way are people engaged for the joint work?"),
            short=_("How people are engaged"),
            hint=_(
                "Whether somebody is an employee, a volunteer or a contractor follows from how the work is really done, not from the name. It is worth checking with a lawyer or accountant.",
            ),
            options=(
                Option(
                    "organisation_employs",
                    _("Employees of the organisation"),
                    _("With a contract, pay slips and social benefits"),
                ),
                Option(
                    "volunteers_of_the_organisation",
                    _("Volunteers of the organisation"),
                    _("With a referral form and insurance. Only expenses are refunded"),
                ),
                Option(
                    "independent_contractors",
                    _("Independent contractors"),
                    _("With a contract, invoices and a business of their own"),
                ),
                Option("mixed", _("Some of each"), _("For each task we write down which it is")),
            ),
            guidance=Guidance(
                why=_(
                    "How people are engaged decides who pays them, who insures them and who answers for them. It is easier to settle before anybody has begun to work.",
                ),
                venture=_(
                    "Ventures usually want to choose their people, and to leave payroll to somebody who knows it. The worry: that those who founded the venture turn into staff who can be told to stop.",
                ),
                organisation=_(
                    "Organisations usually want to engage only people for whom there is money and insurance. The worry: a claim years later by somebody who was called a volunteer or a contractor and worked like an employee.",
                ),
                examples=(
                    _(
                        "At arm's length: the organisation is an infrastructure only; the people of the venture volunteer, or give it invoices for what they do.",
                    ),
                    _("Inside: the venture is part of the core activity, and its team is employed like the rest of the staff."),
                ),
                source=YAARI,
                lines="A:19-21, A:29",
            ),
        ),
        Question(
            key="resources.leftover",
            kind=Kind.CHOICE,
            core=False,
            title=_("If the joint work itself ends, what happens to the money and equipment that are left?"),
            short=_("What is left at the end"),
            hint=_(
                "This is about work with which neither side goes on. Always within the law and the donors' conditions: nothing is ever shared among people.",
            ),
            options=(
                Option(
                    "same_purpose_inside_the_organisation",
                    _("It serves the same purpose inside the organisation"),
                    _("In other work that it does"),
                ),
                Option(
                    "to_a_lawful_successor",
                    _("It passes to a lawful successor"),
                    _("A registered body with the same purpose that takes the work up"),
                ),
                Option(
                    "back_to_funders",
                    _("It goes back to the funders"),
                    _("To each by what is left of its money"),
                ),
                Option(
                    "decide_together",
                    _("We decide together"),
                    _("When the time comes. Until then nothing is used"),
                ),
            ),
            guidance=Guidance(
                why=_(
                    "It is wise to settle early how an ending is decided. What was given for a purpose has to go on serving it, and within that there is still a choice.",
                ),
                venture=_(
                    "Ventures usually want what was raised for the cause to follow the cause. The worry: money that melts into somebody's general budget.",
                ),
                organisation=_(
                    "Organisations usually want to keep faith with their donors and with the law. The worry: being asked to hand over what they may not.",
                ),
                examples=(
                    _("It stays: the venture was part of the core activity, and what is left serves the same people there."),
                    _(
                        "It moves on: an initiative only used the organisation's account, and what is left passes to the association that takes up its work.",
                    ),
                ),
                source=YAARI,
                lines="A:19-21, A:68",
            ),
        ),
    ),
)

"""Topic 4: who raises money and how, what the organisation's services cost, and which services there are."""

from decimal import Decimal

from partnerships.domain.questionnaire.sources import YAARI
from partnerships.domain.questionnaire.structure import Axis, Condition, Guidance, Kind, Number, Option, Question, Topic, Unit
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
)

TOPIC = Topic(
    key="resources",
    title=_("Resources"),
    description=_("Raising money, paying for services, and what can be used"),
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
                    _("The same each year. The sum itself is settled when we word the agreement"),
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
    ),
)

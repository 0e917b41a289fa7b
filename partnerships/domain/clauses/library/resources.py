"""Clauses of resources: fundraising and funders, services and their price, spending and statements, people, and what is left."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Contributions, Named, Quantity, Shape
from partnerships.domain.text import gettext_noop as _

FUNDRAISING = Choice(
    heading=_("Fundraising"),
    texts={
        "venture_alone": _("The Venture alone raises the money for the Activity. The Organisation is not bound to raise money for it."),
        "venture_with_help": _(
            "The Venture raises the money for the Activity, and the Organisation helps it with advice, introductions and the "
            "documents that funders ask for."
        ),
        "jointly": _(
            "The sides raise the money for the Activity together, by a plan that they agree on in writing: whom to approach, who "
            "approaches, and for how much."
        ),
        "organisation_leads": _(
            "The Organisation leads the raising of money for the Activity, and the Venture takes part in it: it writes content, "
            "meets funders and reports results."
        ),
        "organisation_alone": _(
            "The Organisation alone raises the money for the Activity. The Venture gives it the information that it needs for this."
        ),
    },
    tail=_("Neither side undertakes that a certain sum will be raised."),
)

APPROACH = Choice(
    heading=_("Before an approach to a funder"),
    texts={
        "free": _("Each side may approach any funder for the Activity without notice to the other."),
        "notice": _("A side gives the other written notice before it approaches a funder for the Activity."),
        "consult": _(
            "A side consults the other before it approaches a funder for the Activity, and leaves it reasonable time to answer. "
            "Having heard the other, it decides for itself."
        ),
        "approval_each_time": _(
            "Each approach to a funder for the Activity needs the other side's prior approval in writing. Silence is not approval."
        ),
    },
    tail=_("Neither side promises anything to a funder in the other's name without its prior consent in writing."),
)

FUNDERS = Named(
    heading=_("Funders that need agreement first"),
    found=_("The following funders are approached for the Activity only after the Organisation has agreed to it in writing:"),
    sought=_(
        "Before money for the Activity is raised, the sides go over together the funders that the Venture plans to approach, and "
        "list in writing those that are approached only after the Organisation has agreed to it in writing."
    ),
    tail=_(
        "For a funder on this list the list comes before every other rule on approaching funders. The sides may change the list in "
        "writing. Approaches that do not concern the Activity are not limited by it."
    ),
    prints=True,
)

FEE_KIND = Choice(
    heading=_("Payment for services"),
    texts={
        "none": _("The Organisation gives its services under this agreement without payment."),
        "percent_of_income": _(
            "For its services under this agreement the Organisation is entitled to a payment that is calculated as a percentage of "
            "the income that it actually received for the Activity."
        ),
        "percent_of_expenses": _(
            "For its services under this agreement the Organisation is entitled to a payment that is calculated as a percentage of "
            "the expenses that it actually paid for the Activity."
        ),
        "fixed_sum": _(
            "For its services under this agreement the Organisation is entitled to a fixed yearly sum. The sum is the one that is "
            "stated in this agreement or, if none is stated, the one that the sides agree on in writing; as long as there is none, "
            "no payment is due. The dates of payment are agreed on in writing."
        ),
    },
    tail=_("From money that a donor or a funder gave, no more is taken as payment than its conditions permit."),
    tail_for=frozenset({"percent_of_income", "percent_of_expenses", "fixed_sum"}),
)

FEE = Quantity(
    heading=_("Rate of the payment"),
    text=_(
        "Where the payment for services is a percentage, its rate is %(amount)s, and never more than the donor or funder of the money permits."
    ),
    zero=_("No percentage is taken as payment for services."),
    by="resources.fee_kind",
    texts={
        "percent_of_income": _(
            "The rate of the payment for services is %(amount)s of the income that the Organisation actually received for the "
            "Activity, and never more than the donor or funder of the money permits."
        ),
        "percent_of_expenses": _(
            "The rate of the payment for services is %(amount)s of the expenses that the Organisation actually paid for the "
            "Activity, and never more than the donor or funder of the money permits."
        ),
    },
)

FEE_SUM = Quantity(
    heading=_("Yearly sum of the payment"),
    text=_(
        "The fixed yearly payment for services is %(amount)s for each full year in which this agreement is in force, and a "
        "proportionate part of it for part of a year. It is never more than the donors and funders of the money permit."
    ),
    zero=_("No fixed yearly sum is taken as payment for services."),
)

FEE_CAP = Quantity(
    heading=_("Yearly limit of the payment"),
    text=_(
        "However it is calculated, the payment for services is not more than %(amount)s in any one year of this agreement. What "
        "lies above this limit is neither taken nor carried over to another year."
    ),
    zero=_("The yearly limit of the payment for services is zero, and no payment is taken."),
)

INFRASTRUCTURE = Contributions(
    heading=_("Services and their terms"),
    second="resources.infrastructure_expect",
    gives={
        "venture": _("The Venture gives the following services for the Activity:"),
        "organisation": _("The Organisation gives the following services for the Activity:"),
    },
    offers={
        "venture": _("The Venture is also willing to give, should it be needed:"),
        "organisation": _("The Organisation is also willing to give, should it be needed:"),
    },
    options={
        "bank_account_and_separate_ledger": _("the use of its bank account, with a separate ledger for the Activity"),
        "bookkeeping": _("bookkeeping"),
        "receipts_for_donors": _("receipts for donations that it received itself"),
        "payroll": _("payroll for people whom it employs"),
        "insurance": _("insurance of the Activity, within its policies"),
        "office": _("office space"),
        "meeting_rooms": _("meeting rooms"),
        "equipment": _("equipment"),
        "software": _("software"),
        "legal_advice": _("legal advice on the Activity, except between the sides"),
    },
    tail=_(
        "Services are given within the law and the procedures of the side that gives them, and with the care that it takes in "
        "its own affairs. Only the authorised signatories of the holder of an account pay from it."
    ),
)

SPENDING = Quantity(
    heading=_("Spending within the budget"),
    text=_(
        "Within the approved budget of the Activity, the Venture decides without asking on a single expense of up to %(amount)s. "
        "A larger expense needs the Organisation's prior approval in writing, and an expense is not divided in order to stay "
        "below this sum.\n\nThe payment itself is always made by the Organisation's authorised signatories, against lawful "
        "documents and within the law and the donors' conditions."
    ),
    zero=_(
        "Each expense of the Activity, within the approved budget too, needs the Organisation's prior approval in writing.\n\n"
        "The payment itself is always made by the Organisation's authorised signatories, against lawful documents and within the "
        "law and the donors' conditions."
    ),
)

MONEY_REPORT = Choice(
    heading=_("Statement of the ledger"),
    texts={
        "monthly": _("The Organisation gives the Venture a written statement of the ledger of the Activity once a month."),
        "quarterly": _("The Organisation gives the Venture a written statement of the ledger of the Activity once a quarter."),
        "half_yearly": _("The Organisation gives the Venture a written statement of the ledger of the Activity once in half a year."),
        "yearly": _("The Organisation gives the Venture a written statement of the ledger of the Activity once a year."),
    },
    tail=_(
        "The statement shows what came in, what was spent, what was already ordered and not yet paid, and what is left. It is "
        "given within 30 days of the end of the period that it covers."
    ),
)

PEOPLE = Choice(
    heading=_("People who work in the Activity"),
    texts={
        "organisation_employs": _(
            "People who work for pay in the Activity are employed by the Organisation, under a contract of employment between it "
            "and each of them. It alone owes them what an employer owes, and their full cost is part of the budget of the Activity."
        ),
        "volunteers_of_the_organisation": _(
            "People who give their time to the Activity are volunteers of the Organisation. They act of their own free will "
            "and without pay, and are refunded only what they actually spent with prior approval. Before they begin, the "
            "Organisation gives each of them a written referral to volunteering, in the way that the law lays down, if it "
            "is entitled to do so."
        ),
        "independent_contractors": _(
            "Services for pay in the Activity are ordered by the Organisation from independent contractors, each by a written "
            "contract and against a lawful invoice. Nobody is engaged as a contractor who in fact works as an employee."
        ),
        "mixed": _(
            "Before a person begins to work in the Activity, the sides state in writing whether it is as an employee of the "
            "Organisation, as its volunteer or as an independent contractor, what is paid or refunded, and from which budget."
        ),
    },
    tail=_(
        "Whether a person is an employee, a volunteer or a contractor is decided by the law and by how the work is really done, "
        "and not by the name. Whoever engages people sees to what the law requires for them before they begin, insurance "
        "included."
    ),
)

LEFTOVER = Choice(
    heading=_("What remains when the Activity ceases"),
    texts={
        "same_purpose_inside_the_organisation": _(
            "If the Activity ceases and neither side goes on with it, money that remains and equipment that was bought for it stay "
            "with the Organisation and are used for the same purpose only."
        ),
        "to_a_lawful_successor": _(
            "If the Activity ceases and neither side goes on with it, money that remains and equipment that was bought for it pass "
            "to a lawful body of the same purpose that takes up the Activity or work close to it. The sides choose that body "
            "together, in writing."
        ),
        "back_to_funders": _(
            "If the Activity ceases and neither side goes on with it, money that remains is offered back to the donors and funders "
            "who gave it, to each by what is left of its money, and so is equipment of value that was bought with it. What they do "
            "not take back, or leave for another use, serves the same purpose within a lawful body."
        ),
        "decide_together": _(
            "If the Activity ceases and neither side goes on with it, the sides decide together in writing what is done with money "
            "that remains and with equipment that was bought for it, and only within a lawful body of the same purpose. Until they "
            "decide both are kept apart and not used."
        ),
    },
    tail=_(
        "In that case this clause comes before what is stated elsewhere in this agreement about money and equipment at the end. "
        "The debts of the Activity are paid first, the law and the conditions of donors and funders are kept, and nothing passes "
        "to a private person or is shared among members."
    ),
)

CLAUSES: Mapping[str, Shape] = {
    "resources.infrastructure_offer": INFRASTRUCTURE,
    "resources.fundraising": FUNDRAISING,
    "resources.approach": APPROACH,
    "resources.funders": FUNDERS,
    "resources.fee_kind": FEE_KIND,
    "resources.fee": FEE,
    "resources.fee_sum": FEE_SUM,
    "resources.fee_cap": FEE_CAP,
    "resources.spending": SPENDING,
    "resources.money_report": MONEY_REPORT,
    "resources.people": PEOPLE,
    "resources.leftover": LEFTOVER,
}

"""Clauses of resources: fundraising, approach to funders, payment for services, services."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Contributions, Quantity, Shape
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
            "For its services under this agreement the Organisation is entitled to a fixed yearly sum. The sides agree in writing on "
            "the sum and on the dates of payment; as long as they have not, no payment is due."
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

CLAUSES: Mapping[str, Shape] = {
    "resources.infrastructure_offer": INFRASTRUCTURE,
    "resources.fundraising": FUNDRAISING,
    "resources.approach": APPROACH,
    "resources.fee_kind": FEE_KIND,
    "resources.fee": FEE,
}

"""Clauses of credit: name and logos, approval of publications, who speaks to the media, and what protects each side's name."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Matrix, Quantity, Several, Shape
from partnerships.domain.text import gettext_noop as _

NAME = Choice(
    heading=_("Name in public"),
    texts={
        "with_the_organisations_support": _(
            "In public the Activity appears under its own name, and beside it stands “with the support of”, followed by the "
            "Organisation's name."
        ),
        "joint_initiative": _(
            "In public the Activity is presented as a joint initiative of the Venture and the Organisation, and both are named."
        ),
        "programme_of_the_organisation": _("In public the Activity is presented as a programme of the Organisation."),
    },
    own=_(
        "In public the Activity is presented in this way: %(own)s.\n\nThis way of presenting it decides neither to whom the "
        "Activity and its name belong nor who answers for it; on these the other clauses and the law decide."
    ),
    tail=_(
        "This form of the name decides neither to whom the Activity and its name belong nor who answers for it; on these the "
        "other clauses and the law decide. What the law or a funder requires about naming comes first."
    ),
)

LOGOS = Choice(
    heading=_("Logos"),
    texts={
        "venture_only": _("Documents and publications of the Activity carry the Venture's logo only."),
        "venture_large": _("Documents and publications of the Activity carry the logos of both sides, the Venture's first and larger."),
        "equal": _("Documents and publications of the Activity carry the logos of both sides, side by side and of the same size."),
        "organisation_large": _(
            "Documents and publications of the Activity carry the logos of both sides, the Organisation's first and larger."
        ),
        "organisation_only": _("Documents and publications of the Activity carry the Organisation's logo only."),
    },
    tail=_(
        "Each side uses the other's name and logo only for the Activity and in the form that the other gave. The right to use "
        "them ends with this agreement, and the law and a funder's requirement to be named come first."
    ),
)

CHANNELS = Matrix(
    heading=_("Order of the names"),
    intro=_("Where a publication of the Activity names both sides, they are named in this order:"),
    rows={
        "press": _("The press"),
        "reports_to_funders": _("Applications and reports to funders"),
        "website": _("The website"),
        "social_media": _("Social media"),
        "events": _("Events and invitations"),
        "research_and_publications": _("Research and professional publications"),
    },
    columns=(_("Where"), _("Who is named first")),
    stops={
        "venture_first": _("the Venture first, and then the Organisation"),
        "equal": _("both sides as equals, whatever the order"),
        "organisation_first": _("the Organisation first, and then the Venture"),
    },
    tail=_(
        "The order of the names changes no right in the Activity. Whoever wrote a study or an article is named as its author in "
        "any case. What the law or a funder requires about naming comes first."
    ),
)

APPROVAL = Choice(
    heading=_("Approval before publication"),
    texts={
        "free": _(
            "Each side may publish matters of the Activity without the other's approval, truthfully and with care for the other's name."
        ),
        "first_time_only": _(
            "The first publication of each kind needs the other side's prior approval in writing. Later publications of the same "
            "kind, in the same spirit and form, need none."
        ),
        "what_names_the_other": _(
            "A publication that names the other side, shows its logo or speaks of it needs its prior approval in writing. Other "
            "publications need none."
        ),
        "every_publication": _("Every publication on the Activity needs the other side's prior approval in writing."),
    },
    tail=_("Pictures and details of people are published only with their consent, or with that of whoever is responsible for them."),
)

NO_ANSWER = Choice(
    heading=_("When no answer comes"),
    texts={
        "not_approved": _("A publication that needs approval and received no answer is not approved, and is not published."),
        "reminder_then_approved": _(
            "Whoever asks for approval leaves the other side the time to answer that this agreement states for approvals, "
            "and at least five working days where it states none. If no answer comes in that time, a written reminder is "
            "sent. If none comes within three working days of the reminder either, the publication counts as approved, and "
            "no approval in writing is needed."
        ),
        "approved": _(
            "Whoever asks for approval leaves the other side the time to answer that this agreement states for approvals, "
            "and at least five working days where it states none. If no answer comes in that time, the publication counts "
            "as approved, and no approval in writing is needed."
        ),
    },
    tail=_(
        "Silence never approves an expense or any other matter of money, a promise to a donor, pictures of people, a change of "
        "this agreement, or a signature."
    ),
)

APPROVAL_DAYS = Quantity(
    heading=_("Time to answer"),
    text=_(
        "A side that is asked to approve a publication answers in writing within %(amount)s after the request reached it. Only "
        "days that are working days for both sides are counted."
    ),
)

SPOKESPERSON = Choice(
    heading=_("Speaking to the media"),
    texts={
        "venture": _("The Venture speaks to the media about the Activity. The Organisation passes questions about it on to the Venture."),
        "organisation": _(
            "The Organisation speaks to the media about the Activity. The Venture passes questions about it on to the Organisation."
        ),
        "both_together": _(
            "The sides speak to the media about the Activity together. Before each interview or comment they agree who speaks and on what."
        ),
        "by_subject": _(
            "Each side speaks to the media about what is in its hands in the Activity. On what is in the hands of both, they agree "
            "beforehand who speaks."
        ),
    },
    tail=_(
        "Each side speaks for itself in its own matters. Whoever speaks about the Activity is truthful and careful of the other "
        "side's name, gives away nothing confidential, and promises nothing in the other side's name. A written statement on the "
        "Activity is a publication, to which the clauses on publications apply."
    ),
)

PROTECTION = Several(
    heading=_("Protection of the name"),
    intro=_("To protect the name of each side, the sides keep to this:"),
    options={
        "professional_review": _(
            "professional content that is to appear with the name or logo of a side is first read by a professional whom that side appoints"
        ),
        "approval_of_promises_to_donors": _(
            "a promise to a donor or a funder is given only after the side that has to keep it, or in whose name it is given, has "
            "approved it in writing"
        ),
        "logo_only_on_agreed_items": _("the logo of a side appears only on items that this side has agreed to in writing"),
        "training": _(
            "whoever is to act in the name of a side in the Activity first learns from that side its professional rules and its "
            "rules for the use of its name"
        ),
        "withdraw_our_name_from_a_statement": _(
            "a side may ask in writing, also after publication, that its name and logo be removed from a statement; the other side "
            "removes them without delay from all that is in its control, and what has already been printed and given out need not "
            "be recalled"
        ),
    },
    tail=_("None of this keeps a side from giving a true report that it owes under law, to a competent authority or to a funder."),
)

CLAUSES: Mapping[str, Shape] = {
    "credit.name": NAME,
    "credit.logos": LOGOS,
    "credit.channels": CHANNELS,
    "credit.approval": APPROVAL,
    "credit.no_answer": NO_ANSWER,
    "credit.approval_days": APPROVAL_DAYS,
    "credit.spokesperson": SPOKESPERSON,
    "credit.protection": PROTECTION,
}

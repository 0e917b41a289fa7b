"""Clauses of credit: logos, approval of publications, and what no answer means."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Shape
from partnerships.domain.text import gettext_noop as _

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
            "The request states a reasonable time to answer, not less than five working days. If no answer comes, a written reminder "
            "is sent; if none comes within three working days of the reminder, the publication counts as approved."
        ),
        "approved": _(
            "The request states a reasonable time to answer, not less than five working days. If no answer comes within it, the "
            "publication counts as approved."
        ),
    },
    tail=_(
        "Silence never approves an expense or any other matter of money, a promise to a donor, pictures of people, a change of "
        "this agreement, or a signature."
    ),
)

CLAUSES: Mapping[str, Shape] = {
    "credit.logos": LOGOS,
    "credit.approval": APPROVAL,
    "credit.no_answer": NO_ANSWER,
}

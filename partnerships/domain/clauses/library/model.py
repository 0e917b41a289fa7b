"""Clauses of the model: the kind of cooperation, and whose is what is made."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Matrix, Shape
from partnerships.domain.text import gettext_noop as _

POSITION = Choice(
    heading=_("Kind of cooperation"),
    texts={
        "infrastructure_only": _(
            "The Venture leads the Activity by its own judgement. The Organisation gives it infrastructure services and takes no "
            "part in shaping its content, subject to the Organisation's duties under law for money and people that are in its charge."
        ),
        "infrastructure_and_guidance": _(
            "The Venture leads the Activity. The Organisation gives it infrastructure services and professional guidance. Guidance "
            "is advice: the Venture hears it and considers it, and the decision remains with the Venture unless this agreement says "
            "otherwise."
        ),
        "main_matters_together": _(
            "The Venture conducts the daily work of the Activity. Its main matters are decided by both sides together, as stated in "
            "the chapter on decisions."
        ),
        "programme_of_the_organisation": _(
            "The Activity is a programme of the Organisation, and the Venture leads it within the Organisation's procedures and work "
            "plan. The Venture takes part in shaping the programme as stated in this agreement."
        ),
        "embedded_in_core_activity": _(
            "The Activity is part of the Organisation's core activity, and the Organisation is responsible for carrying it out. The "
            "Venture contributes to it the knowledge and the leadership that are stated in this agreement."
        ),
    },
)

IDEA = Matrix(
    heading=_("Who owns what is made"),
    intro=_("What is made in the course of the Activity belongs as follows:"),
    rows={
        "materials_created": _("Materials created"),
        "name_domain_and_accounts": _("Name, domain and accounts"),
    },
    columns=(_("What is made"), _("Whose it is")),
    sentences={
        "materials_created": {
            "venture": _(
                "Materials created in the Activity belong to the Venture. The Organisation may use them for the Activity, without "
                "payment, as long as this agreement is in force."
            ),
            "jointly": _(
                "Materials created in the Activity belong to both sides in equal shares. Each side may use them for its objectives with "
                "credit to the other; a sale, a licence to others or any transfer needs the written consent of both."
            ),
            "organisation": _(
                "Materials created in the Activity belong to the Organisation. The Venture may use them for the Activity, without "
                "payment, as long as this agreement is in force, and is credited as their author where it made them."
            ),
        },
        "name_domain_and_accounts": {
            "venture": _(
                "The name of the Activity, its domain names and its accounts belong to the Venture, and whoever holds them in its place "
                "holds them for it."
            ),
            "jointly": _(
                "The name of the Activity, its domain names and its accounts belong to both sides. Both have full access to them, and "
                "neither transfers, closes or renames them without the written consent of the other."
            ),
            "organisation": _(
                "The name of the Activity, its domain names and its accounts belong to the Organisation, and whoever holds them in its "
                "place holds them for it."
            ),
        },
    },
    tail=_(
        "An idea that one side told the other is protected by the clause on confidentiality, whoever owns the materials. The "
        "moral right of authors under law remains theirs."
    ),
)

CLAUSES: Mapping[str, Shape] = {"model.position": POSITION, "model.idea": IDEA}

"""Clauses of the model: the kind of cooperation and the commitment to it, whose is what is made, who may use it, independence."""

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

COMMITMENT = Choice(
    heading=_("The Organisation's commitment"),
    texts={
        "none": _("The Organisation has no duty to promote the Activity beyond what it undertakes in other clauses of this agreement."),
        "recommends": _(
            "The Organisation makes the Activity known among its own people and among others with whom it is in touch, and "
            "recommends it by its own judgement."
        ),
        "gives_hours": _(
            "The Organisation gives working hours of its people in order to promote the Activity. The sides agree in writing how "
            "many hours, whose and for which tasks."
        ),
        "in_its_yearly_work_plan": _(
            "The Organisation includes the promotion of the Activity in the yearly work plan that it brings to its competent organs "
            "for approval, with goals and a person in charge of them, and lets the Venture know what was approved."
        ),
        "full_responsibility": _(
            "The Organisation is responsible for promoting the Activity as it is for its own activity: it assigns people and time to "
            "it, follows its progress, and acts where it is held up."
        ),
    },
    tail=_(
        "This clause is about the effort that the Organisation makes. It changes neither who decides nor who raises money, as stated "
        "in this agreement, and is no guarantee of a result."
    ),
    tail_for=frozenset({"recommends", "gives_hours", "in_its_yearly_work_plan", "full_responsibility"}),
)

IDEA = Matrix(
    heading=_("Who owns what is made"),
    intro=_("What is made in the course of the Activity belongs as follows:"),
    rows={
        "materials_created": _("Materials created"),
        "name_domain_and_accounts": _("Name, domain and accounts"),
        "contacts_and_mailing_lists": _("Contacts and mailing lists"),
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
        "contacts_and_mailing_lists": {
            "venture": _(
                "Contacts and mailing lists that come into being in the Activity are in the hands of the Venture, and it decides about "
                "their use within the law and the consent of the people concerned. The Organisation uses them for the Activity only. "
                "Where this agreement states what happens to data when it ends, that comes first."
            ),
            "jointly": _(
                "Contacts and mailing lists that come into being in the Activity are in the hands of both sides. Each side uses them for "
                "the Activity, within the law and the consent of the people concerned; any other use, and handing them to others, needs "
                "the written consent of both. Where this agreement states what happens to data when it ends, that comes first."
            ),
            "organisation": _(
                "Contacts and mailing lists that come into being in the Activity are in the hands of the Organisation, and it decides "
                "about their use within the law and the consent of the people concerned. The Venture uses them for the Activity only. "
                "Where this agreement states what happens to data when it ends, that comes first."
            ),
        },
    },
    tail=_(
        "An idea that one side told the other is protected by the clause on confidentiality, whoever owns the materials. The "
        "moral right of authors under law remains theirs."
    ),
)

LICENCE = Choice(
    heading=_("Use of the materials"),
    texts={
        "all_rights_kept": _(
            "All rights in the materials created in the Activity are kept. A use that this agreement does not permit needs the prior "
            "written consent of the side to which they belong, or of both where they belong to both."
        ),
        "each_side_may_use": _(
            "Beyond their use for the Activity, each side may use the materials created in it for its other work as well, whoever "
            "owns them, without payment and with credit to the other. This permission does not include a sale, a licence to others or "
            "a transfer. It holds as long as this agreement is in force, and takes nothing from a wider right that this agreement gives."
        ),
        "open_licence": _(
            "Materials created in the Activity are offered to the public, without payment, under an open licence that permits everybody "
            "to use, copy and pass them on with credit. The sides agree in writing under which licence, and which materials; until then "
            "nothing is opened. A licence that was given to the public remains after this agreement ends."
        ),
    },
    tail=_(
        "This clause does not apply to what a side brought, to rights of others, to names and logos, or to personal data and pictures of "
        "people. A funder's condition about the materials comes first."
    ),
)

INDEPENDENCE = Choice(
    heading=_("Independence of the Venture"),
    texts={
        "may_leave_with_name_and_materials": _(
            "The Venture may become independent: it ends this agreement by notice, hands matters over in good order, and goes on with "
            "the name of the Activity and with the materials created in it, in a framework of its own or in another lawful body. The "
            "Organisation permits this use without payment, even where they belong to it or to both sides."
        ),
        "by_agreement": _(
            "If the Venture wishes to become independent, the sides agree in writing on the date, on the use of the name of the Activity "
            "and of the materials created in it, and on handing matters over. A side that is asked to talk about this does so within a "
            "reasonable time and in good faith."
        ),
        "stays_with_the_organisation": _(
            "The Activity stays with the Organisation. If the Venture leaves, it does not carry on the Activity elsewhere under its name, "
            "and does not use the materials created in it without the Organisation's consent, except as far as the name or the materials "
            "belong to the Venture."
        ),
    },
    tail=_(
        "This clause does not change to whom the name and the materials belong. What each side brought stays its own. Nothing here keeps a "
        "side from ending this agreement or anybody from working in the same field. Where this agreement states what goes where when it ends, "
        "that comes first; money passes only within the law and the conditions of donors."
    ),
)

CLAUSES: Mapping[str, Shape] = {
    "model.position": POSITION,
    "model.commitment": COMMITMENT,
    "model.idea": IDEA,
    "model.licence": LICENCE,
    "model.independence": INDEPENDENCE,
}

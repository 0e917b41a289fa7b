"""Clauses of dispute and parting: the third party and its role, notice, and what goes where at the end."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Matrix, Named, Quantity, Shape
from partnerships.domain.text import gettext_noop as _

THIRD_PARTY = Named(
    heading=_("Third party"),
    found=_(
        "The sides intend to turn, in a dispute that they did not settle between them, to a third party that both already trust. "
        "Its name is added to this agreement in writing, once it has agreed to serve."
    ),
    sought=_(
        "In a dispute that the sides did not settle between them, each of them may ask to turn to a third party that both sides "
        "agree on in writing and that has agreed to serve. If they have not agreed on one within 14 days of the request, they "
        "ask a mediation centre that is tied to neither of them to propose one."
    ),
    tail=_(
        "What is said before the third party with a view to agreement is confidential, and is not brought as evidence in a legal "
        "proceeding. Nothing here keeps a side from asking a court for urgent relief."
    ),
)

THIRD_PARTY_ROLE = Choice(
    heading=_("What the third party may do"),
    texts={
        "keeps_the_talk_going": _(
            "The third party keeps the talk between the sides going: it convenes them, listens, and helps each to be heard. It gives "
            "no opinion and decides nothing."
        ),
        "mediates": _(
            "The third party mediates: it helps the sides to reach an agreement of their own. It does not decide, and nothing binds "
            "the sides except what they sign."
        ),
        "advises_in_writing": _(
            "The third party hears the sides and gives them written advice with its reasons. The advice does not bind; a side that "
            "does not follow it tells the other why, in writing."
        ),
        "decides_under_a_separate_arbitration_agreement": _(
            "The third party decides the dispute only if the sides sign a separate arbitration agreement under the Arbitration Law, "
            "1968, which names the arbitrator and the matters given to decision. This clause is not an arbitration agreement; until "
            "one is signed the third party only mediates."
        ),
    },
    tail=_("A side may turn to the third party also when it considers ending the cooperation."),
)

NOTICE = Quantity(
    heading=_("Ending by notice"),
    text=_(
        "Each side may end this agreement, for any reason, by written notice to the other that is given at least %(amount)s in "
        "advance. During that time the sides go on doing their part and hand matters over in good order. Rights under law "
        "because of a breach remain as they are."
    ),
)

EXIT = Matrix(
    heading=_("What goes where when it ends"),
    intro=_("When this agreement ends, for whatever reason:"),
    rows={
        "money": _("Money"),
        "name_and_materials": _("Name and materials"),
        "data": _("Data"),
    },
    columns=(_("Matter"), _("What happens to it")),
    sentences={
        "money": {
            "venture": _(
                "Money held for the Activity and not yet spent passes, once the debts of the Activity are paid, to a lawful body of the "
                "same purpose that the Venture names."
            ),
            "by_agreement": _(
                "Money held for the Activity and not yet spent is used, once the debts of the Activity are paid, as the sides agree in "
                "writing, and only within a lawful body of the same purpose. Until they agree it is kept apart and not used."
            ),
            "organisation": _(
                "Money held for the Activity and not yet spent remains, once the debts of the Activity are paid, with the Organisation "
                "and is used for the same purpose only."
            ),
        },
        "name_and_materials": {
            "venture": _(
                "The Venture goes on using the name of the Activity and its materials. The Organisation stops using them within 30 days, "
                "and may tell truthfully of its part in what was done."
            ),
            "by_agreement": _(
                "The sides agree in writing who goes on using the name of the Activity and its materials. Until they agree neither "
                "begins a new use of them."
            ),
            "organisation": _(
                "The Organisation goes on using the name of the Activity and its materials. The Venture stops using them within 30 days, "
                "and may tell truthfully of its part in what was done."
            ),
        },
        "data": {
            "venture": _(
                "Data gathered in the Activity pass to the Venture, as far as the law and the consent of the people concerned allow. The "
                "Organisation deletes its copies, except what the law requires it to keep."
            ),
            "by_agreement": _(
                "The sides agree in writing to whom the data gathered in the Activity pass, as far as the law and the consent of the "
                "people concerned allow. Until they agree the data are kept safe and not used."
            ),
            "organisation": _(
                "Data gathered in the Activity remain with the Organisation, as far as the law and the consent of the people concerned "
                "allow. The Venture deletes its copies, except what the law requires it to keep."
            ),
        },
    },
    tail=_(
        "The conditions of donors and funders, and the law, come before what is stated here. No money of the Activity passes to "
        "a private person or is shared among members, except as pay or refund that is due for the Activity. On the use of the "
        "name of the Activity and of its materials after the end, this clause comes before every other clause; it does not "
        "change to whom they belong."
    ),
)

CLAUSES: Mapping[str, Shape] = {
    "conflict.third_party": THIRD_PARTY,
    "conflict.third_party_role": THIRD_PARTY_ROLE,
    "conflict.notice": NOTICE,
    "conflict.exit": EXIT,
}

"""Clauses of dispute and parting: the steps of a dispute, the third party, notice, what goes where at the end, and review."""

from collections.abc import Mapping

from partnerships.domain.clauses.library.wording import Choice, Matrix, Named, Quantity, Shape
from partnerships.domain.text import gettext_noop as _

FIRST_STEP = Choice(
    heading=_("First step in a dispute"),
    texts={
        "the_two_leads_talk": _(
            "In a dispute the people who lead the cooperation for the two sides talk about it first, directly and without delay, and "
            "try to settle it between them."
        ),
        "joint_meeting": _(
            "In a dispute each side may call a joint meeting, and the other comes to it without delay. Those take part who know the "
            "matter and those who may decide on it."
        ),
        "in_writing": _(
            "In a dispute a side first writes to the other what the matter is, how it sees it and what would settle it. The other "
            "answers in writing and with reasons, without delay."
        ),
    },
    tail=_(
        "As long as a dispute is not settled, the sides go on doing their part as far as they can. What they settle is "
        "written down and sent to both."
    ),
    own=_("The first step in a dispute between the sides is: %(own)s."),
)

DAYS = Quantity(
    heading=_("Time for the first step"),
    text=_(
        "A dispute that was not settled within %(amount)s of the day on which one side told the other of it in writing counts as a "
        "dispute that the sides did not settle between them, and each side may then ask for the help of a third party. The sides "
        "may agree to do so earlier."
    ),
)

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

COST = Choice(
    heading=_("Cost of the third party"),
    texts={
        "equally": _("The sides bear the fee and the expenses of the third party in equal shares."),
        "organisation": _("The Organisation bears the fee and the expenses of the third party."),
        "by_means": _(
            "The sides bear the fee and the expenses of the third party by their means: unless they agree otherwise in "
            "writing, in proportion to the income of each in its last full year, or in equal shares where one of them had "
            "no income."
        ),
        "who_called": _("The side that asked for the third party bears its fee and its expenses."),
    },
    tail=_(
        "The fee is agreed in writing before the third party begins. Each side bears its own costs. Money that was given for the "
        "Activity is not used for any of this unless its donor permits."
    ),
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
        "equipment": _("Equipment bought"),
        "writing_to_donors": _("Writing to donors"),
        "public_message": _("Public message"),
    },
    columns=(_("Matter"), _("What happens to it")),
    sentences={
        "money": {
            "venture": _(
                "Money held for the Activity and not yet spent passes, once the debts of the Activity are paid and whoever must "
                "approve it under law has approved it, to a lawful body of the same purpose that the Venture names."
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
        "equipment": {
            "venture": _(
                "Equipment that was bought for the Activity passes, once whoever must approve it under law has approved it, to "
                "a lawful body of the same purpose that the Venture names."
            ),
            "by_agreement": _(
                "Equipment that was bought for the Activity goes where the sides agree in writing, and only to a lawful body of the same "
                "purpose. Until they agree it stays where it is and is kept in good order."
            ),
            "organisation": _(
                "Equipment that was bought for the Activity remains with the Organisation and is used for the same purpose only."
            ),
        },
        "writing_to_donors": {
            "venture": _(
                "The Venture tells the donors and funders of the Activity in writing that the cooperation has ended, and shows the "
                "Organisation the letter beforehand. Reports that the Organisation owes them remain its own."
            ),
            "by_agreement": _(
                "The sides tell the donors and funders of the Activity that the cooperation has ended in a letter that both approved. Until "
                "they agree neither writes to them about it, except as the law or a donor's condition requires."
            ),
            "organisation": _(
                "The Organisation tells the donors and funders of the Activity in writing that the cooperation has ended, and shows the "
                "Venture the letter beforehand."
            ),
        },
        "public_message": {
            "venture": _(
                "The Venture tells the public that the cooperation has ended, and shows the Organisation the message beforehand. The "
                "message is true and fair to both."
            ),
            "by_agreement": _(
                "The sides tell the public that the cooperation has ended in words that they agreed on in writing. Until they agree each "
                "of them says that it has ended, and no more."
            ),
            "organisation": _(
                "The Organisation tells the public that the cooperation has ended, and shows the Venture the message beforehand. The "
                "message is true and fair to both."
            ),
        },
    },
    tail=_(
        "The conditions of donors and funders, and the law, come before what is stated here. Neither money nor equipment of the "
        "Activity passes to a private person or is shared among members, except as pay or refund that is due for the Activity. On "
        "the use of the name of the Activity and of its materials after the end, this clause comes before every other clause; it "
        "does not change to whom they belong."
    ),
)

REVIEW = Choice(
    heading=_("Reading the agreement again"),
    texts={
        "three_months": _(
            "The sides read this agreement together three months after it takes effect, and every three months from then on as long as "
            "it is in force."
        ),
        "six_months": _(
            "The sides read this agreement together six months after it takes effect, and every six months from then on as long as "
            "it is in force."
        ),
        "one_year": _(
            "The sides read this agreement together one year after it takes effect, and every year from then on as long as it is in force."
        ),
        "two_years": _(
            "The sides read this agreement together two years after it takes effect, and every two years from then on as long as "
            "it is in force."
        ),
    },
    tail=_(
        "They ask what still fits, which risks have changed and which commitments were kept. A review that another clause sets is "
        "held as well, and where the two fall close together one meeting serves for both. The reading itself changes nothing in "
        "this agreement."
    ),
)

CLAUSES: Mapping[str, Shape] = {
    "conflict.first_step": FIRST_STEP,
    "conflict.days": DAYS,
    "conflict.third_party": THIRD_PARTY,
    "conflict.third_party_role": THIRD_PARTY_ROLE,
    "conflict.cost": COST,
    "conflict.notice": NOTICE,
    "conflict.exit": EXIT,
    "conflict.review": REVIEW,
}

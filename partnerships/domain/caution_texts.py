"""What is worth a look before signing, in words, and where each sentence comes from. Never advice, and never surer than its source."""

from partnerships.domain.text import gettext_noop as _

ASSOCIATIONS = _(
    "Associations Law, 1980; Companies Law, 1999, on public benefit companies; the guidelines of the Registrar of Associations on "
    "proper management."
)
INCOME_TAX = _("Income Tax Ordinance [New Version], 1961, section 46.")
MONEY_PASSED_ON = _(
    "Associations Law, 1980; Companies Law, 1999, on public benefit companies; the guidelines of the Registrar of Associations on "
    "proper management; Income Tax Ordinance [New Version], 1961, sections 9(2) and 46."
)
DONATION_REPORTS = _("Israel Tax Authority: reporting of donations under section 46 of the Income Tax Ordinance, from 1 January 2026.")
NATIONAL_INSURANCE = _("National Insurance Law [Consolidated Version], 1995, chapter 13: benefits for volunteers.")
LABOUR_COURTS = _("Rulings of the labour courts on who is an employee, among them the test of integration.")
PRIVACY = _("Protection of Privacy Law, 1981, and its amendment 13, in force since 14 August 2025.")
MINORS_LAWS = _(
    "Prevention of Employment of Sex Offenders in Certain Institutions Law, 2001; the duty to report: Penal Law, 1977, section 368D."
)
DANGER_ONE = _("Paul Schmitz, “10 Dangers to Collective Impact” (2021), danger 1.")
DANGER_FOUR = _("Paul Schmitz, “10 Dangers to Collective Impact” (2021), dangers 4 and 7.")
DANGER_SEVEN = _("Paul Schmitz, “10 Dangers to Collective Impact” (2021), danger 7.")

REGRANT = _(
    "Money or equipment of a registered body that goes to people who are not registered as a body is a delicate matter: it is "
    "meant for the objectives of that body, and even between registered bodies the Registrar and the tax approval set "
    "conditions. It is worth checking with a lawyer or an accountant what may pass, to whom, and how it is written down."
)
CONDUIT = _(
    "Where people who are not registered as a body decide alone on a budget that a registered body holds, it may look as if "
    "that body only passes money through. It is worth checking with a lawyer or an accountant which decisions its board has "
    "to take itself."
)
RECEIPTS = _(
    "A receipt that gives the donor a tax credit comes only from the institution that received the donation and itself holds "
    "an approval under section 46. The approval is not lent, and does not pass on with the money. It is worth checking with "
    "an accountant which donations it covers."
)
RECEIPT_REPORTS = _(
    "By what the Tax Authority has published, institutions with an approval under section 46 report every donation, and every "
    "donation taken back, in a digital system from 2026 on; a donation that was not reported may lose its tax credit. It is "
    "worth checking the rules of the day with an accountant."
)
ONE_SIGNATORY = _(
    "One signature is stated for this side. For a certificate of proper management the Registrar's guidelines usually ask that "
    "two authorised signatories, with the stamp, sign every expense and commitment. It is worth checking with a lawyer or an "
    "accountant what the rules of this body say."
)
SPENDING = _(
    "Deciding on an expense is not yet paying it: for a certificate of proper management the Registrar's guidelines usually "
    "ask for two authorised signatories and a stamp on every expense. It is worth checking with an accountant how purchases "
    "and commitments are signed for in fact."
)
VOLUNTEERS = _(
    "National Insurance covers somebody who is hurt while volunteering only where a public body that is entitled to refer "
    "volunteers referred them beforehand, for a purpose that the law recognises. It is worth checking with a lawyer or an "
    "accountant which side refers, and that the form is signed before the first day and renewed in time."
)
WHO_IS_AN_EMPLOYEE = _(
    "Whether somebody is a volunteer, an independent contractor or an employee is decided by how they work in fact, and not by "
    "what an agreement calls them; regular payments, or work like that of staff, may weigh. It is worth checking with a lawyer "
    "or an accountant before the first payment."
)
ENDS_EARLIER = {
    "proper_management_until": _(
        "The certificate of proper management is stated until %(date)s, and the term of the agreement goes on after that day. Such "
        "certificates are usually renewed each year. It is worth checking with a lawyer or an accountant what happens if it is not renewed."
    ),
    "section_46_until": _(
        "The approval under section 46 is stated until %(date)s, and the term of the agreement goes on after that day. It is worth "
        "checking with an accountant when it is renewed, and what donors are told if it is not."
    ),
}
SECTION_46_NOT_STATED = _(
    "Receipts for donors are spoken of, and for this side no approval under section 46 is stated. Without a valid approval a "
    "receipt gives the donor no tax credit. It is worth checking the certificate, and stating until when it is valid."
)
PROPER_MANAGEMENT_NOT_STATED = _(
    "Receipts for donors are spoken of, and for this side no certificate of proper management is stated. Many donors and "
    "authorities ask for one. It is worth checking the certificate, and stating until when it is valid."
)
PERSONAL_DATA = _(
    "Contacts, mailing lists and data of participants are personal data. The law asks who controls them, what people were told, "
    "how they are secured, and in some cases for notice to the Privacy Protection Authority or for a privacy officer; passing a "
    "list on needs a basis of its own. It is worth checking with a lawyer before data pass from side to side."
)
MINORS = _(
    "Minors or dependent people take part. In many settings the law asks for a certificate from the police before an adult works "
    "or volunteers with them, and a duty to report harm to them can fall on anybody. It is worth checking with a lawyer who "
    "needs which certificate, and who keeps them."
)
FOLLOWS_THE_FUNDER = _(
    "To follow a funder or an official who asks for another direction is how shared work is led away from what both set out to "
    "do. It is worth asking what would have to be true before you follow, and writing that down."
)
FUNDER_DECIDES = _(
    "A funder at the table can help to hold the shared course, and can also take it over, above all where the body has outside "
    "members. It is worth writing that a funder advises there and does not decide on the direction."
)
TALKS_ASIDE = _(
    "When a side meets a funder or an official alone and tells of it afterwards, the other side may come to believe that the "
    "real meeting was that one. It is worth agreeing what is never settled in such a talk: money, direction and credit."
)
CHANGE_GATE = _(
    "A shared strategy holds when it changes for one of two reasons: results show that it does not work, or a proposal went "
    "through a process as thorough as the first one. It is worth checking that your words on another direction say so."
)

# What does not go together in two clauses. Each says what the two state, and what that leads to; never what to choose.
FEE_WITHOUT_SERVICES = _(
    "A payment for services is agreed, and the clause that says which services are given for it is missing or empty. Whoever pays will one "
    "day ask what for."
)
ANOTHER_PAYMENT = _(
    "One clause says what kind of payment there is for the services, or that there is none; the other sets a rate or a sum that belongs to "
    "another kind of payment. Only one of the two can hold."
)
PAYMENT_ABOVE_LIMIT = _(
    "The payment that one clause sets is higher than the yearly limit in the other. By these words only the limit is ever paid, and the "
    "payment as it is written never."
)
CONTENT_AND_POSITION = _(
    "The clause on the kind of cooperation says that the organisation takes no part in shaping the content, and in the table of "
    "decisions it decides on the content: alone, after hearing the venture, or together with it. Only one of the two can be meant."
)
CONTENT_AND_OWNER = _(
    "One side alone decides on the content, and the materials in which it is put belong to the other. Nothing says what happens when "
    "the side that owns them does not want them used in that way."
)
PUBLICITY_AND_APPROVAL = _(
    "In the table of decisions one side decides on publicity alone, and by the clause on approval no publication goes out without the "
    "other side. The table says that a rule of its own in another clause comes first, so the approval holds and little is left to "
    "decide alone."
)
APPROACH_AND_TABLE = _(
    "The table of decisions and the clause on approaching funders give two different rules for the same step. The table says that a "
    "rule of its own in another clause comes first, so what stands in the table for funders has no effect."
)
NOTICE_AND_TERM = _(
    "The notice before ending is as long as the whole term, or longer. Nobody can end the agreement earlier in this way, although one "
    "clause says that each side may."
)
LATER_THAN_TERM = _(
    "What one clause sets for later comes only on the day on which the term ends, or after it. Unless the agreement is extended, it will "
    "never happen."
)
SILENCE_IN_A_DAY = _(
    "Every publication needs approval, and after a single working day without an answer it counts as approved. Somebody who is ill or away "
    "for a day has approved without knowing."
)
NO_NAME_TO_DECIDE = _(
    "The third party is to decide under a separate arbitration agreement, and both sides have named nobody in common. Until there is a "
    "name and that agreement is signed, nobody decides; by the words of the clause the third party only mediates until then."
)
URGENT_BY_SLOW_CHANNEL = _(
    "Urgent matters are to be answered on the same day, and the regular channel is one that many people do not look at every day. It "
    "may be worth naming a faster one for what is urgent."
)
INDEPENDENCE_AND_EXIT = _(
    "The clause on independence and the clause on what goes where at the end say different things about the name and the materials. By "
    "their words the clause on the end comes first, so the promise in the other one may turn out to be empty."
)
OWNER_AND_EXIT = _(
    "By one clause the name or the materials belong to one side, and by the other it is the other side that goes on using them when it all "
    "ends, and the owner stops. That can be meant, but it is worth knowing before signing."
)
SPENDING_AND_BUDGET = _(
    "The venture decides on the budget alone, and at the same time every single expense needs the organisation's approval in writing. The "
    "freedom that one clause gives, the other takes back."
)
MANDATE_WITHOUT_PLAN = _(
    "Representatives may promise what falls within the work plan, and the sides work without one. So they may promise nothing without "
    "asking first."
)

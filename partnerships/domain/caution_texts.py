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

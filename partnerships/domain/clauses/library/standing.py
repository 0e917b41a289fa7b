"""Clauses that stand in every agreement, or that facts call for; no question asks about them, and none decides between the sides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from partnerships.domain.clauses.library.wording import long_date, term
from partnerships.domain.facts import FORM_LABELS, LIABILITY_LABELS, AgreementFactValue, Binds, Form, PartyFacts
from partnerships.domain.text import Translate
from partnerships.domain.text import gettext_noop as _

TITLE = _("Cooperation agreement")

HEADINGS: Mapping[str, str] = {
    "standing.binds": _("What binds"),
    "standing.sides": _("The sides"),
    "standing.no_partnership": _("What this agreement does not make"),
    "standing.objective": _("The Organisation's objective"),
    "standing.donations": _("Donations and receipts"),
    "standing.insurance": _("Insurance"),
    "standing.board": _("Duties of the Organisation under law"),
    "standing.brought": _("What each side brought"),
    "standing.confidentiality": _("Confidentiality"),
    "standing.personal_data": _("Personal data"),
    "standing.minors": _("Minors and dependent people"),
    "standing.change": _("Change in writing"),
    "standing.start": _("Taking effect"),
    "standing.ground_rules": _("Answers and drafts"),
    "standing.entire": _("The whole agreement"),
    "standing.notices": _("Notices"),
    "standing.law": _("Law and place"),
    "standing.language": _("Language"),
    "standing.copies": _("Copies and electronic form"),
}

ALWAYS_BINDING = frozenset(
    {
        "standing.binds",
        "standing.sides",
        "standing.no_partnership",
        "standing.confidentiality",
        "communication.confidential",
        "standing.change",
        "standing.start",
        "standing.ground_rules",
        "standing.entire",
        "standing.notices",
        "standing.law",
        "standing.language",
        "standing.copies",
    }
)
NAMED_BINDING = ALWAYS_BINDING | {
    # money
    "resources.fee_kind",
    "resources.fee",
    "resources.fee_sum",
    "resources.fee_cap",
    "resources.spending",
    "resources.money_report",
    "standing.donations",
    "conflict.cost",
    # name, and what is made
    "credit.name",
    "credit.logos",
    "credit.channels",
    "credit.approval",
    "credit.approval_days",
    "credit.no_answer",
    "credit.spokesperson",
    "credit.protection",
    "standing.brought",
    "model.idea",
    "model.licence",
    "model.independence",
    # data
    "standing.personal_data",
    # ending
    "fit.horizon",
    "conflict.notice",
    "conflict.exit",
    "resources.leftover",
}
BINDING_KEYS: Mapping[Binds, frozenset[str]] = {Binds.NAMED: NAMED_BINDING, Binds.CONFIDENTIALITY: ALWAYS_BINDING}
BINDS: Mapping[Binds, str] = {
    Binds.EVERYTHING: _(
        "All clauses of this agreement bind the sides in law. A clause that is left open binds them only to what is stated in it."
    ),
    Binds.NAMED: _(
        "Only confidentiality, money, name, data and ending bind the sides in law, together with the clauses without which these "
        "cannot be applied. All the rest states what the sides intend in good faith; they act by it as long as the cooperation "
        "goes on, and it gives no claim in law."
    ),
    Binds.CONFIDENTIALITY: _(
        "Only confidentiality binds the sides in law, together with the clauses without which it cannot be applied. All the rest "
        "states what the sides intend in good faith; they act by it as long as the cooperation goes on, and it gives no claim in "
        "law."
    ),
}
BINDING_LIST = _("The clauses that bind are:")
BINDING_ITEM = _("%(number)s %(heading)s")
BINDING_TAIL = _(
    "This agreement binds nobody until everybody whose signature is required has signed it. Duties that the law itself lays on a "
    "side apply in any case."
)

SIDES_INTRO = _("This agreement is made between the sides that are described here.")
SIDE = _("%(name)s, %(form)s, called “%(term)s” in this agreement:")
NUMBER = _("Registration number: %(value)s")
PERSON_NUMBER = _("Identity number: %(value)s")
ADDRESS = _("Address: %(value)s")
EMAIL = _("E-mail for notices: %(value)s")
PROPER_MANAGEMENT = _("Certificate of proper management: valid until %(value)s")
SECTION_46 = _("Approval under section 46 of the Income Tax Ordinance: valid until %(value)s")
SIGNATORIES = _("Signing for this side: %(value)s")
SIGNATORY_WITH_ROLE = _("%(name)s (%(role)s)")
ONE_MORE_NAME = _("%(names)s, %(name)s")
RESOLUTION = _("Authority: %(value)s")
AS_DECLARED = _("Authority: as declared by those who sign; the other side confirms that it accepts this declaration")
MEMBERS = _("The members of the group, all of whom are a side to this agreement, sign it and declare that they are of full age: %(value)s")
LIABILITY = _("Liability for the duties of the group: %(value)s")
JOINING = _("Joining and leaving the group: %(value)s")
TWO_ORGANISATIONS = _(
    "Both sides are organisations. “The Venture” and “the Organisation” only tell them apart, and what this agreement says of the "
    "duties of the Organisation's organs under law holds for both."
)
SIDES_TAIL = _(
    "“The Activity” is what the sides do together under this agreement. A side that signs declares that it is entitled to "
    "enter into this agreement and that nothing it has undertaken elsewhere prevents it."
)

NO_PARTNERSHIP = _(
    "This agreement makes no partnership within the meaning of the Partnerships Ordinance [New Version], 1975, no employment "
    "relations between a side and the other side or its people, and no agency. Neither side may bind the other or speak in "
    "its name, except where this agreement says so expressly. That the sides call their cooperation a partnership in daily "
    "speech does not change this."
)
OBJECTIVE = _("The Organisation declares that the Activity falls within its registered objective:\n\n%(text)s.")
DONATIONS = _(
    "Donations for the Activity that reach the Organisation are received by the Organisation, for activity within its "
    "objectives, and are entered in its books. It alone issues receipts for them. An approval under section 46 of the Income "
    "Tax Ordinance serves donations to its holder only and is lent to nobody.\n\nMoney that a donor designated for the "
    "Activity is used for it alone, in accordance with the donor's conditions."
)
INSURANCE = _(
    "Each side insures its own people and its own activity as the law requires of it, and beyond that as far as the sides agreed "
    "in this agreement.\n\nWhoever volunteers in the Activity is referred to it beforehand in the way that the law lays down, so "
    "that the coverage of volunteers under the National Insurance Law [Consolidated Version], 1995, applies. This clause does not "
    "by itself make a side responsible for the people or the activity of the other."
)
BOARD = _(
    "The competent organs of the Organisation fulfil the duties that the law lays on them, and nothing in this agreement "
    "frees them from these. Where a decision under this agreement lies with the Venture or with both sides, the Organisation "
    "may stop an act only if the law, the safety of people or a donor's condition requires it, and it gives the Venture its "
    "reasons in writing within three days. A joint body of the sides aligns their work and is not an organ of the Organisation."
)
BROUGHT = _(
    "What each side brought to the cooperation stays its own: its ideas and methods, materials, name and logo, contacts, "
    "equipment and every right in them. The other side may use them for the Activity only, as agreed, and only as long as "
    "this agreement is in force."
)
CONFIDENTIALITY = _(
    "Each side keeps confidential what it learned from the other in preparing this agreement and in carrying it out, whether "
    "spoken or written, as long as it is not public; this includes ideas and methods, finances, donors and contacts, "
    "personal data, plans and disagreements. It uses this for the Activity only, and shares it only with those of its people "
    "and advisers who need it and who undertook to keep it.\n\nNeither side uses an idea of the other without its consent in "
    "writing, not even if the cooperation did not come about or has ended.\n\nThe duty does not apply to what became public "
    "without a breach, to what a side knew or received lawfully elsewhere, or to what the law or a competent authority "
    "requires to be disclosed; in that case the other side is told beforehand, where that is permitted. The duty goes on "
    "after this agreement ends."
)
PERSONAL_DATA = _(
    "Each side handles personal data in accordance with the Protection of Privacy Law, 1981, and its regulations: only for "
    "the purpose for which they were given, with suitable security, and with access only for those who need it. Personal "
    "data pass between the sides only as far as the law and the consent of the people concerned allow. A side that learns of "
    "a breach of security tells the other without delay."
)
MINORS = _(
    "Minors or dependent people take part in the Activity. Nobody works or volunteers with them before the "
    "certificates that the law requires have been checked, among them those under the Prevention of Employment of "
    "Sex Offenders in Certain Institutions Law, 2001. The duty to report harm to a minor or a dependent person "
    "applies as the Penal Law, 1977, lays down; no clause of this agreement delays it or keeps anybody from it."
)
MINORS_CHECK = _("Who checks the certificates and who reports: %(text)s.")
CHANGE = _(
    "This agreement is changed or extended only in writing, signed for both sides by those who are authorised to sign for "
    "them. Conduct, silence, a message or the record of a meeting changes nothing. A side that did not insist on a right has "
    "not waived it, unless it said so in writing."
)
START = _("This agreement takes effect on %(date)s, or on the day on which the last required signature was given, if that is later.")
GROUND_RULES = _(
    "The answers that each side gave before this agreement, the comparison between them, and proposals and drafts are "
    "confidential. They are no part of this agreement and do not serve to interpret it, and nothing in them bound a side "
    "before signing."
)
ENTIRE = _(
    "This agreement is the whole of what the sides agreed on in its matters, and takes the place of every earlier "
    "understanding about them. If a clause cannot be given effect in law, the others stand, and the sides replace it "
    "with a clause that comes as near as possible to its purpose."
)
NOTICES = _(
    "A notice under this agreement is given in writing to the e-mail address for notices that is stated in the clause on the "
    "sides, or, where none is stated, to the address by which the sides regularly write to each other. A notice by e-mail "
    "counts as received on the next working day, unless the sender learned that it did not arrive. A side may change its "
    "address by notice."
)
LAW = _("The law that applies to this agreement, and the place where disputes are heard: %(text)s.")
LANGUAGE: Mapping[str, str] = {
    "he": _("If this agreement is read in translation, the text in Hebrew prevails."),
    "ar": _("If this agreement is read in translation, the text in Arabic prevails."),
    "en": _("If this agreement is read in translation, the text in English prevails."),
}
COPIES = _(
    "This agreement is drawn up in electronic form. It may be signed on the site where it was drawn up, on paper or with a signing card; "
    "beside each signature stands which. The sides accept each other's signatures given in any of these ways, and will not "
    "dispute the agreement on the ground of its electronic form alone. Every identical copy of the file that was sealed "
    "after the last signature counts as an original."
)


@dataclass(frozen=True)
class Side:
    """One side as the standing clauses need it: its pole, its facts, name and role of those who sign for it, its own role."""

    pole: str
    facts: PartyFacts
    signatories: tuple[tuple[str, str], ...] = ()
    role: str = ""


@dataclass(frozen=True)
class StandingClause:
    """One standing clause in the agreement's language."""

    key: str
    heading: str
    text: str


def standing_clauses(sides: Sequence[Side], facts: Mapping[str, AgreementFactValue], *, translate: Translate) -> tuple[StandingClause, ...]:
    """Every standing clause that these facts call for, except what binds, which needs the numbers of the others."""
    organisation_is_registered = any(side.pole == "organisation" and side.facts.is_registered for side in sides)
    texts: dict[str, str] = {
        "standing.sides": sides_text(sides, translate=translate),
        "standing.no_partnership": translate(NO_PARTNERSHIP),
        "standing.objective": _filled(OBJECTIVE, facts.get("objective"), translate),
        "standing.donations": translate(DONATIONS) if organisation_is_registered else "",
        "standing.insurance": translate(INSURANCE),
        "standing.board": translate(BOARD) if organisation_is_registered else "",
        "standing.brought": translate(BROUGHT),
        "standing.confidentiality": translate(CONFIDENTIALITY),
        "standing.personal_data": translate(PERSONAL_DATA),
        "standing.minors": _minors(facts, translate),
        "standing.change": translate(CHANGE),
        "standing.start": _start(facts.get("start"), translate),
        "standing.ground_rules": translate(GROUND_RULES),
        "standing.entire": translate(ENTIRE),
        "standing.notices": translate(NOTICES),
        "standing.law": _filled(LAW, facts.get("law"), translate),
        "standing.language": translate(LANGUAGE[str(facts["language_prevails"])]) if facts.get("language_prevails") else "",
        "standing.copies": translate(COPIES),
    }
    return tuple(StandingClause(key, translate(HEADINGS[key]), text) for key, text in texts.items() if text)


def what_binds(choice: Binds, *, translate: Translate, binding: Sequence[tuple[str, str]] = ()) -> str:
    """The text of clause 1. `binding` are number and heading of the clauses that bind, where not all do."""
    paragraphs = [translate(BINDS[choice])]
    if binding and choice is not Binds.EVERYTHING:
        items = [translate(BINDING_ITEM) % {"number": number, "heading": heading} for number, heading in binding]
        paragraphs.append("\n".join((translate(BINDING_LIST), *(f"- {item}" for item in items))))
    paragraphs.append(translate(BINDING_TAIL))
    return "\n\n".join(paragraphs)


def sides_text(sides: Sequence[Side], *, translate: Translate) -> str:
    """The clause that names the sides: form, number, addresses, certificates, who signs, and by what authority."""
    paragraphs = [translate(SIDES_INTRO)]
    for side in sides:
        names = {
            "name": side.facts.legal_name,
            "form": translate(FORM_LABELS[side.facts.form]),
            "term": term(side.pole, translate),
        }
        items = [
            f"- {translate(message) % {'value': ' '.join(value.split())}}" if value else f"- {translate(message)}"
            for message, value in _details(side, translate)
        ]
        paragraphs.append("\n".join((translate(SIDE) % names, *items)))
    if all(side.role == "organisation" for side in sides):
        paragraphs.append(translate(TWO_ORGANISATIONS))
    return "\n\n".join((*paragraphs, translate(SIDES_TAIL)))


def _details(side: Side, translate: Translate) -> list[tuple[str, str]]:
    """The lines beneath a side's name: a message and the value that it takes, empty where it takes none."""
    facts = side.facts
    stated = [
        (PERSON_NUMBER if facts.form is Form.PERSON else NUMBER, facts.number),
        (ADDRESS, facts.address),
        (EMAIL, facts.notices_email),
        (PROPER_MANAGEMENT, _day(facts.proper_management_until, translate)),
        (SECTION_46, _day(facts.section_46_until, translate)),
    ]
    if facts.form is Form.UNREGISTERED_GROUP:
        stated += [
            (MEMBERS, _listed(facts.members, translate)),
            (LIABILITY, translate(LIABILITY_LABELS[facts.liability]) if facts.liability else ""),
            (JOINING, facts.joining),
        ]
    else:
        stated += [(SIGNATORIES, _names(side.signatories, translate)), (RESOLUTION, facts.resolution)]
    details = [(message, value) for message, value in stated if value]
    return [*details, (AS_DECLARED, "")] if facts.is_registered and not facts.resolution else details


def _names(signatories: Sequence[tuple[str, str]], translate: Translate) -> str:
    with_roles = [translate(SIGNATORY_WITH_ROLE) % {"name": name, "role": role} if role else name for name, role in signatories]
    return _listed(with_roles, translate)


def _listed(names: Sequence[str], translate: Translate) -> str:
    """Names one after the other, with the comma of the language."""
    comma = translate(ONE_MORE_NAME)
    return reduce(lambda names, name: comma % {"names": names, "name": name}, names) if names else ""


def _day(day: date | None, translate: Translate) -> str:
    return long_date(day, translate) if day else ""


def _filled(message: str, text: object, translate: Translate) -> str:
    return translate(message) % {"text": str(text).removesuffix(".")} if text else ""


def _start(day: object, translate: Translate) -> str:
    return translate(START) % {"date": long_date(day, translate)} if isinstance(day, date) else ""


def _minors(facts: Mapping[str, AgreementFactValue], translate: Translate) -> str:
    if not facts.get("minors"):
        return ""
    return "\n\n".join(text for text in (translate(MINORS), _filled(MINORS_CHECK, facts.get("minors_check"), translate)) if text)

"""The facts of a side and of the agreement as frozen values, and the words by which forms name them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerships.domain.text import gettext_noop as _


class Form(StrEnum):
    """What a side is in law."""

    ASSOCIATION = "association"
    PUBLIC_BENEFIT_COMPANY = "public_benefit_company"
    COMPANY = "company"
    UNREGISTERED_GROUP = "unregistered_group"
    PERSON = "person"


class Liability(StrEnum):
    """How the members of an unregistered group answer for its duties."""

    OWN_SHARE = "own_share"
    JOINT = "joint"


class Binds(StrEnum):
    """What binds the sides in law; both choose the same, there is no default."""

    EVERYTHING = "everything"
    NAMED = "named"
    CONFIDENTIALITY = "confidentiality"


FORM_LABELS: Mapping[Form, str] = {
    Form.ASSOCIATION: _("registered association (amuta)"),
    Form.PUBLIC_BENEFIT_COMPANY: _("public benefit company"),
    Form.COMPANY: _("company"),
    Form.UNREGISTERED_GROUP: _("unregistered group of people"),
    Form.PERSON: _("private person"),
}
LIABILITY_LABELS: Mapping[Liability, str] = {
    Liability.OWN_SHARE: _("each member for their own share"),
    Liability.JOINT: _("all members jointly and severally"),
}
BINDS_LABELS: Mapping[Binds, str] = {
    Binds.EVERYTHING: _("Everything in the agreement binds"),
    Binds.NAMED: _("Only confidentiality, money, name, data and ending bind"),
    Binds.CONFIDENTIALITY: _("Only confidentiality binds"),
}
REGISTERED = frozenset({Form.ASSOCIATION, Form.PUBLIC_BENEFIT_COMPANY, Form.COMPANY})
# The languages in which an agreement can be written.
LANGUAGES: Mapping[str, str] = {"he": _("Hebrew"), "ar": _("Arabic"), "en": _("English")}


@dataclass(frozen=True)
class PartyFacts:
    """Who one side is. Empty text and None mean: not stated."""

    legal_name: str
    form: Form
    number: str = ""
    address: str = ""
    notices_email: str = ""
    resolution: str = ""
    required_signatures: int = 1
    proper_management_until: date | None = None
    section_46_until: date | None = None
    members: tuple[str, ...] = ()
    liability: Liability | None = None
    joining: str = ""

    @property
    def is_registered(self) -> bool:
        """True for a body that the registrar knows by a number."""
        return self.form in REGISTERED


@dataclass(frozen=True)
class AgreementFact:
    """One fact of the agreement as a form shows it; `required` ones are needed before the text is frozen."""

    key: str
    label: str
    hint: str = ""
    required: bool = False


AgreementFactValue = str | bool | date | None

AGREEMENT_FACTS: tuple[AgreementFact, ...] = (
    AgreementFact(
        "binds",
        _("What binds"),
        _("Both sides choose the same. It becomes the first clause; there is no default."),
        required=True,
    ),
    AgreementFact(
        "start",
        _("Start date"),
        _("The day from which the agreement is in force, at the earliest the day of the last signature."),
        required=True,
    ),
    AgreementFact(
        "law",
        _("Law and place"),
        _("For example: the law of Israel, and the courts of Haifa. May stay empty."),
    ),
    AgreementFact(
        "language_prevails",
        _("Language that prevails"),
        _("Needed only if the agreement will also be read in translation."),
    ),
    AgreementFact(
        "objective",
        _("Registered objective of the organisation"),
        _("Which objective in the organisation's founding documents covers this activity."),
    ),
    AgreementFact(
        "minors",
        _("Minors or dependent people take part"),
        _("The law then asks for certificates and for a duty to report."),
    ),
    AgreementFact(
        "minors_check",
        _("Who checks the certificates and who reports"),
        _("Name the function on each side, not only a person."),
    ),
)
AGREEMENT_FACT_KEYS = frozenset(fact.key for fact in AGREEMENT_FACTS)

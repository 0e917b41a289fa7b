"""Facts that are not answered blind: who the sides are, and what the agreement needs beside its clauses."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerships.domain.errors import InvalidInput
from partnerships.domain.mistakes import Mistake, Mistakes
from partnerships.domain.text import gettext_noop as _

EMAIL = re.compile(r"[^@\s<>()\[\]\",;:]+@[^@\s<>()\[\]\",;:.]+(\.[^@\s<>()\[\]\",;:.]+)*\.[^\W\d_]{2,}")
MAX_NAME = 200
MAX_TEXT = 2000
MAX_RECIPIENTS = 30


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
LANGUAGES: Mapping[str, str] = {"he": _("Hebrew"), "en": _("English")}


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


AgreementFactValue = str | bool | date | tuple[str, ...] | None

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
    AgreementFact(
        "distribution",
        _("Who receives the agreement"),
        _("One person a line, a name or an e-mail address or both, on both sides."),
    ),
)
AGREEMENT_FACT_KEYS = frozenset(fact.key for fact in AGREEMENT_FACTS)


def is_israeli_number(number: str) -> bool:
    """True when the ninth digit of an identity or registration number is the check digit of the first eight."""
    if not re.fullmatch(r"[0-9]{9}", number):
        return False
    weighted = (int(digit) * (1 + place % 2) for place, digit in enumerate(number))
    return sum(product // 10 + product % 10 for product in weighted) % 10 == 0


def recipient_address(entry: str) -> str | None:
    """The e-mail address in a line of the distribution list, or None when it only names somebody."""
    match = EMAIL.search(entry)
    return match.group() if match else None


def presumed_facts(*, name: str, number: str = "", signatories: Sequence[str] = ()) -> PartyFacts:
    """The facts of a side of which only the name, perhaps the number and the signatories are known.

    58… is the number of an association, every other number that of a company; without one, the side is its people.
    """
    digits = re.sub(r"[\s-]", "", number)
    if digits:
        form = Form.ASSOCIATION if digits.startswith("58") else Form.COMPANY
        return PartyFacts(name, form, digits, required_signatures=min(max(len(signatories), 1), 2))
    return PartyFacts(name, Form.UNREGISTERED_GROUP, members=tuple(signatories), liability=Liability.OWN_SHARE)


def party_facts(data: Mapping[str, object]) -> PartyFacts:
    """Read one side's facts from a JSON object; raises InvalidInput with the first mistake."""
    facts, mistakes = read_party_facts(data)
    if facts is None:
        raise InvalidInput(mistakes[0].message, **mistakes[0].values)
    return facts


def read_party_facts(data: Mapping[str, object]) -> tuple[PartyFacts | None, tuple[Mistake, ...]]:
    """Read one side's facts from a JSON object: the facts, or every mistake with its place."""
    reader = _Reader(data)
    facts = PartyFacts(
        legal_name=reader.line("legal_name", required=True),
        form=reader.form(),
        number=re.sub(r"[\s-]", "", reader.line("number")),
        address=reader.line("address"),
        notices_email=reader.email("notices_email"),
        resolution=reader.text("resolution"),
        required_signatures=reader.signatures(),
        proper_management_until=reader.day("proper_management_until"),
        section_46_until=reader.day("section_46_until"),
        members=reader.names("members"),
        liability=reader.liability(),
        joining=reader.text("joining"),
    )
    reader.unknown(frozenset(PartyFacts.__dataclass_fields__))
    mistakes = (*reader.mistakes.found, *(_number_mistakes(facts) if "form" not in reader.places else ()))
    return (None if mistakes else facts), mistakes


def party_facts_json(facts: PartyFacts) -> dict[str, object]:
    """The JSON object that `party_facts` reads back to the same value; what is not stated is left out."""
    raw: dict[str, object] = {
        "legal_name": facts.legal_name,
        "form": facts.form.value,
        "number": facts.number,
        "address": facts.address,
        "notices_email": facts.notices_email,
        "resolution": facts.resolution,
        "required_signatures": facts.required_signatures,
        "proper_management_until": facts.proper_management_until and facts.proper_management_until.isoformat(),
        "section_46_until": facts.section_46_until and facts.section_46_until.isoformat(),
        "members": list(facts.members),
        "liability": facts.liability and facts.liability.value,
        "joining": facts.joining,
    }
    return {key: value for key, value in raw.items() if value}


def missing_party_facts(facts: PartyFacts) -> tuple[Mistake, ...]:
    """What must still be stated about a side before the text is frozen."""
    missing: list[Mistake] = []
    if facts.is_registered and not facts.number:
        missing.append(Mistake("number", _("State the number under which this side is registered.")))
    if facts.form is Form.UNREGISTERED_GROUP:
        if not facts.members:
            missing.append(Mistake("members", _("Name every member of the group; each of them signs.")))
        if facts.liability is None:
            missing.append(Mistake("liability", _("Choose how the members answer for the group's duties.")))
    return tuple(missing)


def agreement_fact(key: str, raw: object) -> AgreementFactValue:
    """The canonical value of one fact of the agreement; None when it is left empty. Raises InvalidInput."""
    if key not in AGREEMENT_FACT_KEYS:
        raise InvalidInput(_("There is no fact called %(key)s."), key=key)
    if raw is None or raw == "" or raw == []:
        return None
    reader = _Reader({key: raw})
    value = _read_agreement_fact(reader, key)
    for mistake in reader.mistakes.found:
        raise InvalidInput(mistake.message, **mistake.values)
    return value


def read_agreement_facts(data: Mapping[str, object]) -> tuple[dict[str, AgreementFactValue], tuple[Mistake, ...]]:
    """All facts of the agreement from a JSON object, and every mistake with its place."""
    values: dict[str, AgreementFactValue] = {}
    mistakes: list[Mistake] = []
    for key, raw in data.items():
        try:
            value = agreement_fact(key, raw)
        except InvalidInput as error:
            mistakes.append(Mistake(key, error.message, error.values))
        else:
            if value is not None:
                values[key] = value
    return values, tuple(mistakes)


def agreement_facts_json(facts: Mapping[str, AgreementFactValue]) -> dict[str, object]:
    """The JSON object that `read_agreement_facts` reads back to the same values."""
    return {key: _plain(value) for key, value in facts.items() if value is not None}


def missing_agreement_facts(facts: Mapping[str, AgreementFactValue]) -> tuple[Mistake, ...]:
    """What must still be stated about the agreement before the text is frozen."""
    missing: list[Mistake] = []
    if not facts.get("binds"):
        missing.append(Mistake("binds", _("Both sides still have to choose what binds.")))
    if not facts.get("start"):
        missing.append(Mistake("start", _("Choose the day on which the agreement starts.")))
    if facts.get("minors") and not facts.get("minors_check"):
        missing.append(
            Mistake(
                "minors_check",
                _("Minors or dependent people take part: say who checks the certificates and who reports."),
            )
        )
    return tuple(missing)


class _Reader:
    """Reads the places of one JSON object and collects what is wrong with them."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self.data = data
        self.mistakes = Mistakes()

    @property
    def places(self) -> frozenset[str]:
        return frozenset(mistake.place for mistake in self.mistakes.found)

    def line(self, place: str, *, required: bool = False) -> str:
        value = self.mistakes.line(place, self.data.get(place) or "", MAX_NAME)
        if required and not value and place not in self.places:
            self.mistakes.add(place, _("This cannot stay empty."))
        return value

    def text(self, place: str) -> str:
        return self.mistakes.text(place, self.data.get(place) or "", MAX_TEXT)

    def email(self, place: str) -> str:
        value = self.line(place)
        if value and not EMAIL.fullmatch(value):
            self.mistakes.add(place, _("This is not an e-mail address, such as name@example.org."))
        return value

    def day(self, place: str) -> date | None:
        raw = self.data.get(place)
        if raw is None or raw == "":
            return None
        if isinstance(raw, date):
            return raw
        try:
            if not isinstance(raw, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
                raise ValueError
            return date.fromisoformat(raw)
        except ValueError:
            self.mistakes.add(place, _("This is not a date, such as 2027-03-01."))
            return None

    def form(self) -> Form:
        raw = self.data.get("form")
        if isinstance(raw, str) and raw in list(Form):
            return Form(raw)
        self.mistakes.add("form", _("Choose what this side is in law."))
        return Form.PERSON

    def liability(self) -> Liability | None:
        raw = self.data.get("liability")
        if raw is None or raw == "":
            return None
        if isinstance(raw, str) and raw in list(Liability):
            return Liability(raw)
        self.mistakes.add("liability", _("Choose own share or joint liability."))
        return None

    def signatures(self) -> int:
        raw = self.data.get("required_signatures", 1)
        if str(raw) in {"1", "2"}:
            return int(str(raw))
        self.mistakes.add("required_signatures", _("One or two signatures are needed from a side."))
        return 1

    def names(self, place: str) -> tuple[str, ...]:
        raw = self.data.get(place) or ()
        entries = raw.splitlines() if isinstance(raw, str) else raw
        if not isinstance(entries, (list, tuple)) or len(entries) > MAX_RECIPIENTS:
            self.mistakes.add(place, _("Write at most %(limit)s names, one a line."), limit=MAX_RECIPIENTS)
            return ()
        names = [self.mistakes.line(f"{place}.{index}", entry, MAX_NAME) for index, entry in enumerate(entries)]
        return tuple(dict.fromkeys(name for name in names if name))

    def one_of(self, place: str, allowed: Sequence[str]) -> str:
        value = self.data.get(place)
        if isinstance(value, str) and value in allowed:
            return value
        self.mistakes.add(place, _("Choose one of: %(allowed)s."), allowed=", ".join(allowed))
        return ""

    def unknown(self, known: frozenset[str]) -> None:
        for place in sorted(self.data.keys() - known):
            self.mistakes.add(place, _("There is no fact called %(key)s."), key=place)


def _read_agreement_fact(reader: _Reader, key: str) -> AgreementFactValue:
    match key:
        case "binds":
            return reader.one_of(key, [choice.value for choice in Binds])
        case "language_prevails":
            return reader.one_of(key, list(LANGUAGES))
        case "start":
            return reader.day(key)
        case "minors":
            if not isinstance(reader.data[key], bool):
                reader.mistakes.add(key, _("This is yes or no."))
            return bool(reader.data[key])
        case "distribution":
            return reader.names(key)
        case _:
            return reader.text(key) or None


def _number_mistakes(facts: PartyFacts) -> tuple[Mistake, ...]:
    """A registered body's number begins with 58 for an association and with another 5… for a company."""
    if not facts.number:
        return ()
    if not is_israeli_number(facts.number):
        return (Mistake("number", _("This number is not right: it has nine digits, and the last one checks the others.")),)
    is_association_number = facts.number.startswith("58")
    if facts.form is Form.ASSOCIATION and not is_association_number:
        return (Mistake("number", _("The number of a registered association begins with 58.")),)
    if facts.form in REGISTERED - {Form.ASSOCIATION} and (is_association_number or not facts.number.startswith("5")):
        return (Mistake("number", _("The number of a company begins with 5, and not with 58.")),)
    return ()


def _plain(value: AgreementFactValue) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value

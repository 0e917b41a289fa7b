"""Facts that are not answered blind: who the sides are, and what the agreement needs beside its clauses."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from partnerships.domain.errors import InvalidInput
from partnerships.domain.fact_reader import EMAIL, FactReader
from partnerships.domain.fact_values import (
    AGREEMENT_FACT_KEYS,
    AGREEMENT_FACTS,
    BINDS_LABELS,
    FORM_LABELS,
    LANGUAGES,
    LIABILITY_LABELS,
    REGISTERED,
    AgreementFact,
    AgreementFactValue,
    Binds,
    Form,
    Liability,
    PartyFacts,
)
from partnerships.domain.mistakes import Mistake
from partnerships.domain.text import gettext_noop as _

__all__ = [
    "AGREEMENT_FACTS",
    "AGREEMENT_FACT_KEYS",
    "BINDS_LABELS",
    "EMAIL",
    "FORM_LABELS",
    "LANGUAGES",
    "LIABILITY_LABELS",
    "REGISTERED",
    "AgreementFact",
    "AgreementFactValue",
    "Binds",
    "Form",
    "Liability",
    "Mistake",
    "PartyFacts",
    "agreement_fact",
    "agreement_facts_json",
    "is_israeli_number",
    "missing_agreement_facts",
    "missing_party_facts",
    "number_mistakes",
    "party_facts",
    "party_facts_json",
    "presumed_facts",
    "read_agreement_facts",
    "read_party_facts",
]


def is_israeli_number(number: str) -> bool:
    """True when the ninth digit of an identity or registration number is the check digit of the first eight."""
    if not re.fullmatch(r"[0-9]{9}", number):
        return False
    weighted = (int(digit) * (1 + place % 2) for place, digit in enumerate(number))
    return sum(product // 10 + product % 10 for product in weighted) % 10 == 0


def number_mistakes(form: Form, number: str) -> tuple[Mistake, ...]:
    """What is wrong with a number: of a registered body it begins with 58 for an association and with another 5… for a company."""
    if not number:
        return ()
    if not is_israeli_number(number):
        return (Mistake("number", _("This number is not right: it has nine digits, and the last one checks the others.")),)
    is_association_number = number.startswith("58")
    if form is Form.ASSOCIATION and not is_association_number:
        return (Mistake("number", _("The number of a registered association begins with 58.")),)
    if form in REGISTERED - {Form.ASSOCIATION} and (is_association_number or not number.startswith("5")):
        return (Mistake("number", _("The number of a company begins with 5, and not with 58.")),)
    return ()


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
    reader = FactReader(data)
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
    mistakes = (*reader.mistakes.found, *(number_mistakes(facts.form, facts.number) if "form" not in reader.places else ()))
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
    reader = FactReader({key: raw})
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


def _read_agreement_fact(reader: FactReader, key: str) -> AgreementFactValue:
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
        case _:
            return reader.text(key) or None


def _plain(value: AgreementFactValue) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value

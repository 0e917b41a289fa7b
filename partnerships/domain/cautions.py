"""What is worth a look before signing: typed warnings with a source, found in what is agreed, answered and stated. Never advice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from partnerships.domain import caution_texts as texts
from partnerships.domain.facts import AgreementFactValue, Form, PartyFacts

Test = Callable[[Any], bool]

HORIZON, REDIRECT, STEERING = "fit.horizon", "mechanism.redirect", "mechanism.steering"
RECEIPTS_OFFERED, RECEIPTS_EXPECTED = "resources.infrastructure_offer", "resources.infrastructure_expect"
MONTHS = {"six_months": 6, "one_year": 12, "two_years": 24, "three_to_five_years": 60}
TRIAL = timedelta(days=90)
# Bodies of the third sector, of which the Registrar asks two signatories; and forms that are no body at all.
NON_PROFIT = frozenset({Form.ASSOCIATION, Form.PUBLIC_BENEFIT_COMPANY})
NO_BODY = frozenset({Form.UNREGISTERED_GROUP, Form.PERSON})
# Questions that are answered on the page of another one have their clause there.
CLAUSE_OF = {"fit.expect": "fit.offer", RECEIPTS_EXPECTED: RECEIPTS_OFFERED}


@dataclass(frozen=True)
class Said:
    """What stands on one question: a value for each side that has one, by its position.

    `is_certain`: it is agreed, or all answered it alike, or each side speaks for itself; otherwise it is only what some answered,
    and the words of the clause may say something else.
    """

    values: Mapping[int, Any]
    is_certain: bool = True
    in_own_words: bool = False


@dataclass(frozen=True)
class Situation:
    """What the cautions look at. A side that has stated nothing about itself has no facts here."""

    said: Mapping[str, Said] = field(default_factory=dict)
    sides: tuple[PartyFacts | None, ...] = ()
    facts: Mapping[str, AgreementFactValue] = field(default_factory=dict)


@dataclass(frozen=True)
class Caution:
    """One thing that is worth a look, where it belongs, and its source.

    `clauses` are keys of clauses, `facts` keys of facts, those of the side at `party` where that is not None. `until` fills the text.
    `lines` are lines of the source articles, in the form of QUESTIONNAIRE. Not `is_certain`: true if the words mean what was answered.
    A contradiction names the two clauses that do not go together, which are its source.
    """

    key: str
    text: str
    source: str
    lines: str = ""
    clauses: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    party: int | None = None
    until: date | None = None
    is_certain: bool = True
    is_contradiction: bool = False


@dataclass(frozen=True)
class Rule:
    """A caution that answers draw: which values of which questions touch it, in what situation, and what facts it concerns."""

    key: str
    text: str
    source: str
    touched_by: Mapping[str, Test]
    lines: str = ""
    when: Callable[[Situation], bool] = lambda situation: True


def cautions(situation: Situation) -> tuple[Caution, ...]:
    """Everything that is worth a look, each once: first what answers draw, then what facts draw."""
    drawn = (_drawn(rule, situation) for rule in RULES)
    of_answers = (caution for caution in drawn if caution is not None)
    return (*of_answers, *_change_gate(situation), *_of_certificates(situation), *_of_facts(situation))


def of_clause(found: tuple[Caution, ...], key: str) -> tuple[Caution, ...]:
    """Those that belong to that clause."""
    return tuple(caution for caution in found if key in caution.clauses)


def of_facts(found: tuple[Caution, ...]) -> tuple[Caution, ...]:
    """Those that belong to what is stated about the sides and about the agreement."""
    return tuple(caution for caution in found if caution.facts)


def is_one_of(*keys: str) -> Test:
    """Whether a scale or a choice has one of these values."""
    return lambda value: isinstance(value, str) and value in keys


def has_option(option: str) -> Test:
    """Whether several options hold this one."""
    return lambda value: isinstance(value, Mapping) and option in value.get("options", ())


def has_row(row: str, *stops: str) -> Test:
    """Whether a matrix has one of these stops in that row; any stop at all where none is named."""
    return lambda value: isinstance(value, Mapping) and (value.get(row) in stops if stops else bool(value.get(row)))


def any_of(*tests: Test) -> Test:
    """Whether one of these tests holds."""
    return lambda value: any(test(value) for test in tests)


def _is_more_than_nothing(value: Any) -> bool:
    return isinstance(value, int | float) and value > 0


def _somebody_is_no_body(situation: Situation) -> bool:
    return any(side is not None and side.form in NO_BODY for side in situation.sides)


def _somebody_is_non_profit(situation: Situation) -> bool:
    return any(side is not None and side.form in NON_PROFIT for side in situation.sides)


def _funder_is_at_a_table_that_decides(situation: Situation) -> bool:
    steering = situation.said.get(STEERING)
    return steering is not None and "steering_committee_with_outside_members" in steering.values.values()


VOLUNTEERS_ARE_OFFERED = has_option("community_and_volunteers")
RECEIPTS = {RECEIPTS_OFFERED: has_option("receipts_for_donors"), RECEIPTS_EXPECTED: has_option("receipts_for_donors")}
RULES: tuple[Rule, ...] = (
    Rule(
        "regrant",
        texts.REGRANT,
        texts.MONEY_PASSED_ON,
        {
            "conflict.exit": any_of(has_row("money", "venture", "by_agreement"), has_row("equipment", "venture", "by_agreement")),
            "resources.leftover": is_one_of("to_a_lawful_successor", "decide_together"),
        },
        when=_somebody_is_no_body,
    ),
    Rule(
        "conduit",
        texts.CONDUIT,
        texts.MONEY_PASSED_ON,
        {
            "mechanism.decisions_start": has_row("budget", "venture_alone"),
            "mechanism.decisions_later": has_row("budget", "venture_alone"),
        },
        when=_somebody_is_no_body,
    ),
    Rule("receipts", texts.RECEIPTS, texts.INCOME_TAX, RECEIPTS),
    Rule("receipt_reports", texts.RECEIPT_REPORTS, texts.DONATION_REPORTS, RECEIPTS),
    Rule("spending", texts.SPENDING, texts.ASSOCIATIONS, {"resources.spending": _is_more_than_nothing}, when=_somebody_is_non_profit),
    Rule(
        "volunteers",
        texts.VOLUNTEERS,
        texts.NATIONAL_INSURANCE,
        {
            "resources.people": is_one_of("volunteers_of_the_organisation", "mixed"),
            "fit.offer": VOLUNTEERS_ARE_OFFERED,
        },
    ),
    Rule(
        "who_is_an_employee",
        texts.WHO_IS_AN_EMPLOYEE,
        texts.LABOUR_COURTS,
        {"resources.people": is_one_of("volunteers_of_the_organisation", "independent_contractors", "mixed")},
    ),
    Rule(
        "personal_data",
        texts.PERSONAL_DATA,
        texts.PRIVACY,
        {
            "model.idea": has_row("contacts_and_mailing_lists"),
            "communication.confidential": has_option("personal_data"),
            "conflict.exit": has_row("data"),
        },
    ),
    Rule(
        "follows_the_funder",
        texts.FOLLOWS_THE_FUNDER,
        texts.DANGER_SEVEN,
        {REDIRECT: is_one_of("follow_the_funder")},
        lines="B:49-53",
    ),
    Rule(
        "funder_decides",
        texts.FUNDER_DECIDES,
        texts.DANGER_SEVEN,
        {"fit.table": has_option("funder")},
        lines="B:49-53",
        when=_funder_is_at_a_table_that_decides,
    ),
    Rule(
        "talks_aside",
        texts.TALKS_ASIDE,
        texts.DANGER_FOUR,
        {"communication.aside": is_one_of("allowed_and_told")},
        lines="B:31-37, B:49-53",
    ),
)

WATCHED = frozenset({HORIZON, REDIRECT, STEERING}.union(*(rule.touched_by for rule in RULES)))
"""The questions whose answers can draw a caution."""


def _drawn(rule: Rule, situation: Situation) -> Caution | None:
    touched = {key: said for key, test in rule.touched_by.items() if (said := situation.said.get(key)) and _touches(said, test)}
    if not touched or not rule.when(situation):
        return None
    clauses = tuple(dict.fromkeys(CLAUSE_OF.get(key, key) for key in touched))
    is_certain = any(said.is_certain for said in touched.values())
    return Caution(rule.key, rule.text, rule.source, rule.lines, clauses, is_certain=is_certain)


def _touches(said: Said, test: Test) -> bool:
    return any(test(value) for value in said.values.values())


def _of_certificates(situation: Situation) -> Iterator[Caution]:
    """Certificates that end before the term, and those that are not stated although a side is to give receipts."""
    end, is_certain = _term(situation)
    for position, side in enumerate(situation.sides):
        if side is None or side.form not in NON_PROFIT:
            continue
        for fact, text in texts.ENDS_EARLIER.items():
            until: date | None = getattr(side, fact)
            if until is not None and end is not None and until < end:
                source = texts.ASSOCIATIONS if fact == "proper_management_until" else texts.INCOME_TAX
                yield Caution(f"ends_earlier.{fact}", text, source, "", (HORIZON,), (fact,), position, until, is_certain)
        yield from _not_stated(situation, position, side)


def _not_stated(situation: Situation, position: int, side: PartyFacts) -> Iterator[Caution]:
    offered = situation.said.get(RECEIPTS_OFFERED)
    if offered is None or not RECEIPTS[RECEIPTS_OFFERED](offered.values.get(position)):
        return
    missing = {
        "section_46_until": (texts.SECTION_46_NOT_STATED, texts.INCOME_TAX),
        "proper_management_until": (texts.PROPER_MANAGEMENT_NOT_STATED, texts.ASSOCIATIONS),
    }
    for fact, (text, source) in missing.items():
        if getattr(side, fact) is None:
            yield Caution(f"not_stated.{fact}", text, source, "", (RECEIPTS_OFFERED,), (fact,), position, is_certain=offered.is_certain)


def _of_facts(situation: Situation) -> Iterator[Caution]:
    for position, side in enumerate(situation.sides):
        if side is not None and side.form in NON_PROFIT and side.required_signatures < 2:
            yield Caution("one_signatory", texts.ONE_SIGNATORY, texts.ASSOCIATIONS, facts=("required_signatures",), party=position)
    if situation.facts.get("minors"):
        yield Caution("minors", texts.MINORS, texts.MINORS_LAWS, facts=("minors",))


def _change_gate(situation: Situation) -> Iterator[Caution]:
    """The drafted wordings hold the gate but for one; own words may have lost it."""
    said = situation.said.get(REDIRECT)
    if said is not None and (said.in_own_words or _touches(said, is_one_of("follow_the_funder"))):
        is_certain = said.is_certain and not said.in_own_words
        yield Caution("change_gate", texts.CHANGE_GATE, texts.DANGER_ONE, "B:19", (REDIRECT,), is_certain=is_certain)


def _term(situation: Situation) -> tuple[date | None, bool]:
    """The last day of the longest term that is spoken of, for an open-ended one the last day there is; None where nobody can know."""
    start, said = situation.facts.get("start"), situation.said.get(HORIZON)
    if not isinstance(start, date) or said is None:
        return None, False
    ends = [_end(start, value) for value in said.values.values() if isinstance(value, str)]
    return (max(ends), said.is_certain) if ends else (None, False)


def _end(start: date, horizon: str) -> date:
    if horizon == "trial_of_90_days":
        return start + TRIAL
    months = MONTHS.get(horizon)
    return date.max if months is None else _months_later(start, months)


def _months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    return min(first + timedelta(days=day.day - 1), _first_of_next_month(first) - timedelta(days=1))


def _first_of_next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)

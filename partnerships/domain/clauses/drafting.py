"""From an agreed value to the words of a clause. Silence gives none; the words themselves are in the library."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from math import isfinite
from types import MappingProxyType
from typing import Any

from partnerships.domain.clauses.library import communication, conflict, credit, fit, mechanism, model, open_point, resources, risks
from partnerships.domain.clauses.library.wording import (
    ROW_LINE,
    TERMS,
    Choice,
    Contributions,
    Matrix,
    day_count,
    long_date,
    percentage,
    term,
)
from partnerships.domain.clauses.structure import ClauseDraft
from partnerships.domain.errors import InvalidInput
from partnerships.domain.text import Translate, normalise_name
from partnerships.domain.text import gettext_noop as _

# A JSON value in the form that QUESTIONNAIRE gives for its kind of question; answers.py has checked it.
Value = Any
Sheet = Mapping[str, Value]

CHOICES: Mapping[str, Choice] = MappingProxyType(
    {
        "fit.horizon": fit.HORIZON,
        "model.position": model.POSITION,
        "resources.fundraising": resources.FUNDRAISING,
        "resources.approach": resources.APPROACH,
        "resources.fee_kind": resources.FEE_KIND,
        "credit.logos": credit.LOGOS,
        "credit.approval": credit.APPROVAL,
        "credit.no_answer": credit.NO_ANSWER,
        "communication.meetings": communication.MEETINGS,
        "conflict.third_party_role": conflict.THIRD_PARTY_ROLE,
    }
)
MATRICES: Mapping[str, Matrix] = MappingProxyType(
    {
        "model.idea": model.IDEA,
        "mechanism.decisions_start": mechanism.DECISIONS_START,
        "mechanism.reporting": mechanism.REPORTING,
        "conflict.exit": conflict.EXIT,
    }
)
CROSSED: Mapping[str, Contributions] = MappingProxyType(
    {"fit.offer": fit.CONTRIBUTIONS, "resources.infrastructure_offer": resources.INFRASTRUCTURE}
)
OTHER_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "fit.purpose": fit.PURPOSE_HEADING,
        "fit.values": fit.VALUES_HEADING,
        "risks.list": risks.HEADING,
        "resources.fee": resources.FEE_HEADING,
        "conflict.third_party": conflict.THIRD_PARTY_HEADING,
        "conflict.notice": conflict.NOTICE_HEADING,
    }
)

NOT_A_VALUE = _("From this value no wording can be drafted.")
MERGED = frozenset({"fit.values", "risks.list", "conflict.third_party"})


def heading(key: str, translate: Translate) -> str:
    """The heading of the clause of that question, also when its text is in the sides' own words; KeyError when unknown."""
    for table in (CHOICES, MATRICES, CROSSED):
        if key in table:
            return translate(table[key].heading)
    return translate(OTHER_HEADINGS[key])


def draft(key: str, value: Value, *, translate: Translate, other_value: Value = None, fee_kind: str | None = None) -> ClauseDraft | None:
    """The clause that this value gives, in the language of `translate`; None for silence.

    A crossed pair takes `{pole: {"gives": …, "expects": …}}`. `other_value` is the other side's, where the clause
    needs both: entries of a list are merged, names are searched for identical ones. `fee_kind` says what
    `resources.fee` is a percentage of. A row of a matrix, or a choice, may be `{"own": words}`.
    KeyError for an unknown question, InvalidInput for a value that this question cannot have.
    """
    name = heading(key, translate)
    if _says_nothing(key, value) and _says_nothing(key, other_value):
        return None
    try:
        text = _text(key, value, other_value, fee_kind, translate)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InvalidInput(NOT_A_VALUE) from None
    return ClauseDraft(name, text) if text else None


def draft_for_party(key: str, sheet: Sheet, pole: str, *, translate: Translate) -> ClauseDraft | None:
    """The clause as one side would have it, from its own answers by question key: an alternative to choose."""
    if key not in CROSSED:
        return draft(key, sheet.get(key), translate=translate, fee_kind=_fee_kind(sheet))
    gives, expects = sheet.get(key), sheet.get(CROSSED[key].second)
    other = next(name for name in TERMS if name != pole)
    as_it_wishes = {pole: {"gives": gives, "expects": expects}, other: {"gives": expects, "expects": gives}}
    return draft(key, as_it_wishes, translate=translate)


def draft_joint(key: str, sheets: Mapping[str, Sheet], *, translate: Translate) -> ClauseDraft | None:
    """The clause that the answers of both sides give together, by pole; None where they differ or are silent.

    Lists are merged, crossed pairs matched, names searched for identical ones. One side's silence leaves the other's answer.
    """
    if key in CROSSED:
        second = CROSSED[key].second
        pairs = {pole: {"gives": sheet.get(key), "expects": sheet.get(second)} for pole, sheet in sheets.items()}
        return draft(key, pairs, translate=translate)
    given = [sheet[key] for sheet in sheets.values() if not _says_nothing(key, sheet.get(key))]
    if not given:
        return None
    if key in MERGED:
        return draft(key, given[0], other_value=given[1] if len(given) > 1 else None, translate=translate)
    if any(value != given[0] for value in given):
        return None
    fee_kinds = {_fee_kind(sheet) for sheet in sheets.values()} - {None}
    return draft(key, given[0], translate=translate, fee_kind=fee_kinds.pop() if len(fee_kinds) == 1 else None)


def open_point_text(point: str, owner: str, until: date, *, translate: Translate) -> str:
    """The text of a clause left open: `point` is its heading, `owner` the pole of the side that brings a proposal."""
    values = {"heading": point, "owner": term(owner, translate), "date": long_date(until, translate)}
    return "\n\n".join((translate(open_point.OPEN_POINT) % values, translate(open_point.OPEN_POINT_TAIL)))


def open_row_text(owner: str, until: date, *, translate: Translate) -> str:
    """What a row of a matrix says that is left open: until when, and the pole of the side that brings a proposal."""
    return translate(open_point.OPEN_ROW) % {"date": long_date(until, translate), "owner": term(owner, translate)}


def is_silent(value: Value) -> bool:
    """True where there is nothing that a clause could say: no answer, "don't know yet", "not relevant", an empty one."""
    if value is None or value in ("", [], {}):
        return True
    return isinstance(value, Mapping) and bool(value.keys() & {"undecided", "not_relevant"})


def _says_nothing(key: str, value: Value) -> bool:
    """Silence; of names an empty list is none, for unmatched names are deleted at the reveal."""
    return is_silent(value) and not (key == "conflict.third_party" and value == [])


def _text(key: str, value: Value, other_value: Value, fee_kind: str | None, translate: Translate) -> str:
    if key in CROSSED:
        return _contributions(CROSSED[key], value, translate)
    if key in CHOICES:
        return _choice(CHOICES[key], value, translate)
    if key in MATRICES:
        return _matrix(MATRICES[key], value, translate)
    return _other(key, value, other_value, fee_kind, translate)


def _fee_kind(sheet: Sheet) -> str | None:
    kind = sheet.get("resources.fee_kind")
    return kind if isinstance(kind, str) else None


def _choice(clause: Choice, value: Value, translate: Translate) -> str:
    if isinstance(value, Mapping):
        return str(value["own"]).strip()
    paragraphs = [translate(clause.texts[value])]
    if clause.tail and (clause.tail_for is None or value in clause.tail_for):
        paragraphs.append(translate(clause.tail))
    return "\n\n".join(paragraphs)


def _matrix(clause: Matrix, value: Value, translate: Translate) -> str:
    items = [_row(clause, row, value[row], translate) for row in clause.rows if not is_silent(value.get(row))]
    return _listed(translate(clause.intro), items, translate(clause.tail)) if items else ""


def _row(clause: Matrix, row: str, stop: Value, translate: Translate) -> str:
    if isinstance(stop, Mapping):
        return translate(ROW_LINE) % {"row": translate(clause.rows[row]), "rule": _in_a_line(stop["own"])}
    if clause.sentences:
        return translate(clause.sentences[row][stop])
    return translate(ROW_LINE) % {"row": translate(clause.rows[row]), "rule": translate(clause.stops[stop])}


def _contributions(clause: Contributions, value: Value, translate: Translate) -> str:
    paragraphs: list[str] = []
    for pole in TERMS:
        given = value.get(pole, {}).get("gives")
        wanted = [side.get("expects") for other, side in value.items() if other != pole]
        options, own = _entries([given]), _own_entries([given])
        asked, asked_own = _entries(wanted), {normalise_name(entry) for entry in _own_entries(wanted)}
        matched = [translate(clause.options[key]) for key in clause.options if key in options and key in asked]
        matched += [entry for entry in own if normalise_name(entry) in asked_own]
        beside = [translate(clause.options[key]) for key in clause.options if key in options and key not in asked]
        beside += [entry for entry in own if normalise_name(entry) not in asked_own]
        paragraphs += [_listed(translate(clause.gives[pole]), matched)] if matched else []
        paragraphs += [_listed(translate(clause.offers[pole]), beside)] if beside else []
    return "\n\n".join((*paragraphs, translate(clause.tail))) if paragraphs else ""


def _entries(values: Iterable[Value]) -> frozenset[str]:
    return frozenset(key for value in values if not is_silent(value) for key in value.get("options", ()))


def _own_entries(values: Iterable[Value]) -> list[str]:
    return [_in_a_line(entry) for value in values if not is_silent(value) for entry in value.get("own", ())]


def _other(key: str, value: Value, other_value: Value, fee_kind: str | None, translate: Translate) -> str:
    match key:
        case "fit.purpose":
            return translate(fit.PURPOSE) % {"text": value.strip()}
        case "fit.values":
            return _values(_merged(value, other_value), translate)
        case "risks.list":
            return _risks(_merged(value, other_value), translate)
        case "resources.fee":
            return _fee(value, fee_kind, translate)
        case "conflict.notice":
            return translate(conflict.NOTICE) % {"days": day_count(_whole_number(value), translate)}
        case "conflict.third_party":
            found = _names(value) & _names(other_value)
            opening = conflict.THIRD_PARTY_FOUND if found else conflict.THIRD_PARTY_SOUGHT
            return "\n\n".join((translate(opening), translate(conflict.THIRD_PARTY_TAIL)))
        case _:
            raise KeyError(key)


def _merged(*lists: Value) -> list[Mapping[str, Value]]:
    """The rows of all lists in their order, each once."""
    rows: list[Mapping[str, Value]] = []
    for row in (row for rows_of_side in lists if not is_silent(rows_of_side) for row in rows_of_side):
        if row not in rows:
            rows.append(row)
    return rows


def _values(rows: Iterable[Mapping[str, Value]], translate: Translate) -> str:
    items = []
    for row in rows:
        value, behaviour = _in_a_line(row.get("value") or ""), _in_a_line(row.get("behaviour") or "")
        if value and behaviour:
            items.append(translate(fit.VALUE_SHOWN) % {"value": value, "behaviour": behaviour})
        elif value or behaviour:
            items.append(value or behaviour)
    return _listed(translate(fit.VALUES), items) if items else ""


def _risks(rows: Iterable[Mapping[str, Value]], translate: Translate) -> str:
    items = []
    for row in rows:
        risk, answer = _risk(row.get("risk"), translate), _in_a_line(row.get("calm") or "")
        if risk:
            message = risks.ANSWERED if answer else risks.UNANSWERED
            items.append(translate(message) % ({"risk": risk, "answer": answer} if answer else {"risk": risk}))
    return _listed(translate(risks.INTRO), items, translate(risks.TAIL)) if items else ""


def _risk(risk: Value, translate: Translate) -> str:
    if isinstance(risk, Mapping) and "deck" in risk:
        return translate(risks.DECK[risk["deck"]])
    return _in_a_line(risk.get("own") or "" if isinstance(risk, Mapping) else risk or "")


def _fee(value: Value, fee_kind: str | None, translate: Translate) -> str:
    if _number(value) == 0:
        return translate(resources.FEE_OF_ZERO)
    message = resources.FEE.get(fee_kind or "", resources.FEE_ON_AGREED_BASE)
    return translate(message) % {"percent": percentage(value)}


def _number(value: Value) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal) or not isfinite(value):
        raise ValueError(value)
    return Decimal(str(value))


def _whole_number(value: Value) -> int:
    if _number(value) != int(value):
        raise ValueError(value)
    return int(value)


def _names(value: Value) -> frozenset[str]:
    return frozenset() if is_silent(value) else frozenset(normalise_name(name) for name in value)


def _in_a_line(text: str) -> str:
    """Somebody's own words as they stand inside a sentence of the library: one line, without its closing full stop."""
    return " ".join(text.split()).removesuffix(".").removeprefix("- ").strip()


def _listed(intro: str, items: Iterable[str], tail: str = "") -> str:
    listed = "\n".join((intro, *(f"- {item}" for item in items)))
    return f"{listed}\n\n{tail}" if tail else listed

"""From an agreed value to the words of a clause. Silence gives none; the words themselves are in the library."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from partnerships.domain.answer_values import AS_AT_THE_START
from partnerships.domain.clauses.joining import Value, is_silent, means_the_same
from partnerships.domain.clauses.library import communication, conflict, credit, fit, mechanism, model, open_point, resources, risks
from partnerships.domain.clauses.library.wording import (
    TERMS,
    Contributions,
    Entries,
    Information,
    Named,
    Quantity,
    Several,
    Shape,
    long_date,
    term,
)
from partnerships.domain.clauses.shapes import Context, words_of
from partnerships.domain.clauses.structure import ClauseDraft
from partnerships.domain.errors import InvalidInput
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.text import Translate
from partnerships.domain.text import gettext_noop as _

__all__ = [
    "CLAUSES",
    "CROSSED",
    "MERGED",
    "agreed_answers",
    "draft",
    "draft_for_party",
    "draft_joint",
    "heading",
    "is_silent",
    "open_point_text",
    "open_row_text",
]

# What one side answered, by question key.
Sheet = Mapping[str, Value]

LIBRARY = (fit, risks, model, resources, credit, mechanism, communication, conflict)
CLAUSES: Mapping[str, Shape] = MappingProxyType({key: shape for module in LIBRARY for key, shape in module.CLAUSES.items()})
"""The clause of every question; a crossed pair has one, under its first key."""

CROSSED: Mapping[str, Contributions | Information] = MappingProxyType(
    {key: shape for key, shape in CLAUSES.items() if isinstance(shape, Contributions | Information)}
)
MERGED = frozenset(key for key, shape in CLAUSES.items() if isinstance(shape, Entries | Named | Several))
"""Questions whose clause puts together what each side wrote."""

NOT_A_VALUE = _("From this value no wording can be drafted.")


def heading(key: str, translate: Translate) -> str:
    """The heading of the clause of that question, also when its text is in the sides' own words; KeyError when unknown."""
    return translate(CLAUSES[key].heading)


def draft(
    key: str, value: Value, *, translate: Translate, other_value: Value = None, answers: Mapping[str, Any] | None = None
) -> ClauseDraft | None:
    """The clause that this value gives, in the language of `translate`; None for silence.

    A crossed pair takes `{pole: {"gives": …, "expects": …}}`. `other_value` is the other side's, where the clause
    needs both: entries of a list are merged, names are searched for identical ones. `answers` are values of other
    questions, where the clause hangs on one: what a fee is a percentage of. A row of a matrix, or a choice, may be
    `{"own": words}`. KeyError for an unknown question, InvalidInput for a value that this question cannot have.
    """
    shape = CLAUSES[key]
    value = _expanded(key, value, answers or {})
    if _says_nothing(shape, value) and _says_nothing(shape, other_value):
        return None
    try:
        text = words_of(shape, value, other_value, Context(translate, _unit(key, shape), answers))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InvalidInput(NOT_A_VALUE) from None
    return ClauseDraft(translate(shape.heading), text) if text else None


def draft_for_party(key: str, sheet: Sheet, pole: str, *, translate: Translate) -> ClauseDraft | None:
    """The clause as one side would have it, from its own answers by question key: an alternative to choose."""
    if key not in CROSSED:
        return draft(key, sheet.get(key), translate=translate, answers=sheet)
    gives, expects = sheet.get(key), sheet.get(CROSSED[key].second)
    other = next(name for name in TERMS if name != pole)
    as_it_wishes = {pole: {"gives": gives, "expects": expects}, other: {"gives": expects, "expects": gives}}
    return draft(key, as_it_wishes, translate=translate)


def draft_joint(key: str, sheets: Mapping[str, Sheet], *, translate: Translate) -> ClauseDraft | None:
    """The clause that the answers of both sides give together, by pole; None where they differ or are silent.

    Lists and choices of several are merged, crossed pairs matched, names searched for identical ones. One side's silence
    leaves the other's answer; words are compared normalised.
    """
    if key in CROSSED:
        second = CROSSED[key].second
        pairs = {pole: {"gives": sheet.get(key), "expects": sheet.get(second)} for pole, sheet in sheets.items()}
        return draft(key, pairs, translate=translate)
    values = [_expanded(key, sheet.get(key), sheet) for sheet in sheets.values()]
    given = [value for value in values if not _says_nothing(CLAUSES[key], value)]
    if not given:
        return None
    if key in MERGED:
        return draft(key, given[0], other_value=given[1] if len(given) > 1 else None, translate=translate)
    if not all(means_the_same(value, given[0]) for value in given):
        return None
    return draft(key, given[0], translate=translate, answers=agreed_answers(sheets))


def agreed_answers(sheets: Mapping[str, Sheet]) -> dict[str, Value]:
    """What the sheets answer alike; a sheet that is silent on a question takes nothing away."""
    given: dict[str, list[Value]] = {}
    for sheet in sheets.values():
        for key, value in sheet.items():
            if not is_silent(value):
                given.setdefault(key, []).append(_expanded(key, value, sheet))
    return {key: values[0] for key, values in given.items() if all(means_the_same(value, values[0]) for value in values)}


def open_point_text(point: str, owner: str, until: date, *, translate: Translate) -> str:
    """The text of a clause left open: `point` is its heading, `owner` the pole of the side that brings a proposal."""
    values = {"heading": point, "owner": term(owner, translate), "date": long_date(until, translate)}
    return "\n\n".join((translate(open_point.OPEN_POINT) % values, translate(open_point.OPEN_POINT_TAIL)))


def open_row_text(owner: str, until: date, *, translate: Translate) -> str:
    """What a row of a matrix says that is left open: until when, and the pole of the side that brings a proposal."""
    return translate(open_point.OPEN_ROW) % {"date": long_date(until, translate), "owner": term(owner, translate)}


def _says_nothing(shape: Shape, value: Value) -> bool:
    """Silence; of names an empty list is none, for unmatched names are deleted at the reveal."""
    return is_silent(value) and not (isinstance(shape, Named) and value == [])


def _expanded(key: str, value: Value, sheet: Sheet) -> Value:
    """A matrix that repeats another one, with the rows that this one has on the same sheet."""
    if value != AS_AT_THE_START:
        return value
    source = QUESTIONNAIRE.question(key).same_as
    return sheet.get(source) if source else value


def _unit(key: str, shape: Shape) -> Any:
    if not isinstance(shape, Quantity):
        return None
    number = QUESTIONNAIRE.question(key).number
    return number.unit if number else None

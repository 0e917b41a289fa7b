"""When values of both sides are the same, and how lists of both become one. Own words are compared normalised."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from partnerships.domain.text import normalise_name, normalise_words

# A JSON value in the form that QUESTIONNAIRE gives for its kind of question; answers.py has checked it.
Value = Any


def is_silent(value: Value) -> bool:
    """True where there is nothing that a clause could say: no answer, "don't know yet", "not relevant", an empty one."""
    if value is None or value in ("", [], {}):
        return True
    return isinstance(value, Mapping) and bool(value.keys() & {"undecided", "not_relevant"})


def means_the_same(one: Value, other: Value) -> bool:
    """Whether both values say one thing: keys and numbers are equal, and so are words once they are normalised."""
    return bool(comparable(one) == comparable(other))


def comparable(value: Value) -> Value:
    """The form in which values are compared: every text in it normalised."""
    if isinstance(value, str):
        return normalise_words(value)
    if isinstance(value, Mapping):
        return {key: comparable(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [comparable(part) for part in value]
    return value


def merged_rows(lists: Iterable[Value]) -> list[Mapping[str, Value]]:
    """The rows of all lists in their order, each once; a row that another one says more fully is left out."""
    rows: list[Mapping[str, Value]] = []
    for row in (row for rows_of_side in lists if not is_silent(rows_of_side) for row in rows_of_side):
        if any(_says_all_of(kept, row) for kept in rows):
            continue
        fuller = [index for index, kept in enumerate(rows) if _says_all_of(row, kept)]
        if fuller:
            rows[fuller[0]] = row
        else:
            rows.append(row)
    return rows


def _says_all_of(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    return all(comparable(one.get(column)) == comparable(part) for column, part in other.items() if not is_silent(part))


def options_of(values: Iterable[Value]) -> frozenset[str]:
    """The options that any of these values of `many`, `offer` or `expect` has."""
    return frozenset(key for value in values if not is_silent(value) for key in value.get("options", ()))


def own_entries_of(values: Iterable[Value]) -> list[str]:
    """The entries in own words of all these values in their order, each once."""
    return _each_once((in_a_line(entry) for value in values if not is_silent(value) for entry in value.get("own", ())), normalise_words)


def names_on_all(lists: Sequence[Value]) -> list[str]:
    """The names that stand on every one of these lists, as the first spells them."""
    on_each = [{normalise_name(name) for name in ([] if is_silent(names) else names)} for names in lists]
    if not on_each or is_silent(lists[0]):
        return []
    return _each_once((name for name in lists[0] if all(normalise_name(name) in found for found in on_each)), normalise_name)


def _each_once(entries: Iterable[str], normalise: Callable[[str], str]) -> list[str]:
    first: dict[str, str] = {}
    for entry in entries:
        if entry:
            first.setdefault(normalise(entry), entry)
    return list(first.values())


def in_a_line(text: str) -> str:
    """Somebody's own words as they stand inside a sentence of the library: one line, without its closing full stop."""
    return " ".join(text.split()).removesuffix(".").removeprefix("- ").strip()

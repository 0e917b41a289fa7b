"""The published schema of the agreement says the same as the code that reads it."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from partnerships.domain.agreement import from_json, to_json
from partnerships.domain.errors import InvalidInput
from tests.architecture.sources import ROOT
from tests.golden_agreements import EXAMPLES, golden_agreement
from tests.languages import LANGUAGES

Path = tuple[str | int, ...]


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / "static" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:arig:schema:{name}"
    return Draft202012Validator(schema)


AGREEMENT = validator("agreement-1")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_agreement_is_valid(example: str, language: str) -> None:
    AGREEMENT.validate(to_json(golden_agreement(example, language)))


def test_every_key_that_is_missing_renamed_or_added_is_refused_by_both() -> None:
    whole = to_json(golden_agreement("nothing_fits", "en"))
    places = list(objects(whole))
    assert len({tuple(part for part in place if isinstance(part, str)) for place in places}) == 7  # every kind of object
    mutants = [mutant for place in one_of_each(places) for mutant in mutations(whole, place)]
    assert [mutant for mutant in mutants if AGREEMENT.is_valid(mutant) or is_read(mutant)] == []


@pytest.mark.parametrize("change", [{"number": "1"}, {"number": 0}, {"language": "fr"}, {"format": "arig-agreement/2"}, {"parties": []}])
def test_other_values_are_refused_by_the_schema(change: dict[str, Any]) -> None:
    assert not AGREEMENT.is_valid(to_json(golden_agreement("nothing_fits", "en")) | change)


def objects(value: Any, place: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict):
        yield place
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from objects(part, (*place, key))


def one_of_each(places: list[Path]) -> list[Path]:
    """The last of each kind: a clause stands for all clauses."""
    return list({tuple(part for part in place if isinstance(part, str)): place for place in places}.values())


def mutations(whole: dict[str, Any], place: Path) -> Iterator[dict[str, Any]]:
    for key in (*at(whole, place), ""):
        mutant = copy.deepcopy(whole)
        found = at(mutant, place)
        if key:
            if place and place[-1] == "facts" and key not in {"legal_name", "form", "required_signatures"}:
                continue  # what was not stated is left out
            found[f"{key}_"] = found.pop(key)
        else:
            found["more"] = None
        yield mutant
        if key:
            del found[f"{key}_"]
            yield mutant


def at(value: Any, place: Path) -> Any:
    for part in place:
        value = value[part]
    return value


def is_read(data: dict[str, Any]) -> bool:
    try:
        from_json(data)
    except InvalidInput:
        return False
    return True

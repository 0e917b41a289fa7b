"""The agreement of each example in each language, as golden files guard them. `python -m tests.golden_agreements` writes them anew."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from partnerships.domain.agreement import Agreement, from_json, to_json
from partnerships.domain.assembly import SettledClause, Signing, assemble
from partnerships.domain.distribution import Receiver, Receives
from partnerships.domain.facts import AgreementFactValue
from partnerships.domain.scenario import Scenario, read_scenario
from tests.languages import LANGUAGES, translate_to

ROOT = Path(__file__).parent
EXAMPLES = ("students_union", "infrastructure_only", "embedded", "nothing_fits")
# What every walk makes anew.
PARTNERSHIP_ID = "7K2M94XQ"


def golden_file(example: str, language: str) -> Path:
    return ROOT / "golden" / f"{example}_{language}.json"


def as_written(agreement: Agreement) -> str:
    """The agreement with the lines of its clauses one below the other, so that a difference can be read."""
    data = to_json(agreement)
    for clause in _clauses_in(data):
        clause["text"] = clause["text"].split("\n")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@cache
def golden_agreement(example: str, language: str) -> Agreement:
    """The agreement that the golden file holds."""
    data = json.loads(golden_file(example, language).read_text(encoding="utf-8"))
    for clause in _clauses_in(data):
        clause["text"] = "\n".join(clause["text"])
    return from_json(data)


def _clauses_in(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (clause for chapter in data["chapters"] for clause in chapter["clauses"])


@cache
def scenario(example: str) -> Scenario:
    """The example as it is read."""
    found, mistakes = read_scenario(json.loads((ROOT.parent / "examples" / f"{example}.json").read_text(encoding="utf-8")))
    assert found is not None, mistakes
    return found


def sides(example: str, language: str) -> tuple[Signing, ...]:
    """The sides of the golden agreement, as the agreement takes them."""
    return tuple(Signing(party.role, party.pole, party.facts, party.signatories) for party in golden_agreement(example, language).parties)


def clauses(example: str, language: str) -> list[SettledClause]:
    """What was settled in the golden agreement, without the standing clauses."""
    agreement = golden_agreement(example, language)
    pole_of = {party.term: party.pole for party in agreement.parties}
    return [
        SettledClause(
            clause.key,
            clause.heading,
            clause.text,
            date.fromisoformat(clause.open_until) if clause.open_until else None,
            pole_of[clause.open_owner] if clause.open_owner else None,
        )
        for clause in agreement.clauses
        if not clause.key.startswith("standing.")
    ]


def facts(example: str) -> dict[str, AgreementFactValue]:
    """The facts of the agreement that the example states."""
    return dict(scenario(example).facts)


def receivers(example: str) -> list[Receiver]:
    """Who receives the agreement: the list of the venture, then that of the organisation."""
    read = scenario(example)
    listed = sorted(read.recipients, key=lambda person: read.sides[person.side].role != "venture")
    return [Receiver(person.name, Receives.WHOLE) for person in listed]


def assembled(example: str, language: str, **more: Any) -> Agreement:
    """The golden agreement put together again from its pieces; `more` replaces what is given to `assemble`."""
    given: dict[str, Any] = {
        "language": language,
        "title": scenario(example).title,
        "partnership_id": PARTNERSHIP_ID,
        "number": 1,
        "questionnaire_version": "1",
        "sides": sides(example, language),
        "clauses": clauses(example, language),
        "facts": facts(example),
        "receivers": receivers(example),
        "translate": translate_to(language),
        "specimen": True,
    }
    return assemble(**{**given, **more})


def frozen(example: str, language: str) -> Agreement:
    """The agreement as the services freeze it, walked through the database; ids and dates of the walk are those of the golden file."""
    from partnerships.domain.lifecycle import Stage  # the site has to be set up before its services are loaded
    from partnerships.services import scenario as scenarios

    walked = replace(scenario(example), language=language)
    canonical = scenarios.canonical(scenarios.walk(walked, until=Stage.SIGNING, tell=lambda _line: None))
    return with_golden_id({key: value for key, value in canonical.items() if key != "comparison"})


def with_golden_id(canonical: dict[str, Any]) -> Agreement:
    """A frozen agreement under the id of the golden files."""
    return from_json(canonical | {"partnership_id": PARTNERSHIP_ID})


def write() -> None:
    """Walk every example in every language, in a database of its own, and write what was frozen."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    from django.db import connection
    from django.test.utils import setup_test_environment
    from django.utils import translation

    django.setup()
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    for example in EXAMPLES:
        for language in LANGUAGES:
            with translation.override("en"):
                golden_file(example, language).write_text(as_written(frozen(example, language)), encoding="utf-8")


if __name__ == "__main__":
    write()

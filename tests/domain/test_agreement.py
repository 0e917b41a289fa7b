"""The agreement's value: golden files, canonical bytes, fingerprint, numbering, and what the facts call for."""

import json
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from partnerships.domain.agreement import NOT_AN_AGREEMENT, Agreement, canonical_bytes, fingerprint, from_json, to_json
from partnerships.domain.assembly import SettledClause, Signing, missing_before_freezing
from partnerships.domain.clauses.library import standing
from partnerships.domain.clauses.structure import CHAPTERS, blocks
from partnerships.domain.errors import InvalidInput
from partnerships.domain.facts import Form, PartyFacts
from tests.golden_agreements import EXAMPLES, as_written, assembled, clauses, facts, golden_agreement, golden_file, sides
from tests.languages import LANGUAGES

every_example = pytest.mark.parametrize(("example", "language"), list(product(EXAMPLES, LANGUAGES)))
# Between a group and an association; only named clauses bind.
NAMED = "infrastructure_only"


def texts(agreement: Agreement) -> dict[str, str]:
    return {clause.key: clause.text for clause in agreement.clauses}


@every_example
def test_put_together_again_from_its_pieces_it_is_the_same(example: str, language: str) -> None:
    assert as_written(assembled(example, language)) == golden_file(example, language).read_text(encoding="utf-8")


@every_example
def test_it_survives_its_json(example: str, language: str) -> None:
    agreement = golden_agreement(example, language)

    assert from_json(to_json(agreement)) == agreement
    assert from_json(json.loads(canonical_bytes(agreement))) == agreement


@every_example
def test_the_same_value_always_gives_the_same_fingerprint(example: str, language: str) -> None:
    agreement = golden_agreement(example, language)

    assert fingerprint(agreement) == fingerprint(assembled(example, language))
    assert len(fingerprint(agreement)) == 64


def test_a_change_of_any_one_leaf_changes_the_fingerprint() -> None:
    agreement = assembled(NAMED, "he", clauses=clauses(NAMED, "he")[:6])
    data = to_json(agreement)
    seen = {fingerprint(agreement)}
    changed = list(one_leaf_changed(data))

    for other in changed:
        seen.add(fingerprint_of_anything(other))

    assert len(seen) == len(changed) + 1


def one_leaf_changed(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [{**value, key: other} for key in value for other in one_leaf_changed(value[key])]
    if isinstance(value, list):
        return [[*value[:place], other, *value[place + 1 :]] for place, item in enumerate(value) for other in one_leaf_changed(item)]
    if isinstance(value, bool):
        return [not value]
    return ["x" if value is None else f"{value}." if isinstance(value, str) else value + 1]


def fingerprint_of_anything(data: dict[str, Any]) -> str:
    """The fingerprint of the changed agreement, or the canonical form itself where it is no agreement any more."""
    try:
        return fingerprint(from_json(data))
    except InvalidInput:
        return json.dumps(data, sort_keys=True)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: {**data, "format": "arig-agreement/2"},
        lambda data: {**data, "colour": "red"},
        lambda data: {key: value for key, value in data.items() if key != "chapters"},
        lambda data: {**data, "chapters": [1]},
        lambda data: {**data, "parties": [{**data["parties"][0], "facts": {"legal_name": "x", "form": "guild"}}]},
        lambda data: {**data, "parties": None},
        lambda data: {},
    ],
)
def test_anything_else_is_no_agreement(damage: Any) -> None:
    with pytest.raises(InvalidInput):
        from_json(damage(to_json(golden_agreement(NAMED, "en"))))


def test_it_says_that_it_is_no_agreement() -> None:
    with pytest.raises(InvalidInput) as refusal:
        from_json({"format": "something"})

    assert refusal.value.message == NOT_AN_AGREEMENT


def test_clauses_are_numbered_by_chapter_in_the_order_of_the_chapters() -> None:
    agreement = golden_agreement(NAMED, "en")

    printed = [chapter.key for chapter in agreement.chapters]
    assert printed == [chapter.key for chapter in CHAPTERS if chapter.key in printed]
    assert [clause.number for clause in agreement.clauses] == [
        f"{place}.{index}"
        for place, chapter in enumerate(agreement.chapters, start=1)
        for index, _clause in enumerate(chapter.clauses, start=1)
    ]
    assert agreement.clauses[0].key == "standing.binds"


def test_a_chapter_without_clauses_is_not_printed() -> None:
    agreement = assembled(NAMED, "en", clauses=[], facts={**facts(NAMED), "objective": None})

    assert [chapter.key for chapter in agreement.chapters] == [
        *("binding", "sides", "money", "people", "decisions", "making", "confidentiality", "change", "ending", "law")
    ]


def test_a_clause_of_no_known_question_is_refused() -> None:
    with pytest.raises(KeyError):
        assembled(NAMED, "en", clauses=[SettledClause("fit.colour", "Colour", "Red.")])


def test_the_first_clause_lists_exactly_the_clauses_that_bind() -> None:
    agreement = golden_agreement(NAMED, "en")

    listed = next(block.lines for block in blocks(agreement.clauses[0].text) if block.is_list)

    expected = [clause for clause in agreement.clauses if clause.key in standing.NAMED_BINDING]
    assert listed == tuple(f"{clause.number} {clause.heading}" for clause in expected)


def test_when_everything_binds_no_clause_is_listed() -> None:
    agreement = assembled(NAMED, "en", facts={**facts(NAMED), "binds": "everything"})

    assert agreement.binds == "everything"
    assert [block.is_list for block in blocks(agreement.clauses[0].text)] == [False, False]


def test_when_only_confidentiality_binds_money_does_not() -> None:
    agreement = assembled(NAMED, "en", facts={**facts(NAMED), "binds": "confidentiality"})
    listed = next(block.lines for block in blocks(agreement.clauses[0].text) if block.is_list)

    expected = [clause for clause in agreement.clauses if clause.key in standing.ALWAYS_BINDING]
    assert listed == tuple(f"{clause.number} {clause.heading}" for clause in expected)
    assert "standing.confidentiality" in {clause.key for clause in expected}
    assert "standing.donations" not in {clause.key for clause in expected}


def test_every_clause_that_can_bind_alone_has_a_place() -> None:
    assert sorted(standing.NAMED_BINDING - {key for chapter in CHAPTERS for key in chapter.keys}) == []


def test_a_clause_that_both_leave_out_is_not_in_the_agreement() -> None:
    kept = SettledClause("credit.approval", "Approval", "Each side may publish.")
    left_out = SettledClause("credit.logos", "Logos", "Left out.", omitted=True)
    values = SettledClause("fit.values", "Shared values", "- Honesty", omitted=True)
    agreement = assembled(NAMED, "en", clauses=[left_out, kept, values])

    assert [clause.key for clause in agreement.clauses if not clause.key.startswith("standing.")] == ["credit.approval"]
    assert agreement.values == ()
    without_any = assembled(NAMED, "en", clauses=[left_out])
    assert "credit" not in {chapter.key for chapter in without_any.chapters}


def test_risks_with_a_clause_of_their_own_follow_the_list_in_their_order() -> None:
    keys = ["risks.list.10", "conflict.days", "risks.list.2", "risks.list", "conflict.first_step"]
    agreement = assembled(NAMED, "en", clauses=[SettledClause(key, key.upper(), "Words.") for key in keys])
    (risks,) = (chapter for chapter in agreement.chapters if chapter.key == "risks")

    assert [(clause.key, clause.heading) for clause in risks.clauses] == [
        ("risks.list", "RISKS.LIST"),
        ("risks.list.2", "RISKS.LIST.2"),
        ("risks.list.10", "RISKS.LIST.10"),
    ]
    alone = assembled(NAMED, "en", clauses=[SettledClause("risks.list.1", "A risk", "Words.")])
    assert [clause.key for chapter in alone.chapters if chapter.key == "risks" for clause in chapter.clauses] == ["risks.list.1"]


def test_an_open_clause_is_listed_among_the_open_points() -> None:
    left_open = SettledClause("credit.logos", "Logos", "Open.", date(2027, 3, 1), "organisation")
    agreement = assembled(NAMED, "en", clauses=[left_open])
    logos = next(clause for clause in agreement.clauses if clause.key == "credit.logos")

    assert (logos.open_until, logos.open_owner) == ("2027-03-01", "the Organisation")
    assert [(point.number, point.heading, point.owner, point.until) for point in agreement.open_points] == [
        (logos.number, "Logos", "the Organisation", "2027-03-01")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_values_for_the_agenda_are_the_items_of_their_clause(language: str) -> None:
    assert golden_agreement(NAMED, language).values == (
        "Discretion: nobody is named in public without her consent",
        "Independence: no funder and no other body decides what is said",
        "Order: every payment has an invoice before it leaves",
        "Good faith: questions are asked before a payment is held back",
    )


def test_values_in_own_words_are_its_paragraphs() -> None:
    own = [SettledClause("fit.values", "Shared values", "We say things in time.\n\nWe share credit.")]

    assert assembled(NAMED, "en", clauses=own).values == ("We say things in time.", "We share credit.")
    assert assembled(NAMED, "en", clauses=[replace(own[0], open_until=date(2027, 1, 1), open_owner="venture")]).values == ()
    assert assembled(NAMED, "en", clauses=[]).values == ()


def test_facts_that_are_not_stated_give_no_clause() -> None:
    sides_without_registration = [
        Signing("venture", "venture", PartyFacts("A", Form.PERSON)),
        Signing("organisation", "organisation", PartyFacts("B", Form.PERSON)),
    ]

    found = texts(assembled(NAMED, "en", sides=sides_without_registration, clauses=[], facts={}))

    assert sorted(standing.HEADINGS.keys() - found.keys()) == [
        "standing.binds",
        "standing.board",
        "standing.donations",
        "standing.language",
        "standing.law",
        "standing.minors",
        "standing.objective",
        "standing.start",
    ]


def test_authority_is_as_declared_where_no_resolution_is_stated() -> None:
    venture, organisation = sides(NAMED, "en")
    unresolved = replace(organisation, facts=replace(organisation.facts, resolution=""))

    declared = texts(assembled(NAMED, "en", sides=(venture, unresolved)))["standing.sides"]
    stated = texts(golden_agreement(NAMED, "en"))["standing.sides"]

    assert declared.splitlines()[-3] == (
        "- Authority: as declared by those who sign; the other side confirms that it accepts this declaration"
    )
    assert stated.splitlines()[-3] == "- Authority: resolution of the board of 3 November 2026"


def test_what_must_be_stated_before_freezing_has_its_place() -> None:
    incomplete = (sides(NAMED, "en")[0], Signing("organisation", "organisation", PartyFacts("B", Form.ASSOCIATION)))

    assert [mistake.place for mistake in missing_before_freezing(incomplete, {"binds": "named"})] == ["parties.1.number", "facts.start"]
    assert missing_before_freezing(sides(NAMED, "en"), facts(NAMED)) == ()


@every_example
def test_nothing_is_left_unfilled(example: str, language: str) -> None:
    agreement = golden_agreement(example, language)

    assert [clause.number for clause in agreement.clauses if "%(" in clause.text + clause.heading or not clause.text] == []
    assert [clause.key for clause in agreement.clauses if clause.key.startswith("standing.") and clause.key not in standing.HEADINGS] == []

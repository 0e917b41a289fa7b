"""Reading a scenario: every kind of mistake is named with its place, and nothing in the file can do more than that."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.scenario import Settlement, read_scenario

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
WHOLE: dict[str, Any] = {
    "title": "A garden",
    "language": "en",
    "path": "core",
    "parties": [
        {
            "role": "venture",
            "name": "Garden",
            "representatives": [
                {"name": "Ana", "email": "ana@garden.example", "signs": True},
                {"name": "Adi", "email": "adi@garden.example"},
            ],
            "answers": {
                "model.position": {"value": "infrastructure_only", "acceptable": ["main_matters_together"], "importance": "principle"},
                "model.idea": {"value": {"materials_created": "venture"}},
                "fit.values": {"value": [{"value": "Calm", "behaviour": "we wait"}]},
                "fit.expect": {"value": {"options": ["media"], "own": []}},
                "conflict.notice": {"undecided": True},
            },
        },
        {
            "role": "organisation",
            "name": "House",
            "number": "580000008",
            "representatives": [{"name": "Ben", "email": "ben@house.example", "signs": True}],
            "answers": {"conflict.notice": {"value": 30}},
        },
    ],
    "settle": {
        "model.position": {"by": "party", "party": 0},
        "model.idea": {"rows": {"materials_created": {"by": "value", "value": "jointly"}}},
        "conflict.notice": {"by": "open", "owner": 1, "until": "2027-03-01"},
    },
    "settle_rest": "first",
    "sign": [{"party": 0, "representative": 0}, {"party": 1, "representative": 0}],
    "facts": {"binds": "everything", "start": "2027-01-01"},
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """The whole scenario with one place set to another value; places are parted by a stroke, for keys hold dots."""
    data = copy.deepcopy(WHOLE)
    *way, last = path.split("/")
    inside: Any = data
    for step in way:
        inside = inside[int(step)] if isinstance(inside, list) else inside.setdefault(step, {})
    inside[int(last) if isinstance(inside, list) else last] = value
    return data


def told(data: object) -> dict[str, str]:
    """The mistakes as they are printed, by place."""
    scenario, mistakes = read_scenario(data)
    assert (scenario is None) == bool(mistakes)
    return {mistake.place: mistake.message % mistake.values if mistake.values else mistake.message for mistake in mistakes}


def test_a_scenario_without_mistakes_is_read() -> None:
    scenario, mistakes = read_scenario(WHOLE)
    assert mistakes == ()
    assert scenario is not None
    assert [person.signs for person in scenario.sides[0].people] == [True, False]
    assert scenario.settle["model.position"] == Settlement("party", party=0)
    assert scenario.settle["model.idea"] == Settlement("rows", rows={"materials_created": Settlement("value", value="jointly")})
    assert scenario.sign == ((0, 0), (1, 0))


def test_what_nobody_answered_is_settled_by_the_default_only() -> None:
    scenario, mistakes = read_scenario(changed("settle/credit.logos", {"by": "default"}))
    assert mistakes == ()
    assert scenario is not None
    assert scenario.settle["credit.logos"] == Settlement("default")
    sentence = "Nobody answered this question, so that there is no clause to settle."
    assert told(changed("settle/credit.logos", {"by": "bridge"})) == {"settle.credit.logos": sentence}


def test_what_both_give_and_expect_has_a_value_for_each_side() -> None:
    given = {"options": ["media"], "own": []}
    scenario, mistakes = read_scenario(changed("settle/fit.offer", {"by": "value", "value": {"organisation": {"gives": given}}}))
    assert mistakes == ()
    assert scenario is not None
    assert scenario.settle["fit.offer"].value == {"venture": {}, "organisation": {"gives": given}}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_have_no_mistake(example: Path) -> None:
    assert told(json.loads(example.read_text(encoding="utf-8"))) == {}


COUNTED = "Parties and representatives are counted from 0; there is none of this number."
EMPTY = "This cannot stay empty."
OBJECT = "A JSON object is expected here."
UNKNOWN = "There is nothing of this name here."
NO_QUESTION = "There is no question of this key on the path of this scenario."
NO_DATE = "This is not a date, such as 2027-03-01."
WAYS = "Choose one of: party, joint, bridge, value, default, text, open."


@pytest.mark.parametrize(
    ("path", "value", "place", "sentence"),
    [
        ("title", "  ", "title", EMPTY),
        ("title", 7, "title", "Text is expected here."),
        ("language", "fr", "language", "Choose one of: he, ar, en."),
        ("path", "scenic", "path", "Choose one of: core, full."),
        ("colour", "red", "colour", UNKNOWN),
        ("settle_rest", "last", "settle_rest", "This can only be “first”; leave it out otherwise."),
        ("settle", [], "settle", "A JSON object is expected here."),
        ("sign", {}, "sign", "A JSON list is expected here."),
        (
            "parties/0/role",
            "organisation",
            "parties",
            "A scenario has two parties, one at each pole; at least one of them is an organisation.",
        ),
        ("parties/0/role", "friend", "parties.0.role", "Choose one of: venture, organisation."),
        ("parties/0/pole", "organisation", "parties.0.pole", "A venture stands at its own pole."),
        ("parties/0/name", None, "parties.0.name", EMPTY),
        ("parties/0/motto", "x", "parties.0.motto", UNKNOWN),
        ("parties/0/representatives", [], "parties.0.representatives", "Each side needs somebody who acts for it."),
        (
            "parties/0/representatives/0/email",
            "ana",
            "parties.0.representatives.0.email",
            "This is not an e-mail address, such as name@example.org.",
        ),
        ("parties/0/representatives/0/name", "", "parties.0.representatives.0.name", EMPTY),
        ("parties/0/representatives/0/signs", "yes", "parties.0.representatives.0.signs", "This is yes or no."),
        ("parties/0/representatives/0/age", 30, "parties.0.representatives.0.age", UNKNOWN),
        (
            "parties/1/representatives/0/email",
            "ANA@garden.example",
            "parties",
            "The address ana@garden.example is used twice; nobody can sit on two sides.",
        ),
        (
            "parties/1/number",
            "580000009",
            "parties.1.number",
            "This number is not right: it has nine digits, and the last one checks the others.",
        ),
        ("parties/1/facts/section_46_until", "soon", "parties.1.facts.section_46_until", NO_DATE),
        ("parties/1/facts/hobby", "tea", "parties.1.facts.hobby", "There is no fact called hobby."),
        ("parties/0/answers/fit.money", {"value": 1}, "parties.0.answers.fit.money", NO_QUESTION),
        ("parties/0/answers/fit.horizon", 7, "parties.0.answers.fit.horizon", "A JSON object is expected here."),
        (
            "parties/1/answers/conflict.notice/notes",
            "",
            "parties.1.answers.conflict.notice.notes",
            "An answer has no part of this name.",
        ),
        (
            "parties/1/answers/conflict.notice/importance",
            "huge",
            "parties.1.answers.conflict.notice.importance",
            "The importance is one of principle, preference and flexible.",
        ),
        ("facts/binds", "nothing", "facts.binds", "Choose one of: everything, named, confidentiality."),
        ("facts/weather", "dry", "facts.weather", "There is no fact called weather."),
        ("settle/fit.money", {"by": "open"}, "settle.fit.money", NO_QUESTION),
        ("settle/model.position/by", "lot", "settle.model.position.by", WAYS),
        ("settle/model.position/party", 2, "settle.model.position.party", COUNTED),
        ("settle/model.position/party", True, "settle.model.position.party", COUNTED),
        ("settle/model.position/party", 1, "settle.model.position.party", "This side gave no answer to take."),
        ("settle/model.position/text", "x", "settle.model.position.text", UNKNOWN),
        ("settle/conflict.notice/owner", None, "settle.conflict.notice.owner", COUNTED),
        ("settle/conflict.notice/until", "2027-02-30", "settle.conflict.notice.until", NO_DATE),
        ("settle/model.position", {"by": "text", "text": " "}, "settle.model.position.text", EMPTY),
        (
            "settle/model.position",
            {"by": "joint"},
            "settle.model.position.by",
            "Only lists, names, and what both offer and expect can be put together.",
        ),
        ("settle/fit.offer", {"by": "value", "value": 1}, "settle.fit.offer.value", OBJECT),
        ("settle/fit.offer", {"by": "value", "value": {"venture": 1}}, "settle.fit.offer.value.venture", OBJECT),
        ("settle/fit.offer", {"by": "value", "value": {"friend": {}}}, "settle.fit.offer.value.friend", UNKNOWN),
        ("settle/fit.offer", {"by": "value", "value": {"venture": {"takes": 1}}}, "settle.fit.offer.value.venture.takes", UNKNOWN),
        ("settle/fit.offer", {"by": "bridge", "value": 1}, "settle.fit.offer.value", UNKNOWN),
        ("settle/fit.expect", {"by": "party", "party": 0}, "settle.fit.expect", "This is settled together with fit.offer."),
        (
            "settle/fit.horizon",
            {"by": "value", "value": "one_year"},
            "settle.fit.horizon",
            "Nobody answered this question, so that there is no clause to settle.",
        ),
        ("settle/model.position/rows", {}, "settle.model.position.rows", "This question has no rows; settle it as a whole."),
        ("settle/model.idea/rows/horses", {"by": "party"}, "settle.model.idea.rows.horses", "There is no row of this key."),
        (
            "settle/model.idea/rows/materials_created/value",
            "nobody",
            "settle.model.idea.rows.materials_created.value",
            "Choose one of: venture, jointly, organisation.",
        ),
        (
            "settle/model.idea/rows/name_domain_and_accounts",
            {"by": "party", "party": 0},
            "settle.model.idea.rows.name_domain_and_accounts.party",
            "This side gave no answer to take.",
        ),
        ("sign/0/party", 5, "sign.0.party", COUNTED),
        ("sign/0/representative", -1, "sign.0.representative", COUNTED),
        ("sign/0/representative", 1, "sign.0", "This person does not sign; say so with “signs”: true."),
        ("sign/1", {"party": 0, "representative": 0}, "sign.1", "This person has signed already, further up."),
    ],
)
def test_a_mistake_is_named_with_its_place(path: str, value: Any, place: str, sentence: str) -> None:
    assert told(changed(path, value)).get(place) == sentence


@pytest.mark.parametrize(
    ("key", "answer", "place"),
    [
        ("fit.horizon", {"value": "for ever"}, "value"),
        ("fit.horizon", {"value": "one_year", "acceptable": ["for ever"]}, "acceptable.0"),
        ("conflict.notice", {"value": 6}, "value"),
        ("conflict.exit", {"value": {"money": "nobody"}}, "value.money"),
        ("fit.offer", {"value": {"options": ["gold"], "own": []}}, "value.options.0"),
        ("risks.list", {"value": [{"risk": {"deck": "rain"}}]}, "value.0.risk.deck"),
        ("fit.horizon", {}, "value"),
        ("fit.horizon", {"undecided": True, "value": "one_year"}, "value"),
    ],
)
def test_an_answer_is_checked_as_in_the_browser(key: str, answer: Any, place: str) -> None:
    assert list(told(changed(f"parties/1/answers/{key}", answer))) == [f"parties.1.answers.{key}.{place}"]


def test_a_sixth_principle_is_too_many() -> None:
    answers = {
        key: {"value": value, "importance": "principle"}
        for key, value in {
            "fit.horizon": "one_year",
            "credit.logos": "equal",
            "credit.approval": "free",
            "credit.no_answer": "approved",
            "communication.meetings": "weekly",
            "resources.approach": "free",
        }.items()
    }
    assert told(changed("parties/1/answers", answers | {"conflict.notice": {"value": 30}})) == {
        "parties.1.answers": "At most 5 answers of a side can be a principle."
    }


def test_all_mistakes_are_told_at_once() -> None:
    data = changed("title", "") | {"language": "xx", "sign": 7}
    assert sorted(told(data)) == ["language", "sign", "title"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(ANYTHING)
def test_whatever_the_file_holds_it_is_read_or_explained(data: object) -> None:
    told(data)


def _places(data: Any, before: str = "") -> list[str]:
    """Every place of the whole scenario, so that anything can be put there."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    inner = [(f"{before}/{key}" if before else str(key), value) for key, value in pairs]
    return [place for place, _value in inner] + [deep for place, value in inner for deep in _places(value, place)]


@given(st.sampled_from(_places(WHOLE)), ANYTHING)
def test_whatever_stands_at_a_place_it_is_read_or_explained(place: str, value: object) -> None:
    told(changed(place, value))


def test_a_question_of_the_full_path_is_walked_on_it_only() -> None:
    data = changed("path", "full")
    data["parties"][0]["answers"]["credit.spokesperson"] = {"value": "by_subject"}
    assert (read_scenario(data)[1], [mistake.place for mistake in read_scenario({**data, "path": "core"})[1]]) == (
        (),
        ["parties.0.answers.credit.spokesperson"],
    )


def test_two_organisations_fill_both_poles() -> None:
    data = changed("parties/0/role", "organisation")
    data["parties"][0] |= {"pole": "venture", "number": "580531374"}
    scenario, mistakes = read_scenario(data)
    assert mistakes == ()
    assert scenario is not None
    assert [(side.role, side.pole) for side in scenario.sides] == [("organisation", "venture"), ("organisation", "organisation")]


def test_lines_of_the_distribution_list_become_recipients() -> None:
    """Of the side whose people write from the same domain, or else of the first; mistakes have their places."""
    data = copy.deepcopy(WHOLE)
    data["facts"]["distribution"] = ["Dana <dana@house.example>", "Noa <noa@funder.example>", "The board", "The board"]
    scenario, mistakes = read_scenario(data)
    assert mistakes == ()
    assert scenario is not None
    assert [(one.side, one.name, one.email) for one in scenario.recipients] == [
        (1, "Dana", "dana@house.example"),
        (0, "Noa", "noa@funder.example"),
        (0, "The board", ""),
    ]
    for wrong, places in ((7, ["facts.distribution"]), (["a\0", 4], ["facts.distribution.0", "facts.distribution.1"])):
        data["facts"]["distribution"] = wrong
        assert [mistake.place for mistake in read_scenario(data)[1]] == places

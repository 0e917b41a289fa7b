"""What a side could also live with, on the pages of its own side: beside the answer, named when it is wrong, and nobody else's to read."""

import json

import pytest
from django.urls import reverse

from partnerships.models import Partnership
from tests import factories
from tests.factories import TwoSides
from tests.people import Member
from tests.web.answer_pages import autosave_of, page_of, posted_by, saved_by, text_of, values_of


def acceptable_of(member: Member, key: str) -> object:
    return saved_by(member.representative)[key].answer.acceptable


@pytest.fixture
def full_sides(db: None) -> TwoSides:
    return factories.answering_round(path="full")


@pytest.mark.parametrize(
    ("key", "fields", "acceptable"),
    [
        ("fit.horizon", {"value": ["one_year"], "also": ["six_months", "two_years"]}, ["six_months", "two_years"]),
        ("resources.fee_kind", {"value": ["none"], "also": ["fixed_sum"]}, ["fixed_sum"]),
        ("conflict.notice", {"value": ["60"], "from": ["30"], "to": ["90"]}, {"from": 30, "to": 90}),
        ("model.idea", {"row-materials_created": ["venture"], "also-materials_created": ["jointly"]}, {"materials_created": ["jointly"]}),
    ],
)
def test_it_is_saved_and_shown_again(
    ana: Member, answering: Partnership, key: str, fields: dict[str, list[str]], acceptable: object
) -> None:
    posted = {f"{key}-{name}": values for name, values in fields.items()}
    assert ana.post(page_of(answering, key), posted).status_code == 302
    assert acceptable_of(ana, key) == acceptable
    response = ana.get(page_of(answering, key))
    assert {name: posted_by(response)[name] for name in posted} == posted
    assert f'id="{key.replace(".", "-")}-also" open>' in text_of(response)


def test_it_is_folded_away_until_something_is_in_it(ana: Member, answering: Partnership) -> None:
    assert 'id="fit-horizon-also">' in text_of(ana.get(page_of(answering, "fit.horizon")))


def test_it_is_saved_while_choosing(ana: Member, answering: Partnership) -> None:
    posted = {"conflict.notice-value": "60", "conflict.notice-from": "30", "conflict.notice-version": "0"}
    response = ana.post(autosave_of(answering, "conflict.notice"), posted)
    assert json.loads(response["HX-Trigger"]) == {"answers-saved": {"conflict.notice": 1}}
    assert acceptable_of(ana, "conflict.notice") == {"from": 30, "to": 60}


def test_it_stays_when_the_answer_changes_and_goes_when_it_becomes_the_answer(ana: Member, answering: Partnership) -> None:
    page = page_of(answering, "fit.horizon")
    factories.answer(ana.representative, {"fit.horizon": {"value": "one_year", "acceptable": ["six_months", "two_years"]}})
    ana.post(page, posted_by(ana.get(page)) | {"fit.horizon-value": ["open_ended"]})
    assert acceptable_of(ana, "fit.horizon") == ["six_months", "two_years"]
    ana.post(page, posted_by(ana.get(page)) | {"fit.horizon-value": ["two_years"]})
    assert acceptable_of(ana, "fit.horizon") == ["six_months"]
    ana.post(page, posted_by(ana.get(page)) | {"fit.horizon-also": []})
    assert acceptable_of(ana, "fit.horizon") is None


def test_silence_has_nothing_beside_it(ana: Member, answering: Partnership) -> None:
    page = page_of(answering, "fit.horizon")
    factories.answer(ana.representative, {"fit.horizon": {"value": "one_year", "acceptable": ["two_years"]}})
    assert ana.post(page, posted_by(ana.get(page)) | {"fit.horizon-value": ["?undecided"]}).status_code == 302
    assert acceptable_of(ana, "fit.horizon") is None


@pytest.mark.parametrize(
    ("ends", "anchors"),
    [
        ({"from": "90", "to": "30"}, ["conflict-notice-from"]),
        ({"from": "some days", "to": "900"}, ["conflict-notice-from", "conflict-notice-to"]),
    ],
)
def test_bad_input_is_explained_beside_the_field(ana: Member, answering: Partnership, ends: dict[str, str], anchors: list[str]) -> None:
    posted = {"conflict.notice-value": "60", **{f"conflict.notice-{end}": text for end, text in ends.items()}}
    response = ana.post(page_of(answering, "conflict.notice"), posted)
    asked = response.context["asked"][0]
    assert (response.status_code, values_of(ana), asked.other_complaints) == (200, {}, ())
    assert [complaint.anchor for complaint in asked.complaints_about_acceptable] == anchors
    assert all(f'id="{anchor}"' in text_of(response) for anchor in anchors)
    assert {end: posted_by(response)[f"conflict.notice-{end}"] for end in ends} == {end: [text] for end, text in ends.items()}
    assert 'id="conflict-notice-also" open>' in text_of(response)


def test_the_check_shows_it_to_the_own_side(ana: Member, answering: Partnership) -> None:
    ana.read_in("en")
    factories.answer(
        ana.representative,
        {
            "fit.horizon": {"value": "one_year", "acceptable": ["two_years"]},
            "conflict.notice": {"value": 60, "acceptable": {"from": 30, "to": 90}},
            "model.idea": {"value": {"materials_created": "venture"}, "acceptable": {"materials_created": ["jointly", "organisation"]}},
        },
    )
    response = ana.get(reverse("check_answers", args=[answering.public_id]))
    shown = {answer.question.key: answer.acceptable for topic in response.context["topics"] for answer in topic.answers}
    assert shown["fit.horizon"].items == ("Two years",)
    assert shown["conflict.notice"].text == "30 days to 90 days"
    assert [len(row) for row in shown["model.idea"].rows] == [3]
    assert text_of(response).count("Only your side reads this") == 3


def test_of_two_answers_at_once_each_keeps_its_own(ana: Member, answering: Partnership) -> None:
    rivka = Member(factories.join(ana.representative, "rivka@venture.example", own_side=True))
    page = page_of(answering, "fit.horizon")
    served = posted_by(rivka.get(page))
    ana.post(page, served | {"fit.horizon-value": ["one_year"], "fit.horizon-also": ["six_months"]})
    response = rivka.post(page, served | {"fit.horizon-value": ["one_year"], "fit.horizon-also": ["two_years"]})
    stale = response.context["stale"][0]
    assert (response.status_code, len(stale.mine.acceptable.items), stale.mine.acceptable != stale.theirs.acceptable) == (409, 1, True)
    fields: dict[str, list[str]] = {}
    for name, value in response.context["fields"]:
        fields.setdefault(name, []).append(value)
    rivka.post(page, fields | {stale.keep_name: ["theirs"]})
    assert acceptable_of(ana, "fit.horizon") == ["six_months"]
    rivka.post(page, fields | {stale.keep_name: ["mine"]})
    assert acceptable_of(ana, "fit.horizon") == ["two_years"]


def test_after_the_reveal_no_page_shows_it(ana: Member, ben: Member, answering: Partnership) -> None:
    ana.read_in("en")
    factories.reveal(answering, venture_answers={"fit.horizon": {"value": "one_year", "acceptable": ["open_ended"], "reason": "because"}})
    for member in (ana, ben):
        text = text_of(member.get(reverse("comparison", args=[answering.public_id, "fit"])))
        assert ("because" in text, "Only your side reads this" in text) == (True, False)


def test_as_at_the_start_is_one_press(full_sides: TwoSides) -> None:
    ana = Member(full_sides.venture)
    start = {"content": "together", "budget": "organisation_alone"}
    page = page_of(full_sides.partnership, "mechanism.decisions_later")
    assert ana.get(page).context["asked"][0].repeated.rows == ()
    ana.post(page, {"mechanism.decisions_later-same": "as_at_the_start"})
    assert values_of(ana) == {"mechanism.decisions_later": "as_at_the_start"}
    factories.answer(ana.representative, {"mechanism.decisions_start": {"value": start}})
    response = ana.get(page)
    assert [len(row) for row in response.context["asked"][0].repeated.rows] == [2, 2]
    posted = posted_by(response)
    assert posted["mechanism.decisions_later-row-content"] == ["together"]
    ana.post(page, {name: values for name, values in posted.items() if not name.endswith("-same")})
    assert values_of(ana)["mechanism.decisions_later"] == start


def test_the_check_shows_what_as_at_the_start_stands_for(full_sides: TwoSides) -> None:
    ana = Member(full_sides.venture)
    start = {"value": {"content": "together"}}
    factories.answer(ana.representative, {"mechanism.decisions_start": start, "mechanism.decisions_later": {"value": "as_at_the_start"}})
    response = ana.get(reverse("check_answers", args=[full_sides.partnership.public_id]))
    shown = {answer.question.key: answer.value for topic in response.context["topics"] for answer in topic.answers}
    assert shown["mechanism.decisions_later"].rows == shown["mechanism.decisions_start"].rows
    assert shown["mechanism.decisions_later"].text != ""

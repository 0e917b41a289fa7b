"""Every question of both paths, for the sides of both poles: shown, saved, shown again, checked, and nothing of the other side."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils.html import escape

from partnerships.domain.answers import PRINCIPLES_AT_MOST
from partnerships.domain.questionnaire.catalog import questionnaire
from partnerships.domain.questionnaire.structure import Kind, Path, Question, Questionnaire
from partnerships.models import Answer, Party
from partnerships.web.forms.acceptable_fields import WITH_ACCEPTABLE
from tests import factories
from tests.factories import TwoSides
from tests.people import Member
from tests.web.answer_pages import answer_rows, autosave_of, page_of, posted_by, saved_by, text_of
from tests.web.answer_samples import FEE_KINDS, full_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.walk]
CORE, FULL = (questionnaire("1", path) for path in Path)
WITH_BOTH_WORDINGS = [question for question in FULL.questions if question.by_pole]


@pytest.fixture(params=list(Path))
def path(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    return chosen


@pytest.fixture
def asked(path: Path) -> Questionnaire:
    return questionnaire("1", path)


@pytest.fixture
def sides(path: Path) -> TwoSides:
    return factories.answering_round(path=path)


@pytest.fixture(params=["venture", "organisation"])
def member(request: pytest.FixtureRequest, sides: TwoSides) -> Member:
    """Somebody of the side at that pole."""
    return Member(getattr(sides, request.param))


@pytest.fixture
def full_sides() -> TwoSides:
    return factories.answering_round(path=Path.FULL)


@pytest.fixture
def full_ana(full_sides: TwoSides) -> Member:
    return Member(full_sides.venture)


def page_keys(asked: Questionnaire) -> list[str]:
    return [page[0].page_key for page in asked.pages]


def answers_of(member: Member) -> dict[str, Any]:
    return {key: saved.answer for key, saved in saved_by(member.representative).items()}


def test_the_paths_have_the_pages_that_are_promised() -> None:
    assert (len(CORE.pages), len(FULL.pages), len(FULL.questions)) == (19, 55, 65)


@pytest.mark.parametrize("fee_kind", FEE_KINDS)
def test_what_is_answered_on_a_page_is_what_it_saves(sides: TwoSides, asked: Questionnaire, fee_kind: str) -> None:
    """The fields that show an answer, posted into an empty sheet, give that answer again."""
    member = Member(sides.venture)
    sheet = full_sheet(asked, fee_kind)
    factories.answer(member.representative, sheet)
    served = {step: posted_by(member.get(page_of(sides.partnership, step))) for step in page_keys(asked)}
    before = answers_of(member)
    Answer.objects.all().delete()
    for step, posted in served.items():
        without_versions = {name: values for name, values in posted.items() if not name.endswith("-version")}
        assert member.post(page_of(sides.partnership, step), without_versions).status_code == 302, step
    assert answers_of(member) == before
    assert {key for key, answer in before.items() if answer.acceptable} == {
        question.key for question in asked.questions if question.key in sheet and question.kind in WITH_ACCEPTABLE
    }


def test_nothing_changes_unless_somebody_changes_it(member: Member, sides: TwoSides, asked: Questionnaire) -> None:
    factories.answer(member.representative, full_sheet(asked))
    rows, before = answer_rows(), answers_of(member)
    for step in page_keys(asked):
        posted = posted_by(member.get(page_of(sides.partnership, step)))
        assert member.post(autosave_of(sides.partnership, step), posted).status_code == 200
        assert member.post(page_of(sides.partnership, step), posted).status_code == 302
    assert answer_rows() == rows
    for step in page_keys(asked):
        posted = posted_by(member.get(page_of(sides.partnership, step)))
        member.post(page_of(sides.partnership, step), posted | {f"{step}-note": ["something new"]})
    after = answers_of(member)
    assert {key for key in before if before[key] != after[key]} == set(page_keys(asked))


@pytest.mark.parametrize(("language", "pole"), [("he", "venture"), ("ar", "organisation"), ("en", "organisation")])
def test_everything_can_be_read(sides: TwoSides, asked: Questionnaire, language: str, pole: str) -> None:
    member = Member(getattr(sides, pole))
    factories.answer(member.representative, full_sheet(asked))
    before = answer_rows()
    member.read_in(language)
    read = [member.get(page_of(sides.partnership, step)).status_code for step in page_keys(asked)]
    checked = member.get(reverse("check_answers", args=[sides.partnership.public_id]))
    listed = text_of(member.get(reverse("task_list", args=[sides.partnership.public_id])))
    assert (set(read), checked.status_code, checked.context["missing"]) == ({200}, 200, 0)
    assert [step for step in page_keys(asked) if page_of(sides.partnership, step) not in listed] == []
    assert answer_rows() == before


def test_the_other_side_sees_nothing_of_it(sides: TwoSides, asked: Questionnaire) -> None:
    ben = Member(sides.organisation)
    there = [page_of(sides.partnership, step) for step in page_keys(asked)]
    there += [reverse(name, args=[sides.partnership.public_id]) for name in ("task_list", "check_answers")]

    def seen() -> list[list[str]]:
        return [[line for line in text_of(ben.get(address)).split("\n") if "csrf" not in line] for address in there]

    before = seen()
    factories.answer(sides.venture, full_sheet(asked))
    assert seen() == before


def test_as_many_principles_as_the_path_allows(member: Member, sides: TwoSides, asked: Questionnaire, path: Path) -> None:
    limit = PRINCIPLES_AT_MOST[path]
    sheet = {
        key: {**raw, "importance": "principle" if number < limit else "preference"}
        for number, (key, raw) in enumerate(full_sheet(asked).items())
    }
    factories.answer(member.representative, sheet)
    page = page_of(sides.partnership, "conflict.notice")
    member.read_in("en")
    assert f"At most {limit} answers can be a principle. {limit} of your other answers are." in text_of(member.get(page))
    response = member.post(page, posted_by(member.get(page)) | {"conflict.notice-importance": ["principle"]})
    assert [complaint.anchor for complaint in response.context["asked"][0].complaints] == ["conflict-notice-importance-0"]
    assert f"At most {limit} answers can be a principle." in text_of(response)


@pytest.mark.parametrize("question", WITH_BOTH_WORDINGS, ids=lambda question: question.key)
def test_each_side_reads_its_own_wording(full_sides: TwoSides, question: Question) -> None:
    for person in (full_sides.venture, full_sides.organisation):
        member = Member(person)
        member.read_in("en")
        own, other = (
            question.wording(pole) for pole in (person.party.pole, "organisation" if person.party.pole == "venture" else "venture")
        )
        response = member.get(page_of(full_sides.partnership, question.page_key))
        asked = next(each for each in response.context["asked"] if each.question.key == question.key)
        assert (asked.title, asked.hint) == (own.title, own.hint)
        for page in (text_of(response), text_of(member.get(reverse("check_answers", args=[full_sides.partnership.public_id])))):
            assert [escape(wording.title) in page for wording in (own, other)] == [True, False]


def test_no_question_has_more_rows_than_its_page_shows(member: Member, sides: TwoSides, asked: Questionnaire) -> None:
    factories.answer(member.representative, full_sheet(asked))
    for question in asked.questions:
        if question.kind in {Kind.NAMES, Kind.LIST}:
            response = member.get(page_of(sides.partnership, question.page_key))
            entries = response.context["asked"][0].entries
            assert (len(entries.rows), entries.may_add) == (question.max_names or question.max_rows, False)


def test_a_question_that_is_no_longer_asked_loses_its_answer(full_sides: TwoSides, full_ana: Member) -> None:
    page = page_of(full_sides.partnership, "resources.fee_kind")
    factories.answer(full_ana.representative, full_sheet(FULL, "percent_of_income"))
    assert full_ana.post(page, posted_by(full_ana.get(page)) | {"resources.fee_kind-value": ["fixed_sum"]})["Location"] == page
    assert {key for key in answers_of(full_ana) if key.startswith("resources.fee")} == {"resources.fee_kind"}
    assert [asked.question.key for asked in full_ana.get(page).context["asked"] if asked.is_visible] == [
        "resources.fee_kind",
        "resources.fee_sum",
    ]
    assert full_ana.post(page, posted_by(full_ana.get(page)) | {"resources.fee_sum-value": ["₪ 21,000"]}).status_code == 302
    assert answers_of(full_ana)["resources.fee_sum"].value == 21000
    assert posted_by(full_ana.get(page))["resources.fee_sum-value"] == ["21,000"]


@pytest.mark.parametrize(("role", "is_said"), [("venture", False), ("organisation", True)])
def test_of_two_organisations_a_line_says_which_is_which(full_sides: TwoSides, full_ana: Member, role: str, is_said: bool) -> None:
    Party.objects.filter(pole="venture").update(role=role)
    full_ana.read_in("en")
    line = (
        "In the questions and answers “the venture” stands for <bdi>מיזם הקיץ</bdi>, and “the organisation” for <bdi>אגודת הסטודנטים</bdi>."
    )
    there = [page_of(full_sides.partnership, "model.position")]
    there += [reverse(name, args=[full_sides.partnership.public_id]) for name in ("task_list", "check_answers")]
    assert [line in text_of(full_ana.get(address)) for address in there] == [is_said] * 3

"""A page of questions: every kind is shown, saved and shown again; nothing typed is lost, and nobody is overwritten unseen."""

from typing import Any, cast
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.domain.errors import StaleAnswer
from partnerships.domain.questionnaire.catalog import questionnaire
from partnerships.domain.questionnaire.structure import Path
from partnerships.models import Partnership
from partnerships.services.questionnaire import save_answers
from partnerships.web.answering import Answering, answering_of
from partnerships.web.forms.questionnaire import AnswersForm, page_forms
from partnerships.web.http import AccountRequest
from partnerships.web.wizard import save_page
from tests import factories
from tests.people import Member, Person
from tests.web.answer_pages import answer_rows, page_of, posted_by, saved_by, text_of, values_of

pytestmark = pytest.mark.every_database

CORE = questionnaire("1", Path.CORE)
# One answer to every question of the short path, as a side would give it.
EVERYTHING: dict[str, dict[str, Any]] = {
    "fit.purpose": {"value": "מה שלא יקום\n\nבלי שנינו", "importance": "principle", "reason": "כי", "note": "בינינו"},
    "fit.values": {"value": [{"value": "אמון", "behaviour": "אומרים מראש"}, {"value": "דיוק", "behaviour": ""}], "importance": "flexible"},
    "fit.offer": {"value": {"options": ["media", "known_name"], "own": ["מטבח"]}, "importance": "preference", "note": "לא תמיד"},
    "fit.expect": {"value": {"options": [], "own": ["סבלנות", "זמן"]}, "importance": "preference", "reason": "צריך"},
    "fit.horizon": {"value": "open_ended", "importance": "preference"},
    "risks.list": {
        "value": [{"risk": {"own": "גשם"}, "calm": "מטריה"}, {"risk": {"deck": "too_little_time"}, "calm": ""}], "importance": "preference",
    },
    "model.position": {"value": "infrastructure_only", "importance": "principle"},
    "model.idea": {"value": {"materials_created": "jointly", "name_domain_and_accounts": "venture"}, "importance": "preference"},
    "resources.fundraising": {"undecided": True, "reason": "עוד מדברים"},
    "resources.approach": {"not_relevant": True},
    "resources.fee_kind": {"value": "percent_of_income", "importance": "preference"},
    "resources.fee": {"value": 7.5, "importance": "flexible"},
    "resources.infrastructure_offer": {"undecided": True},
    "resources.infrastructure_expect": {"not_relevant": True, "note": "אין"},
    "credit.logos": {"value": "equal", "importance": "preference"},
    "credit.approval": {"value": "what_names_the_other", "importance": "preference"},
    "credit.no_answer": {"value": "reminder_then_approved", "importance": "preference"},
    "mechanism.decisions_start": {"value": {"content": "venture_alone", "publicity": "together"}, "importance": "preference"},
    "mechanism.reporting": {"value": {"activity": "quarterly"}, "importance": "preference"},
    "communication.meetings": {"value": "monthly", "importance": "preference"},
    "conflict.third_party": {"value": ["דנה לוי", "Noa Ben David"], "importance": "preference"},
    "conflict.third_party_role": {"value": "mediates", "importance": "preference"},
    "conflict.notice": {"value": 60, "importance": "preference"},
    "conflict.exit": {"value": {"money": "organisation", "name_and_materials": "by_agreement"}, "importance": "preference"},
}  # fmt: skip
PAGES = [page[0].page_key for page in CORE.pages]


def test_it_works(ana: Member, answering: Partnership) -> None:
    response = ana.post(page_of(answering, "fit.horizon"), {"fit.horizon-value": "one_year", "fit.horizon-version": "0"})
    assert response["Location"] == page_of(answering, "risks.list")
    assert values_of(ana) == {"fit.horizon": "one_year"}


def test_it_works_for_the_other_party(ben: Member, ana: Member, answering: Partnership) -> None:
    ben.post(page_of(answering, "fit.horizon"), {"fit.horizon-value": "six_months"})
    assert (values_of(ben), values_of(ana)) == ({"fit.horizon": "six_months"}, {})


@pytest.mark.parametrize("step", ["fit.horizon", "nonsense"])
def test_a_stranger_gets_404(dan: Member, eve: Person, answering: Partnership, step: str) -> None:
    assert [person.get(page_of(answering, step)).status_code for person in (dan, eve)] == [404, 404]
    assert dan.post(page_of(answering, step), {"fit.horizon-value": "one_year"}).status_code == 404


def test_somebody_who_left_gets_404(ana: Member, answering: Partnership) -> None:
    ana.representative.left_at = ana.representative.joined_at
    ana.representative.save()
    assert ana.get(page_of(answering, "fit.horizon")).status_code == 404


def test_nobody_signs_in_first_and_comes_back(nobody: Client, answering: Partnership) -> None:
    address = page_of(answering, "fit.horizon")
    assert nobody.get(address)["Location"] == f"{reverse('account_request_login_code')}?next={address}"


@pytest.mark.parametrize("step", ["nonsense", "done", "resources.fee", "fit.expect"])
def test_what_is_no_page_is_404(ana: Member, answering: Partnership, step: str) -> None:
    assert ana.get(page_of(answering, step)).status_code == 404


def test_the_wrong_stage_is_refused(ana: Member, partnership: Partnership) -> None:
    assert ana.get(page_of(partnership, "fit.horizon")).status_code == 409
    factories.begin_answering(partnership)
    factories.answer(ana.representative, {"fit.horizon": {"value": "one_year"}})
    factories.seal(ana.representative)
    response = ana.post(page_of(partnership, "fit.purpose"), {"fit.purpose-value": "words that came late"})
    assert (response.status_code, "words that came late" in text_of(response)) == (409, True)
    assert values_of(ana) == {"fit.horizon": "one_year"}


@pytest.mark.parametrize("step", PAGES)
@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_a_get_writes_nothing(ana: Member, answering: Partnership, step: str, language: str) -> None:
    factories.answer(ana.representative, EVERYTHING)
    before = answer_rows()
    ana.read_in(language)
    assert ana.get(page_of(answering, step)).status_code == 200
    assert answer_rows() == before


def test_the_answers_are_to_every_question() -> None:
    assert set(EVERYTHING) == {question.key for question in CORE.questions}


@pytest.mark.parametrize("step", PAGES)
def test_every_saved_answer_comes_back_from_its_page_unchanged(ana: Member, answering: Partnership, step: str) -> None:
    factories.answer(ana.representative, EVERYTHING)
    before, rows = {key: saved.answer for key, saved in saved_by(ana.representative).items()}, answer_rows()
    posted = posted_by(ana.get(page_of(answering, step)))
    assert ana.post(page_of(answering, step), posted).status_code == 302
    assert answer_rows() == rows
    keys = [question.key for question in CORE.questions if question.page_key == step]
    posted[f"{keys[0]}-note"] = ["something new"]
    assert ana.post(page_of(answering, step), posted).status_code == 302
    after = {key: saved.answer for key, saved in saved_by(ana.representative).items()}
    assert [key for key in before if before[key] != after[key]] == [keys[0]]
    assert after[keys[0]].note == "something new"


def test_bad_input_is_explained(ana: Member, answering: Partnership) -> None:
    posted = {"conflict.notice-value": "a year or so", "conflict.notice-reason": "because of school"}
    response = ana.post(page_of(answering, "conflict.notice"), posted)
    assert (response.status_code, values_of(ana)) == (200, {})
    asked = response.context["asked"][0]
    assert (asked.text, asked.reason) == ("a year or so", "because of school")
    assert 'href="#conflict-notice"' in text_of(response)


def test_a_mistake_leads_to_its_field(ana: Member, answering: Partnership) -> None:
    posted = {"fit.values-value": ["", "trust"], "fit.values-behaviour": ["we say it", "x" * 600]}
    response = ana.post(page_of(answering, "fit.values"), posted)
    anchors = [complaint.anchor for asked in response.context["asked"] for complaint in asked.complaints]
    assert anchors == ["fit-values-value-0", "fit-values-behaviour-1"]
    assert all(f'id="{anchor}"' in text_of(response) for anchor in anchors)


def test_a_page_without_an_answer_is_explained(ana: Member, answering: Partnership) -> None:
    response = ana.post(page_of(answering, "fit.horizon"), {"fit.horizon-importance": "preference"})
    assert (response.status_code, len(response.context["asked"][0].complaints), values_of(ana)) == (200, 1, {})


def test_one_of_two_questions_may_wait(ana: Member, answering: Partnership) -> None:
    assert ana.post(page_of(answering, "fit.offer"), {"fit.offer-value": ["media"]}).status_code == 302
    assert values_of(ana) == {"fit.offer": {"options": ["media"], "own": []}}


def test_emptying_the_fields_takes_the_answer_back(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, {"fit.purpose": {"value": "words"}})
    assert ana.post(page_of(answering, "fit.purpose"), {"fit.purpose-value": " ", "fit.purpose-version": "1"}).status_code == 302
    assert values_of(ana) == {}


def test_a_question_that_hangs_on_another_is_asked_after_saving(ana: Member, answering: Partnership) -> None:
    page = page_of(answering, "resources.fee_kind")
    assert [asked.is_visible for asked in ana.get(page).context["asked"]] == [True, False]
    assert ana.post(page, {"resources.fee_kind-value": "percent_of_income"})["Location"] == page
    assert [asked.is_visible for asked in ana.get(page).context["asked"]] == [True, True]
    posted = posted_by(ana.get(page)) | {"resources.fee-value": ["7"]}
    assert ana.post(page, posted)["Location"] == page_of(answering, "resources.infrastructure_offer")
    assert values_of(ana) == {"resources.fee_kind": "percent_of_income", "resources.fee": 7}


def test_what_is_no_longer_asked_is_not_saved(ana: Member, answering: Partnership) -> None:
    page = page_of(answering, "resources.fee_kind")
    ana.post(page, {"resources.fee_kind-value": "none", "resources.fee-value": "7"})
    assert values_of(ana) == {"resources.fee_kind": "none"}
    ana.post(page, posted_by(ana.get(page)) | {"resources.fee_kind-value": ["percent_of_expenses"], "resources.fee-value": ["7"]})
    ana.post(page, posted_by(ana.get(page)) | {"resources.fee_kind-value": ["fixed_sum"]})
    assert values_of(ana) == {"resources.fee_kind": "fixed_sum"}


def test_a_sixth_principle_is_explained(ana: Member, answering: Partnership) -> None:
    weighty = {key: {**raw, "importance": "principle"} for key, raw in EVERYTHING.items() if "value" in raw and key != "fit.horizon"}
    factories.answer(ana.representative, dict(list(weighty.items())[:5]))
    response = ana.post(page_of(answering, "fit.horizon"), {"fit.horizon-value": "one_year", "fit.horizon-importance": "principle"})
    assert (response.status_code, "fit.horizon" in values_of(ana)) == (200, False)
    assert [complaint.anchor for complaint in response.context["asked"][0].complaints] == ["fit-horizon-importance-0"]
    assert posted_by(response)["fit.horizon-value"] == ["one_year"]


@pytest.mark.parametrize(
    ("button", "rows"),
    [
        ({"add_row": "risks.list"}, [("", "rain"), ("", "")]),
        ({"add_row": "risks.list:idea_taken"}, [("", "rain"), ("idea_taken", "")]),
        ({"remove_row": "risks.list:0"}, []),
        ({"remove_row": "fit.values:0"}, [("", "rain")]),
        ({"remove_row": "risks.list:" + "9" * 5000}, [("", "rain")]),
    ],
)
def test_rows_come_and_go_without_a_script(
    ana: Member, answering: Partnership, button: dict[str, str], rows: list[tuple[str, str]]
) -> None:
    typed = {"risks.list-card": "", "risks.list-risk": "rain", "risks.list-calm": "an umbrella", "risks.list-note": "a secret"}
    response = ana.post(page_of(answering, "risks.list"), typed | button)
    posted = posted_by(response)
    assert list(zip(posted.get("risks.list-card", []), posted.get("risks.list-risk", []), strict=True)) == rows
    assert (posted["risks.list-note"], values_of(ana)) == (["a secret"], {})


def test_a_side_draws_from_its_own_deck(ana: Member, ben: Member, answering: Partnership) -> None:
    decks = [
        [card.value for card in person.get(page_of(answering, "risks.list")).context["asked"][0].entries.first_cards]
        for person in (ana, ben)
    ]
    assert [(deck[0], deck[-3:]) for deck in decks] == [
        ("idea_taken", ["strategy_drifts", "culture_drifts", "groups_become_committees"]),
        ("name_harmed_with_funders", ["strategy_drifts", "culture_drifts", "groups_become_committees"]),
    ]


def test_two_of_a_side_never_overwrite_each_other_unseen(ana: Member, answering: Partnership) -> None:
    rivka = Member(factories.join(ana.representative, "rivka@venture.example", own_side=True))
    page = page_of(answering, "fit.purpose")
    served = posted_by(rivka.get(page))
    ana.post(page, posted_by(ana.get(page)) | {"fit.purpose-value": ["what ana wrote"]})
    response = rivka.post(page, served | {"fit.purpose-value": ["what rivka wrote"], "fit.purpose-note": ["a note of rivka"]})
    assert (response.status_code, values_of(ana)) == (409, {"fit.purpose": "what ana wrote"})
    stale = response.context["stale"][0]
    assert (stale.changed_by, stale.theirs.value.text, stale.mine.value.text) == ("ana", "what ana wrote", "what rivka wrote")
    kept = [(name, value) for name, value in response.context["fields"] if value]
    fields = {name: [value] for name, value in kept}
    assert fields["fit.purpose-note"] == ["a note of rivka"]
    theirs = rivka.post(page, fields | {stale.keep_name: ["theirs"]})
    assert (theirs.status_code, values_of(ana)) == (302, {"fit.purpose": "what ana wrote"})
    mine = rivka.post(page, fields | {stale.keep_name: ["mine"]})
    assert (mine.status_code, values_of(ana)) == (302, {"fit.purpose": "what rivka wrote"})
    assert saved_by(ana.representative)["fit.purpose"].answer.note == "a note of rivka"


def test_the_same_page_posted_twice_is_saved_once(ana: Member, answering: Partnership) -> None:
    posted = {"fit.purpose-value": "words", "fit.purpose-version": "0"}
    assert [ana.post(page_of(answering, "fit.purpose"), posted).status_code for _ in range(2)] == [302, 302]
    assert saved_by(ana.representative)["fit.purpose"].version == 1


@pytest.mark.parametrize("version", ["", "x", "-1", "٣", "9" * 30])
def test_a_strange_version_is_no_version(ana: Member, answering: Partnership, version: str) -> None:
    posted = {"fit.purpose-value": "words", "fit.purpose-version": version}
    assert ana.post(page_of(answering, "fit.purpose"), posted).status_code == 302


def test_what_could_also_be_accepted_stays(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, {"fit.horizon": {"value": "one_year", "acceptable": ["two_years"]}})
    posted = posted_by(ana.get(page_of(answering, "fit.horizon"))) | {"fit.horizon-reason": ["because"]}
    ana.post(page_of(answering, "fit.horizon"), posted)
    assert saved_by(ana.representative)["fit.horizon"].answer.acceptable == ["two_years"]


def test_the_pages_of_the_open_topic_stand_in_the_rail(ana: Member, answering: Partnership) -> None:
    factories.answer(ana.representative, {"model.idea": EVERYTHING["model.idea"]})
    response = ana.get(page_of(answering, "model.position"))
    pages = [(page.step, page.is_answered, page.is_now) for page in response.context["rail"].now.pages]
    assert pages == [("model.position", False, True), ("model.idea", True, False)]
    # once beside the page, once above it on a telephone
    assert text_of(response).count('aria-current="step"') == 2


@pytest.mark.parametrize("answers", [{}, EVERYTHING])
@pytest.mark.parametrize("step", ["fit.horizon", "fit.offer", "conflict.exit"])
def test_a_page_takes_the_same_queries_always(
    ana: Member, answering: Partnership, django_assert_num_queries: DjangoAssertNumQueries, answers: dict[str, Any], step: str
) -> None:
    if answers:
        factories.answer(ana.representative, answers)
    with django_assert_num_queries(7):
        assert ana.get(page_of(answering, step)).status_code == 200


@pytest.mark.parametrize("answers", [{}, EVERYTHING])
def test_saving_takes_the_same_queries_always(
    ana: Member, answering: Partnership, django_assert_num_queries: DjangoAssertNumQueries, answers: dict[str, Any]
) -> None:
    if answers:
        save_answers(
            actor=ana.representative, round_=factories.current_round(answering), answers={**answers, "fit.horizon": None}, expected={}
        )
    with django_assert_num_queries(16):
        assert ana.post(page_of(answering, "fit.horizon"), {"fit.horizon-value": "one_year"}).status_code == 302


def test_the_page_shows_nothing_of_the_other_side(ana: Member, ben: Member, answering: Partnership) -> None:
    before = text_of(ben.get(page_of(answering, "fit.purpose")))
    factories.answer(ana.representative, {"fit.purpose": {"value": "MARKER", "note": "MARKER"}})
    after = text_of(ben.get(page_of(answering, "fit.purpose")))
    assert [line for line in before.split("\n") if "csrf" not in line] == [line for line in after.split("\n") if "csrf" not in line]


def test_ones_own_save_at_the_same_instant_is_no_conflict(ana: Member, answering: Partnership, rf: RequestFactory) -> None:
    request = rf.get(page_of(answering, "fit.purpose"))
    request.user = ana.account
    before = answering_of(cast("AccountRequest", request), answering.public_id)
    same, other = [_form(before, words) for words in ("words", "other words")]
    ana.post(page_of(answering, "fit.purpose"), {"fit.purpose-value": "words", "fit.purpose-version": "0"})
    assert save_page(before, same) == {"fit.purpose": 1}
    with pytest.raises(StaleAnswer):
        save_page(before, other)


def _form(answering: Answering, words: str) -> AnswersForm:
    form = page_forms("1", Path.CORE)["fit.purpose"](data=_posted(words), initial=answering.saved, pole=answering.seat.party.pole)
    assert form.is_valid()
    return form


def _posted(words: str) -> QueryDict:
    return QueryDict(urlencode({"fit.purpose-value": words, "fit.purpose-version": "0"}))

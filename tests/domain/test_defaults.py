"""What is offered where nobody answered: a value of its question, in words in every language, for each kind of cooperation."""

import pytest

from partnerships.domain.answers import parse_answer
from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.defaults import DEFAULTS, MIDDLE, POSITION, POSITIONS, default_value, joint_position, offered_keys
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.structure import Kind, Path, Question
from tests.languages import LANGUAGES, translate_to

CORE = QUESTIONNAIRE.on_path(Path.CORE)
WITHOUT_A_SENSIBLE_ONE = {
    "fit.purpose",
    "fit.values",
    "fit.offer",
    "fit.added_value",
    "fit.forces",
    "fit.success",
    "fit.quick_win",
    "fit.trust_steps",
    "risks.list",
    "model.position",
    "resources.funders",
    "resources.fee",
    "resources.fee_sum",
    "resources.fee_cap",
    "resources.infrastructure_offer",
    "resources.people",
    "mechanism.roles",
    "mechanism.leads",
}
CLAUSES = [question for question in QUESTIONNAIRE.questions if not question.is_crossed_second]


def asked(key: str, position: str | None) -> list[tuple[Question, object]]:
    """The value as answers: a crossed pair has one for each half of each side; that nobody is named is no answer."""
    question, value = QUESTIONNAIRE.question(key), default_value(QUESTIONNAIRE, key, position)
    if question.is_crossed_first:
        second = QUESTIONNAIRE.question(question.pair or "")
        return [(half, side[name]) for side in value.values() for half, name in ((question, "gives"), (second, "expects"))]
    return [] if question.kind is Kind.NAMES else [(question, value)]


def test_what_has_no_sensible_default_has_none() -> None:
    assert {question.key for question in CLAUSES} - set(DEFAULTS) == WITHOUT_A_SENSIBLE_ONE
    assert [default_value(QUESTIONNAIRE, key, None) for key in sorted(WITHOUT_A_SENSIBLE_ONE)] == [None] * len(WITHOUT_A_SENSIBLE_ONE)
    assert set(DEFAULTS) <= {question.key for question in CLAUSES}


@pytest.mark.parametrize("position", [None, *POSITIONS])
@pytest.mark.parametrize("key", DEFAULTS)
def test_every_default_is_a_value_of_its_question(key: str, position: str | None) -> None:
    for question, value in asked(key, position):
        assert parse_answer(question, {"value": value}).value == value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", DEFAULTS)
def test_every_default_has_words_and_a_reason_in_every_language(key: str, language: str) -> None:
    translate = translate_to(language)
    for position in POSITIONS:
        draft = drafting.draft(key, default_value(QUESTIONNAIRE, key, position), translate=translate)
        assert draft is not None
        assert len(draft.text) > 1
    assert (translate(DEFAULTS[key].why) == DEFAULTS[key].why) is (language == "en")


def test_where_the_kind_of_cooperation_matters_every_kind_has_its_value() -> None:
    assert {tuple(default.along) for default in DEFAULTS.values() if default.along} == {POSITIONS}
    assert tuple(stop.key for stop in QUESTIONNAIRE.question(POSITION).stops) == POSITIONS


def test_without_an_answer_to_the_model_it_is_the_middle() -> None:
    assert {key: default_value(QUESTIONNAIRE, key, None) for key in DEFAULTS} == {
        key: default_value(QUESTIONNAIRE, key, MIDDLE) for key in DEFAULTS
    }


def test_the_short_path_is_offered_its_own_questions_and_rows() -> None:
    assert offered_keys(CORE) == offered_keys(QUESTIONNAIRE) & {question.key for question in CORE.questions}
    assert list(default_value(CORE, "conflict.exit", None)) == ["money", "name_and_materials", "data"]
    assert default_value(CORE, "credit.spokesperson", None) is None


def test_a_question_that_there_is_not_has_no_default() -> None:
    assert default_value(QUESTIONNAIRE, "fit.money", None) is None


@pytest.mark.parametrize(
    ("values", "bridge", "expected"),
    [
        ((None, None), None, None),
        (("infrastructure_only", None), None, "infrastructure_only"),
        (("infrastructure_only", "infrastructure_only"), None, "infrastructure_only"),
        (("embedded_in_core_activity", "infrastructure_and_guidance"), None, "infrastructure_and_guidance"),
        (("embedded_in_core_activity", "infrastructure_only"), "main_matters_together", "main_matters_together"),
        (("embedded_in_core_activity", "infrastructure_only"), "no such stop", "infrastructure_only"),
    ],
)
def test_the_joint_position(values: tuple[str | None, str | None], bridge: str | None, expected: str | None) -> None:
    assert joint_position(QUESTIONNAIRE, values, bridge) == expected
    assert joint_position(QUESTIONNAIRE, values[::-1], bridge) == expected

"""Every example is walked through the services in two languages (--long: in all), and freezes to the words of its golden file.

In its own language it is walked to the seal, and compared with its golden file there: tests/management/test_run_scenario.py.
"""

import pytest

from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from tests.golden_agreements import EXAMPLES, as_written, frozen, golden_file, scenario
from tests.languages import LANGUAGES

IN_ANOTHER_LANGUAGE = [
    pytest.param(example, language, marks=() if turn == place % 2 else pytest.mark.long)
    for place, example in enumerate(EXAMPLES)
    for turn, language in enumerate(language for language in LANGUAGES if language != scenario(example).language)
]


@pytest.mark.django_db
@pytest.mark.walk
@pytest.mark.parametrize(("example", "language"), IN_ANOTHER_LANGUAGE)
def test_it_freezes_to_its_golden_file(example: str, language: str) -> None:
    assert as_written(frozen(example, language)) == golden_file(example, language).read_text(encoding="utf-8")


def test_the_examples_answer_every_question_and_speak_every_language() -> None:
    sheets = [side.answers for example in EXAMPLES for side in scenario(example).sides]
    answered = {key for sheet in sheets for key, answer in sheet.items() if "value" in answer}
    assert sorted({question.key for question in QUESTIONNAIRE.questions} - answered) == []
    assert {scenario(example).language for example in EXAMPLES} == set(LANGUAGES)
    assert {scenario(example).path for example in EXAMPLES} == {"full"}


def test_the_examples_settle_in_every_way() -> None:
    settled = [settlement for example in EXAMPLES for settlement in scenario(example).settle.values()]
    rows = [row for settlement in settled for row in settlement.rows.values()]
    assert {settlement.by for settlement in settled} == {"party", "joint", "bridge", "value", "text", "open", "default", "rows"}
    assert {row.by for row in rows} == {"party", "value", "text", "open"}

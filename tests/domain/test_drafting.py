"""Every question and every value that can be agreed gives a clause, in every language; silence gives none."""

import re
from datetime import date
from typing import Any

import pytest

from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.library.wording import Entries, long_date
from partnerships.domain.clauses.structure import CHAPTERS, ClauseDraft, blocks, chapter_of
from partnerships.domain.errors import InvalidInput
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.structure import Kind, Question
from tests.domain.agreed_values import CLAUSE_QUESTIONS, every_value
from tests.languages import LANGUAGES, translate_to

LATIN = re.compile(r"[A-Za-z]+")
PERCENT = re.compile(r"[\d.]+%")

SILENCES: tuple[Any, ...] = (None, "", [], {}, {"undecided": True}, {"not_relevant": True})


def draft(key: str, value: Any, language: str = "en", **more: Any) -> ClauseDraft:
    found = drafting.draft(key, value, translate=translate_to(language), **more)
    assert found is not None
    return found


def test_every_question_has_a_clause_and_nothing_else_has() -> None:
    assert sorted(drafting.CLAUSES) == sorted(question.key for question in CLAUSE_QUESTIONS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", CLAUSE_QUESTIONS, ids=lambda question: question.key)
def test_every_value_gives_a_whole_clause(question: Question, language: str) -> None:
    for value in every_value(question):
        clause = draft(question.key, value, language)

        assert clause.heading == drafting.heading(question.key, translate_to(language))
        assert clause.text == clause.text.strip()
        assert len(clause.text) > 1
        assert "%" not in PERCENT.sub("", clause.text)
        assert all(line for block in blocks(clause.text) for line in block.lines)
        assert all(cell for block in blocks(clause.text) for row in block.rows for cell in row)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("question", CLAUSE_QUESTIONS, ids=lambda question: question.key)
def test_a_clause_has_no_word_of_another_language(question: Question, language: str) -> None:
    for value in every_value(question):
        clause = draft(question.key, value, language)

        assert LATIN.findall(clause.heading + clause.text) == []


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param(question, value, id=f"{question.key}-{value}")
        for question in CLAUSE_QUESTIONS
        for value in SILENCES
        if not (question.kind is Kind.NAMES and value == [])  # no silence: the names that nobody else wrote were deleted
    ],
)
def test_silence_gives_no_clause(question: Question, value: Any) -> None:
    assert drafting.draft(question.key, value, translate=str) is None
    assert drafting.draft_for_party(question.key, {question.key: value}, "venture", translate=str) is None
    assert drafting.draft_joint(question.key, {"venture": {question.key: value}, "organisation": {}}, translate=str) is None


@pytest.mark.parametrize("question", CLAUSE_QUESTIONS, ids=lambda question: question.key)
def test_what_both_answer_alike_is_drafted_for_both_and_for_each(question: Question) -> None:
    for value in every_value(question):
        if question.is_crossed_first or value == []:
            continue
        sheet = {question.key: value}
        alone = drafting.draft_for_party(question.key, sheet, "venture", translate=str)

        assert alone is not None
        if question.kind is not Kind.NAMES:
            assert drafting.draft_joint(question.key, {"venture": sheet, "organisation": dict(sheet)}, translate=str) == alone
            assert drafting.draft_joint(question.key, {"venture": sheet, "organisation": {}}, translate=str) == alone


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("credit.logos", "tiny"),
        ("credit.logos", ["equal"]),
        ("credit.logos", {"text": "Ours"}),
        ("model.idea", {"materials_created": "nobody"}),
        ("model.idea", {"colours": "venture"}),
        ("model.idea", "venture"),
        ("fit.purpose", 7),
        ("fit.values", "Honesty"),
        ("fit.offer", {"venture": ["media"]}),
        ("fit.offer", {"venture": {"gives": {"options": ["dragons"], "own": []}}}),
        ("fit.table", {"options": ["dragons"], "own": []}),
        ("fit.table", ["finance"]),
        ("communication.share", {"venture": {"gives": {"results": "always"}}}),
        ("communication.share", {"venture": {"gives": {"dragons": "monthly"}}}),
        ("risks.list", [{"risk": {"deck": "dragons"}}]),
        ("resources.fee", "7"),
        ("resources.fee", float("nan")),
        ("resources.fee", True),
        ("resources.fee", -1),
        ("resources.fee_sum", 0.5),
        ("conflict.notice", 7.5),
        ("conflict.third_party", 7),
    ],
)
def test_a_value_that_the_question_cannot_have_is_refused(key: str, value: Any) -> None:
    with pytest.raises(InvalidInput):
        drafting.draft(key, value, translate=str)


def test_an_unknown_question_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        drafting.draft("fit.colour", "red", translate=str)


def test_every_question_has_exactly_one_chapter() -> None:
    assert sorted(key for chapter in CHAPTERS for key in chapter.question_keys) == sorted(question.key for question in CLAUSE_QUESTIONS)
    assert {chapter_of(question.key).key for question in CLAUSE_QUESTIONS} <= {chapter.key for chapter in CHAPTERS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_values_never_give_the_same_words(language: str) -> None:
    for question in CLAUSE_QUESTIONS:
        if question.kind in {Kind.SCALE, Kind.CHOICE, Kind.MATRIX, Kind.MANY}:
            values = every_value(question)
            texts = [draft(question.key, value, language).text for value in values]

            assert [value for place, value in enumerate(values) if texts[place] in texts[:place]] == [], question.key


def test_every_card_of_the_deck_has_its_words() -> None:
    deck = QUESTIONNAIRE.question("risks.list").deck
    shape = drafting.CLAUSES["risks.list"]

    assert isinstance(shape, Entries)
    assert sorted(card.key for cards in deck.values() for card in cards) == sorted(shape.deck)


def test_what_is_offered_and_expected_is_given_and_what_only_one_names_is_not() -> None:
    clause = draft(
        "resources.infrastructure_offer",
        {
            "venture": {"gives": {"options": ["software"], "own": []}, "expects": {"options": ["office", "payroll"], "own": ["a van"]}},
            "organisation": {"gives": {"options": ["office", "insurance"], "own": ["A van."]}, "expects": {"undecided": True}},
        },
    )

    assert [block.lines for block in blocks(clause.text)][:-1] == [
        ("The Venture is also willing to give, should it be needed:",),
        ("software",),
        ("The Organisation gives the following services for the Activity:",),
        ("office space", "A van"),
        ("The Organisation is also willing to give, should it be needed:",),
        ("insurance of the Activity, within its policies",),
    ]


def test_one_sides_wish_is_that_the_other_gives_what_it_expects() -> None:
    sheet = {"fit.offer": {"options": ["media"], "own": []}, "fit.expect": {"options": ["known_name"], "own": []}}

    clause = drafting.draft_for_party("fit.offer", sheet, "organisation", translate=str)

    assert clause is not None
    assert [block.lines for block in blocks(clause.text)][:4] == [
        ("The Venture brings to the cooperation:",),
        ("a known and trusted name, used as agreed in the chapter on credit, name and logos",),
        ("The Organisation brings to the cooperation:",),
        ("ties to the media",),
    ]


def test_own_words_of_a_choice_are_the_clause() -> None:
    assert draft("resources.fee_kind", {"own": "  As the donor's budget says. "}).text == "As the donor's budget says."


def test_own_words_of_a_choice_stand_in_a_sentence_where_there_is_one() -> None:
    assert draft("communication.channel", {"own": "by pigeon."}).text.startswith(
        "From day to day the sides stay in touch in this way: by pigeon.\n\n"
    )


def test_the_rate_says_what_it_is_a_percentage_of() -> None:
    assert draft("resources.fee", 7, answers={"resources.fee_kind": "percent_of_income"}).text == (
        "The rate of the payment for services is 7% of the income that the Organisation actually received for the Activity, "
        "and never more than the donor or funder of the money permits."
    )
    assert "7.5% of the expenses" in draft("resources.fee", 7.5, answers={"resources.fee_kind": "percent_of_expenses"}).text
    assert draft("resources.fee", 7).text.startswith("Where the payment for services is a percentage, its rate is 7%")
    assert draft("resources.fee", 0, answers={"resources.fee_kind": "percent_of_income"}).text == (
        "No percentage is taken as payment for services."
    )


@pytest.mark.parametrize(
    ("kinds", "opening"),
    [
        (("percent_of_income", "percent_of_income"), "The rate of the payment for services is 7% of the income"),
        (("percent_of_income", None), "The rate of the payment for services is 7% of the income"),
        (("percent_of_income", "percent_of_expenses"), "Where the payment for services is a percentage, its rate is 7%"),
    ],
)
def test_a_joint_rate_is_of_what_both_take_it_of(kinds: tuple[str, str | None], opening: str) -> None:
    sheets = {pole: {"resources.fee": 7, "resources.fee_kind": kind} for pole, kind in zip(("venture", "organisation"), kinds, strict=True)}
    clause = drafting.draft_joint("resources.fee", sheets, translate=str)

    assert clause is not None
    assert clause.text.startswith(opening)


def test_what_holds_later_is_what_holds_at_the_start_where_a_side_says_so() -> None:
    start = {"content": "venture_alone", "budget": "together"}
    said = {"mechanism.decisions_start": start, "mechanism.decisions_later": "as_at_the_start"}
    written_out = {"mechanism.decisions_later": start}

    clause = drafting.draft_for_party("mechanism.decisions_later", said, "venture", translate=str)

    assert clause is not None
    assert [row[0] for row in blocks(clause.text)[0].body] == ["Content of the Activity", "Budget"]
    assert drafting.draft_joint("mechanism.decisions_later", {"venture": said, "organisation": written_out}, translate=str) == clause
    assert draft("mechanism.decisions_later", "as_at_the_start", answers=said) == clause
    assert drafting.draft("mechanism.decisions_later", "as_at_the_start", translate=str) is None
    assert drafting.agreed_answers({"venture": said, "organisation": written_out}) == {
        "mechanism.decisions_start": start,
        "mechanism.decisions_later": start,
    }


def test_dates_are_plain() -> None:
    assert long_date(date(2026, 6, 8), translate_to("en")) == "8 June 2026"
    assert long_date(date(2026, 6, 8), translate_to("he")) == "8 ביוני 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_point_says_who_and_until_when(language: str) -> None:
    translate = translate_to(language)
    text = drafting.open_point_text("Logos", "organisation", date(2027, 3, 1), translate=translate)

    assert text.startswith(
        {
            "en": "The sides have not yet agreed on “Logos”. By 1 March 2027 the Organisation brings",
            "he": "הצדדים עדיין לא הסכימו בעניין ״Logos״",
            "ar": "لم يتّفق الطرفان",
        }[language]
    )

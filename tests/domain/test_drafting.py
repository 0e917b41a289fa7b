"""Every core question and every value that can be agreed gives a clause, in both languages; silence gives none."""

import re
from datetime import date
from typing import Any

import pytest

from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.library import risks
from partnerships.domain.clauses.library.wording import day_count, long_date, percentage
from partnerships.domain.clauses.structure import CHAPTERS, ClauseDraft, blocks, chapter_of
from partnerships.domain.errors import InvalidInput
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.structure import Kind, Question
from tests.languages import LANGUAGES, translate_to

OWN = "מילים שלנו"
CLAUSE_QUESTIONS = [question for question in QUESTIONNAIRE.questions if not question.is_crossed_second]
LATIN = re.compile(r"[A-Za-z]")

SILENCES: tuple[Any, ...] = (None, "", [], {}, {"undecided": True}, {"not_relevant": True})


def draft(key: str, value: Any, language: str = "en", **more: Any) -> ClauseDraft:
    found = drafting.draft(key, value, translate=translate_to(language), **more)
    assert found is not None
    return found


def every_value(question: Question) -> list[Any]:
    match question.kind:
        case Kind.SCALE:
            return [stop.key for stop in question.stops]
        case Kind.CHOICE:
            return [*(option.key for option in question.options), {"own": OWN}]
        case Kind.MATRIX:
            return [{row.key: stop.key} for row in question.rows for stop in question.stops] + [
                {row.key: {"own": OWN}} for row in question.rows
            ]
        case Kind.NUMBER:
            assert question.number is not None
            return [int(question.number.minimum), int(question.number.maximum), 8] + ([7.5] if question.number.step < 1 else [])
        case Kind.TEXT:
            return [OWN, f"{OWN}\n\n- {OWN}\n- {OWN}"]
        case Kind.NAMES:
            return [[OWN]]
        case Kind.OFFER:
            given = [{"options": [option.key], "own": []} for option in question.options] + [{"options": [], "own": [OWN]}]
            return [
                {"venture": {"gives": one, "expects": None}, "organisation": {"gives": None, "expects": wanted}}
                for one in given
                for wanted in (one, None)
            ]
        case Kind.LIST if question.key == "risks.list":
            cards = [{"deck": key} for key in risks.DECK]
            return [[{"risk": risk, "calm": calm}] for risk in (*cards, {"own": OWN}) for calm in (OWN, "")]
        case Kind.LIST:
            return [[{"value": OWN, "behaviour": OWN}], [{"value": OWN, "behaviour": ""}]]
        case _:
            raise AssertionError(question.kind)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", CLAUSE_QUESTIONS, ids=lambda question: question.key)
def test_every_value_gives_a_whole_clause(question: Question, language: str) -> None:
    for value in every_value(question):
        clause = draft(question.key, value, language)

        assert clause.heading == drafting.heading(question.key, translate_to(language))
        assert clause.text == clause.text.strip()
        assert len(clause.text) > 1
        assert "%" not in clause.text.replace("7.5%", "").replace("0%", "").replace("8%", "").replace("30%", "")
        assert all(line for block in blocks(clause.text) for line in block.lines)


@pytest.mark.parametrize("question", CLAUSE_QUESTIONS, ids=lambda question: question.key)
def test_a_hebrew_clause_is_hebrew_throughout(question: Question) -> None:
    for value in every_value(question):
        clause = draft(question.key, value, "he")

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


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("credit.logos", "tiny"),
        ("credit.logos", ["equal"]),
        ("credit.logos", {"text": "Ours"}),
        ("model.idea", {"materials_created": "nobody"}),
        ("model.idea", "venture"),
        ("fit.purpose", 7),
        ("fit.values", "Honesty"),
        ("fit.offer", {"venture": ["media"]}),
        ("risks.list", [{"risk": {"deck": "dragons"}}]),
        ("resources.fee", "7"),
        ("resources.fee", float("nan")),
        ("resources.fee", True),
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


def test_two_values_never_give_the_same_words() -> None:
    for question in CLAUSE_QUESTIONS:
        if question.kind in {Kind.SCALE, Kind.CHOICE, Kind.MATRIX}:
            texts = [draft(question.key, value).text for value in every_value(question)]

            assert len(set(texts)) == len(texts), question.key


def test_every_card_of_the_deck_has_its_words() -> None:
    deck = QUESTIONNAIRE.question("risks.list").deck

    assert sorted(card.key for cards in deck.values() for card in cards) == sorted(risks.DECK)


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


def test_the_rate_says_what_it_is_a_percentage_of() -> None:
    assert draft("resources.fee", 7, fee_kind="percent_of_income").text == (
        "The rate of the payment for services is 7% of the income that the Organisation actually received for the Activity, "
        "and never more than the donor or funder of the money permits."
    )
    assert "7.5% of the expenses" in draft("resources.fee", 7.5, fee_kind="percent_of_expenses").text
    assert draft("resources.fee", 7).text.startswith("Where the payment for services is a percentage, its rate is 7%")
    assert draft("resources.fee", 0, fee_kind="percent_of_income").text == "No percentage is taken as payment for services."


def test_names_of_which_none_was_left_still_give_the_clause_on_finding_a_third_party() -> None:
    sought = draft("conflict.third_party", ["דלית"], other_value=["נועה"])
    assert draft("conflict.third_party", [], other_value=[]) == sought
    assert drafting.draft_joint("conflict.third_party", {"venture": {"conflict.third_party": []}, "organisation": {}}, translate=str) == (
        drafting.draft("conflict.third_party", ["דלית"], translate=str)
    )


def test_a_third_party_is_never_named_by_a_draft() -> None:
    same = draft("conflict.third_party", ["קרן דלית"], other_value=["דלית"])
    others = draft("conflict.third_party", ["דלית"], other_value=["נועה"])

    assert same.text.startswith("The sides intend to turn")
    assert others.text.startswith("In a dispute that the sides did not settle between them, each of them may ask")
    assert "דלית" not in same.text + others.text


def test_lists_of_both_sides_are_merged() -> None:
    honesty, courage = {"value": "Honesty", "behaviour": "We say it."}, {"value": "Courage", "behaviour": ""}

    clause = drafting.draft_joint(
        "fit.values", {"venture": {"fit.values": [honesty]}, "organisation": {"fit.values": [courage, honesty]}}, translate=str
    )

    assert clause is not None
    assert blocks(clause.text)[1].lines == ("Honesty: We say it", "Courage")


def test_there_is_no_joint_draft_where_the_sides_differ() -> None:
    sheets = {"venture": {"credit.logos": "equal"}, "organisation": {"credit.logos": "organisation_large"}}

    assert drafting.draft_joint("credit.logos", sheets, translate=str) is None
    sheets["venture"] = sheets["organisation"]
    assert drafting.draft_joint("credit.logos", sheets, translate=str) == draft("credit.logos", "organisation_large")


def test_somebodys_words_cannot_become_a_placeholder_or_another_item() -> None:
    clause = draft("fit.values", [{"value": "100%(value)s", "behaviour": "one\n- two"}])

    assert blocks(clause.text)[1].lines == ("100%(value)s: one - two",)


@pytest.mark.parametrize(
    ("number", "english", "hebrew"), [(1, "one day", "יום אחד"), (2, "two days", "יומיים"), (30, "30 days", "30 ימים")]
)
def test_days_are_counted_in_words(number: int, english: str, hebrew: str) -> None:
    assert (day_count(number, translate_to("en")), day_count(number, translate_to("he"))) == (english, hebrew)


def test_numbers_and_dates_are_plain() -> None:
    assert [percentage(value) for value in (7, 7.0, 7.5, "10", "30.0")] == ["7%", "7%", "7.5%", "10%", "30%"]
    assert long_date(date(2026, 6, 8), translate_to("en")) == "8 June 2026"
    assert long_date(date(2026, 6, 8), translate_to("he")) == "8 ביוני 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_point_says_who_and_until_when(language: str) -> None:
    translate = translate_to(language)
    text = drafting.open_point_text("Logos", "organisation", date(2027, 3, 1), translate=translate)

    assert text.startswith(
        {
            "en": "The sides have not yet agreed on “Logos”. By 1 March 2027 the Organisation brings",
            "he": "הצדדים עדיין לא הסכימו בעניין ״Logos״. הארגון יביא הצעה לצד האחר",
        }[language]
    )


def test_blocks_are_read_from_plain_text() -> None:
    found = blocks("one\nstill one\n- a\n- b\n\n- c\ntwo\n\n\nthree")

    assert [(block.is_list, block.lines) for block in found] == [
        (False, ("one still one",)),
        (True, ("a", "b")),
        (True, ("c",)),
        (False, ("two",)),
        (False, ("three",)),
    ]

"""One topic with both answers side by side."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.models import Partnership
from tests import factories
from tests.people import Member

EXAMPLE = json.loads((Path(__file__).parents[2] / "examples" / "students_union.json").read_text(encoding="utf-8"))
ANSWERS = {side["role"]: side["answers"] for side in EXAMPLE["parties"]}


def queries_of(person: Member, address: str) -> int:
    """How often the page asks the database."""
    with CaptureQueriesContext(connection) as queries:
        assert person.get(address).status_code == 200
    return len(queries)


def url_of(partnership: Partnership, topic: str = "model") -> str:
    return reverse("comparison", args=[partnership.public_id, topic])


def test_it_leads_on_to_the_next_topic(ana: Member, revealed: Partnership) -> None:
    followed = {topic: ana.get(url_of(revealed, topic)).context["next_topic"] for topic in ("model", "conflict")}
    assert (followed["model"].key, followed["conflict"]) == ("resources", None)


def test_it_works(ana: Member, revealed: Partnership) -> None:
    question = ana.get(url_of(revealed)).context["questions"][0]
    sides = question.halves[0].sides
    assert [(answer.value.text, answer.is_principle, answer.reason) for answer in sides] == [
        ("תשתית בלבד", True, "כדי להישאר קלים"),
        ("תוכנית של הארגון", False, ""),
    ]
    assert (question.tag.kind, question.sentence) == ("talk", "פער של 3 צעדים.")
    assert question.scale is not None


def test_it_works_for_the_other_party(ben: Member, ana: Member, revealed: Partnership) -> None:
    assert ben.get(url_of(revealed)).context["questions"] == ana.get(url_of(revealed)).context["questions"]


def test_a_stranger_gets_404(dan: Member, revealed: Partnership) -> None:
    assert dan.get(url_of(revealed)).status_code == 404


def test_an_unknown_topic_gets_404(ana: Member, revealed: Partnership) -> None:
    assert ana.get(url_of(revealed, "weather")).status_code == 404


def test_the_wrong_stage_is_refused(ana: Member, answering: Partnership) -> None:
    assert ana.get(url_of(answering)).status_code == 409


@pytest.mark.parametrize("topic", ["fit", "risks", "model", "resources", "credit", "mechanism", "communication", "conflict"])
@pytest.mark.parametrize("language", ["he", "en"])
def test_every_topic_has_its_page(ana: Member, revealed: Partnership, topic: str, language: str) -> None:
    ana.read_in(language)
    assert ana.get(url_of(revealed, topic)).status_code == 200


def test_a_matrix_shows_its_rows(ana: Member, answering: Partnership) -> None:
    factories.reveal(
        answering,
        venture_answers={"model.idea": {"value": {"materials_created": "venture", "name_domain_and_accounts": "venture"}}},
        organisation_answers={"model.idea": {"value": {"materials_created": "organisation"}}},
    )
    rows = ana.get(url_of(answering)).context["questions"][1].rows
    assert [(row.tag.kind, row.choices[1][1] == "") for row in rows] == [("talk", False), ("talk", True)]


def test_a_crossed_pair_is_sorted_by_its_outcome(ana: Member, answering: Partnership) -> None:
    factories.reveal(
        answering,
        venture_answers={
            "fit.offer": {"value": {"options": ["subject_expertise"], "own": ["צוות"]}},
            "fit.expect": {"value": {"options": ["media"], "own": []}},
        },
        organisation_answers={
            "fit.offer": {"value": {"options": ["known_name"], "own": []}},
            "fit.expect": {"value": {"options": ["subject_expertise"], "own": []}},
        },
    )
    question = next(one for one in ana.get(url_of(answering, "fit")).context["questions"] if one.key == "fit.offer")
    groups = [(group.tag_kind, [entry.is_own for entry in group.entries]) for group in question.groups]
    assert groups == [("talk", [False]), ("done", [False]), ("near", [False, True])]
    assert question.sentence == "לציפייה אחת אין מענה."


def test_a_bridge_stands_on_the_card(ana: Member, answering: Partnership) -> None:
    """And what else a side could live with stands nowhere."""
    factories.reveal(
        answering,
        venture_answers={
            "model.position": {"value": "infrastructure_only", "acceptable": ["infrastructure_and_guidance", "main_matters_together"]}
        },
        organisation_answers={"model.position": {"value": "main_matters_together"}},
    )
    response = ana.get(url_of(answering))
    question = response.context["questions"][0]
    assert (question.tag.kind, question.sentence) == ("near", "פער של שני צעדים, ויש אפשרות ששני הצדדים יכולים לחיות איתה.")
    assert (question.bridge, question.has_bridge) == ("העיקר ביחד", True)
    assert ["תשתית וליווי" in response.content.decode(), reverse("how_we_compare") in response.content.decode()] == [False, True]


def test_a_bridge_of_a_matrix_stands_in_its_row(ana: Member, answering: Partnership) -> None:
    factories.reveal(
        answering,
        venture_answers={"mechanism.decisions_start": {"value": {"content": "venture_alone", "budget": "together"}}},
        organisation_answers={
            "mechanism.decisions_start": {
                "value": {"content": "together", "budget": "together"},
                "acceptable": {"content": ["venture_alone"]},
            }
        },
    )
    question = ana.get(url_of(answering, "mechanism")).context["questions"][0]
    assert [(row.tag.kind, row.bridge) for row in question.rows[:3]] == [("near", "המיזם לבדו"), ("done", ""), ("wait", "")]
    assert (question.bridge, question.has_bridge) == ("", True)


@pytest.mark.django_db
def test_a_matrix_that_repeats_another_says_so() -> None:
    start = {"mechanism.decisions_start": {"value": {"content": "venture_alone"}}}
    sides = factories.revealed_round(
        venture="zoe@venture.example",
        organisation="ann@organisation.example",
        venture_answers={**start, "mechanism.decisions_later": {"value": "as_at_the_start"}},
        organisation_answers={**start, "mechanism.decisions_later": {"value": {"content": "together"}}},
        path="full",
    )
    questions = Member(sides.venture).get(url_of(sides.partnership, "mechanism")).context["questions"]
    later = next(question for question in questions if question.key == "mechanism.decisions_later")
    assert [answer.repeats for answer in later.halves[0].sides] == ["כמו בהתחלה", ""]
    assert [choice for row in later.rows for _party, choice in row.choices if choice] == ["המיזם לבדו", "שני הצדדים ביחד"]


@pytest.mark.django_db
def test_what_is_told_is_read_in_both_directions() -> None:
    sides = factories.revealed_round(
        venture="zoe@venture.example",
        organisation="ann@organisation.example",
        venture_answers={
            "communication.share": {"value": {"money": "quarterly"}},
            "communication.receive": {"value": {"money": "quarterly"}},
        },
        organisation_answers={
            "communication.share": {"value": {"money": "monthly"}},
            "communication.receive": {"not_relevant": True},
        },
        path="full",
    )
    questions = Member(sides.venture).get(url_of(sides.partnership, "communication")).context["questions"]
    share = next(question for question in questions if question.key == "communication.share")
    told = share.told
    money = [(one.giver.position, one.taker.position, one.gives, one.wants, one.tag.kind) for one in told[1].directions]
    assert money == [(0, 1, "פעם ברבעון", "לא רלוונטי לנו", "done"), (1, 0, "פעם בחודש", "פעם ברבעון", "done")]
    assert ([row.label for row in share.told_alike], len(share.told_apart)) == ([told[1].label], len(told) - 1)


@pytest.mark.django_db
def test_what_only_one_side_chose_is_told_apart() -> None:
    sides = factories.revealed_round(
        venture="zoe@venture.example",
        organisation="ann@organisation.example",
        venture_answers={"fit.table": {"value": {"options": ["board", "volunteers"], "own": ["שכנים"]}}},
        organisation_answers={"fit.table": {"value": {"options": ["volunteers"], "own": ["שכנים"]}}},
        path="full",
    )
    questions = Member(sides.venture).get(url_of(sides.partnership, "fit")).context["questions"]
    table = next(question for question in questions if question.key == "fit.table")
    assert [(group.tag_kind, [(entry.is_own, len(entry.chosen_by)) for entry in group.entries]) for group in table.groups] == [
        ("done", [(False, 0), (True, 0)]),
        ("near", [(False, 1)]),
    ]


@pytest.mark.django_db
def test_a_funder_on_both_lists_is_talked_about() -> None:
    sides = factories.revealed_round(
        venture="zoe@venture.example",
        organisation="ann@organisation.example",
        venture_answers={"resources.funders": {"value": ["קרן אלון"]}},
        organisation_answers={"resources.funders": {"value": ["קרן אלון", "קרן ברוש"]}},
        path="full",
    )
    questions = Member(sides.venture).get(url_of(sides.partnership, "resources")).context["questions"]
    funders = next(question for question in questions if question.key == "resources.funders")
    assert (funders.tag.kind, funders.sentence) == (
        "talk",
        "שם אחד מופיע בשתי הרשימות: באחת אין לפנות אליו, ובשנייה מתכננים לפנות. כדאי לדבר לפני שמישהו פונה.",
    )


def test_it_asks_the_database_equally_often_on_both_paths(ana: Member, revealed: Partnership) -> None:
    sides = factories.revealed_round(
        venture="zoe@venture.example",
        organisation="ann@organisation.example",
        venture_answers=ANSWERS["venture"],
        organisation_answers=ANSWERS["organisation"],
        path="full",
    )
    zoe = Member(sides.venture)
    for name in ("picture", "package"):
        assert queries_of(zoe, reverse(name, args=[sides.partnership.public_id])) == queries_of(
            ana, reverse(name, args=[revealed.public_id])
        )
    for topic in ("fit", "mechanism"):
        assert queries_of(zoe, url_of(sides.partnership, topic)) == queries_of(ana, url_of(revealed, topic))


def test_names_that_differ_are_not_shown(ana: Member, answering: Partnership) -> None:
    factories.reveal(
        answering,
        venture_answers={"conflict.third_party": {"value": ["פלונית כהן"]}},
        organisation_answers={"conflict.third_party": {"value": ["אלמונית לוי"]}},
    )
    response = ana.get(url_of(answering, "conflict"))
    question = response.context["questions"][0]
    assert question.sentence == "אין שמות זהים. כדאי להשוות את הרשימות יחד."
    assert [name in response.content.decode() for name in ("פלונית כהן", "אלמונית לוי")] == [False, False]


def test_a_question_leads_to_its_clause(ana: Member, revealed: Partnership) -> None:
    clause = reverse("clause", args=[revealed.public_id, "model.position"])
    other = reverse("clause", args=[revealed.public_id, "model.idea"])
    page = ana.get(url_of(revealed)).content.decode()
    assert [address in page for address in (clause, other)] == [True, False]


def test_it_rejects_post(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed)).status_code == 405

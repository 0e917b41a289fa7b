"""One topic with both answers side by side."""

import pytest
from django.urls import reverse

from partnerships.models import Partnership
from tests import factories
from tests.people import Member


def url_of(partnership: Partnership, topic: str = "model") -> str:
    return reverse("comparison", args=[partnership.public_id, topic])


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

"""The page of risks: one list after the reveal, marks for both sides, what answers each, and nothing lost when two write at once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.models import Clause, Partnership, RiskAssessment
from partnerships.services.negotiation import state_party_facts
from tests import factories
from tests.people import Member

IDEA = "deck:idea_taken"
DRIFT = "deck:strategy_drifts"


def url_of(partnership: Partnership, name: str = "risks") -> str:
    return reverse(name, args=[partnership.public_id])


@pytest.fixture
def raised(answering: Partnership) -> Partnership:
    """Both fear that the idea is taken, the organisation also that the strategy drifts."""
    rows = [{"risk": {"deck": "idea_taken"}, "calm": "<b>סודיות</b>"}]
    more = [*rows, {"risk": {"deck": "strategy_drifts"}, "calm": ""}]
    factories.reveal(
        answering,
        venture_answers={**factories.VENTURE_ANSWERS, "risks.list": {"value": rows}},
        organisation_answers={**factories.ORGANISATION_ANSWERS, "risks.list": {"value": more}},
    )
    return answering


def marks(**more: str) -> dict[str, str]:
    return {"risk": IDEA, "version": "0", "likelihood": "3", "harm": "2", "behind": "need", **more}


def test_it_works(ana: Member, raised: Partnership) -> None:
    context = ana.get(url_of(raised)).context
    found = [
        (view.line.assessed.risk.key, [party.position for party in view.line.raised_by], view.line.tag.kind) for view in context["risks"]
    ]
    assert (found, context["without_answer"]) == ([(IDEA, [0, 1], "near"), (DRIFT, [1], "near")], 2)


def test_it_works_for_the_other_party(ana: Member, ben: Member, raised: Partnership) -> None:
    assert ana.post(url_of(raised, "score_risk"), marks()).headers["Location"] == f"{url_of(raised)}#{IDEA}"
    view = ben.get(url_of(raised)).context["risks"][1]
    assert (view.line.assessed.risk.key, view.line.assessed.score, view.score.initial["version"]) == (IDEA, 6, 1)


def test_words_are_text_and_never_markup(ana: Member, raised: Partnership) -> None:
    page = ana.get(url_of(raised)).content.decode()
    assert ("<b>סודיות</b>" in page, "&lt;b&gt;סודיות&lt;/b&gt;" in page) == (False, True)


def test_without_worries_the_page_says_so(ana: Member, revealed: Partnership) -> None:
    response = ana.get(url_of(revealed))
    assert (response.status_code, response.context["risks"]) == (200, ())


def test_a_stranger_gets_404(dan: Member, raised: Partnership) -> None:
    assert dan.get(url_of(raised)).status_code == 404


def test_nobody_is_sent_to_the_sign_in_page(nobody: Client, raised: Partnership) -> None:
    assert nobody.get(url_of(raised)).status_code == 302


def test_the_wrong_stage_is_refused(ana: Member, answering: Partnership) -> None:
    assert [ana.get(url_of(answering)).status_code, ana.post(url_of(answering, "score_risk"), marks()).status_code] == [409, 409]


def test_a_frozen_text_is_read_only(ana: Member, raised: Partnership) -> None:
    factories.freeze(raised)
    response = ana.get(url_of(raised))
    assert (response.status_code, url_of(raised, "score_risk") in response.content.decode()) == (200, False)
    assert ana.post(url_of(raised, "score_risk"), marks()).status_code == 409


def test_it_rejects_post(ana: Member, raised: Partnership) -> None:
    assert ana.post(url_of(raised)).status_code == 405


@pytest.mark.parametrize("name", ["score_risk", "answer_risk", "risk_clause"])
def test_it_rejects_get(ana: Member, raised: Partnership, name: str) -> None:
    assert ana.get(url_of(raised, name)).status_code == 405


@pytest.mark.parametrize("data", [{"likelihood": "4"}, {"harm": "x"}, {"behind": "anger"}, {"version": ""}, {"version": "-1"}])
def test_bad_input_is_explained(ana: Member, raised: Partnership, data: dict[str, str]) -> None:
    response = ana.post(url_of(raised, "score_risk"), marks(**data))
    assert (response.status_code, list(response.context["refused"].errors), RiskAssessment.objects.count()) == (400, list(data), 0)


def test_a_risk_that_nobody_raised_is_refused(ana: Member, raised: Partnership) -> None:
    assert ana.post(url_of(raised, "score_risk"), marks(risk="deck:too_little_time")).status_code == 400


def test_a_stale_page_keeps_what_was_typed_and_shows_what_stands(ana: Member, ben: Member, raised: Partnership) -> None:
    ana.post(url_of(raised, "score_risk"), marks())
    response = ben.post(url_of(raised, "score_risk"), marks(likelihood="1", harm="1", behind="fear"))
    [view] = [view for view in response.context["risks"] if view.is_refused]
    assert (response.status_code, response.context["stale"] != "") == (409, True)
    assert (view.line.assessed.score, view.score["likelihood"].value(), view.score["version"].value()) == (6, "1", "1")
    kept = {name: view.score[name].value() for name in view.score.fields}
    assert ben.post(url_of(raised, "score_risk"), kept).status_code == 302
    assert RiskAssessment.objects.get().likelihood == 1


def test_a_clause_answers_it_and_stops(ana: Member, ben: Member, raised: Partnership) -> None:
    data = {"risk": IDEA, "version": "0", "clause": "model.position"}
    assert ana.post(url_of(raised, "answer_risk"), data).status_code == 302
    page = ben.get(reverse("clause", args=[raised.public_id, "model.position"])).context
    assert [line.assessed.risk.key for line in page["answered_risks"]] == [IDEA]
    assert ben.post(url_of(raised, "answer_risk"), data | {"clause": ""}).status_code == 409
    assert ben.post(url_of(raised, "answer_risk"), data | {"clause": "", "version": "1"}).status_code == 302
    assert RiskAssessment.objects.get().clause is None


def test_a_clause_that_is_not_in_the_list_is_explained(ana: Member, raised: Partnership) -> None:
    response = ana.post(url_of(raised, "answer_risk"), {"risk": IDEA, "version": "0", "clause": "no.such"})
    assert (response.status_code, list(response.context["refused"].errors)) == (400, ["clause"])


def test_a_risk_becomes_a_clause_once(ana: Member, ben: Member, raised: Partnership) -> None:
    data = {"risk": IDEA, "version": "0", "text": "כך ננהג."}
    answers = [ana.post(url_of(raised, "risk_clause"), data) for _time in range(2)]
    address = reverse("clause", args=[raised.public_id, "risks.list.1"])
    assert [response.headers["Location"] for response in answers] == [address, address]
    assert Clause.objects.filter(key__startswith="risks.list.").count() == 1
    page = ben.get(address).context
    assert (page["question"], page["alternatives"], [line.assessed.risk.key for line in page["answered_risks"]]) == (None, (), [IDEA])
    assert ben.post(url_of(raised, "risk_clause"), data | {"text": "אחרת."}).status_code == 409


def test_the_other_side_settles_it_as_any_clause(ana: Member, ben: Member, raised: Partnership) -> None:
    ana.post(url_of(raised, "risk_clause"), {"risk": IDEA, "version": "0", "text": "כך ננהג."})
    proposal = Clause.objects.get(key="risks.list.1").proposals.get()
    data = {"proposal": str(proposal.public_id), "text_hash": proposal.text_hash}
    assert ben.post(reverse("accept", args=[raised.public_id, "risks.list.1"]), data).status_code == 302
    assert ben.get(reverse("clauses", args=[raised.public_id])).context["settled"] == 1


@pytest.mark.parametrize("text", ["", "  ", "א" * 6001, "x\u202ey"])
def test_words_that_cannot_be_taken_are_kept(ana: Member, raised: Partnership, text: str) -> None:
    response = ana.post(url_of(raised, "risk_clause"), {"risk": IDEA, "version": "0", "text": text})
    [view] = [view for view in response.context["risks"] if view.is_refused]
    assert (response.status_code, list(view.clause.errors), view.clause["text"].value()) == (400, ["text"], text)
    assert f'href="#{view.clause["text"].id_for_label}"' in response.content.decode()


def test_risks_without_an_answer_show_and_stop_nothing(ana: Member, raised: Partnership) -> None:
    def waiting() -> list[list[str]]:
        pages = [ana.get(reverse(name, args=[raised.public_id])).context for name in ("clauses", "agreement", "freeze")]
        return [[one.risk.key for one in page["open_risks"]] for page in pages]

    assert waiting() == [[IDEA, DRIFT]] * 3
    factories.settle(raised)
    assert waiting() == [[DRIFT]] * 3
    assert ana.post(reverse("freeze", args=[raised.public_id])).status_code == 302


def test_it_asks_the_database_equally_often(ana: Member, raised: Partnership, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(13):
        ana.get(url_of(raised))
    for place, risk in enumerate((IDEA, DRIFT)):
        ana.post(url_of(raised, "risk_clause"), {"risk": risk, "version": "0", "text": f"כך ננהג {place}."})
    with django_assert_num_queries(13):
        ana.get(url_of(raised))


CAUTIOUS: dict[str, Any] = {
    "mechanism.decisions_start": {"value": {"budget": "venture_alone"}},
    "conflict.exit": {"value": {"money": "venture", "data": "organisation"}},
    "fit.horizon": {"value": "two_years"},
}


def test_cautions_stand_at_their_clause_and_together_before_freezing(ana: Member, answering: Partnership) -> None:
    factories.reveal(answering, venture_answers=CAUTIOUS, organisation_answers=CAUTIOUS)
    facts = {**factories.ORGANISATION_FACTS, "section_46_until": "2027-06-30"}
    people = factories.representatives_of(answering)
    factories.settle(answering)
    state_party_facts(actor=people[1], round_=factories.current_round(answering), data=facts)
    at_clause = ana.get(reverse("clause", args=[answering.public_id, "conflict.exit"])).context["cautions"]
    at_facts = ana.get(reverse("facts", args=[answering.public_id])).context["cautions"]
    together = ana.get(reverse("freeze", args=[answering.public_id])).context["cautions"]
    assert (len(at_clause), len(at_facts), len(together)) == (2, 2, 5)
    assert {one.text for one in (*at_clause, *at_facts)} < {one.text for one in together}

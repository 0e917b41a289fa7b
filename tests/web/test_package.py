"""A package to talk about: the trade over all that is close."""

from typing import Any

from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from tests import factories
from tests.people import Member

CLOSE: dict[str, factories.Answers] = {
    "venture_answers": {
        "model.position": {"value": "infrastructure_only", "acceptable": ["main_matters_together"]},
        "resources.fundraising": {"value": "venture_alone", "importance": "principle"},
        "mechanism.decisions_start": {"value": {"content": "venture_alone", "budget": "together"}},
    },
    "organisation_answers": {
        "model.position": {"value": "main_matters_together"},
        "resources.fundraising": {"value": "venture_with_help"},
        "mechanism.decisions_start": {"value": {"content": "venture_after_consulting", "budget": "together"}},
    },
}


def url_of(partnership: Partnership) -> str:
    return reverse("package", args=[partnership.public_id])


def shown(person: Member, partnership: Partnership) -> Any:
    return person.get(url_of(partnership)).context["package"]


def test_it_works(ana: Member, answering: Partnership) -> None:
    factories.reveal(answering, **CLOSE)
    package = shown(ana, answering)
    points = {point.key: point for group in package.topics for point in group.points}
    assert {key: (point.taken.value.text, point.reason, point.winner and point.winner.position) for key, point in points.items()} == {
        "model.position": ("העיקר ביחד", "bridge", 1),
        "resources.fundraising": ("המיזם לבדו", "principle", 0),
        "mechanism.decisions_start": ("המיזם, אחרי התייעצות", "in_return", 1),
    }
    assert [(gain.principles, gain.principles_kept, gain.kept) for gain in package.gains] == [(1, 1, 1), (0, 0, 2)]
    assert [(gain.between, gain.given) for gain in package.gains] == [(0, 2), (0, 1)]
    assert [point.key for point in package.of_principle] == ["resources.fundraising"]
    assert [[point.key for point in topic.points] for topic in package.others] == [["model.position"], ["mechanism.decisions_start"]]


def test_it_works_for_the_other_party(ana: Member, ben: Member, answering: Partnership) -> None:
    factories.reveal(answering, **CLOSE)
    assert shown(ana, answering) == shown(ben, answering)


def test_nothing_to_trade(ana: Member, revealed: Partnership) -> None:
    response = ana.get(url_of(revealed))
    assert (response.status_code, response.context["package"]) == (200, None)


def test_a_stranger_gets_404(dan: Member, revealed: Partnership) -> None:
    assert dan.get(url_of(revealed)).status_code == 404


def test_nobody_is_sent_to_the_sign_in_page(nobody: Client, revealed: Partnership) -> None:
    assert nobody.get(url_of(revealed))["Location"] == f"{reverse('account_request_login_code')}?next={url_of(revealed)}"


def test_the_wrong_stage_is_refused(ana: Member, answering: Partnership) -> None:
    assert ana.get(url_of(answering)).status_code == 409


def test_it_changes_nothing(ana: Member, answering: Partnership) -> None:
    factories.reveal(answering, **CLOSE)
    before = factories.current_round(answering).stage
    ana.get(url_of(answering))
    assert factories.current_round(answering).stage == before


def test_it_asks_the_database_equally_often(ana: Member, answering: Partnership, django_assert_num_queries: object) -> None:
    factories.reveal(answering, **CLOSE)
    with django_assert_num_queries(11):  # type: ignore[operator]  # the fixture has no type of its own
        ana.get(url_of(answering))


def test_it_rejects_post(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed)).status_code == 405

"""One's partnerships: found, filtered and sorted by what the address says, with what now on top."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.domain.next_step import Step
from partnerships.domain.turn import Turn
from partnerships.models import Companion, Membership, Organisation, Partnership
from partnerships.services import clock
from partnerships.services.many import make_partnerships
from tests import factories
from tests.factories import ANA, BEN
from tests.people import Member, Person

URL = reverse("partnership_list")
QUERIES = {"staff": 13, "consultant": 12}

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


def lines(person: Person, **asked: str) -> list[tuple[str, Turn, Step]]:
    rows = [line.row for line in person.get(URL, {"all": "yes", **asked}).context["lines"]]
    return [(row.partnership.title, row.turn, row.step) for row in rows]


def titles(person: Person, **asked: str) -> list[str]:
    return [title for title, _turn, _step in lines(person, **asked)]


def test_it_works(ana: Member, answering: Partnership) -> None:
    factories.partnership_opened_by(ANA, title="החדשה")
    assert lines(ana) == [("החדשה", Turn.US, Step.INVITE), ("ישראל 2050", Turn.BOTH, Step.ANSWER)]


def test_it_works_for_the_other_party(ben: Member) -> None:
    assert lines(ben) == [("ישראל 2050", Turn.BOTH, Step.ACCEPT_GROUND_RULES)]


def test_a_stranger_sees_nothing_of_it(dan: Member, cora: Person, partnership: Partnership) -> None:
    assert titles(dan) == ["שותפות אחרת"]
    assert titles(cora) == []


def test_nobody_is_sent_to_the_door(nobody: Client) -> None:
    assert nobody.get(URL)["Location"] == reverse("account_request_login_code") + "?next=/partnerships/"


def test_what_one_has_left_is_not_listed(ana: Member) -> None:
    ana.representative.left_at = ana.representative.joined_at
    ana.representative.save(update_fields=["left_at"])
    assert titles(ana) == []


def test_whoever_has_one_is_led_straight_to_it(ana: Member, partnership: Partnership) -> None:
    assert ana.get(URL)["Location"] == reverse("partnership", args=[partnership.public_id])
    factories.partnership_opened_by(ANA, title="החדשה")
    assert ana.get(URL).status_code == 200


def test_whoever_is_in_a_team_is_not_led_away(ana: Member) -> None:
    organisation = Organisation.objects.create(legal_name="מעגלי קהילה", form="association", created_at=clock.now())
    Membership.objects.create(organisation=organisation, account=ana.account, name="ana", joined_at=clock.now())
    assert ana.get(URL).status_code == 200


def test_whoever_reads_along_is_led_to_their_own_pages(eve: Person, partnership: Partnership) -> None:
    stand_beside(eve, partnership)
    assert eve.get(URL)["Location"] == reverse("beside", args=[partnership.public_id])


def test_a_third_party_finds_it_only_when_it_is_called(eve: Person, ana: Member, partnership: Partnership) -> None:
    companion = stand_beside(eve, partnership, kind="third_party", party=ana.representative.party)
    assert titles(eve) == []
    companion.called_at, companion.called_by = clock.now(), ana.representative
    companion.save()
    assert titles(eve) == ["ישראל 2050"]


def test_search_filters_and_order(ana: Member, answering: Partnership) -> None:
    factories.partnership_opened_by(ANA, title='"גלגל שני" (ע״ר) 100%')
    assert titles(ana, q="גלגל ע״ר 100%") == ['"גלגל שני" (ע״ר) 100%']
    assert titles(ana, q="הסטודנטים 2050") == ["ישראל 2050"]
    assert titles(ana, q="%") == ['"גלגל שני" (ע״ר) 100%']
    assert titles(ana, stage="answering") == titles(ana, turn="both") == ["ישראל 2050"]
    assert titles(ana, turn="us", role="side") == ['"גלגל שני" (ע״ר) 100%']
    assert titles(ana, role="consultant") == []
    assert titles(ana, sort="quiet") == ["ישראל 2050", '"גלגל שני" (ע״ר) 100%']
    assert titles(ana, sort="next") == ["ישראל 2050", '"גלגל שני" (ע״ר) 100%']


@pytest.mark.parametrize("asked", [{"q": "\x00\u202e"}, {"stage": "nowhere"}, {"page": "first"}, {"page": "99"}, {"organisation": "x" * 9}])
def test_what_means_nothing_is_passed_over(ana: Member, partnership: Partnership, asked: dict[str, str]) -> None:
    assert titles(ana, **asked) == ["ישראל 2050"]


def test_nothing_found_leads_back_to_all(ana: Member, partnership: Partnership) -> None:
    page = ana.get(URL, {"q": "איננה"})
    assert (page.status_code, page.context["lines"]) == (200, [])
    assert f'href="{URL}?all=yes"' in page.content.decode()


def test_what_now_is_the_most_urgent_step(ana: Member, signing: Partnership) -> None:
    factories.answering_round(organisation=BEN, title="אחרת")
    assert ana.get(URL).context["urgent_address"] == reverse("sign", args=[signing.public_id])
    factories.sign(ana.representative)
    assert ana.get(URL).context["urgent"].title == "אחרת"


def test_one_waits_for_the_others_word(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative)
    assert [turn for _title, turn, _step in lines(ana)] == [Turn.BOTH]


@pytest.mark.parametrize("who", ["staff", "consultant"])
def test_the_number_of_queries_is_constant(settings: object, db: None, django_assert_num_queries: DjangoAssertNumQueries, who: str) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    for number in (10, 300):
        make_partnerships(number, staff="staff@many.example", consultant="consultant@many.example")
        person = Person(factories.account_of(f"{who}@many.example"))
        person.get(URL)
        settings.DEBUG = False  # type: ignore[attr-defined]
        with django_assert_num_queries(QUERIES[who]):
            found = person.get(URL)
        settings.DEBUG = True  # type: ignore[attr-defined]
    assert found.context["page"].paginator.count == 310


def test_when_the_other_side_sealed_moves_nothing(ana: Member, ben: Member, answering: Partnership) -> None:
    def moved() -> list[object]:
        return [line.row.moved_at for line in ana.get(URL, {"all": "yes"}).context["lines"]]

    before = moved()
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        factories.answer(ben.representative, factories.ORGANISATION_ANSWERS)
        factories.seal(ben.representative)
    assert moved() == before
    assert [turn for _title, turn, _step in lines(ana)] == [Turn.US]


def stand_beside(person: Person, partnership: Partnership, *, kind: str = "consultant", **values: object) -> Companion:
    return Companion.objects.create(partnership=partnership, kind=kind, account=person.account, name="eve", joined_at=clock.now(), **values)

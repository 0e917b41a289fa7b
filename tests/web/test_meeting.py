"""Meeting mode: one gap at a time, with all in one room or each at a screen of their own."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from partnerships.domain.companions import ALL
from partnerships.models import Clause, Partnership, Representative
from partnerships.services import clock
from partnerships.services.negotiation import Wording, propose
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.people import Member, Person
from tests.web.test_conversation import KEY, OTHER, note, url

pytestmark = pytest.mark.django_db


def show(who: Person, partnership: Partnership, screen: str) -> Any:
    return who.post(url(partnership, "show_screen", screen))


def now(who: Person, partnership: Partnership, name: str = "meeting", *arguments: str) -> Any:
    return who.get(url(partnership, name, *arguments)).context["now"]


def test_it_begins_with_what_is_agreed_and_leads_from_gap_to_gap(ana: Member, revealed: Partnership) -> None:
    first = ana.get(url(revealed, "meeting")).context
    assert ([rule.key for rule in first["rules"]], first["before"], first["after"].place) == (
        ["confidential", "no_interpretation"],
        None,
        KEY,
    )
    ways = [ana.get(url(revealed, "meeting_gap", key)).context for key in (KEY, OTHER)]
    assert [(way["before"].place, way["after"].place) for way in ways] == [("beginning", OTHER), (KEY, "end")]


def test_what_is_settled_is_passed_over(ana: Member, revealed: Partnership) -> None:
    factories.settle(revealed)
    assert ana.get(url(revealed, "meeting")).context["after"].place == "end"
    assert ana.get(url(revealed, "meeting_gap", KEY)).context["after"].place == "end"
    assert ana.get(url(revealed, "meeting_end")).context["before"].place == "beginning"


def test_it_ends_with_what_came_of_it_today(ana: Member, revealed: Partnership) -> None:
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        clause = Clause.objects.get(round__partnership=revealed, key=KEY)
        until = clock.today() + timedelta(days=40)
        propose(actor=ana.representative, clause=clause, wording=Wording(origin="open", until=until, owner=1), based_on=0)
        note(ana, revealed, "נפגשים ביום ראשון")
        found = ana.get(url(revealed, "meeting_end")).context["outcome"]
        assert ([line.view.clause.key for line in found.settled], [title for title, _note in found.notes]) == ([], ["המקום על הרצף"])
        points = [(point.line.view.clause.key, point.proposal.open_owner.role, point.proposal.open_until) for point in found.open_points]
        assert (points, len(found.unsettled)) == ([(KEY, "organisation", until)], Clause.objects.count())


def test_one_shows_and_the_others_are_told_where(ana: Member, ben: Member, revealed: Partnership) -> None:
    assert show(ana, revealed, KEY)["Location"] == url(revealed, "meeting_gap", KEY)
    own, theirs, there = now(ana, revealed), now(ben, revealed), now(ben, revealed, "meeting_gap", KEY)
    assert (own.is_own, own.address, theirs.is_own, theirs.address) == (True, "", False, url(revealed, "meeting_gap", KEY))
    assert (there.address, now(ben, revealed, "conversation").address) == ("", url(revealed, "conversation_gap", KEY))
    assert show(ana, revealed, "end")["Location"] == url(revealed, "meeting_end")
    assert now(ben, revealed).address == url(revealed, "meeting_end")
    ana.post(url(revealed, "stop_showing", "end"))
    assert now(ben, revealed).meeting is None


def test_the_page_is_told_only_what_it_has_not_seen(ana: Member, ben: Member, revealed: Partnership) -> None:
    look = url(revealed, "meeting_now")
    assert ben.get(look, {"here": "beginning", "page": "room", "seen": ""}).status_code == 204
    show(ana, revealed, KEY)
    told = ben.get(look, {"here": "beginning", "page": "room", "seen": ""})
    seen = told.context["now"].stamp
    assert (told.status_code, told.context["now"].address) == (200, url(revealed, "meeting_gap", KEY))
    assert ben.get(look, {"here": "\0" * 9, "page": "?", "seen": seen}).status_code == 204
    assert Person(ben.representative.account).get(look, HTTP_HX_REQUEST="true").status_code == 200


def test_who_took_over_is_followed_and_stays_when_the_former_stops(ana: Member, ben: Member, revealed: Partnership) -> None:
    show(ana, revealed, KEY)
    show(ben, revealed, OTHER)
    ana.post(url(revealed, "stop_showing", KEY))
    assert now(ana, revealed).address == url(revealed, "meeting_gap", OTHER)
    Representative.objects.filter(pk=ben.representative.pk).update(left_at=clock.now())
    assert now(ana, revealed).meeting is None


def test_after_three_hours_nothing_is_shown(ana: Member, ben: Member, revealed: Partnership) -> None:
    start = clock.now()
    with time_machine.travel(start, tick=False):
        show(ana, revealed, KEY)
    with time_machine.travel(start + timedelta(hours=2, minutes=59), tick=False):
        assert now(ben, revealed).title == "המקום על הרצף"
    with time_machine.travel(start + timedelta(hours=3, minutes=1), tick=False):
        assert now(ben, revealed).meeting is None


def test_whoever_only_reads_shows_nothing(ana: Member, revealed: Partnership) -> None:
    assert show(ana, revealed, "no.such").status_code == 400
    Representative.objects.filter(pk=ana.representative.pk).update(works=False)
    assert show(ana, revealed, KEY).status_code == 403
    assert cache.get(f"meeting:{factories.current_round(revealed).pk}") is None


def test_who_reads_along_goes_along(ana: Member, revealed: Partnership) -> None:
    people = factories.representatives_of(revealed)
    eve = Reader(beside.consultant(TwoSides(revealed, people[0], people[1]), allowed=ALL))
    show(ana, revealed, KEY)
    found = now(eve, revealed, "beside_meeting")
    assert found.address == url(revealed, "beside_meeting_gap", KEY)
    page = eve.get(found.address)
    assert (
        page.context["may_show"],
        page.context["talking"].note_form,
        reverse("show_screen", args=[revealed.public_id, KEY]) in page.content.decode(),
    ) == (False, None, False)

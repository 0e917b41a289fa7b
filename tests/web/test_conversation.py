"""The guided conversation: its order, a gap with everything around it, and what the sides write down."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.domain.companions import Sees
from partnerships.models import Clause, Motive, Partnership, Representative, TalkMark, TalkNote
from partnerships.services import clock
from partnerships.services.conversation import name_motive, write_note
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.people import Member, Person

pytestmark = pytest.mark.django_db

KEY, OTHER = "model.position", "resources.fundraising"
TEXT = "נפגשים ביום ראשון"


def url(partnership: Partnership, name: str, *arguments: str) -> str:
    return reverse(name, args=[partnership.public_id, *arguments])


def note(who: Person, partnership: Partnership, text: str, version: int = 0, *, back: str = "conversation_gap") -> Any:
    data = {"note-text": text, "note-version": str(version), "note-back": back}
    return who.post(url(partnership, "write_note", KEY), data)


def motive(who: Person, partnership: Partnership, behind: str, words: str = "", *, back: str = "clause") -> Any:
    data = {"motive-behind": behind, "motive-words": words, "motive-back": back}
    return who.post(url(partnership, "name_motive", KEY), data)


def mark(partnership: Partnership, key: str, by: Representative) -> None:
    clause = Clause.objects.get(round__partnership=partnership, key=key)
    TalkMark.objects.create(clause=clause, by=by, marked_at=clock.now())


def test_it_works(ana: Member, revealed: Partnership) -> None:
    found = ana.get(url(revealed, "conversation")).context["conversation"]
    assert [line.line.key for line in found.lines] == [KEY, OTHER]
    assert (found.talked_about, [line.line.key for line in found.to_start_with], len(found.topics)) == (0, [KEY, OTHER], 2)


def test_what_is_marked_for_the_meeting_comes_first(ana: Member, revealed: Partnership) -> None:
    mark(revealed, OTHER, ana.representative)
    mark(revealed, "fit.horizon", ana.representative)
    found = ana.get(url(revealed, "conversation")).context["conversation"]
    assert [line.line.key for line in found.lines] == [OTHER, KEY]
    assert ([line.line.key for line in found.marked], [one.clause.key for one in found.also_marked]) == ([OTHER], ["fit.horizon"])


def test_a_gap_counts_as_talked_about_by_a_note_a_motive_or_a_settled_clause(ana: Member, revealed: Partnership) -> None:
    note(ana, revealed, TEXT)
    response = ana.get(url(revealed, "conversation"))
    assert (response.context["conversation"].talked_about, response.context["next"].line.key) == (1, OTHER)
    note(ana, revealed, "", 1)
    assert ana.get(url(revealed, "conversation")).context["conversation"].talked_about == 0
    factories.settle(revealed)
    found = ana.get(url(revealed, "conversation")).context["conversation"]
    assert (found.talked_about, found.to_start_with, found.unsettled) == (2, (), ())


def test_a_gap_shows_what_each_side_says_and_leads_on(ana: Member, ben: Member, revealed: Partnership) -> None:
    motive(ben, revealed, "need", "צוות קבוע")
    response = ana.get(url(revealed, "conversation_gap", KEY))
    shown = [(one.party.role, one.behind != "", one.is_own) for one in response.context["talking"].motives]
    assert shown == [("venture", False, True), ("organisation", True, False)]
    assert (response.context["before"], response.context["after"].line.key) == (None, OTHER)
    assert ana.get(url(revealed, "conversation_gap", "no.such")).status_code == 404


@pytest.mark.parametrize(("back", "page"), [("clause", "clause"), ("meeting_gap", "meeting_gap"), ("landing", "conversation_gap")])
def test_the_forms_go_back_to_where_they_stand_and_nowhere_else(ana: Member, revealed: Partnership, back: str, page: str) -> None:
    place = url(revealed, page, KEY)
    assert motive(ana, revealed, "fear", back=back)["Location"] == f"{place}#talk-title"
    assert note(ana, revealed, TEXT, back=back)["Location"] == f"{place}#note-title"
    assert (Motive.objects.get().behind, TalkNote.objects.get().text) == ("fear", TEXT)


@pytest.mark.parametrize(
    ("back", "template"), [("conversation_gap", "conversation/gap.html"), ("meeting_gap", "conversation/meeting_gap.html")]
)
def test_a_stale_note_shows_both_texts_and_can_be_sent_again(
    ana: Member, ben: Member, revealed: Partnership, back: str, template: str
) -> None:
    note(ana, revealed, TEXT)
    response = note(ben, revealed, "נפגשים ביום שני", back=back)
    talking = response.context["talking"]
    assert (response.status_code, response.templates[0].name, talking.note.text) == (409, template, TEXT)
    assert (talking.note_form["text"].value(), talking.note_form["version"].value()) == ("נפגשים ביום שני", "1")
    assert (note(ben, revealed, "נפגשים ביום שני", 1).status_code, TalkNote.objects.get().version) == (302, 2)


@pytest.mark.parametrize("text", ["א" * 20_000, "15\N{RIGHT-TO-LEFT OVERRIDE}"])
def test_bad_input_is_explained(ana: Member, revealed: Partnership, text: str) -> None:
    response = note(ana, revealed, text)
    assert (response.status_code, response.context["talking"].note_form["text"].value()) == (400, text)
    response = motive(ana, revealed, "fear", text)
    assert (response.status_code, response.context["talking"].motive_form["words"].value()) == (400, text)
    assert motive(ana, revealed, "rage").status_code == 400
    assert (Motive.objects.count(), TalkNote.objects.count()) == (0, 0)


def test_the_wrong_stage_is_refused(ana: Member, answering: Partnership) -> None:
    asked = [("conversation", ()), ("conversation_gap", (KEY,)), ("meeting", ())]
    assert [ana.get(url(answering, name, *arguments)).status_code for name, arguments in asked] == [409, 409, 409]
    assert note(ana, answering, TEXT).status_code == 409


def test_after_freezing_and_without_the_right_it_is_read_alone(ana: Member, ben: Member, revealed: Partnership) -> None:
    note(ana, revealed, TEXT)
    Representative.objects.filter(pk=ben.representative.pk).update(works=False)
    pages = [ben.get(url(revealed, "conversation_gap", KEY))]
    Representative.objects.filter(pk=ben.representative.pk).update(works=True)
    factories.freeze(revealed)
    pages.append(ana.get(url(revealed, "conversation_gap", KEY)))
    assert [page.context["talking"].note_form for page in pages] == [None, None]
    assert [TEXT in page.content.decode() for page in pages] == [True, True]


def test_who_reads_along_reads_it_without_a_form_and_without_what_is_not_allowed(revealed: Partnership) -> None:
    people = factories.representatives_of(revealed)
    sides = TwoSides(revealed, people[0], people[1])
    mark(revealed, KEY, sides.venture)
    write_note(actor=sides.venture, round_=sides.round, key=KEY, text=TEXT, based_on=0)
    eve = Reader(beside.consultant(sides, allowed=Sees(answers=True)))
    found = eve.get(url(revealed, "beside_conversation")).context["conversation"]
    assert ([line.is_noted for line in found.lines], found.marked, dict(found.clauses)) == ([True, False], (), {})
    page = eve.get(url(revealed, "beside_conversation_gap", KEY))
    assert (TEXT in page.content.decode(), page.context["talking"].note_form, page.context["clause"]) == (True, None, None)


@pytest.mark.parametrize(("name", "arguments"), [("conversation", ()), ("conversation_gap", (KEY,)), ("meeting_end", ())])
def test_the_queries_do_not_grow_with_what_was_said(ana: Member, revealed: Partnership, name: str, arguments: tuple[str, ...]) -> None:
    page = url(revealed, name, *arguments)
    ana.get(page)
    with CaptureQueriesContext(connection) as before:
        ana.get(page)
    said_much(revealed)
    with CaptureQueriesContext(connection) as after:
        ana.get(page)
    assert len(after) == len(before)


def said_much(partnership: Partnership) -> None:
    round_ = factories.current_round(partnership)
    for person in factories.representatives_of(partnership):
        for key in (KEY, OTHER, "fit.horizon"):
            name_motive(actor=person, round_=round_, key=key, behind="need", words="א")
            mark(partnership, key, person)
    write_note(actor=person, round_=round_, key=KEY, text=TEXT, based_on=0)
    write_note(actor=person, round_=round_, key=OTHER, text=TEXT, based_on=0)


def test_the_own_side_sees_who_of_it_said_what(ana: Member, ben: Member, revealed: Partnership) -> None:
    note(ana, revealed, TEXT)
    motive(ana, revealed, "fear")
    motive(ben, revealed, "need")
    page = url(revealed, "conversation_gap", KEY)
    kinds = [(change.kind, change.address) for change in ana.get(url(revealed, "own_changes")).context["changes"]]
    assert kinds[:2] == [("motive", page), ("note", page)]
    assert [kind for kind, _address in kinds].count("motive") == 1

"""Talking after the reveal, through the services: what stands behind an answer, and the shared notes."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from partnerships.domain.errors import InvalidInput, NotPermitted, Refused, TransitionNotAllowed
from partnerships.models import AuditEntry, Motive, Representative, TalkNote
from partnerships.queries.conversation import talk_of
from partnerships.services.conversation import NOTE_LIMIT, StaleNote, name_motive, write_note
from tests import factories
from tests.factories import TwoSides

pytestmark = pytest.mark.django_db

KEY = "model.position"
OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"


def name(who: Representative, behind: str, words: str = "", *, key: str = KEY) -> Motive | None:
    return name_motive(actor=who, round_=factories.current_round(who.party.partnership), key=key, behind=behind, words=words)


def note(who: Representative, text: str, *, based_on: int = 0, key: str = KEY) -> TalkNote:
    return write_note(actor=who, round_=factories.current_round(who.party.partnership), key=key, text=text, based_on=based_on)


def told(sides: TwoSides) -> list[tuple[str, dict[str, Any]]]:
    entries = AuditEntry.objects.filter(partnership=sides.partnership, action__in=["motive_named", "motive_taken_back", "talk_noted"])
    return [(entry.action, entry.payload) for entry in entries.order_by("number")]


def said(sides: TwoSides) -> list[tuple[str, str, str]]:
    rows = Motive.objects.filter(round__partnership=sides.partnership).order_by("party__position")
    return [(row.party.role, row.behind, row.words) for row in rows]


def test_each_side_says_for_itself_what_stands_behind_its_answer() -> None:
    sides = factories.revealed_round()
    name(sides.venture, "fear", "  שנאבד את השם\nשלנו ")
    row = name(sides.organisation, "need")
    assert row is not None
    assert said(sides) == [("venture", "fear", "שנאבד את השם שלנו"), ("organisation", "need", "")]
    assert told(sides)[1] == ("motive_named", {"motive": row.pk, "question": KEY, "behind": "need", "length": 0})


def test_it_can_be_said_anew_and_taken_back_and_the_same_changes_nothing() -> None:
    sides = factories.revealed_round()
    for behind, words in (("fear", "א"), ("fear", "א"), ("interest", "ב"), ("", ""), ("", " ")):
        name(sides.venture, behind, words)
    assert ([action for action, _payload in told(sides)], said(sides)) == (["motive_named", "motive_named", "motive_taken_back"], [])


@pytest.mark.parametrize(
    ("behind", "words", "key"),
    [("rage", "", KEY), ("", "words alone", KEY), ("fear", "x" * 301, KEY), ("fear", f"1{OVERRIDE}5", KEY), ("fear", "", "no.such")],
)
def test_what_is_no_motive_is_refused(behind: str, words: str, key: str) -> None:
    sides = factories.revealed_round()
    with pytest.raises(InvalidInput):
        name(sides.venture, behind, words, key=key)
    assert (said(sides), told(sides)) == ([], [])


def test_the_note_is_one_for_both_and_counts_its_versions() -> None:
    sides = factories.revealed_round()
    note(sides.venture, "נפגשים ביום ראשון")
    note(sides.venture, "נפגשים ביום ראשון")
    row = note(sides.organisation, "נפגשים ביום שני\r\n", based_on=1)
    assert (row.text, row.version, row.changed_by, TalkNote.objects.count()) == ("נפגשים ביום שני", 2, sides.organisation, 1)
    assert told(sides) == [
        ("talk_noted", {"note": row.pk, "question": KEY, "version": 1, "length": 17}),
        ("talk_noted", {"note": row.pk, "question": KEY, "version": 2, "length": 15}),
    ]


def test_a_stale_note_is_refused_unless_it_says_the_same_and_an_emptied_one_goes_on_counting() -> None:
    sides = factories.revealed_round()
    note(sides.venture, "הראשון")
    with pytest.raises(StaleNote):
        note(sides.organisation, "השני")
    assert note(sides.organisation, "הראשון").version == 1
    assert note(sides.organisation, " ", based_on=1).version == 2
    with pytest.raises(StaleNote):
        note(sides.venture, "השלישי", based_on=0)
    assert (TalkNote.objects.get().text, talk_of(sides.round).keys) == ("", frozenset())


@pytest.mark.parametrize(("text", "key"), [("x" * (NOTE_LIMIT + 1), KEY), (f"1{OVERRIDE}5", KEY), ("\0", KEY), ("א", "no.such")])
def test_what_is_no_note_is_refused(text: str, key: str) -> None:
    sides = factories.revealed_round()
    with pytest.raises(InvalidInput):
        note(sides.venture, text, key=key)
    assert TalkNote.objects.count() == 0


def refused(who: Representative) -> list[type[Refused]]:
    found = []
    for attempt in (lambda: name(who, "fear"), lambda: note(who, "א")):
        with pytest.raises(Refused) as caught:
            attempt()
        found.append(caught.type)
    return found


@pytest.mark.parametrize("stage", ["answering", "signing"])
def test_before_the_reveal_and_after_freezing_nothing_is_written(stage: str) -> None:
    assert refused(factories.round_in(stage).venture) == [TransitionNotAllowed, TransitionNotAllowed]


def test_who_only_views_or_belongs_elsewhere_writes_nothing() -> None:
    sides = factories.revealed_round()
    elsewhere = factories.partnership_opened_by(factories.DAN)
    for attempt in (
        lambda: name_motive(actor=elsewhere, round_=sides.round, key=KEY, behind="fear", words=""),
        lambda: write_note(actor=elsewhere, round_=sides.round, key=KEY, text="א", based_on=0),
    ):
        with pytest.raises(NotPermitted):
            attempt()
    Representative.objects.filter(pk=sides.venture.pk).update(works=False)
    assert refused(sides.venture) == [NotPermitted, NotPermitted]


def test_all_that_was_said_is_read_in_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    sides = factories.revealed_round()
    for key in (KEY, "fit.horizon", "resources.fundraising"):
        name(sides.venture, "need", key=key)
        note(sides.organisation, "א", key=key)
    round_ = sides.round
    with django_assert_num_queries(2):
        talk = talk_of(round_)
        found = [(row.changed_by.name, row.changed_by.party.name) for row in talk.notes.values()]
    assert (len(talk.keys), len(found), list(talk_of(sides.round, only=KEY).notes)) == (3, 3, [KEY])

"""The demonstration: five partnerships at as many stages, two teams, a consultant and others beside, however often it is made."""

from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from partnerships.management.at_the_table import CALENDAR, TALK
from partnerships.management.cast import BY_CONSULTANT, CONSULTANT, OPERATOR, PEOPLE_BESIDE, RIGHTS, TEAMS, UNION
from partnerships.management.demonstration import NEGOTIATING, SEALED, STILL_ANSWERING, STORIES, TO_APPROVE
from partnerships.models import (
    Acceptance,
    Account,
    Admission,
    Answer,
    AuditEntry,
    Clause,
    Comment,
    Companion,
    Invitation,
    Membership,
    Motive,
    Organisation,
    OutboxMail,
    Partnership,
    Party,
    PreparedWording,
    Proposal,
    Representative,
    Round,
    Signature,
    TalkMark,
    TalkNote,
)
from partnerships.queries.negotiation import clause_views

pytestmark = pytest.mark.django_db(transaction=True)

ACTING = {person.email for story in STORIES for side in story.scenario.sides for person in side.people}
TEAM = {member.email for team in TEAMS for member in team.members}
BESIDE = {beside.email for beside in PEOPLE_BESIDE}
PEOPLE = sorted(ACTING | TEAM | BESIDE | {OPERATOR})
TABLES = (
    Account, Partnership, Answer, Proposal, Acceptance, AuditEntry, Signature, Organisation, Membership, Representative, Companion,
    Admission, Invitation, Comment, OutboxMail, TalkMark, PreparedWording, TalkNote, Motive, Clause,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _development(settings: LazySettings) -> None:
    settings.DEBUG = True


def demo(*arguments: str) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def stages() -> dict[str, str]:
    return dict(Round.objects.values_list("partnership__title", "stage"))


def everything() -> dict[str, int]:
    return {table.__name__: table.objects.count() for table in TABLES}


@pytest.mark.walk
def test_it_shows_five_stages_and_twice_is_the_same_as_once() -> None:
    assert demo() == ""
    assert stages() == {
        STILL_ANSWERING.scenario.title: "answering",
        NEGOTIATING.scenario.title: "negotiating",
        TO_APPROVE.scenario.title: "approving",
        SEALED.scenario.title: "sealed",
        BY_CONSULTANT.title: "open",
    }
    assert sorted(Account.objects.values_list("email", flat=True)) == PEOPLE
    assert list(Partnership.objects.filter(is_specimen=True).values_list("title", flat=True)) == [SEALED.scenario.title]
    answered = Answer.objects.filter(sheet__round__stage="answering").values_list("sheet__party__pole", flat=True)
    assert [list(answered).count(pole) for pole in ("venture", "organisation")] == list(STILL_ANSWERING.answered or ())
    views = clause_views(Round.objects.get(stage="negotiating"))
    assert {len(view.accepted_by) for view in views if view.current} == {1, 2}
    assert {view.current for view in views} >= {None}
    _the_teams_are_there()
    _others_are_beside()
    _they_talk()
    before = everything()
    demo()
    assert everything() == before


def _the_teams_are_there() -> None:
    sides = {
        team.number: sorted(Party.objects.filter(organisation__number=team.number).values_list("partnership__title", flat=True))
        for team in TEAMS
    }
    assert sides == {UNION.number: sorted([NEGOTIATING.scenario.title, BY_CONSULTANT.title]), RIGHTS.number: [TO_APPROVE.scenario.title]}
    for team in TEAMS:
        there = Representative.objects.filter(party__organisation__number=team.number, party__partnership__title=team.story.scenario.title)
        rights = dict.fromkeys(TEAM, None) | {row[0]: row[1:] for row in there.values_list("account__email", "works", "approves", "signs")}
        assert [rights[member.email] for member in team.members] == [
            (member.works, member.approves, member.signs) for member in team.members
        ]


def _others_are_beside() -> None:
    rows = Companion.objects.values_list("partnership__title", "kind", "account__email")
    expected = {(beside.story.scenario.title, beside.kind, beside.email) for beside in PEOPLE_BESIDE}
    assert set(rows) == expected | {(BY_CONSULTANT.title, "consultant", CONSULTANT[1])}
    admitted = Admission.objects.order_by("companion", "party").values_list("party__pole", "answers", "clauses", "document")
    assert list(admitted) == [
        ("venture", True, True, True), ("organisation", True, True, False), ("venture", True, True, True), ("organisation", False, False, True),
    ]  # fmt: skip
    heard = Comment.objects.filter(by=None).order_by("by_companion__name").values_list("by_companion__account__email", "thread__text")
    assert list(heard) == [(CONSULTANT[1], TALK[0]), ("ronit@law-office.example", None)]
    assert list(Invitation.objects.unused().values_list("email", flat=True)) == [BY_CONSULTANT.venture_person[1]]


def _they_talk() -> None:
    """Of each thing that a table knows there is one to look at."""
    assert [table.objects.count() for table in (TalkMark, PreparedWording, TalkNote, Motive)] == [1, 1, 1, 2]
    assert list(Clause.objects.exclude(added_by=None).values_list("heading", flat=True)) == [CALENDAR[1]]


@pytest.mark.walk
@pytest.mark.parametrize(
    "step",
    [
        pytest.param("partnerships.services.joining.join_side", marks=pytest.mark.long),
        pytest.param("partnerships.services.questionnaire.seal_answer_sheet", marks=pytest.mark.long),
        pytest.param("partnerships.services.agreement.freeze_agreement", marks=pytest.mark.long),
        pytest.param("partnerships.management.commands.demo.save_answers", marks=pytest.mark.long),
        pytest.param("partnerships.management.commands.demo.accept_drafts", marks=pytest.mark.long),
        pytest.param("partnerships.management.staging.join_organisation", marks=pytest.mark.long),
        pytest.param("partnerships.management.staging.assign_member", marks=pytest.mark.long),
        "partnerships.management.staging.join_beside",
    ],
)
def test_it_goes_on_where_it_was_interrupted(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    stories = (STILL_ANSWERING, NEGOTIATING, TO_APPROVE) if step.endswith("freeze_agreement") else (STILL_ANSWERING, NEGOTIATING)
    monkeypatch.setattr("partnerships.management.commands.demo.STORIES", stories)
    with monkeypatch.context() as interrupted:
        interrupted.setattr(step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            demo()
    demo()
    assert stages() == {story.scenario.title: str(story.until) for story in stories} | {BY_CONSULTANT.title: "open"}
    assert Clause.objects.filter(round__stage="negotiating", proposals__isnull=False).exists()
    assert list(Invitation.objects.unused().values_list("email", flat=True)) == [BY_CONSULTANT.venture_person[1]]


def interrupt(*_arguments: object, **_named: object) -> None:
    raise KeyboardInterrupt


def test_it_tells_how_to_enter_as_each_person_and_where_each_partnership_stands(settings: LazySettings) -> None:
    settings.SITE_ADDRESS = "http://127.0.0.1:8001"
    told = demo("--print")
    addresses = ["http://127.0.0.1:8001/enter/", "http://127.0.0.1:8001/mail/", *PEOPLE, BY_CONSULTANT.venture_person[1]]
    assert [told.count(address) for address in addresses] == [1] * len(addresses)
    lines = [line.strip() for line in told.splitlines() if "(" in line]
    assert lines == [
        "examples/nothing_fits.json (he): both sides are answering",
        "examples/students_union.json (he): the answers are open, and the clauses are being negotiated",
        "examples/embedded.json (ar): waiting for approval inside a side",
        "examples/infrastructure_only.json (en): signed and sealed",
        "opened by a consultant (he): not everybody has joined",
    ]
    assert not Account.objects.exists()


def test_production_gets_no_demonstration(settings: LazySettings) -> None:
    settings.DEBUG = False
    assert demo() == "No demonstration data: this is a production.\n"
    assert not Account.objects.exists()

"""The demonstration: the examples at four stages of the way, however often it is made."""

from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from partnerships.management.demonstration import NEGOTIATING, SEALED, STILL_ANSWERING, STORIES, TO_SIGN
from partnerships.models import Acceptance, Account, Answer, AuditEntry, Clause, Partnership, Proposal, Round, Signature
from partnerships.queries.negotiation import clause_views

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = [person for story in STORIES for side in story.scenario.sides for person in side.people]


@pytest.fixture(autouse=True)
def _development(settings: LazySettings) -> None:
    settings.DEBUG = True


def demo(*arguments: str) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def stages() -> dict[str, str]:
    return dict(Round.objects.values_list("partnership__title", "stage"))


def everything() -> list[int]:
    return [table.objects.count() for table in (Account, Partnership, Answer, Proposal, Acceptance, AuditEntry, Signature)]


@pytest.mark.walk
def test_it_shows_four_stages_and_twice_is_the_same_as_once() -> None:
    assert demo() == ""
    assert stages() == {
        STILL_ANSWERING.scenario.title: "answering",
        NEGOTIATING.scenario.title: "negotiating",
        TO_SIGN.scenario.title: "signing",
        SEALED.scenario.title: "sealed",
    }
    assert sorted(Account.objects.values_list("email", flat=True)) == sorted(person.email for person in PEOPLE)
    assert list(Partnership.objects.filter(is_specimen=True).values_list("title", flat=True)) == [SEALED.scenario.title]
    answered = Answer.objects.filter(sheet__round__stage="answering").values_list("sheet__party__pole", flat=True)
    assert [list(answered).count(pole) for pole in ("venture", "organisation")] == list(STILL_ANSWERING.answered or ())
    views = clause_views(Round.objects.get(stage="negotiating"))
    assert {len(view.accepted_by) for view in views if view.current} == {1, 2}
    assert {view.current for view in views} >= {None}
    before = everything()
    demo()
    assert everything() == before


@pytest.mark.walk
@pytest.mark.parametrize(
    "step",
    [
        pytest.param("partnerships.services.joining.join_side", marks=pytest.mark.long),
        "partnerships.services.questionnaire.seal_answer_sheet",
        "partnerships.services.agreement.freeze_agreement",
        pytest.param("partnerships.management.commands.demo.save_answers", marks=pytest.mark.long),
        pytest.param("partnerships.management.commands.demo.accept_drafts", marks=pytest.mark.long),
    ],
)
def test_it_goes_on_where_it_was_interrupted(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    stories = (STILL_ANSWERING, NEGOTIATING, TO_SIGN) if step.endswith("freeze_agreement") else (STILL_ANSWERING, NEGOTIATING)
    monkeypatch.setattr("partnerships.management.commands.demo.STORIES", stories)
    with monkeypatch.context() as interrupted:
        interrupted.setattr(step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            demo()
    demo()
    assert stages() == {story.scenario.title: str(story.until) for story in stories}
    assert Clause.objects.filter(round__stage="negotiating", proposals__isnull=False).exists()


def interrupt(**arguments: object) -> None:
    raise KeyboardInterrupt


def test_it_tells_how_to_enter_as_each_person_and_where_each_partnership_stands(settings: LazySettings) -> None:
    settings.SITE_ADDRESS = "http://127.0.0.1:8001"
    told = demo("--print")
    addresses = ["http://127.0.0.1:8001/enter/", "http://127.0.0.1:8001/mail/", *(person.email for person in PEOPLE)]
    assert [told.count(address) for address in addresses] == [1] * len(addresses)
    lines = [line.strip() for line in told.splitlines() if "examples/" in line]
    assert lines == [
        "examples/nothing_fits.json (he): both sides are answering",
        "examples/students_union.json (he): the answers are open, and the clauses are being negotiated",
        "examples/embedded.json (ar): waiting for signatures",
        "examples/infrastructure_only.json (en): signed and sealed",
    ]
    assert not Account.objects.exists()


def test_production_gets_no_demonstration(settings: LazySettings) -> None:
    settings.DEBUG = False
    assert demo() == "No demonstration data: this is a production.\n"
    assert not Account.objects.exists()

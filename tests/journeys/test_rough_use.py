"""What happens at real desks: double clicks, the back button, two at once, a session that ends, no connection, no mouse, no room on the disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from partnerships.models import Invitation, Partnership, Proposal, Signature
from tests import factories
from tests.factories import ANA, TwoSides
from tests.journeys import agreeing, signing
from tests.journeys.answering import AnswerPage
from tests.journeys.audit import faults_of
from tests.journeys.conftest import Come
from tests.journeys.visitor import Visitor
from tests.web.answer_pages import saved_by

pytestmark = pytest.mark.browser
BORIS = "boris@venture.example"
WORDS = "מקום לכל ילדה וילד בכל קיץ."

Seat = Callable[..., Visitor]


@pytest.fixture
def sides(transactional_db: None) -> TwoSides:
    """Both sides are answering."""
    return factories.answering_round()


@pytest.fixture
def seat(come: Come, sides: TwoSides) -> Seat:
    """Somebody who is signed in and has the partnership open."""

    def take(email: str = ANA, language: str = "he", **options: object) -> Visitor:
        visitor = come(language, **options)
        visitor.enter_as(factories.account_of(email))
        visitor.partnership = str(sides.partnership.public_id)
        return visitor

    return take


def test_a_double_click_opens_one_partnership(come: Come, transactional_db: None) -> None:
    ana = come("he")
    ana.enter_as(factories.account_of(ANA))
    ana.go("open_partnership")
    ana.choose("role", "venture")
    for name in ("own_name", "person_name", "other_name", "title"):
        ana.write(name, f"שם של {name}")
    ana.button("Open the partnership").dblclick()
    ana.reads("Invite the other side")
    assert Partnership.objects.count() == 1


def test_a_double_click_makes_one_invitation(seat: Seat) -> None:
    ana = seat()
    ana.go_within("invite", query="?side=own")
    ana.choose("by", "link")
    ana.button("Make the invitation").dblclick()
    ana.reads("The link is ready")
    assert Invitation.objects.filter(accepted_at=None).count() == 1


def test_a_double_click_proposes_once(seat: Seat, sides: TwoSides) -> None:
    factories.reveal(sides.partnership)
    ana = seat()
    ana.go_within("clause", "model.position")
    agreeing.unfold(ana, ana.words("In your own words"))
    ana.write("text", WORDS)
    ana.button("Propose these words").dblclick()
    ana.reads("Accepted")
    assert Proposal.objects.filter(clause__key="model.position").count() == 1


def test_the_back_button_keeps_what_was_saved(seat: Seat) -> None:
    ana = seat()
    ana.go_within("question", "fit.purpose")
    page = AnswerPage(ana)
    page.write("fit.purpose", WORDS)
    page.save()
    ana.is_within("question", "fit.values")
    ana.page.go_back()
    expect(ana.page.locator('[name="fit.purpose-value"]')).to_have_value(WORDS)
    page.write("fit.purpose", WORDS + "!")
    page.save()
    ana.is_within("question", "fit.values")


def test_two_of_one_side_never_overwrite_each_other_unseen(seat: Seat, sides: TwoSides) -> None:
    factories.join(sides.venture, BORIS, own_side=True)
    ana, boris = seat(), seat(BORIS)
    for person in (ana, boris):
        person.go_within("question", "model.position")
    AnswerPage(boris).pick("model.position", "main_matters_together")
    boris.reads_saved()
    AnswerPage(ana).pick("model.position", "infrastructure_only")
    AnswerPage(ana).save()
    ana.reads_heading("Somebody on your side was quicker")
    ana.sees("boris")
    ana.page.locator('input[value="mine"]').check()
    ana.press("Save what was chosen, and continue")
    ana.is_within("question", "model.idea")
    assert saved_by(sides.venture)["model.position"].answer.value == "infrastructure_only"


def test_what_was_typed_outlives_the_session(seat: Seat) -> None:
    ana = seat()
    ana.go_within("question", "fit.purpose")
    ana.page.context.clear_cookies(name="sessionid")
    page = AnswerPage(ana)
    page.write("fit.purpose", WORDS)
    ana.reads("You were signed out. What you typed is kept in this browser.")
    page.save()
    ana.reads_heading("You were signed out")
    ana.follow("Sign in again")
    ana.sign_in(ANA)
    ana.is_within("question", "fit.purpose")
    expect(ana.page.locator('[name="fit.purpose-value"]')).to_have_value(WORDS)
    ana.reads_saved()


def test_a_proposal_outlives_the_session(seat: Seat, sides: TwoSides) -> None:
    factories.reveal(sides.partnership)
    ana = seat(java_script_enabled=False)
    ana.go_within("clause", "model.position")
    ana.page.context.clear_cookies(name="sessionid")
    agreeing.unfold(ana, ana.words("In your own words"))
    ana.write("text", WORDS)
    ana.press("Propose these words")
    ana.reads_heading("You were signed out")
    expect(ana.page.locator("textarea")).to_have_value(WORDS)
    ana.follow("Sign in again")
    ana.sign_in(ANA)
    ana.is_within("clause", "model.position")


def test_typing_goes_on_without_a_connection(seat: Seat, sides: TwoSides) -> None:
    ana = seat()
    ana.go_within("question", "fit.purpose")
    ana.page.context.set_offline(True)
    AnswerPage(ana).write("fit.purpose", WORDS)
    ana.reads("There is no connection. What you typed is kept in this browser, and is saved once there is one again.")
    ana.page.context.set_offline(False)
    ana.reads_saved()
    assert saved_by(sides.venture)["fit.purpose"].answer.value == WORDS


def test_a_question_is_answered_with_the_keyboard_alone(seat: Seat, sides: TwoSides) -> None:
    ana = seat()
    ana.go_within("question", "model.position")
    _tab_to(ana, ana.page.locator('[name="model.position-value"]').first)
    ana.page.keyboard.press("Space")
    ana.page.keyboard.press("ArrowDown")
    _tab_to(ana, ana.page.locator('[name="model.position-reason"]'))
    ana.page.keyboard.type(WORDS)
    _tab_to(ana, ana.button("Save and continue"))
    ana.page.keyboard.press("Enter")
    ana.is_within("question", "model.idea")
    saved = saved_by(sides.venture)["model.position"].answer
    assert (saved.value, saved.reason) == ("infrastructure_and_guidance", WORDS)


def test_the_agreement_is_signed_with_the_keyboard_alone(seat: Seat, sides: TwoSides) -> None:
    freeze(sides)
    ana = seat()
    ana.go_within("sign")
    _tab_to(ana, ana.page.locator('[name="name"]'))
    ana.page.keyboard.press("Control+A")
    ana.page.keyboard.type("אנה לוי")
    for confirmation in ("has_read", "has_authority", "accepts_authority", "consents"):
        _tab_to(ana, ana.page.locator(f'[name="{confirmation}"]'))
        ana.page.keyboard.press("Space")
    _tab_to(ana, ana.button("Send me a code"))
    ana.page.keyboard.press("Enter")
    expect(ana.button("Send another code")).to_be_visible()
    _tab_to(ana, ana.page.locator('[name="code"]'))
    ana.page.keyboard.type(ana.mailed_code())
    _tab_to(ana, ana.button("Sign the agreement"))
    ana.page.keyboard.press("Enter")
    ana.reads("You have signed.")
    assert Signature.objects.get().name == "אנה לוי"


@pytest.mark.parametrize("scripted", [True, False])
def test_a_double_click_signs_once(seat: Seat, sides: TwoSides, scripted: bool) -> None:
    freeze(sides)
    ana = seat(java_script_enabled=scripted)
    signing.fill_in_signature(ana, "אנה לוי")
    signing.get_code(ana)
    ana.button("Sign the agreement").dblclick()
    ana.reads("You have signed.")
    assert list(Signature.objects.values_list("representative", flat=True)) == [sides.venture.pk]


def test_a_seal_that_fails_is_tried_again(seat: Seat, sides: TwoSides, tmp_path: Path, settings: Any) -> None:
    freeze(sides)
    factories.sign(sides.organisation)
    healthy, settings.FILES_DIR = settings.FILES_DIR, tmp_path / "full"
    settings.FILES_DIR.write_text("no folder, so nothing can be stored here")
    ana = seat()
    signing.sign(ana, "אנה לוי")
    ana.reads_heading("Everybody has signed")
    assert faults_of(ana.page) == []
    ana.press("Try again now")
    ana.reads("It could not be sealed yet. The signatures stand, and it is tried again by itself.")
    settings.FILES_DIR = healthy
    ana.press("Try again now")
    ana.reads_heading("Signed and sealed")
    assert Signature.objects.count() == 2


def freeze(sides: TwoSides) -> None:
    """From answering to a text that can be signed."""
    factories.reveal(sides.partnership)
    factories.freeze(sides.partnership)


def _tab_to(visitor: Visitor, field: Locator) -> None:
    """Press the tab key until that field has the focus."""
    for _step in range(200):
        if field.evaluate("(each) => each === document.activeElement"):
            return
        visitor.page.keyboard.press("Tab")
    raise AssertionError(f"the tab key never came to {field}")

"""A page of questions in a real browser: saved while typing, kept when the network fails, and nobody overwritten unseen."""

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from partnerships.models import Partnership
from tests import factories
from tests.people import Member
from tests.web.answer_pages import page_of, values_of

pytestmark = pytest.mark.browser

STILL_KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('arig:answers:')).length"


def browser_of(browser: Browser, member: Member, live_server: LiveServer, *, has_script: bool = True) -> Page:
    """That person's browser, signed in, reading English."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=has_script)
    cookies = {settings.SESSION_COOKIE_NAME: member.cookies[settings.SESSION_COOKIE_NAME].value, settings.LANGUAGE_COOKIE_NAME: "en"}
    context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
    return context.new_page()


def test_it_is_saved_while_typing(ana: Member, answering: Partnership, browser: Browser, live_server: LiveServer) -> None:
    page = browser_of(browser, ana, live_server)
    page.goto(page_of(answering, "fit.purpose"))
    for words in ("first words", "second words"):
        with page.expect_response("**/autosave/"):
            page.fill("#fit-purpose-value", words)
    expect(page.locator("#save-state")).to_contain_text("Saved at")
    expect(page.locator('input[name="fit.purpose-version"]')).to_have_value("2")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url(f"**{page_of(answering, 'fit.values')}")
    assert values_of(ana) == {"fit.purpose": "second words"}


def test_what_was_typed_without_a_network_comes_back(
    ana: Member, answering: Partnership, browser: Browser, live_server: LiveServer
) -> None:
    page = browser_of(browser, ana, live_server)
    page.goto(page_of(answering, "fit.purpose"))
    page.context.route("**/autosave/", lambda route: route.abort())
    page.fill("#fit-purpose-value", "written on a train")
    expect(page.locator("#save-state")).to_contain_text("There is no connection")
    page.context.unroute("**/autosave/")
    page.goto(page_of(answering, "fit.horizon"))
    with page.expect_response("**/autosave/"):
        page.goto(page_of(answering, "fit.purpose"))
    expect(page.locator("#fit-purpose-value")).to_have_value("written on a train")
    expect(page.locator("#save-state")).to_contain_text("Saved at")
    assert (values_of(ana), page.evaluate(STILL_KEPT)) == ({"fit.purpose": "written on a train"}, 0)


def test_leaving_in_the_middle_of_a_word_loses_nothing(
    ana: Member, answering: Partnership, browser: Browser, live_server: LiveServer
) -> None:
    page = browser_of(browser, ana, live_server)
    page.goto(page_of(answering, "fit.purpose"))
    page.locator("#fit-purpose-value").press_sequentially("half a wo")
    page.goto(page_of(answering, "fit.horizon"))
    page.goto(page_of(answering, "fit.purpose"))
    expect(page.locator("#fit-purpose-value")).to_have_value("half a wo")
    expect(page.locator("#save-state")).to_contain_text("Saved at")
    assert values_of(ana) == {"fit.purpose": "half a wo"}


def test_somebody_elses_save_stops_the_autosave(ana: Member, answering: Partnership, browser: Browser, live_server: LiveServer) -> None:
    rivka = Member(factories.join(ana.representative, "rivka@venture.example", own_side=True))
    page = browser_of(browser, rivka, live_server)
    page.goto(page_of(answering, "fit.purpose"))
    factories.answer(ana.representative, {"fit.purpose": {"value": "what ana wrote"}})
    page.fill("#fit-purpose-value", "what rivka wrote")
    expect(page.locator("#save-state")).to_contain_text("Press “Save and continue”")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_label("What you wrote").check()
    assert values_of(ana) == {"fit.purpose": "what ana wrote"}
    page.get_by_role("button", name="Save what was chosen").click()
    page.wait_for_url(f"**{page_of(answering, 'fit.values')}")
    assert values_of(ana) == {"fit.purpose": "what rivka wrote"}


def test_a_question_that_hangs_on_another_appears_at_once(
    ana: Member, answering: Partnership, browser: Browser, live_server: LiveServer
) -> None:
    page = browser_of(browser, ana, live_server)
    page.goto(page_of(answering, "resources.fee_kind"))
    fee = page.locator("#resources-fee")
    expect(fee).to_be_hidden()
    page.check('input[value="percent_of_income"]')
    expect(fee).to_be_visible()
    page.check('input[value="none"]')
    expect(fee).to_be_hidden()


@pytest.mark.parametrize("has_script", [True, False])
def test_worries_are_added_and_removed(
    ana: Member, answering: Partnership, browser: Browser, live_server: LiveServer, has_script: bool
) -> None:
    page = browser_of(browser, ana, live_server, has_script=has_script)
    page.goto(page_of(answering, "risks.list"))
    page.get_by_role("button", name="The idea is used").click()
    page.locator("#risks-list-calm-0").fill("clear words")
    page.get_by_role("button", name="Add a worry").click()
    page.locator("#risks-list-risk-1").fill("rain")
    page.get_by_role("button", name="Add a worry").click()
    expect(page.get_by_role("button", name="Add a worry")).to_be_hidden()
    page.get_by_role("button", name="Remove 3").click()
    expect(page.locator(".worry")).to_have_count(2)
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url(f"**{page_of(answering, 'model.position')}")
    rows = [{"risk": {"deck": "idea_taken"}, "calm": "clear words"}, {"risk": {"own": "rain"}, "calm": ""}]
    assert values_of(ana) == {"risks.list": rows}

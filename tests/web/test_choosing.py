"""A page of questions in a real browser, by keyboard alone: rows of radio buttons, what could also be lived with, and what follows."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.factories import TwoSides
from tests.people import Member
from tests.web.answer_pages import page_of, saved_by, values_of
from tests.web.test_typing import browser_of

pytestmark = pytest.mark.browser
LATER, START = "mechanism.decisions_later", "mechanism.decisions_start"


@pytest.fixture
def sides(transactional_db: None) -> TwoSides:
    return factories.answering_round(path="full")


@pytest.fixture
def ana(sides: TwoSides) -> Member:
    return Member(sides.venture)


@pytest.fixture
def page(ana: Member, browser: Browser, live_server: LiveServer) -> Page:
    """Ana's browser on a telephone."""
    opened = browser_of(browser, ana, live_server)
    opened.set_viewport_size({"width": 390, "height": 844})
    return opened


def save(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Save and continue").press("Enter")


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.name + '=' + document.activeElement.value")
    return name


def test_a_matrix_is_answered_by_keyboard_alone(page: Page, ana: Member, sides: TwoSides) -> None:
    page.goto(page_of(sides.partnership, "communication.share"))
    page.locator('[name="communication.share-row-results"]').first.focus()
    keys = ("Space", "ArrowDown", "Tab", "Space", "Tab", "Space", "ArrowDown", "ArrowDown")
    for key in keys:
        page.keyboard.press(key)
    assert focused(page) == "communication.share-row-ties_to_funders=quarterly"
    page.locator('[name="communication.receive-row-problems"]').first.focus()
    page.keyboard.press("Space")
    save(page)
    assert values_of(ana) == {
        "communication.share": {"results": "monthly", "money": "as_it_happens", "ties_to_funders": "quarterly"},
        "communication.receive": {"problems": "as_it_happens"},
    }


def test_what_one_could_also_live_with_by_keyboard_alone(page: Page, ana: Member, sides: TwoSides) -> None:
    page.goto(page_of(sides.partnership, START))
    page.locator(f'[name="{START}-row-budget"][value="together"]').press("Space")
    fold = page.get_by_text("We could also live with…")
    own, other = (page.locator(f'[name="{START}-also-budget"][value="{stop}"]') for stop in ("together", "venture_alone"))
    expect(other).to_be_hidden()
    fold.press("Enter")
    expect(own).to_be_disabled()
    other.press("Space")
    page.locator(f'[name="{START}-row-budget"][value="venture_alone"]').press("Space")
    expect(own).to_be_enabled()
    expect(other).to_be_disabled()
    page.locator(f'[name="{START}-row-budget"][value="together"]').press("Space")
    save(page)
    assert saved_by(ana.representative)[START].answer.acceptable == {"budget": ["venture_alone"]}


def test_only_the_answer_itself_is_marked_as_ours(page: Page, sides: TwoSides) -> None:
    page.goto(page_of(sides.partnership, "fit.horizon"))
    page.locator('[name="fit.horizon-value"][value="one_year"]').press("Space")
    page.get_by_text("We could also live with…").press("Enter")
    marked = page.locator("#fit-horizon-also li").filter(has=page.locator(".also__own:visible"))
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("(this is our answer)")
    expect(marked.locator("input")).to_have_value("one_year")


def test_as_at_the_start_folds_the_rows(page: Page, ana: Member, sides: TwoSides) -> None:
    factories.answer(ana.representative, {START: {"value": {"content": "together"}}})
    page.goto(page_of(sides.partnership, LATER))
    row = page.locator(f'[name="{LATER}-row-content"][value="together"]')
    expect(row).to_be_visible()
    page.locator(f'[name="{LATER}-same"]').press("Space")
    expect(row).to_be_hidden()
    expect(page.locator(".same__rows dd")).to_have_text(["Both sides together"])
    save(page)
    assert values_of(ana)[LATER] == "as_at_the_start"
    page.goto(page_of(sides.partnership, LATER))
    page.locator(f'[name="{LATER}-same"]').press("Space")
    expect(row).to_be_checked()
    page.locator(f'[name="{LATER}-row-content"][value="venture_alone"]').press("Space")
    save(page)
    assert values_of(ana)[LATER] == {"content": "venture_alone"}


def test_silence_folds_what_one_could_also_live_with(page: Page, ana: Member, sides: TwoSides) -> None:
    page.goto(page_of(sides.partnership, LATER))
    page.locator(f'[name="{LATER}-same"]').press("Space")
    page.locator(f'[name="{LATER}-silent"][value="?undecided"]').press("Space")
    expect(page.locator(f'[name="{LATER}-same"]')).not_to_be_checked()
    expect(page.get_by_text("We could also live with…")).to_be_hidden()
    page.locator(f'[name="{LATER}-row-content"][value="together"]').press("Space")
    expect(page.get_by_text("We could also live with…")).to_be_visible()
    save(page)
    assert values_of(ana) == {LATER: {"content": "together"}}


def test_what_hangs_on_an_answer_comes_and_goes_at_once(page: Page, ana: Member, sides: TwoSides) -> None:
    page.goto(page_of(sides.partnership, "resources.fee_kind"))
    fields = {key: page.locator(f'[name="resources.{key}-value"]') for key in ("fee", "fee_sum", "fee_cap")}
    seen = {}
    for kind in ("percent_of_income", "fixed_sum", "none", "percent_of_expenses"):
        page.locator(f'[name="resources.fee_kind-value"][value="{kind}"]').press("Space")
        seen[kind] = [key for key, field in fields.items() if field.is_visible()]
    assert seen == {
        "percent_of_income": ["fee", "fee_cap"],
        "fixed_sum": ["fee_sum"],
        "none": [],
        "percent_of_expenses": ["fee", "fee_cap"],
    }
    fields["fee"].fill("7")
    fields["fee_cap"].fill("21,000")
    save(page)
    assert values_of(ana) == {"resources.fee_kind": "percent_of_expenses", "resources.fee": 7, "resources.fee_cap": 21000}

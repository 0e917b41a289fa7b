"""Two people at one table, each at a browser: what one does the other sees without reloading, and nothing that is typed gets lost."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.factories import ANA, BEN, TwoSides
from tests.journeys.conftest import DESK, TELEPHONE, Come
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
CLAUSE = "model.position"
WORDS_OF_ANA, WORDS_OF_BEN = "המיזם עצמאי, והארגון נותן מקום.", "המיזם עצמאי, והארגון נותן מקום ויועץ."
ADDED = "ויועץ"
SAID = "כדאי לשאול גם את הוועד."
BETWEEN, SIGN_OF_LIFE, A_MOMENT = 9_000, 21_000, 2_000


@pytest.fixture
def sides(transactional_db: None) -> TwoSides:
    """The answers are open, and nobody has proposed anything."""
    return factories.revealed_round()


def at_the_clause(come: Come, sides: TwoSides, email: str, *, viewport: dict[str, int]) -> Visitor:
    """Somebody opens the clause; time passes for this browser as the test says."""
    visitor = come("he", viewport=viewport)
    visitor.page.clock.install()
    visitor.enter_as(factories.account_of(email))
    visitor.partnership = str(sides.partnership.public_id)
    visitor.go_within("clause", CLAUSE)
    return visitor


def kept(visitor: Visitor) -> int:
    """How many fields this browser keeps."""
    return int(visitor.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('arig:kept:')).length"))


def write_own_words(visitor: Visitor, words: str) -> None:
    own = visitor.page.locator("#own-words")
    if own.get_attribute("open") is None:
        own.locator("summary").first.click()
    visitor.page.locator('#own-words [name="text"]').fill(words)


def test_both_write_at_once(come: Come, sides: TwoSides) -> None:
    ana = at_the_clause(come, sides, ANA, viewport=DESK)
    ben = at_the_clause(come, sides, BEN, viewport=TELEPHONE)
    words_on_the_table, moved = ben.page.locator("#wordings"), ben.page.locator("#moved")
    own_words = ben.page.locator('#own-words [name="text"]')

    # ben writes while ana proposes: her words come to him, his stay, and answer what he had seen
    write_own_words(ben, WORDS_OF_BEN)
    write_own_words(ana, WORDS_OF_ANA)
    ana.press("Propose these words")
    ana.reads("Your wording is proposed. It is settled as soon as the other side accepts it.")
    assert (kept(ana), kept(ben)) == (0, 1)
    ben.page.clock.run_for(SIGN_OF_LIFE)
    expect(words_on_the_table).to_contain_text(WORDS_OF_ANA)
    expect(ben.page.locator("#news")).to_contain_text("ana")
    expect(ben.page.locator("#here")).to_contain_text("ana")
    expect(moved).to_be_visible()
    expect(own_words).to_have_value(WORDS_OF_BEN)

    # the page is gone, and comes again as it was
    ben.page.reload()
    ben.reads("What you typed here was kept in this browser.")
    expect(own_words).to_have_value(WORDS_OF_BEN)
    expect(moved).to_be_visible()
    ben.press("I have read it: my words answer it")
    expect(moved).to_be_hidden()
    ben.press("Propose these words")
    ben.reads("Your wording is proposed. It is settled as soon as the other side accepts it.")
    assert kept(ben) == 0

    # under words that just came nobody accepts by mistake
    ana.page.clock.run_for(BETWEEN)
    expect(ana.page.locator("#wordings ins").first).to_contain_text(ADDED)
    ana.press("Accept exactly these words")
    ana.reads("The words changed just now. Read them first, then press again.")
    ana.page.clock.run_for(A_MOMENT)
    ana.press("Accept exactly these words")
    ana.reads("Accepted for your side.")
    ben.page.clock.run_for(BETWEEN)
    expect(ben.page.locator("#state")).to_have_text(ben.words("Settled"))

    # signing out leaves nothing in the browser
    ana.page.locator('#say [name="comment-text"]').fill(SAID)
    assert kept(ana) == 1
    ana.go("account_logout")
    ana.page.locator("form[data-forget] button").click()
    expect(ana.page).to_have_url(re.compile("/$"))
    assert ana.page.evaluate("localStorage.length") == 0

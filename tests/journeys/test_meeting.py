"""A meeting from afar: one leads by the arrow keys in Hebrew, the other goes along, unless in the middle of a sentence."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.factories import ANA, BEN, TwoSides
from tests.journeys.audit import faults_of
from tests.journeys.conftest import DESK, TELEPHONE, Come

pytestmark = pytest.mark.browser
FIRST, SECOND = "model.position", "resources.fundraising"


@pytest.fixture
def sides(transactional_db: None) -> TwoSides:
    return factories.revealed_round()


def test_one_leads_and_the_other_follows(come: Come, sides: TwoSides) -> None:
    ana, ben = come("he", viewport=DESK), come("he", viewport=TELEPHONE)
    for person, email in ((ana, ANA), (ben, BEN)):
        person.enter_as(factories.account_of(email))
        person.partnership = str(sides.partnership.public_id)

    ana.go_within("meeting")
    ben.go_within("conversation")
    ana.press("Show this to everybody")
    ana.reads("Everybody is shown this")
    ana.page.keyboard.press("ArrowLeft")
    ana.is_within("meeting_gap", FIRST)
    ben.page.get_by_label(ben.words("Follow along: go where the others are shown something")).check()
    ben.is_within("conversation_gap", FIRST)

    ben.write("note-text", "עוד לא גמרתי")
    ana.page.keyboard.press("ArrowLeft")
    ana.is_within("meeting_gap", SECOND)
    expect(ben.page.locator("[data-go]")).to_be_visible()
    ben.is_within("conversation_gap", FIRST)
    expect(ben.page.locator('[name="note-text"]')).to_have_value("עוד לא גמרתי")
    ben.press("Save the note for both sides")
    ben.is_within("conversation_gap", SECOND)

    ana.write("note-text", "נפגשים")
    ana.page.keyboard.press("ArrowRight")
    ana.page.locator("h1").click()
    ana.page.keyboard.press("ArrowRight")
    ana.reads("Something is typed and not saved yet. Save it first, or press the button to leave it.")
    ana.press("Save the note for both sides")
    ana.page.locator("h1").click()
    ana.page.keyboard.press("ArrowRight")
    ana.is_within("meeting_gap", FIRST)

    assert faults_of(ana.page, judged_at=(1280,)) == []
    ben.page.get_by_label(ben.words("Follow along: go where the others are shown something")).uncheck()
    for name, arguments in (("conversation", ()), ("conversation_gap", (FIRST,))):
        ben.go_within(name, *arguments)
        assert (name, faults_of(ben.page, judged_at=(390,))) == (name, [])

"""The full path from the open answers to the frozen text: one side at a desk, the other on a telephone, and every clause by hand."""

from datetime import date

import pytest
from playwright.sync_api import expect

from partnerships.models import Clause, Motive, Proposal, TalkNote
from tests import factories
from tests.factories import ANA, BEN, TwoSides
from tests.journeys import agreeing, full_answers
from tests.journeys.conftest import DESK, TELEPHONE, Come
from tests.journeys.doors import NAMES
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.long]
NAME = NAMES["he"]
GAP = "resources.fundraising"
OTHER_WORDS = (
    "הצדדים מגייסים יחד את הכספים לפעילות, לפי תוכנית שנתית שיסכימו עליה בכתב:\n\n"
    "1. המיזם פונה לקרנות חדשות.\n2. הארגון פונה לקרנות שכבר תמכו בו.\n\nאף צד אינו מתחייב שיגויס סכום מסוים."
)


@pytest.fixture
def sides(transactional_db: None) -> TwoSides:
    """Everything is answered as in the example."""
    answers = full_answers.of_example("students_union")
    return factories.revealed_round(path="full", venture_answers=answers["venture"], organisation_answers=answers["organisation"])


def test_two_sides_settle_the_full_path(come: Come, sides: TwoSides) -> None:
    ana, ben = come("he", viewport=DESK), come("he", viewport=TELEPHONE)
    for person, email in ((ana, ANA), (ben, BEN)):
        person.enter_as(factories.account_of(email))
        person.partnership = str(sides.partnership.public_id)

    agreeing.look_at_the_picture(ben)
    talk_about_a_gap(ana, ben)
    word_against_each_other(ana, ben)
    add_a_clause(ben, ana)
    for person in (ana, ben):
        agreeing.accept_all_drafts(person)
    agreeing.leave_out(ana, ben, "communication.channel")
    agreeing.propose_to_leave_open(ana, "resources.leftover", until=date(2027, 6, 1), owner=1)
    agreeing.accept_words_of(ben, "resources.leftover")
    agreeing.settle_the_rest(ben, ana)
    look_over_it(ana)
    agreeing.state_a_group(ana, NAME)
    agreeing.state_an_association(ben, signatures=1)
    agreeing.state_what_binds(ana, binds="everything", start=date(2027, 1, 1))
    agreeing.state_the_same(ben)
    agreeing.freeze(ben)
    read_in_it(ana)


def talk_about_a_gap(ana: Visitor, ben: Visitor) -> None:
    """What stands behind each answer, and a note of both."""
    for person, behind, words in ((ana, "need", "קול קורא נסגר בתוך שבוע"), (ben, "fear", "ששתי פניות יתנגשו")):
        person.go_within("conversation_gap", GAP)
        if not person.page.locator('[name$="behind"]').first.is_visible():
            person.page.locator("summary", has_text=person.words("Say what stands behind our answer")).click()
        person.choose("motive-behind", behind)
        person.write("motive-words", words)
        person.press("Say it for our side")
    ben.sees("קול קורא נסגר בתוך שבוע")
    ben.write("note-text", "רשימת הקרנות היא לב העניין")
    ben.press("Save the note for both sides")
    ana.go_within("conversation_gap", GAP)
    expect(ana.page.locator('[name="note-text"]')).to_have_value("רשימת הקרנות היא לב העניין")
    assert (Motive.objects.count(), TalkNote.objects.count()) == (2, 1)


def word_against_each_other(ana: Visitor, ben: Visitor) -> None:
    """Words that answer words: what was added is marked, and going back on one's word is possible until both accept."""
    agreeing.propose_answer_of(ana, GAP, NAME.venture)
    agreeing.propose_own_words(ben, GAP, OTHER_WORDS)
    ana.go_within("clause", GAP)
    expect(ana.page.locator(".paper ins").first).to_be_visible()
    expect(ana.page.locator(".paper del").first).to_be_visible()
    ana.press("Accept exactly these words")
    ana.reads("Accepted for your side.")
    ana.page.locator("summary", has_text=ana.words("Withdraw the acceptance of your side")).click()
    ana.press("Withdraw our acceptance")
    agreeing.accept_words_of(ana, GAP)
    ana.go_within("clause_history", GAP)
    assert [row.origin for row in Proposal.objects.filter(clause__key=GAP)] == ["party", "text"]


def add_a_clause(proposer: Visitor, accepter: Visitor) -> None:
    """Something that no question asked."""
    proposer.go_within("add_clause")
    proposer.page.locator('[name="chapter"]').select_option("purpose")
    proposer.write("heading", "לוח השנה")
    proposer.write("text", "בתקופת המבחנים לא נערכים אירועים.")
    proposer.press("Put it on the table")
    agreeing.accept_words_of(accepter, Clause.objects.get(heading="לוח השנה").key)


def look_over_it(visitor: Visitor) -> None:
    """Before freezing: what is worth a look, and what was decided."""
    visitor.go_within("coverage")
    expect(visitor.page.locator("h1")).to_be_visible()
    visitor.go_within("decisions")
    visitor.sees("לוח השנה")


def read_in_it(visitor: Visitor) -> None:
    """The frozen text holds the words of both, and not what was left out."""
    visitor.go_within("agreement")
    visitor.sees("המיזם פונה לקרנות חדשות.")
    visitor.sees("בתקופת המבחנים לא נערכים אירועים.")

"""From opened answers to a frozen text: the picture, the wordings of each clause, the facts of both sides, and freezing."""

import re
from datetime import date

from playwright.sync_api import Locator, expect

from tests.journeys.doors import Names
from tests.journeys.visitor import Visitor


def look_at_the_picture(visitor: Visitor) -> None:
    """The picture, the same as a table, and one topic with both answers side by side."""
    visitor.go_within("picture")
    visitor.reads_heading("The shared picture")
    visitor.page.get_by_text(visitor.words("The same picture as a table")).click()
    expect(visitor.page.locator("table.data").first).to_be_visible()
    visitor.page.get_by_role("navigation", name=visitor.words("Topics")).get_by_role(
        "link", name=visitor.words("The model of cooperation")
    ).click()
    visitor.reads_heading("The model of cooperation")


def accept_all_drafts(visitor: Visitor) -> None:
    """One button for what both answered alike."""
    visitor.go_within("clauses")
    visitor.page.locator('form[action$="/accept-drafts/"] button').click()
    visitor.reads("Accepted for your side.")


def unfold(visitor: Visitor, way: str) -> None:
    """Open one of the ways to a wording, where it is not open yet."""
    found = visitor.page.locator("details.way", has=visitor.page.locator("summary", has_text=way))
    if found.get_attribute("open") is None:
        found.locator("summary").first.click()


def propose_answer_of(visitor: Visitor, clause: str, side: str) -> None:
    """The wording that follows from the answer of one side."""
    visitor.go_within("clause", clause)
    unfold(visitor, visitor.words("As %(side)s answered", side=side))
    visitor.press("Propose the wording of %(side)s", side=side)
    visitor.reads("Your wording is proposed. It is settled as soon as the other side accepts it.")


def propose_own_words(visitor: Visitor, clause: str, text: str) -> None:
    visitor.go_within("clause", clause)
    unfold(visitor, visitor.words("In your own words"))
    visitor.write("text", text)
    visitor.press("Propose these words")
    visitor.reads("Your wording is proposed. It is settled as soon as the other side accepts it.")


def propose_to_leave_open(visitor: Visitor, clause: str, *, until: date, owner: int) -> None:
    """Open until a day, with the side that brings a proposal by then."""
    visitor.go_within("clause", clause)
    unfold(visitor, visitor.words("Leave it open until a date"))
    visitor.write("until", until.isoformat())
    visitor.choose("owner", str(owner))
    visitor.press("Propose to leave it open")
    visitor.reads("Your wording is proposed. It is settled as soon as the other side accepts it.")


def accept_words_of(visitor: Visitor, clause: str) -> None:
    """Exactly the words that are on the page."""
    visitor.go_within("clause", clause)
    visitor.press("Accept exactly these words")
    visitor.reads("Accepted for your side.")


def settle_the_rest(proposer: Visitor, accepter: Visitor) -> None:
    """What is still open is worded as the first alternative says, or in own words where there is none."""
    for clause in unsettled(proposer):
        proposer.go_within("clause", clause)
        alternatives = proposer.page.locator(".alternatives .way")
        if alternatives.count():
            if alternatives.first.get_attribute("open") is None:
                alternatives.first.locator("summary").first.click()
            alternatives.first.locator("form button").click()
        elif proposer.button("Accept exactly these words").count():
            proposer.press("Accept exactly these words")
        else:
            unfold(proposer, proposer.words("In your own words"))
            proposer.write("text", "The sides meet and decide.")
            proposer.press("Propose these words")
        accept_words_of(accepter, clause)


def unsettled(visitor: Visitor) -> list[str]:
    """The clauses that the page of the agreement still asks for."""
    visitor.go_within("agreement")
    links = visitor.page.locator(".todo__links a").all()
    return [str(link.get_attribute("href")).rstrip("/").rsplit("/", 1)[-1] for link in links]


def state_a_group(visitor: Visitor, names: Names) -> None:
    """The venture is a group without a registration, and its one member signs."""
    form = _facts_of_the_side(visitor)
    form.locator("label", has=visitor.page.locator('[value="unregistered_group"]')).click()
    visitor.write("members", names.ana)
    form.locator("label", has=visitor.page.locator('[name="liability"][value="own_share"]')).click()
    visitor.press("Save the facts of our side")
    visitor.reads("The facts of your side are saved.")


def state_an_association(visitor: Visitor, *, signatures: int) -> None:
    """The organisation is registered, and one or two people sign for it."""
    form = _facts_of_the_side(visitor)
    form.locator("label", has=visitor.page.locator('[value="association"]')).click()
    visitor.write("number", "580000008")
    form.locator("label", has=visitor.page.locator(f'[name="required_signatures"][value="{signatures}"]')).click()
    visitor.press("Save the facts of our side")
    visitor.reads("The facts of your side are saved.")


def _facts_of_the_side(visitor: Visitor) -> Locator:
    visitor.go_within("facts")
    return visitor.page.locator("#own-side form")


def state_what_binds(visitor: Visitor, *, binds: str, start: date) -> None:
    """The facts of the agreement that have no default."""
    visitor.go_within("facts")
    visitor.choose("binds", binds)
    visitor.write("start", start.isoformat())
    visitor.press("Save what our side states")
    visitor.reads("What your side states about the agreement is saved.")


def state_the_same(visitor: Visitor) -> None:
    """Take over what the other side states, one fact after the other."""
    visitor.go_within("facts")
    buttons = visitor.page.get_by_role("button", name=re.compile("^" + re.escape(visitor.words("State the same"))))
    while remaining := buttons.count():
        buttons.first.click()
        expect(buttons).to_have_count(remaining - 1)


def freeze(visitor: Visitor) -> None:
    """Close the text for signing."""
    visitor.go_within("agreement")
    visitor.follow("Freeze the text for signing")
    visitor.press("Freeze the text")
    visitor.reads("Version %(number)s is frozen and ready to be signed.", number=1)


def propose_the_bridge(visitor: Visitor, clause: str) -> None:
    """The value that both can live with, as the words of the clause."""
    visitor.go_within("clause", clause)
    unfold(visitor, visitor.words("The bridge between both answers"))
    visitor.press("Propose the bridge")
    visitor.reads("Your wording is proposed. It is settled as soon as the other side accepts it.")


def propose_the_default(visitor: Visitor, question: str) -> None:
    """What the site suggests where nobody answered."""
    visitor.go_within("clauses")
    visitor.page.locator("#unanswered-title ~ details > summary").click()
    visitor.page.locator(f'a[href$="/clauses/default/{question}/"]').click()
    visitor.press("Propose it")
    visitor.is_within("clause", question)


def leave_out(proposer: Visitor, accepter: Visitor, clause: str) -> None:
    """A clause that neither side needs."""
    proposer.go_within("clause", clause)
    unfold(proposer, proposer.words("Leave it out of the agreement"))
    proposer.press("Propose to leave it out")
    accepter.go_within("clause", clause)
    accepter.press("Accept leaving it out")
    accepter.reads("Both sides chose to do without this clause: it is not in the agreement. Any new proposal brings it back to the table.")


def mean_the_same(visitor: Visitor, topic: str, question: str) -> None:
    """Say for a side that both texts mean the same."""
    visitor.go_within("comparison", topic)
    section = visitor.page.locator(f'section[id="{question}"]')
    section.get_by_role("button", name=visitor.words("We mean the same")).click()
    expect(section.locator('button[aria-pressed="true"]')).to_have_text(visitor.words("We mean the same"))


def score_the_first_risk(visitor: Visitor) -> None:
    """How likely, how harmful, and what is behind it."""
    visitor.go_within("risks")
    risk = visitor.page.locator("li.risk").first
    risk.get_by_text(visitor.words("Mark it together")).click()
    for name, mark in (("likelihood", "3"), ("harm", "2"), ("behind", "fear")):
        risk.locator("label", has=visitor.page.locator(f'[name="{name}"][value="{mark}"]')).click()
    risk.get_by_role("button", name=visitor.words("Save the marks for both sides")).click()
    visitor.reads("Your marks are saved, for both sides.")


def answer_the_marked_risk(visitor: Visitor, clause: str) -> None:
    """The clause that answers the risk that has marks."""
    visitor.go_within("risks")
    risk = visitor.page.locator("li.risk", has_text=visitor.words("Change the marks"))
    risk.locator("summary").last.click()
    risk.locator('[name="clause"]').select_option(clause)
    risk.get_by_role("button", name=visitor.words("Save what answers it")).click()
    visitor.reads("What answers this risk is saved, for both sides.")
    expect(visitor.page.locator(f'li.risk a[href$="/clauses/{clause}/"]')).to_be_visible()

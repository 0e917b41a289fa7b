"""Answering: one page of questions after the other, each kind of question by its own widget; then the check and the seal."""

from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, expect

from partnerships.domain.questionnaire.catalog import questionnaire
from partnerships.domain.questionnaire.structure import Path
from tests.journeys.visitor import Visitor

Answer = Callable[["AnswerPage"], None]
PAGES = tuple(page[0].page_key for page in questionnaire("1", Path.CORE).pages)


class AnswerPage:
    """The page of questions that a visitor has open."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.page = visitor.page

    def question(self, key: str) -> Locator:
        return self.page.locator(f"fieldset#{key.replace('.', '-')}")

    def pick(self, key: str, value: str) -> None:
        """A stop of a scale, a card, or a tick."""
        self.visitor.choose(f"{key}-value", value)

    def pick_in_row(self, key: str, row: str, value: str) -> None:
        """A stop in one row of a matrix."""
        self.visitor.choose(f"{key}-row-{row}", value)

    def accept_too(self, key: str, *values: str) -> None:
        """What a side could also live with, behind its fold."""
        self.question(key).get_by_text(self.visitor.words("We could also live with…")).click()
        for value in values:
            self.visitor.choose(f"{key}-also", value)

    def accept_in_rows(self, key: str, **stops: str) -> None:
        """What a side could also live with in some rows of a matrix."""
        self.question(key).get_by_text(self.visitor.words("We could also live with…")).click()
        for row, stop in stops.items():
            self.visitor.choose(f"{key}-also-{row}", stop)

    def answer_as_at_the_start(self, key: str) -> None:
        """Every row as in the question that this one repeats."""
        self.visitor.tick(f"{key}-same")

    def accept_between(self, key: str, lowest: str, highest: str) -> None:
        """The numbers that a side could also live with."""
        self.question(key).get_by_text(self.visitor.words("We could also live with…")).click()
        self.visitor.write(f"{key}-from", lowest)
        self.visitor.write(f"{key}-to", highest)

    def leave_undecided(self, key: str) -> None:
        self.question(key).get_by_text(self.visitor.words("We don't know yet"), exact=True).click()

    def weigh(self, key: str, importance: str) -> None:
        self.visitor.choose(f"{key}-importance", importance)

    def explain(self, key: str, reason: str) -> None:
        self.visitor.write(f"{key}-reason", reason)

    def note(self, key: str, note: str) -> None:
        """A private note, behind its fold."""
        self.question(key).get_by_text(self.visitor.words("Add a private note")).click()
        self.visitor.write(f"{key}-note", note)

    def write(self, key: str, text: str) -> None:
        """The field of a text or a number."""
        self.visitor.write(f"{key}-value", text)

    def write_row(self, key: str, row: int, **columns: str) -> None:
        """One row of a list; a row that is not there yet is added."""
        cells = self.cells(key, next(iter(columns)))
        while (count := cells.count()) <= row:
            self.question(key).locator("[data-adds] button").click()
            expect(cells).to_have_count(count + 1)
        for column, text in columns.items():
            self.cells(key, column).nth(row).fill(text)

    def cells(self, key: str, column: str) -> Locator:
        """The fields of one column."""
        return self.question(key).locator(f'[data-list] [name="{key}-{column}"]')

    def take_card(self, key: str, card: str) -> None:
        """A card of the deck of worries."""
        self.question(key).locator(f'button[value="{key}:{card}"]').click()

    def save(self) -> None:
        self.visitor.button("Save and continue").click()


def answer_pages(visitor: Visitor, answers: Mapping[str, Answer]) -> None:
    """Through all pages in their order: what is answered is saved, the others are skipped. Ends on the check before sealing."""
    visitor.go_within("question", PAGES[0])
    for key, following in zip(PAGES, (*PAGES[1:], None), strict=True):
        visitor.is_within("question", key)
        if key in answers:
            page = AnswerPage(visitor)
            answers[key](page)
            page.save()
        else:
            visitor.follow("Skip for now")
        if following:
            visitor.is_within("question", following)
    if visitor.page.url.endswith("/answers/"):
        visitor.follow("To the check of the answers")


def answer(visitor: Visitor, answers: Mapping[str, Answer]) -> None:
    """Only these pages, each opened by its address; ends on the check before sealing."""
    for key, give in answers.items():
        visitor.go_within("question", key)
        page = AnswerPage(visitor)
        give(page)
        address = visitor.page.url
        page.save()
        expect(visitor.page).not_to_have_url(address)
    visitor.go_within("check_answers")


def seal(visitor: Visitor, side: str) -> None:
    """The check page, the tick, and the button that closes the answers of a side."""
    visitor.is_within("check_answers")
    visitor.tick("confirmed")
    visitor.press("Seal the answers of <bdi>%(side)s</bdi>", side=side)

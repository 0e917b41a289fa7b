"""The eight topics beside a page and on the task list: how far the own side has come, and where each topic goes on."""

from dataclasses import dataclass

from partnerships.domain.questionnaire.progress import Page, State, TopicProgress, progress, visible_pages
from partnerships.queries.questionnaire import SavedAnswer
from partnerships.web.answering import Answering


@dataclass(frozen=True)
class PageLink:
    """One page of a topic: the question that names it, and whether all that it asks has an answer."""

    step: str
    short: str
    is_answered: bool
    is_now: bool
    last: SavedAnswer | None
    """What of the page was saved last, and by whom."""


@dataclass(frozen=True)
class Stop:
    """One topic of the rail."""

    number: int
    title: str
    description: str
    state: State
    answered: int
    total: int
    step: str
    page_number: int
    """Which page of the topic is open now; 0 when it is another topic's."""
    pages: tuple[PageLink, ...]

    @property
    def last(self) -> SavedAnswer | None:
        """What of the topic was saved last, and by whom."""
        return max((page.last for page in self.pages if page.last), key=lambda saved: saved.changed_at, default=None)

    @property
    def is_now(self) -> bool:
        """Whether the open page belongs to this topic."""
        return self.page_number > 0


@dataclass(frozen=True)
class Rail:
    """All topics in order, and the sums over them."""

    stops: tuple[Stop, ...]

    @property
    def now(self) -> Stop | None:
        """The topic of the open page."""
        return next((stop for stop in self.stops if stop.is_now), None)

    @property
    def done(self) -> int:
        """How many topics are answered in full."""
        return sum(stop.state == "done" for stop in self.stops)

    @property
    def open_topics(self) -> int:
        """How many topics are not."""
        return len(self.stops) - self.done

    @property
    def answered(self) -> int:
        """How many pages are answered."""
        return sum(stop.answered for stop in self.stops)

    @property
    def total(self) -> int:
        """How many pages there are."""
        return sum(stop.total for stop in self.stops)


def rail_of(answering: Answering, *, current: str | None = None) -> Rail:
    """The rail of the own side; `current` is the page that is open."""
    pages = visible_pages(answering.questionnaire, answering.values)
    lines = progress(answering.questionnaire, answering.values)
    steps = {line.topic.key: [page for page in pages if page[0] in line.topic.questions] for line in lines}
    return Rail(tuple(_stop(number, line, steps[line.topic.key], answering, current) for number, line in enumerate(lines, start=1)))


def _stop(number: int, line: TopicProgress, pages: list[Page], answering: Answering, current: str | None) -> Stop:
    links = tuple(_link(page, answering, current) for page in pages)
    page_number = next((number for number, link in enumerate(links, start=1) if link.is_now), 0)
    step = next((link.step for link in links if not link.is_answered), links[0].step)
    return Stop(number, line.topic.title, line.topic.description, line.state, line.answered, line.total, step, page_number, links)


def _link(page: Page, answering: Answering, current: str | None) -> PageLink:
    step = page[0].page_key
    saved = [answering.saved[question.key] for question in page if question.key in answering.saved]
    last = max(saved, key=lambda entry: entry.changed_at, default=None)
    return PageLink(step, page[0].short, len(saved) == len(page), step == current, last)

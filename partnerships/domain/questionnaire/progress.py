"""How far one side has come with its answers. Counts pages, not questions; only that side ever sees the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from partnerships.domain.questionnaire.structure import Question, Questionnaire, Topic

State = Literal["not_started", "in_progress", "done"]
Page = tuple[Question, ...]


@dataclass(frozen=True)
class TopicProgress:
    """One line of the task list: how many of the topic's pages are answered."""

    topic: Topic
    answered: int
    total: int
    state: State


def is_visible(question: Question, answers: Mapping[str, object]) -> bool:
    """True when the question is asked, given the same side's own answers (key → value)."""
    condition = question.shown_if
    return condition is None or condition.holds(answers.get(condition.key))


def visible_pages(questionnaire: Questionnaire, answers: Mapping[str, object]) -> tuple[Page, ...]:
    """The pages with the questions that this side is asked on them; a page without any is left out."""
    pages = (tuple(question for question in page if is_visible(question, answers)) for page in questionnaire.pages)
    return tuple(page for page in pages if page)


def progress(questionnaire: Questionnaire, answers: Mapping[str, object]) -> tuple[TopicProgress, ...]:
    """The progress of each topic in order. A page counts when every visible question on it has an answer, silence in words included."""
    pages = visible_pages(questionnaire, answers)
    return tuple(_topic_progress(topic, _pages_of(topic, pages), answers) for topic in questionnaire.topics)


def _pages_of(topic: Topic, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    keys = {question.key for question in topic.questions}
    return tuple(page for page in pages if page[0].key in keys)


def _topic_progress(topic: Topic, pages: tuple[Page, ...], answers: Mapping[str, object]) -> TopicProgress:
    answered = sum(_is_answered(page, answers) for page in pages)
    started = any(question.key in answers for page in pages for question in page)
    state: State = "done" if answered == len(pages) else "in_progress" if started else "not_started"
    return TopicProgress(topic=topic, answered=answered, total=len(pages), state=state)


def _is_answered(page: Page, answers: Mapping[str, object]) -> bool:
    return all(question.key in answers for question in page)

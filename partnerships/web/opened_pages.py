"""What the pages of the opened answers show, the same for the sides and for those beside them."""

from collections.abc import Callable
from typing import Any

from django.http import Http404

from partnerships.domain.comparison import Category
from partnerships.domain.questionnaire.structure import Topic
from partnerships.models import Round
from partnerships.queries.comparison import Compared, Revealed, revealed
from partnerships.queries.marks import marks_with_people
from partnerships.queries.negotiation import clause_keys
from partnerships.web.access import Beside, Seat
from partnerships.web.comparison_view import QuestionView, question_view
from partnerships.web.heat_view import heat_of
from partnerships.web.meaning_view import Marks, Meaning
from partnerships.web.package_view import package_view
from partnerships.web.picture_view import Show, choices, pictures, shown, table
from partnerships.web.talk_view import fears, first_gaps, gifts, order_of_talk

Place = Seat | Beside
MeaningOf = Callable[[Compared, Marks], Meaning | None]


def picture_page(place: Place, *, show: Show) -> dict[str, Any]:
    """The picture of all questions or of some, the same as a table, and where to start talking."""
    opened = revealed(place.round)
    wide, tall = pictures(opened, place, show=show)
    order = order_of_talk(opened, place.parties)
    worries = fears(opened, place.parties)
    compared = shown(opened, show)
    return {
        "seat": place,
        "opened": opened,
        "wide": wide,
        "tall": tall,
        "table": table(opened, place.parties, show=show),
        "show": show,
        "choices": choices(opened, worries),
        "shown": compared,
        "shown_topics": [topic for topic in place.round.questionnaire.topics if any(entry.topic == topic for entry in compared)],
        "heats": [heat for entry in compared if (heat := heat_of(entry, place.parties)) is not None],
        "agreed": [entry for entry in opened.compared if entry.comparison.category is Category.AGREED],
        "gaps": first_gaps(opened, order),
        "order": order,
        "gifts": gifts(opened, place.parties),
        "fears": worries,
        "topics": place.round.questionnaire.topics,
    }


def topic_page(place: Place, key: str, meaning: MeaningOf) -> dict[str, Any]:
    """One topic with the answers side by side; `meaning` gives what was said of two texts, as the reader sees it."""
    chosen = topic_of(place.round, key)
    opened = revealed(place.round)
    marks = marks_with_people(place.round)
    topics = place.round.questionnaire.topics
    return {
        "seat": place,
        "topic": chosen,
        "topics": [(entry, {one.comparison.category for one in opened.of_topic(entry)}) for entry in topics],
        "questions": [_view(place, opened, entry, meaning(entry, marks)) for entry in opened.of_topic(chosen)],
        "next_topic": next(iter(topics[topics.index(chosen) + 1 :]), None),
        "clause_keys": clause_keys(place.round),
    }


def package_page(place: Place) -> dict[str, Any]:
    """The trade over all that is bridgeable or near."""
    return {"seat": place, "package": package_view(revealed(place.round), place.parties), "clause_keys": clause_keys(place.round)}


def topic_of(round_: Round, key: str) -> Topic:
    """The topic of that key, or 404."""
    for topic in round_.questionnaire.topics:
        if topic.key == key:
            return topic
    raise Http404


def _view(place: Place, opened: Revealed, entry: Compared, meaning: Meaning | None) -> QuestionView:
    repeated = opened.of_question(entry.question.same_as) if entry.question.same_as else None
    return question_view(entry, place.parties, repeated=repeated, meaning=meaning)

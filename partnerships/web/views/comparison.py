"""What was opened: the picture of all questions, one topic with both answers side by side, and a package to talk about."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from partnerships.domain.comparison import Category
from partnerships.domain.errors import InvalidInput
from partnerships.domain.questionnaire.structure import Topic
from partnerships.domain.text import gettext_noop as _
from partnerships.queries.comparison import Compared, Revealed, revealed
from partnerships.queries.marks import marks_with_people
from partnerships.queries.negotiation import clause_keys
from partnerships.services.marks import mark_meaning
from partnerships.web.access import Seat
from partnerships.web.comparison_view import QuestionView, question_view
from partnerships.web.forms.marks import MarkForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.meaning_view import Marks, meaning_of
from partnerships.web.package_view import package_view
from partnerships.web.picture_view import pictures, table
from partnerships.web.revealed import revealed_seat
from partnerships.web.talk_view import fears, first_gaps, gifts, order_of_talk


@require_safe
@signed_in
def picture(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    opened = revealed(seat.round)
    wide, tall = pictures(opened)
    order = order_of_talk(opened, seat.parties)
    context = {
        "seat": seat,
        "opened": opened,
        "wide": wide,
        "tall": tall,
        "table": table(opened, seat.parties),
        "agreed": [entry for entry in opened.compared if entry.comparison.category is Category.AGREED],
        "gaps": first_gaps(opened, order),
        "order": order,
        "gifts": gifts(opened, seat.parties),
        "fears": fears(opened, seat.parties),
        "topics": seat.round.questionnaire.topics,
    }
    return render(request, "comparison/picture.html", context)


@require_safe
@signed_in
def comparison(request: AccountRequest, public_id: UUID, topic: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    chosen = _topic(seat, topic)
    opened = revealed(seat.round)
    marks = marks_with_people(seat.round)
    topics = seat.round.questionnaire.topics
    context = {
        "seat": seat,
        "topic": chosen,
        "topics": [(entry, {one.comparison.category for one in opened.of_topic(entry)}) for entry in topics],
        "questions": [_view(seat, opened, entry, marks) for entry in opened.of_topic(chosen)],
        "next_topic": next(iter(topics[topics.index(chosen) + 1 :]), None),
        "clause_keys": clause_keys(seat.round),
    }
    return render(request, "comparison/topic.html", context)


@require_safe
@signed_in
def package(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """The trade over all that is bridgeable or near."""
    seat = revealed_seat(request, public_id)
    context = {"seat": seat, "package": package_view(revealed(seat.round), seat.parties), "clause_keys": clause_keys(seat.round)}
    return render(request, "comparison/package.html", context)


@require_POST
@signed_in
def mark(request: AccountRequest, public_id: UUID, topic: str, asked: str) -> HttpResponse:
    """Say whether two texts mean the same, and go back to them."""
    seat = revealed_seat(request, public_id)
    if asked not in {question.key for question in _topic(seat, topic).questions}:
        raise Http404
    form = MarkForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("Press one of the two buttons."))
    mark_meaning(actor=seat.actor, round_=seat.round, question=asked, is_same=form.is_same)
    return redirect(f"{reverse('comparison', args=[public_id, topic])}#{asked}")


def _topic(seat: Seat, key: str) -> Topic:
    for topic in seat.round.questionnaire.topics:
        if topic.key == key:
            return topic
    raise Http404


def _view(seat: Seat, opened: Revealed, entry: Compared, marks: Marks) -> QuestionView:
    repeated = opened.of_question(entry.question.same_as) if entry.question.same_as else None
    return question_view(entry, seat.parties, repeated=repeated, meaning=meaning_of(entry, seat, marks))

"""What was opened: the picture of all questions, and one topic with both answers side by side."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.domain.comparison import Category
from partnerships.queries.comparison import revealed
from partnerships.queries.negotiation import clause_keys
from partnerships.web.comparison_view import question_view
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.picture_view import pictures, table
from partnerships.web.revealed import revealed_seat


@require_safe
@signed_in
def picture(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    opened = revealed(seat.round)
    wide, tall = pictures(opened)
    context = {
        "seat": seat,
        "opened": opened,
        "wide": wide,
        "tall": tall,
        "table": table(opened, seat.parties),
        "agreed": [entry for entry in opened.compared if entry.comparison.category is Category.AGREED],
        "gaps": [(entry.topic, question_view(entry, seat.parties)) for entry in opened.gaps_to_start_with],
        "worries": [(worry, [seat.parties[side] for side in sorted(worry.raised_by)]) for worry in opened.risks],
        "topics": seat.round.questionnaire.topics,
    }
    return render(request, "comparison/picture.html", context)


@require_safe
@signed_in
def comparison(request: AccountRequest, public_id: UUID, topic: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    topics = seat.round.questionnaire.topics
    chosen = next((entry for entry in topics if entry.key == topic), None)
    if chosen is None:
        raise Http404
    opened = revealed(seat.round)
    context = {
        "seat": seat,
        "topic": chosen,
        "topics": [(entry, {one.comparison.category for one in opened.of_topic(entry)}) for entry in topics],
        "questions": [question_view(entry, seat.parties) for entry in opened.of_topic(chosen)],
        "clause_keys": clause_keys(seat.round),
    }
    return render(request, "comparison/topic.html", context)

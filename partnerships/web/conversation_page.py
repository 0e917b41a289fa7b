"""The pages of the conversation, the same for the sides and for those beside them, also after a refusal."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from partnerships.queries.meeting import BEGINNING, END
from partnerships.services import clock
from partnerships.web.access import Seat
from partnerships.web.comparison_view import QuestionView, question_view
from partnerships.web.conversation_view import Conversation, Place, conversation_of, may_talk, refused, talking_about
from partnerships.web.forms.conversation import MotiveForm, NoteForm
from partnerships.web.http import AccountRequest
from partnerships.web.meeting_view import GUIDE, ROOM, now_of, outcome, rules_of_the_day, shows_on, step, steps
from partnerships.web.talk_view import fears

MEETING = "meeting_gap"


def guide_page(request: AccountRequest, place: Place) -> HttpResponse:
    """Where to start, topic by topic, and how far the conversation has come."""
    found = conversation_of(place)
    context = {
        "seat": place,
        "conversation": found,
        "next": next((line for line in found.lines if not line.is_talked_about), None),
        "fears": [fear for fear in fears(found.opened, place.parties) if fear.is_of_all],
        "may_talk": may_talk(place),
        "now": now_of(place, BEGINNING, page=GUIDE),
    }
    return render(request, _template(place, "guide"), context)


def gap_page(
    request: AccountRequest,
    place: Place,
    key: str,
    *,
    page: str = "conversation_gap",
    motive_form: MotiveForm | None = None,
    note_form: NoteForm | None = None,
    stale: str = "",
    status: int = 200,
) -> HttpResponse:
    """One gap with all that belongs to it; at a meeting in large type. 404 for a question that is not compared here.

    After a refusal a form keeps what was typed, and goes back to the page from which it came.
    """
    found = conversation_of(place)
    talking = refused(talking_about(place, found.talk, key, back=page), motive_form=motive_form, note_form=note_form, stale=stale)
    context: dict[str, Any] = {
        "seat": place,
        "conversation": found,
        "gap": found.of_question(key),
        "clause": found.clauses.get(key),
        "question": _question(place, found, key),
        "talking": talking,
        "refused": motive_form or note_form,
        "may_talk": may_talk(place),
    }
    if page == MEETING:
        return render(request, "conversation/meeting_gap.html", context | _screen(place, found, key), status=status)
    before, after = found.neighbours(key)
    context |= {"before": found.of_question(before), "after": found.of_question(after), "now": now_of(place, key, page=GUIDE)}
    return render(request, _template(place, "gap"), context, status=status)


def beginning_page(request: AccountRequest, place: Place) -> HttpResponse:
    """The first screen of a meeting."""
    found = conversation_of(place)
    context = {"seat": place, "conversation": found, "rules": rules_of_the_day()}
    return render(request, "conversation/meeting_beginning.html", context | _screen(place, found, BEGINNING))


def end_page(request: AccountRequest, place: Place) -> HttpResponse:
    """The last one."""
    found = conversation_of(place)
    context = {"seat": place, "conversation": found, "outcome": outcome(place, found, clock.today())}
    return render(request, "conversation/meeting_end.html", context | _screen(place, found, END))


def _screen(place: Place, conversation: Conversation, screen: str) -> dict[str, Any]:
    """What every screen of a meeting has."""
    before, after = steps(place, conversation, screen)
    now = now_of(place, screen, page=ROOM)
    return {
        "here": step(place, screen),
        "before": before,
        "after": after,
        "now": now,
        "shows_on": shows_on(place, now),
        "may_show": may_talk(place),
    }


def _question(place: Place, conversation: Conversation, key: str) -> QuestionView:
    try:
        entry = conversation.opened.of_question(key)
    except KeyError:
        raise Http404 from None
    repeated = conversation.opened.of_question(entry.question.same_as) if entry.question.same_as else None
    return question_view(entry, place.parties, repeated=repeated)


def _template(place: Place, name: str) -> str:
    return f"{'conversation' if isinstance(place, Seat) else 'beside'}/{name if isinstance(place, Seat) else 'conversation_' + name}.html"

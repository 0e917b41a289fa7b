"""Where the meeting is: what somebody shows to everybody now. It lives in the shared cache for a few hours, never in a row or the log."""

from django.core.cache import cache

from partnerships.domain.errors import InvalidInput
from partnerships.domain.lifecycle import Action
from partnerships.models import Representative, Round
from partnerships.queries.meeting import BEGINNING, END, Shown, key_of, meeting_place
from partnerships.services import clock, lifecycle
from partnerships.services.conversation import NOT_ASKED

LASTS = 3 * 60 * 60
"""Seconds after which nothing is shown any more."""


def show_to_all(*, actor: Representative, round_: Round, place: str) -> None:
    """Show a question to everybody, by its key, or the beginning or the end of the meeting. Whoever shows last is followed.

    Refused like everything that is said while talking: to whoever may not, and before the reveal and after freezing.
    """
    lifecycle.advance(round_, Action.TALK, by=actor)
    asked = {question.key for question in round_.questionnaire.questions if not question.is_crossed_second}
    if place not in asked | {BEGINNING, END}:
        raise InvalidInput(NOT_ASKED)
    cache.set(key_of(round_), tuple(Shown(place, actor.pk, clock.now().isoformat())), LASTS)


def stop_showing(*, actor: Representative, round_: Round) -> None:
    """Show nothing any more; it changes nothing where somebody else shows something by now."""
    lifecycle.advance(round_, Action.TALK, by=actor)
    found = meeting_place(round_)
    if found is not None and found.by.pk == actor.pk:
        cache.delete(key_of(round_))

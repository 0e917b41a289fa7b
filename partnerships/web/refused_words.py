"""When the table moved on under somebody who wrote: the page answers with a sentence, and the words stay readable."""

from django.http import HttpRequest

from partnerships.domain.errors import Conflict, NotPermitted, Refused
from partnerships.domain.lifecycle import Action
from partnerships.web.access import Seat
from partnerships.web.middleware import typed_words

REFUSED_AT_THE_TABLE = (Conflict, NotPermitted)
"""The stage moved on, the clause moved on, or somebody has not the right, or no longer."""


def status_of(refusal: Refused) -> int:
    """The answer to such a refusal."""
    return 403 if isinstance(refusal, NotPermitted) else 409


def refused_words(request: HttpRequest, seat: Seat) -> list[str]:
    """What was written into a form that the page no longer shows; empty where the form itself keeps it."""
    return [] if seat.may(Action.NEGOTIATE) else typed_words(request)

"""Saying something from the page of a clause, by a side or beside it: what was refused stays in its form."""

from uuid import UUID

from django.core.exceptions import ValidationError

from partnerships.domain.errors import InvalidInput, Refused
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Clause, Comment
from partnerships.services.comments import UnknownReader, WordingTakenBack, comment
from partnerships.web.forms.comments import CommentForm, is_id
from partnerships.web.http import AccountRequest
from partnerships.web.middleware import sentence
from partnerships.web.thread_view import Place, person_at

FIELDS: dict[type[Refused], str] = {UnknownReader: "mentions", WordingTakenBack: "proposal"}


def say(place: Place, clause: Clause, form: CommentForm) -> Comment | None:
    """The comment; None where it was refused, with the reason beside the field that it is about."""
    if not form.is_valid():
        return None
    data = form.cleaned_data
    try:
        return comment(
            actor=person_at(place),
            clause=clause,
            text=data["text"],
            once=form.number,
            thread=data["thread"],
            proposal=data["proposal"],
            mentions=form.mentioned,
        )
    except (InvalidInput, WordingTakenBack) as refusal:
        form.add_error(FIELDS.get(type(refusal), "text"), ValidationError(sentence(refusal), code=refusal.code))
    return None


def refused_with(form: CommentForm) -> int:
    """The status of the page that shows a refused comment."""
    return 409 if form.has_error("proposal", WordingTakenBack.code) else 400


def named_in(request: AccountRequest, name: str) -> UUID:
    """What the page names by that field. InvalidInput for anything that no page sends."""
    typed = request.POST.get(name, "")
    if not is_id(typed):
        raise InvalidInput(_("This does not stand on the page any more. Open the clause anew."))
    return UUID(typed)

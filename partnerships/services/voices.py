"""Who may say something beside a clause: those who work for a side, and those beside the sides who may comment."""

from typing import TypedDict

from partnerships.domain.errors import NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Companion, Representative, Round
from partnerships.queries.companions import may_say, what_is_seen
from partnerships.services import lifecycle

NOT_BESIDE = _("You can read here, and not comment. Whoever invited you decides that.")

Voice = Representative | Companion


class Author(TypedDict):
    """The two columns that name who said something; one of them is empty."""

    by: Representative | None
    by_companion: Companion | None


def author(actor: Voice) -> Author:
    """The columns for whoever says it."""
    return Author(
        by=actor if isinstance(actor, Representative) else None,
        by_companion=actor if isinstance(actor, Companion) else None,
    )


def refuse_without_voice(actor: Voice, round_: Round, action: Action) -> None:
    """TransitionNotAllowed where the stage does not know the action; NotPermitted for somebody who may not, or no longer, or not here.

    The partnership is locked by the caller.
    """
    if isinstance(actor, Representative):
        lifecycle.advance(round_, action, by=actor)
        if actor.party.partnership_id != round_.partnership_id:
            raise NotPermitted
        return
    lifecycle.advance(round_, action)
    companion = Companion.objects.filter(pk=actor.pk, partnership=round_.partnership_id, left_at=None).first()
    parties = list(round_.partnership.parties.all())
    if companion is None or not may_say(companion, what_is_seen(companion, round_, parties)):
        raise NotPermitted(NOT_BESIDE)

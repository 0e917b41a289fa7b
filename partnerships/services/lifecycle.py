"""The only writer of stages, the lock that every change takes first, and the rights of whoever makes it."""

from partnerships.domain.errors import NotPermitted
from partnerships.domain.lifecycle import Action, Facts, Stage, next_stage
from partnerships.domain.roles import Rights, may
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Companion, Partnership, Representative, Round

REFUSALS = {
    Action.SIGN: _("You act for your side, but you are not among those who sign for it."),
    Action.APPROVE: _("You act for your side, but you are not among those who approve for it."),
    Action.DECLINE: _("Only somebody who signs or approves for a side can decline the agreement."),
}
NO_RIGHT = _("You can read everything here for your side. To change something, ask somebody of your side who works on the partnership.")


def lock(partnership_id: int) -> Partnership:
    """The partnership, locked until the end of the transaction. SQLite locks the whole database (IMMEDIATE)."""
    return Partnership.objects.select_for_update().get(pk=partnership_id)


def lock_round(round_id: int) -> Round:
    """The round as it is now, its partnership locked."""
    partnership_id = Round.objects.values_list("partnership_id", flat=True).get(pk=round_id)
    partnership = lock(partnership_id)
    round_ = Round.objects.get(pk=round_id)
    round_.partnership = partnership
    return round_


def current_round(partnership: Partnership) -> Round:
    """The newest round of a partnership."""
    round_ = partnership.rounds.order_by("-number")[0]
    round_.partnership = partnership
    return round_


def advance(round_: Round, action: Action, facts: Facts | None = None, *, by: Representative | None = None) -> None:
    """Move the round by the action, or raise TransitionNotAllowed. An action that stays writes nothing.

    `by` is whoever does it: NotPermitted without the right, and for somebody who has left. Nobody: the site itself.
    """
    stage = next_stage(Stage(round_.stage), action, facts)
    if by is not None:
        refuse_without_right(by, action)
    if stage == round_.stage:
        return
    round_.stage = stage
    round_.save(update_fields=["stage"])
    if stage is Stage.SEALED:
        round_.partnership.stage = Partnership.Stage.LIVING
        round_.partnership.save(update_fields=["stage"])


def refuse_without_right(actor: Representative, action: Action) -> None:
    """NotPermitted unless this person still acts for the side, and with the right that the action needs."""
    row = Representative.objects.filter(pk=actor.pk, left_at=None).values_list("works", "approves", "signs").first()
    if row is None or not may(Rights(*row), action):
        raise NotPermitted(REFUSALS.get(action, NO_RIGHT))


def refuse_unless_consultant_of_both(actor: Companion) -> None:
    """NotPermitted unless this is the consultant who opened the partnership for both sides, and still accompanies it."""
    if not Companion.objects.filter(pk=actor.pk, kind=Companion.Kind.CONSULTANT, party=None, left_at=None).exists():
        raise NotPermitted

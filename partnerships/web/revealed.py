"""A seat at the table: pages that exist only once the answers are open."""

from uuid import UUID

from partnerships.domain.errors import Conflict
from partnerships.domain.lifecycle import Stage
from partnerships.domain.text import gettext_noop as _
from partnerships.web.access import Seat, seat_of
from partnerships.web.http import AccountRequest


class NotOpenYet(Conflict):
    """The answers of the sides are still closed, so there is nothing to compare or to agree."""

    code = "not_open_yet"
    message = _("The answers are not open yet. They open to both sides at the same moment, when both have sealed theirs.")


def revealed_seat(request: AccountRequest, public_id: UUID) -> Seat:
    """The seat of the signed-in person: 404 for strangers, 409 before the reveal."""
    seat = seat_of(request, public_id)
    if seat.round.stage in (Stage.OPEN, Stage.ANSWERING):
        raise NotOpenYet
    return seat

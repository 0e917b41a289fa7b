"""The only way to fetch a partnership for a person: strangers and wrong addresses get the same 404."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ClassVar, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase

from partnerships.domain.companions import Sees
from partnerships.domain.errors import NotPermitted
from partnerships.domain.lifecycle import Action, Stage, allows
from partnerships.domain.roles import Rights, may
from partnerships.models import Account, Companion, Membership, Partnership, Party, Representative, Round
from partnerships.queries.companions import may_say, what_is_seen
from partnerships.queries.people import rights_of
from partnerships.services.organisation import ONLY_ADMINISTRATORS
from partnerships.web.confirmation import ask_to_confirm, was_recently_confirmed
from partnerships.web.http import AccountRequest

P = ParamSpec("P")


@dataclass(frozen=True)
class Seat:
    """Where somebody sits: the partnership, its current round, all parties, and the person with their own side."""

    partnership: Partnership
    round: Round
    parties: tuple[Party, ...]
    actor: Representative
    ways: ClassVar[str] = ""
    """What the names of this person's addresses begin with."""

    @property
    def party(self) -> Party:
        """The person's own side."""
        return self.actor.party

    @property
    def others(self) -> tuple[Party, ...]:
        """The other sides."""
        return tuple(party for party in self.parties if party.pk != self.actor.party_id)

    @property
    def rights(self) -> Rights:
        """What the person may do for the own side."""
        return rights_of(self.actor)

    def may(self, action: Action) -> bool:
        """Whether the stage knows the action and the person has the right to it: whether a page offers it."""
        return allows(Stage(self.round.stage), action) and may(self.rights, action)


@dataclass(frozen=True)
class Beside:
    """Where somebody stands who belongs to no side: the partnership, its current round, all parties, the person, and what they may see."""

    partnership: Partnership
    round: Round
    parties: tuple[Party, ...]
    companion: Companion
    sees: Sees
    ways: ClassVar[str] = "beside_"

    @property
    def may_comment(self) -> bool:
        """Whether this person may say something beside a clause."""
        return may_say(self.companion, self.sees)


def seat_of(request: AccountRequest, public_id: UUID) -> Seat:
    """The seat of the signed-in person in that partnership, or 404: a stranger cannot tell that it exists."""
    actor = (
        Representative.objects.filter(party__partnership__public_id=public_id, account=request.user, left_at=None)
        .select_related("party__partnership", "account")
        .first()
    )
    if actor is None:
        raise Http404
    partnership = actor.party.partnership
    parties = tuple(partnership.parties.all())
    actor.party = next(party for party in parties if party.pk == actor.party_id)
    return Seat(partnership, _current_round(partnership), parties, actor)


def beside_of(request: AccountRequest, public_id: UUID) -> Beside:
    """The place of the signed-in person beside the sides of that partnership, or 404: also for a third party that nobody has called yet."""
    companion = _companions(request, public_id).select_related("partnership", "party", "account").first()
    if companion is None:
        raise Http404
    partnership = companion.partnership
    round_ = _current_round(partnership)
    parties = tuple(partnership.parties.all())
    return Beside(partnership, round_, parties, companion, what_is_seen(companion, round_, parties))


def is_beside(request: AccountRequest, public_id: UUID) -> bool:
    """Whether this person stands beside the sides of that partnership."""
    return _companions(request, public_id).exists()


def reads_document(user: AbstractBaseUser | AnonymousUser, partnership: Partnership) -> Seat | Beside | None:
    """From where this person may read the sealed document of that partnership; None for everybody who may not."""
    if not isinstance(user, Account):
        return None
    actor = Representative.objects.filter(party__partnership=partnership, account=user, left_at=None).select_related("party").first()
    parties = tuple(partnership.parties.all())
    if actor is not None:
        return Seat(partnership, _current_round(partnership), parties, actor)
    companion = Companion.objects.filter(partnership=partnership, account=user, left_at=None).select_related("party").first()
    if companion is None:
        return None
    round_ = _current_round(partnership)
    sees = what_is_seen(companion, round_, parties)
    return Beside(partnership, round_, parties, companion, sees) if sees.document else None


def membership_of(request: AccountRequest, organisation_id: UUID) -> Membership:
    """The place of the signed-in person in the team of that organisation, or 404: for strangers and former members it does not exist."""
    member = (
        Membership.objects.filter(organisation__public_id=organisation_id, account=request.user, left_at=None)
        .select_related("organisation", "account")
        .first()
    )
    if member is None:
        raise Http404
    return member


def administrator_of(request: AccountRequest, organisation_id: UUID) -> Membership:
    """The same for what only administrators do: the other members of the team are told so."""
    member = membership_of(request, organisation_id)
    if not member.administers:
        raise NotPermitted(ONLY_ADMINISTRATORS)
    return member


def _companions(request: AccountRequest, public_id: UUID) -> QuerySet[Companion]:
    here = Companion.objects.filter(partnership__public_id=public_id, account=request.user, left_at=None)
    return here.exclude(kind=Companion.Kind.THIRD_PARTY, called_at=None)


def _current_round(partnership: Partnership) -> Round:
    round_ = partnership.rounds.order_by("-number")[0]
    round_.partnership = partnership
    return round_


def recently_confirmed(
    view: Callable[Concatenate[AccountRequest, P], HttpResponseBase],
) -> Callable[Concatenate[AccountRequest, P], HttpResponseBase]:
    """Before a dangerous act, below `@signed_in`: a mailed code or the second factor within the last ten minutes, asked for where it lacks.

    Afterwards the person comes back to where they were; what was posted waits for one more press of a button.
    """

    @wraps(view)
    def guarded(request: AccountRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs) if was_recently_confirmed(request) else ask_to_confirm(request)

    return cast("Callable[Concatenate[AccountRequest, P], HttpResponseBase]", guarded)

"""Invitations: issued, withdrawn, sent again or to another address, and refused by whoever they reached."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any, TypedDict, Unpack

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import Conflict, InvalidInput, InvitationNotValid
from partnerships.domain.text import clean_line
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Companion, Invitation, Membership, Organisation, OutboxMail, Partnership, Party, Representative
from partnerships.services import audit, clock, lifecycle
from partnerships.services.inviters import (
    Inviter,
    account_of,
    authorship,
    refuse_known_address,
    refuse_too_many,
    refuse_unless_may_invite,
    refuse_unless_own,
    told,
)
from partnerships.services.notices import tell_account
from partnerships.services.outbox import queue_mail

INVITATION_LIFETIME = timedelta(days=30)
Kind = Invitation.Kind


class Terms(TypedDict, total=False):
    """What the invited person will be: rights on a side or in a team; as what, from when and how somebody stands beside the sides."""

    administers: bool
    works: bool
    approves: bool
    signs: bool
    capacity: str
    reads_from: str
    may_comment: bool


NO_RIGHTS: Terms = {"administers": False, "works": False, "approves": False, "signs": False}
USUAL_TERMS: dict[str, Terms] = {Kind.SIDE: {"works": True, "signs": True}, Kind.TEAM: {"works": True}}


@transaction.atomic(durable=True)
def issue(
    *,
    by: Inviter,
    kind: str = Kind.SIDE,
    email: str = "",
    party: Party | None = None,
    organisation: Organisation | None = None,
    **terms: Unpack[Terms],
) -> tuple[Invitation, str]:
    """Invite one person; returns the invitation and its token, which is stored nowhere. With an address a mail leaves.

    `party` is the side to join, or for somebody beside the sides the one that invites. A side that nobody ever acted for is
    invited from outside, and a new invitation of that sort withdraws the earlier one.
    """
    draft = Invitation(
        kind=kind, party=party, organisation=organisation, email=clean_address(email), **authorship(by), **_all_terms(kind, terms)
    )
    return issue_locked(lock(draft), by, draft)


@transaction.atomic(durable=True)
def withdraw(*, by: Inviter, invitation: Invitation) -> None:
    """Make an unused invitation void. Only the inviting side may; doing it twice changes nothing."""
    _withdraw(lock(invitation), by, invitation)


@transaction.atomic(durable=True)
def renew(*, by: Inviter, invitation: Invitation, sends: bool = True) -> tuple[Invitation, str]:
    """The same invitation with a new token; the old one stops working. Without `sends` no mail leaves: the link is handed over.

    Not to an address whose owner said that the invitation is not for them.
    """
    partnership = lock(invitation)
    _withdraw(partnership, by, invitation)
    if invitation.refused_at is not None and invitation.email:
        raise Conflict(_("Whoever received this invitation said that it was meant for somebody else. Change the address first."))
    return issue_locked(partnership, by, _copy(invitation, by, email=invitation.email), sends=sends)


@transaction.atomic(durable=True)
def change_address(*, by: Inviter, invitation: Invitation, email: str) -> tuple[Invitation, str]:
    """The same invitation for another address; the link that went to the old one stops working."""
    return replace_locked(lock(invitation), by, invitation, email=clean_address(email))


@transaction.atomic(durable=True)
def refuse(*, invitation: Invitation) -> None:
    """Whoever received it says that it was meant for somebody else: it is void, and the inviter is told."""
    partnership = lock(invitation)
    invitation = still_valid(Invitation.objects.filter(pk=invitation.pk).first())
    invitation.refused_at, invitation.asked_by, invitation.asked_at = clock.now(), None, None
    invitation.save(update_fields=["refused_at", "asked_by", "asked_at"])
    if partnership is not None:
        audit.append(partnership, action="invitation_refused", actor=None, payload={"invitation": str(invitation.public_id)})
    tell_inviter(invitation, "invitation_refused", values={"email": invitation.email})


def valid_invitation(token: str) -> Invitation:
    """The invitation that the token opens; InvitationNotValid when it is unknown, used, withdrawn, refused or expired."""
    return still_valid(Invitation.objects.filter(token_hash=_hash(token)).first())


def invitation_by_id(public_id: str) -> Invitation:
    """The invitation that somebody has opened earlier in this session, if it still stands."""
    return still_valid(Invitation.objects.filter(public_id=public_id).first())


def still_valid(invitation: Invitation | None) -> Invitation:
    """The invitation, or InvitationNotValid."""
    if invitation is None or not Invitation.objects.pending(now=clock.now()).filter(pk=invitation.pk).exists():
        raise InvitationNotValid
    return invitation


def replace_locked(
    partnership: Partnership | None, by: Inviter, invitation: Invitation, *, email: str, template: str = "invitation", language: str = ""
) -> tuple[Invitation, str]:
    """Withdraw the invitation and issue it anew for that address, inside a transaction that holds the lock."""
    _withdraw(partnership, by, invitation)
    return issue_locked(partnership, by, _copy(invitation, by, email=email), template=template, language=language)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def lock(invitation: Invitation) -> Partnership | None:
    """Lock what the invitation leads to: the partnership, or for a team the organisation (then none is returned)."""
    if invitation.party is not None:
        return lifecycle.lock(invitation.party.partnership_id)
    if invitation.organisation is None:
        raise InvitationNotValid
    Organisation.objects.select_for_update().get(pk=invitation.organisation.pk)
    return None


def tell_inviter(invitation: Invitation, template: str, *, values: dict[str, Any], cause: str = "", to_list: bool = True) -> None:
    """Queue that mail for whoever hears of this invitation; `title`, `kind` and the way to the list of invitations are added.

    Without `to_list` the way leads to the partnership. `cause` tells apart what can happen to one invitation more than once.
    """
    for person in told(invitation):
        account, path = account_of(person), _path(invitation, person, to_list=to_list)
        key = ":".join(filter(None, (template, str(invitation.public_id), cause, str(account.pk))))
        content = {**values, "kind": str(invitation.kind), "title": title_of(invitation)}
        if invitation.party is not None:
            tell_account(account, invitation.party.partnership, template, key=key, path=path, values=content)
        else:
            queue_mail(
                key=key,
                to=account.email,
                language=account.language,
                template=template,
                values={**content, "path": path},
                partnership=None,
            )


def title_of(invitation: Invitation) -> str:
    """What the invitation leads to, by its name: the partnership, or the organisation."""
    if invitation.party is not None:
        return invitation.party.partnership.title
    return invitation.organisation.legal_name if invitation.organisation else ""


def _path(invitation: Invitation, person: Inviter, *, to_list: bool) -> str:
    if isinstance(person, Membership):
        return reverse("organisation_team", args=[person.organisation.public_id])
    if invitation.party is None or not isinstance(person, Representative | Companion):
        return "/"
    is_of_a_side = isinstance(person, Representative)
    name = ("invite" if is_of_a_side else "beside_invitations") if to_list else ("partnership" if is_of_a_side else "beside")
    return reverse(name, args=[invitation.party.partnership.public_id])


def _mail(invitation: Invitation, token: str, template: str, language: str) -> None:
    by = invitation.inviter
    side = invitation.party
    queue_mail(
        key=f"invitation:{invitation.public_id}",
        to=invitation.email,
        language=language or (side.partnership.language if side else account_of(by).language),
        template=template,
        values={
            "kind": str(invitation.kind),
            "title": title_of(invitation),
            "inviter": inviter_name(invitation),
            "inviting_side": by.party.name if isinstance(by, Representative) else "",
            "side": side.name if side else title_of(invitation),
            "is_own_team": isinstance(by, Representative) and invitation.party_id == by.party_id,
            "capacity": invitation.capacity,
            "link": settings.SITE_ADDRESS + reverse("invitation", args=[token]),
            "expires": invitation.expires_at.date().isoformat(),
        },
        partnership=side.partnership if side else None,
    )


def inviter_name(invitation: Invitation) -> str:
    """Who invites; empty for the operator of the site."""
    by = invitation.inviter
    return by.name if isinstance(by, Representative | Companion | Membership) else ""


def issue_locked(
    partnership: Partnership | None,
    by: Inviter,
    draft: Invitation,
    *,
    sends: bool = True,
    template: str = "invitation",
    language: str = "",
) -> tuple[Invitation, str]:
    """Issue the drafted invitation inside a transaction that holds the lock already."""
    refuse_unless_may_invite(by, draft, lifecycle.current_round(partnership) if partnership else None)
    if partnership is not None:
        _make_room(partnership, by, draft)
    refuse_too_many(by, draft)
    refuse_known_address(by, draft)
    token = secrets.token_urlsafe(32)
    draft.token_hash, draft.created_at = _hash(token), clock.now()
    draft.expires_at = draft.created_at + INVITATION_LIFETIME
    draft.save()
    if partnership is not None and draft.party is not None:
        payload: dict[str, Any] = {"invitation": str(draft.public_id), "position": draft.party.position}
        if draft.kind != Kind.SIDE:
            payload["kind"] = str(draft.kind)
        action = "party_invited" if draft.kind == Kind.SIDE else "companion_invited"
        audit.append(partnership, action=action, actor=by, payload=payload)
    if draft.email and sends:
        _mail(draft, token, template, language)
    return draft, token


def void_locked(partnership: Partnership | None, by: Inviter, invitation: Invitation) -> None:
    """Make an unused invitation void inside a transaction that holds the lock already."""
    invitation.withdrawn_at, invitation.asked_by, invitation.asked_at = clock.now(), None, None
    invitation.save(update_fields=["withdrawn_at", "asked_by", "asked_at"])
    OutboxMail.objects.filter(key=f"invitation:{invitation.public_id}", sent_at=None).delete()  # its link leads nowhere
    if partnership is not None:
        audit.append(partnership, action="invitation_withdrawn", actor=by, payload={"invitation": str(invitation.public_id)})


def _make_room(partnership: Partnership, by: Inviter, draft: Invitation) -> None:
    """One invitation at a time from outside to a side; and what ran out for the same address leaves the list."""
    unused = Invitation.objects.filter(party=draft.party_id, kind=draft.kind).unused()
    if draft.kind != Kind.SIDE or (isinstance(by, Representative) and by.party_id == draft.party_id):
        unused = unused.filter(email=draft.email).exclude(email="").exclude(pk__in=unused.pending(now=clock.now()))
    elif not isinstance(by, Representative | Companion):
        return
    for earlier in unused:
        void_locked(partnership, by, earlier)


def _withdraw(partnership: Partnership | None, by: Inviter, invitation: Invitation) -> None:
    invitation.refresh_from_db()
    refuse_unless_own(by, invitation)
    if invitation.accepted_at is not None:
        raise Conflict(_("This invitation was already accepted."))
    if invitation.withdrawn_at is None:
        void_locked(partnership, by, invitation)


def _copy(invitation: Invitation, by: Inviter, *, email: str) -> Invitation:
    terms = {name: getattr(invitation, name) for name in Terms.__annotations__}
    return Invitation(
        kind=invitation.kind, party=invitation.party, organisation=invitation.organisation, email=email, **authorship(by), **terms
    )


def _all_terms(kind: str, terms: Terms) -> dict[str, Any]:
    found: dict[str, Any] = {**NO_RIGHTS, **USUAL_TERMS.get(kind, {}), **terms}
    if kind not in USUAL_TERMS:
        found.update(NO_RIGHTS)  # beside the sides nobody answers, accepts or signs
    if "capacity" in found:
        found["capacity"] = clean_line(found["capacity"], limit=120)
    return found


def clean_address(raw: str) -> str:
    """The address in lower case, or nothing; InvalidInput for what is no address."""
    email = raw.strip().lower()
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise InvalidInput(_("This is not an e-mail address. Write it like name@example.org.")) from None
    return email

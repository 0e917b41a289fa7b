"""Opening a partnership, inviting the other side or one's own team, joining, and agreeing how to begin."""

import hashlib
import secrets
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from partnerships.domain import ground_rules
from partnerships.domain.errors import Conflict, InvalidInput, InvitationNotValid, NotPermitted
from partnerships.domain.lifecycle import Action, Facts
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.structure import Path
from partnerships.domain.text import clean_line
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Account, AnswerSheet, Invitation, Partnership, Party, Representative, Round
from partnerships.services import audit, clock, lifecycle
from partnerships.services.notices import tell_people
from partnerships.services.outbox import queue_mail

INVITATION_LIFETIME = timedelta(days=30)
FARTHEST_OPENING = timedelta(days=365)


@transaction.atomic(durable=True)
def open_partnership(
    *,
    account: Account,
    title: str,
    language: str,
    role: str,
    own_name: str,
    other_name: str,
    person_name: str,
    pole: str = "",
    other_role: str = "",
    path: str = Path.CORE,
    signs: bool = True,
    is_specimen: bool = False,
) -> Representative:
    """Open a partnership of two sides, and return the opener as representative of the side with `role`.

    Without more the other side has the other role, and each stands at its own pole. Two organisations fill both poles; `pole` is
    then the opener's.
    """
    now = clock.now()
    pole = pole or role
    other_role = other_role or next(other.value for other in Party.Role if other != role)
    partnership = Partnership.objects.create(
        title=clean_line(title, limit=160), language=language, path=Path(path), is_specimen=is_specimen, created_at=now
    )
    round_ = Round.objects.create(partnership=partnership, questionnaire_version=QUESTIONNAIRE.version)
    for position, end in enumerate((Party.Role.VENTURE, Party.Role.ORGANISATION)):
        is_opener = end == pole
        party = Party.objects.create(
            partnership=partnership,
            position=position,
            role=role if is_opener else other_role,
            pole=end,
            is_opener=is_opener,
            name=clean_line(own_name if is_opener else other_name, limit=160),
        )
        AnswerSheet.objects.create(round=round_, party=party, questionnaire_version=QUESTIONNAIRE.version)
    opener = _new_representative(party=partnership.parties.get(is_opener=True), account=account, name=person_name, signs=signs)
    payload = {"role": role, "language": language, "path": partnership.path}
    audit.append(partnership, action="partnership_opened", actor=opener, payload=payload)
    return opener


@transaction.atomic(durable=True)
def change_terms(*, actor: Representative, title: str, language: str, path: str = "") -> Partnership:
    """The opener corrects title, language and path, as long as the other side has not accepted the ground rules.

    Language and path only until somebody has joined there: whoever joins confirms them. An empty path stays as it is.
    """
    partnership = lifecycle.lock(actor.party.partnership_id)
    if not actor.party.is_opener:
        raise NotPermitted
    round_ = _first_round(partnership)
    lifecycle.advance(round_, Action.INVITE, by=actor)
    others = partnership.parties.filter(is_opener=False)
    changed = (language, path or partnership.path) != (partnership.language, partnership.path)
    is_confirmed = changed and others.filter(representatives__left_at=None, representatives__isnull=False).exists()
    if is_confirmed or round_.stage != Round.Stage.OPEN or others.filter(ground_rules_accepted_at__isnull=False).exists():
        raise Conflict(_("The other side has already confirmed language and path. They can no longer be changed here."))
    partnership.title, partnership.language = clean_line(title, limit=160), language
    partnership.path = Path(path or partnership.path)
    partnership.save(update_fields=["title", "language", "path"])
    audit.append(partnership, action="terms_changed", actor=actor, payload={"language": language, "path": partnership.path})
    return partnership


@transaction.atomic(durable=True)
def invite_party(*, actor: Representative, party: Party, email: str = "", signs: bool = True) -> tuple[Invitation, str]:
    """Invite one person to a side; returns the invitation and its token, which is stored nowhere.

    The other side is invited as long as nobody acts for it; the own side at any time before signing is over. A
    new invitation of the other side withdraws the earlier ones.
    """
    partnership = lifecycle.lock(actor.party.partnership_id)
    return _invite(partnership, actor, party, email=email, signs=signs)


@transaction.atomic(durable=True)
def withdraw_invitation(*, actor: Representative, invitation: Invitation) -> None:
    """Make an unused invitation void. Only the inviting side may."""
    _withdraw(lifecycle.lock(actor.party.partnership_id), actor, invitation)


@transaction.atomic(durable=True)
def renew_invitation(*, actor: Representative, invitation: Invitation) -> tuple[Invitation, str]:
    """The same invitation with a new token; the old one stops working. Only the inviting side may, and only while it is unused."""
    partnership = lifecycle.lock(actor.party.partnership_id)
    _withdraw(partnership, actor, invitation)
    return _invite(partnership, actor, invitation.party, email=invitation.email, signs=invitation.signs)


def valid_invitation(token: str) -> Invitation:
    """The invitation that the token opens; InvitationNotValid when it is unknown, used, withdrawn or expired."""
    return _still_valid(Invitation.objects.filter(token_hash=_hash(token)).first())


def invitation_by_id(public_id: str) -> Invitation:
    """The invitation that somebody has opened earlier in this session, if it still stands."""
    return _still_valid(Invitation.objects.filter(public_id=public_id).first())


@transaction.atomic(durable=True)
def accept_invitation(*, account: Account, invitation: Invitation, person_name: str, side_name: str = "") -> Representative:
    """Join the side that the invitation names. An invitation by mail is accepted with the address that it went to."""
    partnership = lifecycle.lock(invitation.party.partnership_id)
    lifecycle.advance(_first_round(partnership), Action.JOIN)
    invitation = _still_valid(Invitation.objects.filter(pk=invitation.pk).first())
    party = invitation.party
    if invitation.email and invitation.email != account.email:
        raise NotPermitted(_("This invitation was sent to another address. Sign in with that address, or ask for a new invitation."))
    if Representative.objects.filter(party__partnership=partnership, account=account, left_at=None).exists():
        raise Conflict(_("With this address you already take part in this partnership. Nobody can sit on two sides."))
    if side_name and party.ground_rules_accepted_at is None and not party.is_opener:
        party.name = clean_line(side_name, limit=160)
        party.save(update_fields=["name"])
    representative = _new_representative(party=party, account=account, name=person_name, signs=invitation.signs)
    invitation.accepted_at, invitation.accepted_by = clock.now(), representative
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    audit.append(partnership, action="invitation_accepted", actor=representative, payload={"invitation": str(invitation.public_id)})
    inviter = invitation.invited_by
    queue_mail(
        key=f"joined:{invitation.public_id}",
        to=inviter.account.email,
        language=inviter.account.language,
        template="joined",
        values={"title": partnership.title, "who": representative.name, "side": party.name, "path": _path(partnership)},
        partnership=partnership,
    )
    return representative


@transaction.atomic(durable=True)
def accept_ground_rules(*, actor: Representative, open_on: date) -> Round:
    """Accept the ground rules for a side and name the date for opening the answers; equal dates begin the answering.

    Naming the same date again changes nothing.
    """
    partnership = lifecycle.lock(actor.party.partnership_id)
    round_ = _first_round(partnership)
    lifecycle.advance(round_, Action.ACCEPT_GROUND_RULES, by=actor)
    today = clock.today()
    if not today <= open_on <= today + FARTHEST_OPENING:
        raise InvalidInput(_("Choose a date between today and a year from now."))
    party = Party.objects.get(pk=actor.party_id)
    if party.ground_rules_version == ground_rules.VERSION and party.open_on == open_on:
        return round_
    party.ground_rules_accepted_at, party.ground_rules_version, party.open_on = clock.now(), ground_rules.VERSION, open_on
    party.save(update_fields=["ground_rules_accepted_at", "ground_rules_version", "open_on"])
    entry = audit.append(
        partnership, action="ground_rules_accepted", actor=actor, payload={"version": ground_rules.VERSION, "open_on": open_on.isoformat()}
    )
    facts = beginning_facts(partnership)
    if facts.everybody_joined and facts.ground_rules_accepted and facts.same_date:
        lifecycle.advance(round_, Action.BEGIN_ANSWERING, facts)
        round_.open_on = open_on
        round_.save(update_fields=["open_on"])
        audit.append(partnership, action="answering_began", actor=actor, payload={"round": round_.number})
    template = "answering_began" if round_.stage == Round.Stage.ANSWERING else "ground_rules_accepted"
    tell_people(
        partnership,
        template,
        # each naming is a cause of its own: a side may come back to a date that it named before
        key=f"{template}:{partnership.public_id}:{entry.number}",
        path=_path(partnership),
        values={"side": actor.party.name, "open_on": open_on.isoformat()},
        except_side_of=actor,
    )
    return round_


def beginning_facts(partnership: Partnership) -> Facts:
    """What the guard of answering looks at."""
    parties = list(partnership.parties.prefetch_related("representatives"))
    dates = {party.open_on for party in parties}
    return Facts(
        everybody_joined=all(any(person.left_at is None for person in party.representatives.all()) for party in parties),
        ground_rules_accepted=all(party.ground_rules_accepted_at is not None for party in parties),
        same_date=len(dates) == 1 and None not in dates,
    )


def _invite(partnership: Partnership, actor: Representative, party: Party, *, email: str, signs: bool) -> tuple[Invitation, str]:
    lifecycle.advance(_first_round(partnership), Action.INVITE, by=actor)
    if party.partnership_id != partnership.pk:
        raise NotPermitted
    if party.pk != actor.party_id:
        if party.representatives.filter(left_at=None).exists():
            raise Conflict(_("Somebody already answers for that side. Its own people invite the others of their team."))
        for earlier in party.invitations.filter(accepted_at=None, withdrawn_at=None):
            _void(partnership, actor, earlier)
    now = clock.now()
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        party=party,
        invited_by=actor,
        email=email.strip().lower(),
        signs=signs,
        token_hash=_hash(token),
        created_at=now,
        expires_at=now + INVITATION_LIFETIME,
    )
    audit.append(
        partnership, action="party_invited", actor=actor, payload={"invitation": str(invitation.public_id), "position": party.position}
    )
    if invitation.email:
        _mail_invitation(invitation, token, partnership)
    return invitation, token


def _withdraw(partnership: Partnership, actor: Representative, invitation: Invitation) -> None:
    invitation.refresh_from_db()
    if invitation.invited_by.party_id != actor.party_id:
        raise NotPermitted
    if invitation.accepted_at is not None:
        raise Conflict(_("This invitation was already accepted."))
    if invitation.withdrawn_at is None:
        _void(partnership, actor, invitation)


def _void(partnership: Partnership, actor: Representative, invitation: Invitation) -> None:
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    audit.append(partnership, action="invitation_withdrawn", actor=actor, payload={"invitation": str(invitation.public_id)})


def _new_representative(*, party: Party, account: Account, name: str, signs: bool) -> Representative:
    name = clean_line(name, limit=120)
    if not account.name:
        account.name = name
        account.save(update_fields=["name"])
    return Representative.objects.create(party=party, account=account, name=name, signs=signs, joined_at=clock.now())


def _first_round(partnership: Partnership) -> Round:
    round_ = partnership.rounds.get(number=1)
    round_.partnership = partnership
    return round_


def _still_valid(invitation: Invitation | None) -> Invitation:
    if invitation is None or invitation.accepted_at or invitation.withdrawn_at or invitation.expires_at <= clock.now():
        raise InvitationNotValid
    return invitation


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _path(partnership: Partnership) -> str:
    return reverse("partnership", args=[partnership.public_id])


def _mail_invitation(invitation: Invitation, token: str, partnership: Partnership) -> None:
    inviter = invitation.invited_by
    queue_mail(
        key=f"invitation:{invitation.public_id}",
        to=invitation.email,
        language=partnership.language,
        template="invitation",
        values={
            "title": partnership.title,
            "inviter": inviter.name,
            "inviting_side": inviter.party.name,
            "side": invitation.party.name,
            "is_own_team": invitation.party_id == inviter.party_id,
            "link": settings.SITE_ADDRESS + reverse("invitation", args=[token]),
            "expires": invitation.expires_at.date().isoformat(),
        },
        partnership=partnership,
    )

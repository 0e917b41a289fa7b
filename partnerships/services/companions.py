"""Those beside the sides: what a consultant may see, calling the third party, and how somebody stops reading along."""

from django.db import transaction
from django.urls import reverse

from partnerships.domain.companions import CLOSED, Sees
from partnerships.domain.errors import Conflict, NotPermitted
from partnerships.domain.lifecycle import Action, Stage
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Admission, Companion, Invitation, Partnership, Representative
from partnerships.services import audit, clock, lifecycle
from partnerships.services.notices import tell_people
from partnerships.services.outbox import queue_mail

GONE = _("This person no longer stands beside the partnership.")


@transaction.atomic(durable=True)
def admit(*, actor: Representative, companion: Companion, allows: Sees) -> Admission:
    """What the actor's side lets its consultant see once the answers are open; it can be changed and taken back at any time."""
    partnership, companion = _begin(actor, companion)
    if companion.kind != Companion.Kind.CONSULTANT:
        raise NotPermitted
    decided = {"answers": allows.answers, "clauses": allows.clauses, "document": allows.document}
    before = Admission.objects.filter(companion=companion, party=actor.party).first()
    if before is not None and all(getattr(before, name) == value for name, value in decided.items()):
        return before
    admission, _made = Admission.objects.update_or_create(
        companion=companion, party=actor.party, defaults={**decided, "decided_by": actor, "decided_at": clock.now()}
    )
    payload = {"companion": str(companion.public_id), "position": actor.party.position, **decided}
    audit.append(partnership, action="consultant_admitted", actor=actor, payload=payload)
    return admission


@transaction.atomic(durable=True)
def call_third_party(*, actor: Representative, companion: Companion) -> Companion:
    """From now on the third party of the conflict clause reads the answers, the clauses and the document. Calling twice is once."""
    partnership, companion = _begin(actor, companion)
    if companion.kind != Companion.Kind.THIRD_PARTY:
        raise NotPermitted
    if Stage(lifecycle.current_round(partnership).stage) in CLOSED:
        raise Conflict(_("As long as the answers are not open there is nothing that the third party could read. It can be called later."))
    if companion.called_at is not None:
        return companion
    companion.called_at, companion.called_by = clock.now(), actor
    companion.save(update_fields=["called_at", "called_by"])
    audit.append(partnership, action="third_party_called", actor=actor, payload={"companion": str(companion.public_id)})
    values = {"who": actor.name, "side": actor.party.name, "third_party": companion.name}
    tell_people(
        partnership,
        "third_party_called",
        key=f"third_party_called:{companion.public_id}",
        path=reverse("companions", args=[partnership.public_id]),
        values=values,
    )
    _tell_companion(companion, "called_as_third_party", values=values, path=reverse("beside", args=[partnership.public_id]))
    return companion


@transaction.atomic(durable=True)
def end_companion(*, actor: Representative, companion: Companion) -> None:
    """End somebody's reading along: the side that invited; a consultant, who accompanies all, any side. Everybody is told."""
    partnership, companion = _begin(actor, companion)
    if not may_end(actor, companion):
        raise NotPermitted(_("Only the side that invited this person can end their access."))
    end_locked(partnership, companion, by=actor)
    _tell_companion(companion, "companion_ended", values={"who": actor.name, "side": actor.party.name}, path=reverse("partnership_list"))


@transaction.atomic(durable=True)
def leave_beside(*, actor: Companion) -> None:
    """Whoever stands beside the sides stops doing so. Everybody is told."""
    partnership = lifecycle.lock(actor.partnership_id)
    end_locked(partnership, _still_here(actor), by=actor)


def end_locked(partnership: Partnership, companion: Companion, *, by: Representative | Companion) -> None:
    """The same inside a transaction that holds the lock, by whoever may do that. What the person sent out is withdrawn."""
    companion.left_at = clock.now()
    companion.save(update_fields=["left_at"])
    sent = Invitation.objects.unused().filter(invited_by_companion=companion)
    sent.update(withdrawn_at=companion.left_at, asked_by=None, asked_at=None)
    is_own_wish = isinstance(by, Companion)
    action = "companion_left" if is_own_wish else "companion_ended"
    audit.append(partnership, action=action, actor=by, payload={"companion": str(companion.public_id), "kind": str(companion.kind)})
    tell_people(
        partnership,
        "companion_left",
        key=f"companion_left:{companion.public_id}",
        path=reverse("companions", args=[partnership.public_id]),
        values={"who": companion.name, "kind": str(companion.kind), "by": "" if isinstance(by, Companion) else by.party.name},
        except_person=by if isinstance(by, Representative) else None,
    )


def may_end(actor: Representative, companion: Companion) -> bool:
    """Whether this side can end that person's reading along."""
    return companion.kind == Companion.Kind.CONSULTANT or companion.party_id == actor.party_id


def _begin(actor: Representative, companion: Companion) -> tuple[Partnership, Companion]:
    partnership = lifecycle.lock(actor.party.partnership_id)
    lifecycle.refuse_without_right(actor, Action.INVITE)
    if companion.partnership_id != partnership.pk:
        raise NotPermitted
    return partnership, _still_here(companion)


def _still_here(companion: Companion) -> Companion:
    found = Companion.objects.select_related("account", "party", "partnership").filter(pk=companion.pk, left_at=None).first()
    if found is None:
        raise Conflict(GONE)
    return found


def _tell_companion(companion: Companion, template: str, *, values: dict[str, str], path: str) -> None:
    partnership = companion.partnership
    queue_mail(
        key=f"{template}:{companion.public_id}",
        to=companion.account.email,
        language=companion.account.language,
        template=template,
        values={**values, "title": partnership.title, "path": path},
        partnership=partnership,
    )

"""Declining a frozen text: the end of this round, with a reason that everybody reads. Nothing of what was done is lost."""

from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import InvalidInput, NotWhatWasServed
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Representative, Round
from partnerships.services import audit, clock, lifecycle
from partnerships.services.notices import tell_people

REASON_LIMIT = 2000


@transaction.atomic(durable=True)
def decline_agreement(*, actor: Representative, version: AgreementVersion, fingerprint: str, reason: str) -> Round:
    """Decline for good what was frozen; the round ends. The version and the signatures on it stay as they are, unsealed.

    `fingerprint` is that of the text on the page: a text that its reader has not seen is not declined.
    """
    round_ = lifecycle.lock_round(version.round_id)
    lifecycle.advance(round_, Action.DECLINE, by=actor)
    version = AgreementVersion.objects.get(pk=version.pk)
    if version.voided_at is not None or fingerprint != version.fingerprint:
        raise NotWhatWasServed(_("The text has changed since it was shown to you. Nothing was declined. Please read the current text."))
    round_.declined_at, round_.declined_by, round_.decline_reason = clock.now(), actor, _reason(reason)
    round_.save(update_fields=["declined_at", "declined_by", "decline_reason"])
    audit.append(
        round_.partnership,
        action="agreement_declined",
        actor=actor,
        payload={"version": version.number, "fingerprint": version.fingerprint, "position": actor.party.position},
    )
    tell_people(
        round_.partnership,
        "declined",
        key=f"declined:{version.check_code}",
        path=reverse("partnership", args=[round_.partnership.public_id]),
        values={"who": actor.name, "side": actor.party.name, "note": round_.decline_reason},
    )
    return round_


def _reason(raw: str) -> str:
    reason = clean_text(raw, limit=REASON_LIMIT)
    if not reason:
        raise InvalidInput(_("Write why in a few words. Both sides read it."))
    return reason

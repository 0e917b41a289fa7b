"""Inside a side: saying yes to a frozen text before it is signed."""

from django.db import transaction

from partnerships.domain.errors import Conflict, NotWhatWasServed
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Approval, Representative
from partnerships.queries.approval import awaited_approvals
from partnerships.services import audit, clock, lifecycle
from partnerships.services.agreement import begin_signing_if_approved

NOTE_LIMIT = 2000


@transaction.atomic(durable=True)
def approve_agreement(*, actor: Representative, version: AgreementVersion, fingerprint: str, note: str = "") -> Approval:
    """Say yes for the actor's side; when no other side has still to approve, signing begins.

    `fingerprint` is that of the text on the page. Refused for a text that was not shown, for a side that does not want
    approval, and when it has approved already.
    """
    round_ = lifecycle.lock_round(version.round_id)
    lifecycle.advance(round_, Action.APPROVE, by=actor)
    version = AgreementVersion.objects.select_related("round__partnership").get(pk=version.pk)
    if version.voided_at is not None or fingerprint != version.fingerprint:
        raise NotWhatWasServed(_("The text has changed since it was shown to you. Nothing was approved. Please read the current text."))
    if actor.party not in awaited_approvals(version):
        raise Conflict(_("Your side has already approved this text, or does not ask for approval."))
    approval = Approval.objects.create(
        version=version,
        party=actor.party,
        representative=actor,
        fingerprint=fingerprint,
        note=clean_text(note, limit=NOTE_LIMIT),
        approved_at=clock.now(),
    )
    audit.append(
        round_.partnership,
        action="agreement_approved",
        actor=actor,
        payload={"version": version.number, "fingerprint": fingerprint, "position": actor.party.position},
    )
    begin_signing_if_approved(version, round_, by=actor)
    return approval

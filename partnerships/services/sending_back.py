"""Sending a frozen text back to the table, with a note that everybody reads."""

from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import Conflict, InvalidInput, NotWhatWasServed
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Representative
from partnerships.services import audit, clock, lifecycle
from partnerships.services.notices import tell_people

NOTE_LIMIT = 2000
WENT_BACK = _("This version went back to the table and can no longer be signed.")


@transaction.atomic(durable=True)
def send_back(*, actor: Representative, version: AgreementVersion, fingerprint: str, note: str) -> None:
    """Back to the table with a note. The version and the signatures on it are void, and everybody is told.

    `fingerprint` is that of the text on the page: a text that its reader has not seen is not sent back.
    """
    round_ = lifecycle.lock_round(version.round_id)
    lifecycle.advance(round_, Action.SEND_BACK, by=actor)
    version = as_it_is_now(version)
    if fingerprint != version.fingerprint:
        raise NotWhatWasServed(_("The text has changed since it was shown to you. Nothing was sent back. Please read the current text."))
    version.voided_at, version.voided_by, version.void_note = clock.now(), actor, _note(note)
    version.save(update_fields=["voided_at", "voided_by", "void_note"])
    audit.append(
        round_.partnership, action="sent_back", actor=actor, payload={"version": version.number, "fingerprint": version.fingerprint}
    )
    tell_people(
        round_.partnership,
        "sent_back",
        key=f"sent_back:{version.check_code}",
        path=reverse("clauses", args=[round_.partnership.public_id]),
        values={"who": actor.name, "side": actor.party.name, "note": version.void_note},
    )


def as_it_is_now(version: AgreementVersion) -> AgreementVersion:
    """The version as the database has it, read under the lock; Conflict when it went back to the table."""
    now = AgreementVersion.objects.select_related("round__partnership").get(pk=version.pk)
    if now.voided_at is not None:
        raise Conflict(WENT_BACK)
    return now


def _note(raw: str) -> str:
    note = clean_text(raw, limit=NOTE_LIMIT)
    if not note:
        raise InvalidInput(_("Write what should be corrected, so that the others know where to look."))
    return note

"""Words for a clause that somebody beside the sides puts before all of them alike. They bind nobody until a side proposes them."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Clause, Companion, PreparedWording
from partnerships.services import audit, clock, lifecycle
from partnerships.services.clause_table import WHY_LIMIT, text_hash
from partnerships.services.notices import tell_people
from partnerships.services.voices import refuse_without_voice
from partnerships.services.wordings import CLAUSE_LIMIT


class ReasonRefused(InvalidInput):
    """Why words were prepared cannot be taken as it is written; the words themselves can."""

    code = "reason_refused"


@transaction.atomic(durable=True)
def prepare_wording(*, actor: Companion, clause: Clause, text: str, why: str, once: UUID) -> PreparedWording:
    """Put words before all sides, in the same moment and with the same mail. What is current stays as it is.

    `once` is the one-time number of the page: the same post again is the same wording. InvalidInput for an empty or unstorable text,
    ReasonRefused for such a reason; NotPermitted for somebody who may not comment; TransitionNotAllowed while nothing is worded.
    """
    round_ = lifecycle.lock_round(clause.round_id)
    prepared = PreparedWording.objects.filter(public_id=once).first()
    if prepared is not None:
        return _same(prepared, actor, clause)
    refuse_without_voice(actor, round_, Action.COMMENT)
    words = clean_text(text, limit=CLAUSE_LIMIT)
    if not words:
        raise InvalidInput(_("Write the words that you prepare."))
    prepared = PreparedWording.objects.create(
        public_id=once, clause=clause, by=actor, text=words, text_hash=text_hash(words), why=_reason(why), prepared_at=clock.now()
    )
    payload = {"clause": clause.key, "prepared": str(prepared.public_id), "text_hash": prepared.text_hash}
    audit.append(round_.partnership, action="wording_prepared", actor=actor, payload=payload)
    tell_people(
        round_.partnership,
        "wording_prepared",
        key=f"prepared:{prepared.public_id}",
        path=f"{reverse('clause', args=[round_.partnership.public_id, clause.key])}#prepared-{prepared.public_id}",
        values={"who": actor.name, "heading": clause.heading},
    )
    return prepared


@transaction.atomic(durable=True)
def withdraw_prepared_wording(*, actor: Companion, clause: Clause, prepared: UUID) -> PreparedWording:
    """Take back words that one prepared; what a side made of them stays. Twice is once.

    InvalidInput for words that this clause does not know; NotPermitted for those of somebody else.
    """
    round_ = lifecycle.lock_round(clause.round_id)
    refuse_without_voice(actor, round_, Action.COMMENT)
    found = PreparedWording.objects.filter(public_id=prepared, clause=clause).first()
    if found is None:
        raise InvalidInput(_("These prepared words do not stand beside this clause."))
    if found.by_id != actor.pk:
        raise NotPermitted
    if found.withdrawn_at is None:
        found.withdrawn_at = clock.now()
        found.save(update_fields=["withdrawn_at"])
        payload = {"clause": clause.key, "prepared": str(found.public_id)}
        audit.append(round_.partnership, action="prepared_wording_withdrawn", actor=actor, payload=payload)
    return found


def _reason(why: str) -> str:
    try:
        return clean_text(why, limit=WHY_LIMIT)
    except InvalidInput as refusal:
        raise ReasonRefused(refusal.message, **refusal.values) from refusal


def _same(prepared: PreparedWording, actor: Companion, clause: Clause) -> PreparedWording:
    """The words that are there already; a number that somebody else used, or for another clause, is none of this page."""
    if prepared.by_id != actor.pk or prepared.clause_id != clause.pk:
        raise Conflict(_("The page was too old. Please send your words again."))
    return prepared

"""Freezing: the settled clauses and agreed facts become a numbered version with a fingerprint, to be approved and signed."""

import secrets

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from partnerships.domain.agreement import canonical_bytes, fingerprint
from partnerships.domain.lifecycle import Action, Facts, Stage
from partnerships.domain.signing import CHECK_RANDOM_BYTES, check_code
from partnerships.models import AgreementVersion, Representative, Round
from partnerships.queries.agreement import draft_agreement, next_number, readiness
from partnerships.queries.approval import awaited_approvals
from partnerships.services import audit, clock, lifecycle
from partnerships.services.notices import tell_people


@transaction.atomic(durable=True)
def freeze_agreement(*, actor: Representative, round_: Round) -> AgreementVersion:
    """Freeze the text. Where a side wants it approved first, it waits for that; otherwise it can be signed at once.

    Refused while clauses, facts, signatories or approvers are missing; queries.readiness lists them.
    """
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.refuse_without_right(actor, Action.FREEZE)
    return freeze_locked(actor, round_)


def freeze_locked(actor: Representative, round_: Round) -> AgreementVersion:
    """The same inside a transaction that holds the lock already. The caller has seen to it that the actor may cause it."""
    lifecycle.advance(round_, Action.FREEZE, Facts(all_settled=readiness(round_).is_ready))
    number = next_number(round_)
    agreement = draft_agreement(round_, number=number)
    version = AgreementVersion.objects.create(
        round=round_,
        number=number,
        language=agreement.language,
        canonical=canonical_bytes(agreement).decode(),
        fingerprint=fingerprint(agreement),
        check_code=check_code(secrets.token_bytes(CHECK_RANDOM_BYTES)),
        frozen_at=clock.now(),
        frozen_by=actor,
    )
    audit.append(
        round_.partnership,
        action="agreement_frozen",
        actor=actor,
        payload={"version": number, "fingerprint": version.fingerprint, "check_code": version.check_code},
    )
    begin_signing_if_approved(version, round_, by=actor)
    if round_.stage == Stage.APPROVING:
        _tell(version, round_, "approval_asked", actor, only=Q(approves=True, party__in=awaited_approvals(version)))
    return version


def begin_signing_if_approved(version: AgreementVersion, round_: Round, *, by: Representative) -> None:
    """Go on to signing, and tell everybody but `by`, when no side has still to approve. Inside a transaction that holds the lock."""
    if awaited_approvals(version):
        return
    lifecycle.advance(round_, Action.BEGIN_SIGNING, Facts(all_approved=True))
    audit.append(round_.partnership, action="signing_began", actor=None, payload={"version": version.number})
    _tell(version, round_, "ready_to_sign", by, only=Q(signs=True))
    _tell(version, round_, "signing_began", by, only=Q(signs=False))


def _tell(version: AgreementVersion, round_: Round, template: str, actor: Representative, *, only: Q) -> None:
    tell_people(
        round_.partnership,
        template,
        key=f"{template}:{version.check_code}",
        path=reverse("sign", args=[round_.partnership.public_id]),
        values={"who": actor.name},
        except_person=actor,
        only=only,
    )

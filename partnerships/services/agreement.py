"""Freezing: the settled clauses and agreed facts become a numbered version with a fingerprint, to be approved and signed."""

import secrets

from django.db import transaction
from django.db.models import Q

from partnerships.domain.agreement import canonical_bytes, fingerprint
from partnerships.domain.lifecycle import Action, Facts, Stage
from partnerships.domain.signing import CHECK_RANDOM_BYTES, check_code
from partnerships.domain.signing_order import Arrangement, refuse_impossible
from partnerships.models import AgreementVersion, Representative, Round
from partnerships.queries.agreement import draft_agreement, next_number, readiness
from partnerships.queries.approval import awaited_approvals
from partnerships.queries.signing_order import signatories_of
from partnerships.services import audit, clock, lifecycle, signing_turns
from partnerships.services.notices import tell_people

AT_ONCE = Arrangement()
"""Everybody at the same time, and no day by which they mean to have signed."""


@transaction.atomic(durable=True)
def freeze_agreement(*, actor: Representative, round_: Round, arrangement: Arrangement = AT_ONCE) -> AgreementVersion:
    """Freeze the text, to be signed as arranged: at once, or where a side wants it approved first, after that.

    Refused while clauses, facts, signatories or approvers are missing; queries.readiness lists them. Also for an order that names
    somebody who does not sign, and for a day that has passed.
    """
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.refuse_without_right(actor, Action.FREEZE)
    refuse_impossible(arrangement, signers=signatories_of(round_), today=clock.today())
    return freeze_locked(actor, round_, arrangement)


def freeze_locked(actor: Representative, round_: Round, arrangement: Arrangement = AT_ONCE) -> AgreementVersion:
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
        order=list(arrangement.order),
        sign_by=arrangement.sign_by,
    )
    audit.append(
        round_.partnership,
        action="agreement_frozen",
        actor=actor,
        payload={"version": number, "fingerprint": version.fingerprint, "check_code": version.check_code, **arranged(version)},
    )
    begin_signing_if_approved(version, round_, by=actor)
    if round_.stage == Stage.APPROVING:
        awaited = Q(approves=True, party__in=awaited_approvals(version))
        tell_people(
            round_.partnership,
            "approval_asked",
            key=f"approval_asked:{version.check_code}",
            path=signing_turns.path_of(round_),
            values={"who": actor.name},
            except_person=actor,
            only=awaited,
        )
    return version


def begin_signing_if_approved(version: AgreementVersion, round_: Round, *, by: Representative) -> None:
    """Go on to signing, and tell everybody but `by`, when no side has still to approve. Inside a transaction that holds the lock."""
    if awaited_approvals(version):
        return
    lifecycle.advance(round_, Action.BEGIN_SIGNING, Facts(all_approved=True))
    audit.append(round_.partnership, action="signing_began", actor=None, payload={"version": version.number})
    signing_turns.tell_that_signing_began(version, round_, by=by)


def arranged(version: AgreementVersion) -> dict[str, object]:
    """What the chain says of the order and the day, where there are any."""
    order = {"order": version.order} if version.order else {}
    return order | ({"sign_by": version.sign_by.isoformat()} if version.sign_by else {})

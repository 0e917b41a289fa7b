"""Freezing: the settled clauses and agreed facts become a numbered version with a fingerprint, ready to be signed."""

import secrets

from django.db import transaction
from django.urls import reverse

from partnerships.domain.agreement import canonical_bytes, fingerprint
from partnerships.domain.lifecycle import Action, Facts
from partnerships.domain.signing import CHECK_RANDOM_BYTES, check_code
from partnerships.models import AgreementVersion, Representative, Round
from partnerships.queries.agreement import draft_agreement, next_number, readiness
from partnerships.services import audit, clock, lifecycle
from partnerships.services.notices import tell_people


@transaction.atomic(durable=True)
def freeze_agreement(*, actor: Representative, round_: Round) -> AgreementVersion:
    """Freeze the text for signing. Refused while clauses, facts or signatories are missing; queries.readiness lists them."""
    round_ = lifecycle.lock_round(round_.pk)
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
    tell_people(
        round_.partnership,
        "ready_to_sign",
        key=f"ready_to_sign:{version.check_code}",
        path=reverse("sign", args=[round_.partnership.public_id]),
        values={"who": actor.name},
        except_person=actor,
    )
    return version

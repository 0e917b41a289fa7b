"""The fresh code that stands before every signature: sent to the signatory's own address, ten minutes, five tries."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction

from partnerships.domain.errors import AlreadySigned, InvalidInput, NotPermitted, WrongCode
from partnerships.domain.lifecycle import Action
from partnerships.domain.signing import CODE_LIFETIME, may_try_code
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Representative, Signature, SigningCode
from partnerships.services import audit, clock, lifecycle
from partnerships.services.outbox import queue_mail

CODES_AN_HOUR = 6


@transaction.atomic(durable=True)
def send_signing_code(*, actor: Representative, version: AgreementVersion) -> SigningCode:
    """Mail a fresh code to the signatory's own address; the earlier ones stop working. At most six an hour."""
    round_ = lifecycle.lock_round(version.round_id)
    lifecycle.advance(round_, Action.SIGN)
    refuse_unless_signatory(actor, version)
    now = clock.now()
    if SigningCode.objects.filter(representative=actor, sent_at__gt=now - timedelta(hours=1)).count() >= CODES_AN_HOUR:
        raise InvalidInput(_("Too many codes were asked for. Wait an hour, or use the last one that you received."))
    code, salt = f"{secrets.randbelow(10**6):06d}", secrets.token_hex(16)
    row = SigningCode.objects.create(version=version, representative=actor, salt=salt, code_hash=_code_hash(salt, code), sent_at=now)
    audit.append(round_.partnership, action="signing_code_sent", actor=actor, payload={"version": version.number})
    queue_mail(
        key=f"signing_code:{row.pk}",
        to=actor.account.email,
        language=actor.account.language,
        template="signing_code",
        values={"code": code, "title": round_.partnership.title, "minutes": int(CODE_LIFETIME.total_seconds() // 60)},
        partnership=round_.partnership,
    )
    return row


def confirm_code(*, actor: Representative, version: AgreementVersion, code: str) -> SigningCode:
    """The code that was sent last, when this is it. WrongCode otherwise, also after five wrong ones and after ten minutes."""
    row = _tried(actor, version, code)
    if row is None:
        raise WrongCode
    return row


def refuse_unless_signatory(actor: Representative, version: AgreementVersion) -> None:
    """NotPermitted for somebody who does not sign for a side (any more), AlreadySigned for somebody who has."""
    if not Representative.objects.filter(pk=actor.pk, signs=True, left_at=None).exists():
        raise NotPermitted(_("You act for your side, but you are not among those who sign for it."))
    if Signature.objects.filter(version=version, representative=actor).exists():
        raise AlreadySigned


@transaction.atomic(durable=True)
def _tried(actor: Representative, version: AgreementVersion, code: str) -> SigningCode | None:
    """Count a wrong try in a transaction of its own: the refusal that follows must not undo the counting."""
    round_ = lifecycle.lock_round(version.round_id)
    lifecycle.advance(round_, Action.SIGN)
    row = SigningCode.objects.filter(representative=actor, version=version).order_by("-pk").first()
    if row is None or not may_try_code(sent_at=row.sent_at, tries=row.tries, used=row.used_at is not None, now=clock.now()):
        return None
    if secrets.compare_digest(row.code_hash, _code_hash(row.salt, "".join(code.split()))):
        return row
    row.tries += 1
    row.save(update_fields=["tries"])
    return None


def _code_hash(salt: str, code: str) -> str:
    return hashlib.sha256(f"{salt}:{code}".encode()).hexdigest()

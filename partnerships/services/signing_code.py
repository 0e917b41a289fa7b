"""The fresh code that stands before every signature: mailed to the signatory, or shown by their app; ten minutes, five tries."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from partnerships.domain.errors import AlreadySigned, InvalidInput, NotPermitted, NotYourTurn, WrongCode
from partnerships.domain.lifecycle import Action
from partnerships.domain.signing import CODE_LIFETIME, may_try_code
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Representative, Signature, SigningCode
from partnerships.queries.accounts import has_app
from partnerships.queries.signing_order import ordered
from partnerships.services import audit, clock, lifecycle
from partnerships.services.outbox import queue_mail
from partnerships.services.second_factor import app_code_fits

KEEPING = "partnerships.adapters.mail.KeptMailBackend"
CODES_AN_HOUR = 6


@transaction.atomic(durable=True)
def send_signing_code(*, actor: Representative, version: AgreementVersion) -> SigningCode:
    """Mail a fresh code to the signatory's own address; the earlier ones stop working. At most six an hour."""
    round_ = lifecycle.lock_round(version.round_id)
    lifecycle.advance(round_, Action.SIGN)
    refuse_unless_signatory(actor, version)
    refuse_unless_turn(actor, version)
    if not codes_are_mailed():
        raise InvalidInput(_("This site sends no mail, so signing needs an authenticator app. Set it up in your account."))
    now = clock.now()
    sent = SigningCode.objects.filter(representative=actor, is_of_second_factor=False, sent_at__gt=now - timedelta(hours=1))
    if sent.count() >= CODES_AN_HOUR:
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


def codes_are_mailed() -> bool:
    """Whether a code reaches nobody but its receiver. In production without a mail server it would lie in a file of the operator."""
    return not (settings.PRODUCTION and settings.EMAIL_BACKEND == KEEPING)


def confirm_code(*, actor: Representative, version: AgreementVersion, code: str) -> SigningCode:
    """The row of the mailed code, when this is the one that was sent last, or of what the signatory's authenticator app shows now.

    WrongCode otherwise, also after five wrong ones of either kind and after ten minutes.
    """
    row = _tried(actor, version, "".join(code.split()))
    if row is None:
        raise WrongCode
    return row


def refuse_unless_signatory(actor: Representative, version: AgreementVersion) -> None:
    """NotPermitted for somebody who does not sign for a side (any more), AlreadySigned for somebody who has."""
    if not Representative.objects.filter(pk=actor.pk, signs=True, left_at=None).exists():
        raise NotPermitted(_("You act for your side, but you are not among those who sign for it."))
    if Signature.objects.filter(version=version, representative=actor).exists():
        raise AlreadySigned


def refuse_unless_turn(actor: Representative, version: AgreementVersion) -> None:
    """NotYourTurn where the version is signed in an order and others come before. What it says depends on nobody's signature."""
    order = AgreementVersion.objects.values_list("order", flat=True).get(pk=version.pk)
    if order and not ordered(version).may_sign_now(actor):
        raise NotYourTurn


@transaction.atomic(durable=True)
def _tried(actor: Representative, version: AgreementVersion, code: str) -> SigningCode | None:
    """Count a wrong try in a transaction of its own: the refusal that follows must not undo the counting."""
    round_ = lifecycle.lock_round(version.round_id)
    lifecycle.advance(round_, Action.SIGN)
    rows = SigningCode.objects.filter(representative=actor, version=version).order_by("-pk")
    mailed = rows.filter(is_of_second_factor=False).first() if codes_are_mailed() else None
    shown = rows.filter(is_of_second_factor=True).first()
    # the code of the app that fitted is kept too: the same post may come twice, and the app's code is taken once only
    for row in (mailed, shown):
        if row is not None and _is_tryable(row) and secrets.compare_digest(row.code_hash, _code_hash(row.salt, code)):
            return row
    if has_app(actor.account):
        shown = shown if shown is not None and _is_counting(shown) else _new_row_of_app(actor, version)
        if _is_tryable(shown) and app_code_fits(actor.account, code):
            shown.code_hash = _code_hash(shown.salt, code)
            shown.save(update_fields=["code_hash"])
            return shown
    for row in (mailed, shown):
        if row is not None and _is_tryable(row):
            row.tries += 1
            row.save(update_fields=["tries"])
    return None


def _is_tryable(row: SigningCode) -> bool:
    return may_try_code(sent_at=row.sent_at, tries=row.tries, used=row.used_at is not None, now=clock.now())


def _is_counting(row: SigningCode) -> bool:
    """Whether wrong codes of the app are still counted here, also when there were five: new ones may be tried after ten minutes."""
    return row.used_at is None and may_try_code(sent_at=row.sent_at, tries=0, used=False, now=clock.now())


def _new_row_of_app(actor: Representative, version: AgreementVersion) -> SigningCode:
    return SigningCode.objects.create(
        version=version, representative=actor, salt=secrets.token_hex(16), is_of_second_factor=True, sent_at=clock.now()
    )


def _code_hash(salt: str, code: str) -> str:
    return hashlib.sha256(f"{salt}:{code}".encode()).hexdigest()

"""Signing a frozen version: what was served, a fresh code, the signature, and sending the text back."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from partnerships.adapters import storage
from partnerships.adapters.images import clean_drawn_signature
from partnerships.domain.errors import AlreadySigned, Conflict, InvalidInput, NotPermitted, NotWhatWasServed, WrongCode
from partnerships.domain.lifecycle import Action, Facts
from partnerships.domain.signing import CODE_LIFETIME, CONSENT_VERSION, may_try_code
from partnerships.domain.text import clean_line, clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Representative, Round, Signature, SignatureEvidence, SigningCode
from partnerships.queries.agreement import is_fully_signed
from partnerships.queries.negotiation import facts_of
from partnerships.services import audit, clock, lifecycle, sealing
from partnerships.services.notices import tell_people
from partnerships.services.outbox import queue_mail

CODES_AN_HOUR = 6
SERVED_LIFETIME = timedelta(hours=12)
SALT = "served-text"


@dataclass(frozen=True)
class Served:
    """What a signing page carries: its one-time number, what text it showed, to whom, and when."""

    number: UUID
    version_id: int
    representative_id: int
    fingerprint: str
    served_hash: str
    served_at: datetime


@dataclass(frozen=True)
class SignatureForm:
    """What the signatory wrote and chose. `drawn` is an image, or None when the name was typed."""

    name: str
    capacity: str = ""
    drawn: bytes | None = None
    word: str = ""
    consents: bool = False
    has_authority: bool = False
    has_read: bool = False


@dataclass(frozen=True)
class Device:
    """Where a signature came from."""

    ip: str | None = None
    name: str = ""


def serve(*, actor: Representative, version: AgreementVersion, body: str) -> str:
    """A token for the page that shows this text to this person. Writes nothing: looking at a text changes nothing."""
    return signing.dumps(
        {
            "number": str(uuid4()),
            "version": version.pk,
            "representative": actor.pk,
            "fingerprint": version.fingerprint,
            "served_hash": hashlib.sha256(body.encode()).hexdigest(),
            "served_at": clock.now().isoformat(),
        },
        salt=SALT,
    )


@transaction.atomic(durable=True)
def send_signing_code(*, actor: Representative, version: AgreementVersion) -> SigningCode:
    """Mail a fresh code to the signatory's own address; the earlier ones stop working. At most six an hour."""
    round_ = lifecycle.lock_round(version.round_id)
    lifecycle.advance(round_, Action.SIGN)
    _refuse_unless_signatory(actor, version)
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


def sign_agreement(
    *, actor: Representative, version: AgreementVersion, token: str, code: str, form: SignatureForm, device: Device
) -> Signature:
    """Sign what was served. The same page posted again is the same signature; another text is NotWhatWasServed.

    Refuses without consent, authority and reading, after a wrong or old code, and for somebody who does not sign.
    """
    served = _opened(token, actor)
    earlier = Signature.objects.filter(served_number=served.number, representative=actor).first()
    if earlier is not None:
        return earlier
    _refuse_incomplete(form)
    image = clean_drawn_signature(form.drawn) if form.drawn else None
    code_row = _confirm_code(actor, version, code)
    image_hash = storage.store(settings.FILES_DIR, image) if image else ""
    return _sign(actor, version, served, form, device, identification=Signature.Identification.CODE, image_hash=image_hash, code=code_row)


def sign_by_command(*, actor: Representative, version: AgreementVersion, body: str, form: SignatureForm) -> Signature:
    """A specimen's signature: nobody was identified, and the evidence says so."""
    if not version.round.partnership.is_specimen:
        raise NotPermitted
    served = _opened(serve(actor=actor, version=version, body=body), actor)
    _refuse_incomplete(form)
    return _sign(actor, version, served, form, Device(), identification=Signature.Identification.COMMAND, image_hash="", code=None)


@transaction.atomic(durable=True)
def send_back(*, actor: Representative, version: AgreementVersion, note: str) -> None:
    """Back to the table with a note. The version and the signatures on it are void, and everybody is told."""
    round_ = lifecycle.lock_round(version.round_id)
    lifecycle.advance(round_, Action.SEND_BACK)
    version = _current(version)
    version.voided_at, version.voided_by, version.void_note = clock.now(), actor, clean_text(note, limit=2000)
    version.save(update_fields=["voided_at", "voided_by", "void_note"])
    audit.append(
        round_.partnership, action="sent_back", actor=actor, payload={"version": version.number, "fingerprint": version.fingerprint}
    )
    _tell(round_, "sent_back", f"sent_back:{version.check_code}", {"who": actor.name, "side": actor.party.name, "note": version.void_note})


def _sign(
    actor: Representative,
    version: AgreementVersion,
    served: Served,
    form: SignatureForm,
    device: Device,
    *,
    identification: str,
    image_hash: str,
    code: SigningCode | None,
) -> Signature:
    with transaction.atomic(durable=True):
        round_ = lifecycle.lock_round(version.round_id)
        earlier = Signature.objects.filter(served_number=served.number, representative=actor).first()
        if earlier is not None:
            return earlier
        lifecycle.advance(round_, Action.SIGN)
        version = _current(version)
        _refuse_unless_signatory(actor, version)
        if (served.version_id, served.fingerprint) != (version.pk, version.fingerprint):
            raise NotWhatWasServed
        signature = _write(actor, version, served, form, identification=identification, image_hash=image_hash)
        SignatureEvidence.objects.create(signature=signature, email=actor.account.email, ip=device.ip, device=device.name[:400])
        if code is not None:
            code.used_at = signature.signed_at
            code.save(update_fields=["used_at"])
        audit.append(round_.partnership, action="agreement_signed", actor=actor, payload=_payload(signature))
        if is_fully_signed(version):
            lifecycle.advance(round_, Action.COMPLETE_SIGNING, Facts(all_signed=True))
            audit.append(round_.partnership, action="signing_completed", actor=None, payload={"version": version.number})
            transaction.on_commit(lambda: sealing.try_to_finish(version.pk), robust=True)
        else:
            _tell(round_, "signed", f"signed:{signature.public_id}", {"who": signature.name, "side": actor.party.name}, except_for=actor)
        return signature


def _write(
    actor: Representative, version: AgreementVersion, served: Served, form: SignatureForm, *, identification: str, image_hash: str
) -> Signature:
    return Signature.objects.create(
        version=version,
        party=actor.party,
        representative=actor,
        served_number=served.number,
        served_at=served.served_at,
        served_hash=served.served_hash,
        fingerprint=version.fingerprint,
        name=clean_line(form.name, limit=120),
        capacity=clean_line(form.capacity, limit=120),
        method=Signature.Method.DRAWN if image_hash else Signature.Method.TYPED,
        image_hash=image_hash,
        identification=identification,
        authority=facts_of(actor.party).resolution,
        consent_version=CONSENT_VERSION,
        word=clean_text(form.word, limit=1000),
        signed_at=clock.now(),
    )


def _payload(signature: Signature) -> dict[str, Any]:
    return {
        "signature": str(signature.public_id),
        "version": signature.version.number,
        "fingerprint": signature.fingerprint,
        "served_hash": signature.served_hash,
        "served_number": str(signature.served_number),
        "consent": signature.consent_version,
        "identification": signature.identification,
    }


def _opened(token: str, actor: Representative) -> Served:
    try:
        raw = signing.loads(token, salt=SALT, max_age=SERVED_LIFETIME)
        served_at = parse_datetime(raw["served_at"])
        served = Served(UUID(raw["number"]), raw["version"], raw["representative"], raw["fingerprint"], raw["served_hash"], served_at)  # type: ignore[arg-type]  # our own ISO time always parses
    except (signing.BadSignature, KeyError, ValueError) as error:
        raise NotWhatWasServed from error
    if served.representative_id != actor.pk:
        raise NotWhatWasServed
    return served


def _refuse_incomplete(form: SignatureForm) -> None:
    if not form.name.strip():
        raise InvalidInput(_("Write your full name as it should stand in the agreement."))
    if not form.has_read:
        raise InvalidInput(_("Confirm that you have read the full agreement."))
    if not form.has_authority:
        raise InvalidInput(_("Confirm that you may sign for your side."))
    if not form.consents:
        raise InvalidInput(_("Confirm that you agree to sign electronically. If you would rather sign on paper, tell the other side."))


def _refuse_unless_signatory(actor: Representative, version: AgreementVersion) -> None:
    if not actor.signs:
        raise NotPermitted(_("You act for your side, but you are not among those who sign for it."))
    if Signature.objects.filter(version=version, representative=actor).exists():
        raise AlreadySigned


@transaction.atomic(durable=True)
def _count_try(actor: Representative, version: AgreementVersion, code: str) -> SigningCode | None:
    """Count the try before judging it, in a transaction of its own: a refusal must not undo the counting."""
    lifecycle.lock_round(version.round_id)
    row = SigningCode.objects.filter(representative=actor, version=version).order_by("-pk").first()
    if row is None or not may_try_code(sent_at=row.sent_at, tries=row.tries, used=row.used_at is not None, now=clock.now()):
        return None
    row.tries += 1
    row.save(update_fields=["tries"])
    return row if secrets.compare_digest(row.code_hash, _code_hash(row.salt, "".join(code.split()))) else None


def _confirm_code(actor: Representative, version: AgreementVersion, code: str) -> SigningCode:
    row = _count_try(actor, version, code)
    if row is None:
        raise WrongCode
    return row


def _code_hash(salt: str, code: str) -> str:
    return hashlib.sha256(f"{salt}:{code}".encode()).hexdigest()


def _current(version: AgreementVersion) -> AgreementVersion:
    current = AgreementVersion.objects.filter(round=version.round_id, voided_at=None).first()
    if current is None:
        raise Conflict(_("This version went back to the table and can no longer be signed."))
    return current


def _tell(round_: Round, template: str, key: str, values: dict[str, Any], *, except_for: Representative | None = None) -> None:
    path = reverse("partnership", args=[round_.partnership.public_id])
    tell_people(round_.partnership, template, key=key, path=path, values=values, except_person=except_for)

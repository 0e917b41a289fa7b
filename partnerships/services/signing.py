"""Signing a frozen version: what was served, the signature that repeats it, and sending the text back."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from partnerships.adapters import storage
from partnerships.adapters.images import clean_drawn_signature
from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted, NotWhatWasServed, Refused
from partnerships.domain.lifecycle import Action
from partnerships.domain.signing import CONSENT_VERSION
from partnerships.domain.text import clean_line, clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Representative, Round, Signature, SigningCode
from partnerships.queries.negotiation import facts_of
from partnerships.services import audit, clock, lifecycle, signed
from partnerships.services.notices import tell_people
from partnerships.services.signing_code import confirm_code, refuse_unless_signatory

NOTE_LIMIT = 2000
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


def sign_agreement(
    *, actor: Representative, version: AgreementVersion, token: str, code: str, form: SignatureForm, device: Device
) -> Signature:
    """Sign what was served. The same page posted again is the same signature; another text is NotWhatWasServed.

    Refuses without consent, authority and reading, after a wrong or old code (WrongCode), for somebody who has signed
    (AlreadySigned) and for somebody who does not sign.
    """
    served = _opened(token, actor)
    try:
        return _given(served) or _sign_with_code(actor, version, served, code, form, device)
    except Refused:
        # the same post may have come twice at one instant: then the other one was first, and this is its answer too
        given = _given(served)
        if given is None:
            raise
        return given


def sign_by_command(*, actor: Representative, version: AgreementVersion, body: str, form: SignatureForm, seals: bool = True) -> Signature:
    """A specimen's signature: nobody was identified, and the evidence says so. Without `seals` the last one leaves sealing to the sweep."""
    if not version.round.partnership.is_specimen:
        raise NotPermitted
    served = _opened(serve(actor=actor, version=version, body=body), actor)
    _refuse_incomplete(form)
    by_command = Signature.Identification.COMMAND
    return _sign(actor, version, served, form, Device(), identification=by_command, image_hash="", code=None, seals=seals)


@transaction.atomic(durable=True)
def send_back(*, actor: Representative, version: AgreementVersion, fingerprint: str, note: str) -> None:
    """Back to the table with a note. The version and the signatures on it are void, and everybody is told.

    `fingerprint` is that of the text on the page: a text that its reader has not seen is not sent back.
    """
    round_ = lifecycle.lock_round(version.round_id)
    lifecycle.advance(round_, Action.SEND_BACK, by=actor)
    version = _as_it_is_now(version)
    if fingerprint != version.fingerprint:
        raise NotWhatWasServed(_("The text has changed since it was shown to you. Nothing was sent back. Please read the current text."))
    version.voided_at, version.voided_by, version.void_note = clock.now(), actor, _note(note)
    version.save(update_fields=["voided_at", "voided_by", "void_note"])
    audit.append(
        round_.partnership, action="sent_back", actor=actor, payload={"version": version.number, "fingerprint": version.fingerprint}
    )
    values = {"who": actor.name, "side": actor.party.name, "note": version.void_note}
    _tell(round_, "sent_back", f"sent_back:{version.check_code}", values, page="clauses")


def _note(raw: str) -> str:
    note = clean_text(raw, limit=NOTE_LIMIT)
    if not note:
        raise InvalidInput(_("Write what should be corrected, so that the others know where to look."))
    return note


def _sign_with_code(
    actor: Representative, version: AgreementVersion, served: Served, code: str, form: SignatureForm, device: Device
) -> Signature:
    _refuse_another_text(served, version)
    refuse_unless_signatory(actor, version)
    _refuse_incomplete(form)
    image = clean_drawn_signature(form.drawn) if form.drawn else None
    code_row = confirm_code(actor=actor, version=version, code=code)
    image_hash = storage.store(image) if image else ""
    how = Signature.Identification.SECOND_FACTOR if code_row.is_of_second_factor else Signature.Identification.CODE
    return _sign(actor, version, served, form, device, identification=how, image_hash=image_hash, code=code_row)


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
    seals: bool = True,
) -> Signature:
    with transaction.atomic(durable=True):
        round_ = lifecycle.lock_round(version.round_id)
        lifecycle.advance(round_, Action.SIGN)
        version = _as_it_is_now(version)
        _refuse_another_text(served, version)
        refuse_unless_signatory(actor, version)
        signature = _write(actor, version, served, form, identification=identification, image_hash=image_hash)
        if code is not None:
            code.used_at = signature.signed_at
            code.save(update_fields=["used_at"])
        signed.record(round_, signature, ip=device.ip, device=device.name[:400], seals=seals)
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


def _opened(token: str, actor: Representative) -> Served:
    try:
        raw = signing.loads(token, salt=SALT, max_age=SERVED_LIFETIME)
        served_at = parse_datetime(raw["served_at"])
        served = Served(UUID(raw["number"]), raw["version"], raw["representative"], raw["fingerprint"], raw["served_hash"], served_at)  # type: ignore[arg-type]  # our own ISO time always parses
    except signing.SignatureExpired as error:
        raise NotWhatWasServed(_("The text was shown to you too long ago. Nothing was signed. Please read it again.")) from error
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


def _refuse_another_text(served: Served, version: AgreementVersion) -> None:
    if (served.version_id, served.fingerprint) != (version.pk, version.fingerprint):
        raise NotWhatWasServed


def _given(served: Served) -> Signature | None:
    """The signature that was given on this served page."""
    return Signature.objects.filter(served_number=served.number, representative=served.representative_id).first()


def _as_it_is_now(version: AgreementVersion) -> AgreementVersion:
    now = AgreementVersion.objects.select_related("round__partnership").get(pk=version.pk)
    if now.voided_at is not None:
        raise Conflict(_("This version went back to the table and can no longer be signed."))
    return now


def _tell(round_: Round, template: str, key: str, values: dict[str, Any], *, page: str) -> None:
    path = reverse(page, args=[round_.partnership.public_id])
    tell_people(round_.partnership, template, key=key, path=path, values=values)

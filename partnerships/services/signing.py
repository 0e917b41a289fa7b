"""Signing a frozen version: the signature repeats what was served, and is given by whose turn it is."""

import logging
from dataclasses import dataclass

from django.db import transaction

from partnerships.adapters import storage
from partnerships.adapters.images import clean_drawn_signature, clean_uploaded_signature
from partnerships.domain.errors import InvalidInput, NotPermitted, Refused
from partnerships.domain.lifecycle import Action
from partnerships.domain.signing import CONSENT_VERSION
from partnerships.domain.text import clean_line, clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Organisation, Representative, Signature, SigningCode
from partnerships.queries.negotiation import facts_of
from partnerships.queries.signing import declared_sides
from partnerships.services import clock, lifecycle, signed
from partnerships.services.sending_back import as_it_is_now
from partnerships.services.serving import Served, opened, refuse_another_text, serve
from partnerships.services.signing_code import confirm_code, refuse_unless_signatory, refuse_unless_turn

logger = logging.getLogger(__name__)

NOT_KEPT = _(
    "The picture of your signature could not be kept just now, and nothing was signed. Type your name instead, or try again later."
)

__all__ = ["Device", "SignatureForm", "serve", "sign_agreement", "sign_by_command"]


@dataclass(frozen=True)
class SignatureForm:
    """What the signatory wrote and chose. `drawn` and `uploaded` are images; without either the name was typed."""

    name: str
    capacity: str = ""
    drawn: bytes | None = None
    uploaded: bytes | None = None
    stamped: bool = False
    word: str = ""
    consents: bool = False
    has_authority: bool = False
    has_read: bool = False
    accepts_authority: bool = False


@dataclass(frozen=True)
class Device:
    """Where a signature came from."""

    ip: str | None = None
    name: str = ""


@dataclass(frozen=True)
class _Given:
    """How a signature was given: the words and pictures as they are kept, and how the signatory was identified."""

    form: SignatureForm
    method: str
    identification: str
    image_hash: str = ""
    stamp_hash: str = ""


def sign_agreement(
    *, actor: Representative, version: AgreementVersion, token: str, code: str, form: SignatureForm, device: Device
) -> Signature:
    """Sign what was served. The same page posted again is the same signature; another text is NotWhatWasServed.

    Refuses without consent, authority and reading, after a wrong or old code (WrongCode), for somebody who has signed
    (AlreadySigned), before one's turn (NotYourTurn), and for somebody who does not sign.
    """
    served = opened(token, actor)
    try:
        return _signature_of(served) or _sign_with_code(actor, version, served, code, form, device)
    except Refused:
        # the same post may have come twice at one instant: then the other one was first, and this is its answer too
        given = _signature_of(served)
        if given is None:
            raise
        return given


def sign_by_command(*, actor: Representative, version: AgreementVersion, body: str, form: SignatureForm, seals: bool = True) -> Signature:
    """A specimen's signature: nobody was identified, and the evidence says so. Without `seals` the last one leaves sealing to the sweep."""
    if not version.round.partnership.is_specimen:
        raise NotPermitted
    served = opened(serve(actor=actor, version=version, body=body), actor)
    _refuse_incomplete(form, actor, version)
    given = _Given(form, Signature.Method.TYPED, Signature.Identification.COMMAND, stamp_hash=_stamp(form, actor))
    return _sign(actor, version, served, given, Device(), code=None, seals=seals)


def _sign_with_code(
    actor: Representative, version: AgreementVersion, served: Served, code: str, form: SignatureForm, device: Device
) -> Signature:
    refuse_another_text(served, version)
    refuse_unless_signatory(actor, version)
    refuse_unless_turn(actor, version)
    _refuse_incomplete(form, actor, version)
    method, image = _picture(form)
    stamp_hash = _stamp(form, actor)
    code_row = confirm_code(actor=actor, version=version, code=code)
    image_hash = _kept(image, version) if image else ""
    how = Signature.Identification.SECOND_FACTOR if code_row.is_of_second_factor else Signature.Identification.CODE
    given = _Given(form, method, how, image_hash=image_hash, stamp_hash=stamp_hash)
    return _sign(actor, version, served, given, device, code=code_row)


def _picture(form: SignatureForm) -> tuple[str, bytes | None]:
    if form.drawn:
        return Signature.Method.DRAWN, clean_drawn_signature(form.drawn)
    if form.uploaded:
        return Signature.Method.UPLOADED, clean_uploaded_signature(form.uploaded)
    return Signature.Method.TYPED, None


def _kept(image: bytes, version: AgreementVersion) -> str:
    """The hash of the stored picture; InvalidInput, and nothing signed, when the storage is full or does not answer."""
    try:
        return storage.store(image)
    except OSError as error:
        logger.exception("a signature on %s could not be kept", version.check_code)
        raise InvalidInput(NOT_KEPT) from error


def _stamp(form: SignatureForm, actor: Representative) -> str:
    """The stamp of the side's organisation, where it is put beside the signature."""
    if not form.stamped:
        return ""
    stamp = Organisation.objects.filter(parties=actor.party_id).values_list("stamp_hash", flat=True).first()
    if not stamp:
        raise InvalidInput(_("Your organisation no longer has a stamp here. Leave it out, or ask an administrator to put it there again."))
    return stamp


def _sign(
    actor: Representative,
    version: AgreementVersion,
    served: Served,
    given: _Given,
    device: Device,
    *,
    code: SigningCode | None,
    seals: bool = True,
) -> Signature:
    with transaction.atomic(durable=True):
        round_ = lifecycle.lock_round(version.round_id)
        lifecycle.advance(round_, Action.SIGN)
        version = as_it_is_now(version)
        refuse_another_text(served, version)
        refuse_unless_signatory(actor, version)
        refuse_unless_turn(actor, version)
        signature = _write(actor, version, served, given)
        if code is not None:
            code.used_at = signature.signed_at
            code.save(update_fields=["used_at"])
        signed.record(round_, signature, ip=device.ip, device=device.name[:400], seals=seals)
        return signature


def _write(actor: Representative, version: AgreementVersion, served: Served, given: _Given) -> Signature:
    form = given.form
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
        method=given.method,
        image_hash=given.image_hash,
        stamp_hash=given.stamp_hash,
        identification=given.identification,
        authority=facts_of(actor.party).resolution,
        accepts_authority=form.accepts_authority and bool(declared_sides(version, actor)),
        consent_version=CONSENT_VERSION,
        word=clean_text(form.word, limit=1000),
        signed_at=clock.now(),
    )


def _refuse_incomplete(form: SignatureForm, actor: Representative, version: AgreementVersion) -> None:
    if not form.name.strip():
        raise InvalidInput(_("Write your full name as it should stand in the agreement."))
    if not form.has_read:
        raise InvalidInput(_("Confirm that you have read the full agreement."))
    if not form.has_authority:
        raise InvalidInput(_("Confirm that you may sign for your side."))
    if not form.accepts_authority and declared_sides(version, actor):
        raise InvalidInput(_("Confirm that you accept who signs for the other side without a resolution, or ask them to state one."))
    if not form.consents:
        raise InvalidInput(_("Confirm that you agree to sign electronically, or sign on paper or with your own card."))


def _signature_of(served: Served) -> Signature | None:
    """The signature that was given on this served page."""
    return Signature.objects.filter(served_number=served.number, representative=served.representative_id).first()

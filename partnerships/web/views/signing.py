"""The signing table: the full text, a fresh code, the signature, sending back, and the sealed document."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from partnerships.adapters.images import EMBLEM_BYTES, clean_uploaded_signature
from partnerships.domain.errors import InvalidInput, NotWhatWasServed, WrongCode
from partnerships.domain.evidence import masked_address
from partnerships.services import sealing
from partnerships.services.sending_back import send_back
from partnerships.services.signing import Device, sign_agreement
from partnerships.services.signing_code import send_signing_code
from partnerships.web.access import seat_of
from partnerships.web.client_address import client_address
from partnerships.web.files import sealed_json, sealed_pdf
from partnerships.web.forms.signing import SendBackForm, picture_address
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.signing_page import frozen_version, sign_form, signing_page

GIVEN_ANEW = frozenset({"csrfmiddlewaretoken", "token", "code"})
CONFIRMATIONS = frozenset({"has_read", "has_authority", "accepts_authority", "consents"})
DEVICE_LIMIT = 400


@require_safe
@signed_in
def sign(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    return signing_page(request, seat, frozen_version(seat))


@require_POST
@signed_in
def signing_code(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Sends a code and shows the page again with everything that was typed."""
    seat = seat_of(request, public_id)
    version = frozen_version(seat)
    data, picture_refusal = _with_picture(request)
    form = sign_form(seat, version, initial=_typed(data, without=GIVEN_ANEW))
    try:
        send_signing_code(actor=seat.actor, version=version)
    except InvalidInput as refusal:
        return signing_page(request, seat, version, form=form, no_code=sentence(refusal), no_picture=picture_refusal, status=400)
    sent_to = masked_address(request.user.email)
    return signing_page(request, seat, version, form=form, sent_to=sent_to, no_picture=picture_refusal)


@require_POST
@signed_in
def sign_version(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    version = frozen_version(seat)
    data, picture_refusal = _with_picture(request)
    form = sign_form(seat, version, data, picture_refusal=picture_refusal)
    if form.is_valid():
        try:
            sign_agreement(
                actor=seat.actor,
                version=version,
                token=form.cleaned_data["token"],
                code=form.cleaned_data["code"],
                form=form.signature,
                device=_device(request),
            )
        except NotWhatWasServed as refusal:
            # the current text, with what was typed; what was confirmed of the earlier one is not confirmed of this one
            kept = sign_form(seat, version, initial=_typed(form.data, without=GIVEN_ANEW | CONFIRMATIONS))
            return signing_page(request, seat, version, form=kept, refusal=sentence(refusal), status=409)
        except WrongCode as refusal:
            form.add_error("code", sentence(refusal))
        except InvalidInput as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, gettext("You have signed."))
            return redirect(reverse("sign", args=[public_id]) + "#main")
    return signing_page(request, seat, version, form=form, status=400)


@require_POST
@signed_in
def send_version_back(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    version = frozen_version(seat)
    form = SendBackForm(request.POST)
    if form.is_valid():
        try:
            send_back(actor=seat.actor, version=version, **form.cleaned_data)
        except InvalidInput as refusal:
            form.add_error("note", sentence(refusal))
        else:
            messages.success(request, gettext("The text is back at the table. Everybody was told."))
            return redirect(reverse("clauses", args=[public_id]) + "#main")
    return signing_page(request, seat, version, back=form, status=400)


@require_POST
@signed_in
def retry_sealing(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Try again to finish a document that is being sealed."""
    seat = seat_of(request, public_id)
    if sealing.try_to_finish(frozen_version(seat).pk) is None:
        messages.warning(request, gettext("It could not be sealed yet. The signatures stand, and it is tried again by itself."))
    return redirect("sign", public_id)


@require_safe
@signed_in
def document_pdf(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """The sealed document: the bytes in which the agreement lives."""
    return sealed_pdf(seat_of(request, public_id).round)


@require_safe
@signed_in
def document_json(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """The canonical agreement of the sealed document; its SHA-256 is the fingerprint."""
    return sealed_json(seat_of(request, public_id).round)


def _with_picture(request: AccountRequest) -> tuple[QueryDict, str]:
    """What was posted, with the uploaded picture as the page carries it; and why it cannot be taken, if so."""
    data, picture = request.POST.copy(), request.FILES.get("picture")
    if not isinstance(picture, UploadedFile):
        return data, ""
    try:
        data["kept_picture"] = picture_address(clean_uploaded_signature(picture.read(EMBLEM_BYTES + 1)))
    except InvalidInput as refusal:
        return data, sentence(refusal)
    return data, ""


def _typed(posted: Mapping[str, str], *, without: frozenset[str]) -> dict[str, str]:
    return {key: value for key, value in posted.items() if key not in without}


def _device(request: AccountRequest) -> Device:
    name = "".join(character for character in request.META.get("HTTP_USER_AGENT", "") if character.isprintable())
    # behind a socket there is no address at all
    return Device(ip=client_address(request), name=name[:DEVICE_LIMIT])

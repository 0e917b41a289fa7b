"""The signing table: the full text, a fresh code, the signature, sending back, and the sealed document."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from partnerships.adapters import document, storage
from partnerships.domain.errors import InvalidInput, TransitionNotAllowed, WrongCode
from partnerships.domain.evidence import masked_address
from partnerships.models import AgreementVersion, SealedDocument
from partnerships.queries.agreement import current_version
from partnerships.queries.signing import SigningTable, signing_table
from partnerships.services import sealing
from partnerships.services.signing import Device, send_back, send_signing_code, serve, sign_agreement
from partnerships.web.access import Seat, seat_of
from partnerships.web.forms.signing import SendBackForm, SignForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence


@require_safe
@signed_in
def sign(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    return _page(request, seat, _version(seat))


@require_POST
@signed_in
def signing_code(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Sends a code and shows the page again with everything that was typed."""
    seat = seat_of(request, public_id)
    version = _version(seat)
    typed = {key: value for key, value in request.POST.items() if key not in {"token", "code", "csrfmiddlewaretoken"}}
    form = SignForm(initial=typed)
    try:
        send_signing_code(actor=seat.actor, version=version)
    except InvalidInput as refusal:
        return _page(request, seat, version, form=form, refusal=sentence(refusal), status=400)
    return _page(request, seat, version, form=form, sent_to=masked_address(request.user.email))


@require_POST
@signed_in
def sign_version(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    version = _version(seat)
    form = SignForm(request.POST)
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
        except WrongCode as refusal:
            form.add_error("code", sentence(refusal))
        except InvalidInput as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, gettext("You have signed."))
            return redirect("sign", public_id)
    return _page(request, seat, version, form=form, status=400)


@require_POST
@signed_in
def send_version_back(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    version = _version(seat)
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return _page(request, seat, version, back=form, status=400)
    send_back(actor=seat.actor, version=version, note=form.cleaned_data["note"])
    messages.success(request, gettext("The text is back at the table. Everybody was told."))
    return redirect("clauses", public_id)


@require_POST
@signed_in
def retry_sealing(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Try again to finish a document that is being sealed."""
    seat = seat_of(request, public_id)
    if sealing.try_to_finish(_version(seat).pk) is None:
        messages.warning(request, gettext("It could not be sealed yet. The signatures stand, and it is tried again by itself."))
    return redirect("sign", public_id)


@require_safe
@signed_in
def document_pdf(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """The sealed document: the bytes in which the agreement lives."""
    sealed = _sealed(seat_of(request, public_id))
    content = storage.read(settings.FILES_DIR, sealed.file_hash)
    return _download(content, "application/pdf", f"{sealed.version.check_code}.pdf")


@require_safe
@signed_in
def document_json(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """The canonical agreement of the sealed document; its SHA-256 is the fingerprint."""
    sealed = _sealed(seat_of(request, public_id))
    return _download(sealed.version.canonical.encode(), "application/json", f"{sealed.version.check_code}.json")


def _page(
    request: AccountRequest,
    seat: Seat,
    version: AgreementVersion,
    *,
    form: SignForm | None = None,
    back: SendBackForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    table = signing_table(version, seat.actor)
    body = document.agreement_body(table.agreement)
    context = {
        "seat": seat,
        "table": table,
        "body": body,
        "form": form or SignForm(initial={"name": seat.actor.name, "capacity": seat.actor.capacity}),
        "back": back or SendBackForm(),
        "token": serve(actor=seat.actor, version=version, body=str(body)),
        "may_sign": _may_sign(seat, table),
        "document": SealedDocument.objects.filter(version=version).first(),
        "address": masked_address(request.user.email),
        **more,
    }
    return render(request, "signing/page.html", context, status=status)


def _may_sign(seat: Seat, table: SigningTable) -> bool:
    return seat.round.stage == "signing" and seat.actor.signs and table.own_signature is None


def _version(seat: Seat) -> AgreementVersion:
    version = current_version(seat.round)
    if version is None:
        raise TransitionNotAllowed
    return version


def _sealed(seat: Seat) -> SealedDocument:
    sealed = SealedDocument.objects.filter(version__round=seat.round).select_related("version").first()
    if sealed is None:
        raise Http404
    return sealed


def _device(request: AccountRequest) -> Device:
    return Device(ip=request.META.get("REMOTE_ADDR"), name=request.META.get("HTTP_USER_AGENT", ""))


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})

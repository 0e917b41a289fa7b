"""The signing table: the full text, a fresh code, the signature, sending back, and the sealed document."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from partnerships.adapters import document
from partnerships.domain.errors import Conflict, InvalidInput, NotWhatWasServed, TransitionNotAllowed, WrongCode
from partnerships.domain.evidence import masked_address
from partnerships.domain.lifecycle import Action
from partnerships.domain.signing import CONSENT_INTENT
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, SealedDocument
from partnerships.queries.accounts import has_app
from partnerships.queries.agreement import current_version
from partnerships.queries.approval import side_approvals
from partnerships.queries.people import may_change_people
from partnerships.queries.signing import SigningTable, sent_back_last, signing_table
from partnerships.services import sealing
from partnerships.services.sending_back import send_back
from partnerships.services.serving import serve
from partnerships.services.signing import Device, sign_agreement
from partnerships.services.signing_code import codes_are_mailed, send_signing_code
from partnerships.web.access import Seat, seat_of
from partnerships.web.client_address import client_address
from partnerships.web.files import sealed_json, sealed_pdf
from partnerships.web.forms.approval import ApproveForm
from partnerships.web.forms.signing import SendBackForm, SignForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.signing_view import shown_seats
from partnerships.web.views.mail import shows_kept_mails

GIVEN_ANEW = frozenset({"csrfmiddlewaretoken", "token", "code"})
CONFIRMATIONS = frozenset({"has_read", "has_authority", "consents"})
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
    form = SignForm(initial=_typed(request.POST, without=GIVEN_ANEW))
    try:
        send_signing_code(actor=seat.actor, version=version)
    except InvalidInput as refusal:
        return signing_page(request, seat, version, form=form, no_code=sentence(refusal), status=400)
    return signing_page(request, seat, version, form=form, sent_to=masked_address(request.user.email))


@require_POST
@signed_in
def sign_version(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    version = frozen_version(seat)
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
        except NotWhatWasServed as refusal:
            # the current text, with what was typed; what was confirmed of the earlier one is not confirmed of this one
            kept = SignForm(initial=_typed(request.POST, without=GIVEN_ANEW | CONFIRMATIONS))
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


def signing_page(
    request: AccountRequest,
    seat: Seat,
    version: AgreementVersion,
    *,
    form: SignForm | None = None,
    back: SendBackForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The frozen text with whoever approves and signs it; `more` wins over what is usual."""
    table = signing_table(version, seat.actor)
    body = document.agreement_body(table.agreement)
    approvals = side_approvals(version, seat.actor)
    context = {
        "seat": seat,
        "partnership": seat.partnership,
        "stage": seat.round.stage,
        "table": table,
        "seats": shown_seats(table, seat.actor),
        "clauses": sum(len(chapter["clauses"]) for chapter in table.agreement["chapters"]),
        "body": body,
        "form": form or SignForm(initial={"name": seat.actor.name, "capacity": seat.actor.capacity}),
        "back": back or SendBackForm(),
        "token": serve(actor=seat.actor, version=version, body=str(body)),
        "may_sign": _may_sign(seat, table),
        "signs_later": seat.rights.signs and table.own_signature is None,
        "approvals": approvals,
        "may_approve": seat.may(Action.APPROVE) and any(side.is_own and not side.is_given for side in approvals),
        "approve": ApproveForm(initial={"fingerprint": version.fingerprint}),
        "may_send_back": seat.may(Action.SEND_BACK),
        "may_decline": seat.may(Action.DECLINE),
        "may_change_people": seat.may(Action.STEP_IN) and may_change_people(seat.actor),
        "document": SealedDocument.objects.filter(version=version).first(),
        "address": masked_address(request.user.email),
        "signs_by_app": has_app(request.user),
        "codes_are_mailed": codes_are_mailed(),
        "shows_kept_mails": shows_kept_mails(request),
        "intent": gettext(CONSENT_INTENT),
        **more,
    }
    return render(request, "signing/page.html", context, status=status)


def _may_sign(seat: Seat, table: SigningTable) -> bool:
    return seat.may(Action.SIGN) and table.own_signature is None


def _typed(posted: Mapping[str, str], *, without: frozenset[str]) -> dict[str, str]:
    return {key: value for key, value in posted.items() if key not in without}


def frozen_version(seat: Seat) -> AgreementVersion:
    version = current_version(seat.round)
    if version is not None:
        return version
    if sent_back_last(seat.round):
        raise Conflict(_("The text went back to the table, and the signatures on it are void. It can be signed when it is frozen again."))
    raise TransitionNotAllowed(_("There is nothing to sign yet: first all clauses are settled and the text is frozen."))


def _device(request: AccountRequest) -> Device:
    name = "".join(character for character in request.META.get("HTTP_USER_AGENT", "") if character.isprintable())
    # behind a socket there is no address at all
    return Device(ip=client_address(request), name=name[:DEVICE_LIMIT])

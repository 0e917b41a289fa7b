"""Signing elsewhere: the text to sign, the file that comes back, and another side's look at it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerships.adapters import storage
from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted, TransitionNotAllowed
from partnerships.domain.lifecycle import Action, Stage, allows
from partnerships.models import AgreementVersion
from partnerships.queries.returning import FileRow, file_row, files_with_names, may_return_for
from partnerships.queries.signing_order import knows_signatures
from partnerships.services import returning, signed_bytes
from partnerships.services.lifecycle import NO_RIGHT
from partnerships.web.access import Seat, seat_of
from partnerships.web.forms.elsewhere import ConfirmForm, RefuseForm, ReturnForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.returned_view import is_shown, shown_files
from partnerships.web.signing_page import frozen_version

ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sign_elsewhere(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """What signing elsewhere means, the text to sign, and the form for what comes back."""
    seat = seat_of(request, public_id)
    version = frozen_version(seat)
    # where one signs after another, who may stand on a file now would tell who has signed
    people = may_return_for(version, seat.party) if knows_signatures(version, seat.actor) else ()
    if request.method != "POST":
        form = ReturnForm(people=people, initial={"fingerprint": version.fingerprint})
        return _elsewhere_page(request, seat, version, form)
    _refuse_returning(seat)
    form = ReturnForm(request.POST, request.FILES, people=people)
    if form.is_valid():
        try:
            file = returning.return_file(
                actor=seat.actor, version=version, fingerprint=form.cleaned_data["fingerprint"], form=form.returned
            )
        except (InvalidInput, Conflict, signed_bytes.NotKept) as refusal:
            form.add_error(None, sentence(refusal))
            return _elsewhere_page(request, seat, version, form, status=_status_of(refusal))
        messages.success(request, gettext("The file is here. Everybody was told, and another side looks at it."))
        return redirect("returned_file", public_id, file.public_id)
    return _elsewhere_page(request, seat, version, form, status=400)


@require_safe
@signed_in
def copy_to_sign(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """The frozen text with places for signatures, to print or to open with the card's program."""
    version = frozen_version(seat_of(request, public_id))
    return _download(signed_bytes.copy_to_sign(version), signed_bytes.PDF, f"{version.check_code}-to-sign.pdf")


@require_safe
@signed_in
def returned_file(request: AccountRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    return _file_page(request, seat, _row(seat, file_id))


@require_safe
@signed_in
def returned_bytes(request: AccountRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """The file as it is kept: to be saved and opened elsewhere, never shown inside a page of this site."""
    file = _row(seat_of(request, public_id), file_id).file
    return _download(
        storage.read(file.file_hash), file.media_type, f"{file.version.check_code}-signed-{file.file_hash[:8]}.{ENDINGS[file.media_type]}"
    )


@require_POST
@signed_in
def confirm(request: AccountRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """Another side has looked at the file: it is this text, and it carries these signatures."""
    seat = seat_of(request, public_id)
    row = _row(seat, file_id)
    returning.confirm_file(actor=seat.actor, file=row.file, **ConfirmForm(request.POST).shown)
    messages.success(request, gettext("The file is confirmed. Its signatures stand."))
    return redirect("sign", public_id)


@require_POST
@signed_in
def refuse(request: AccountRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    row = _row(seat, file_id)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        _refuse_without(seat, Action.CONFIRM)
        return _file_page(request, seat, row, refusal=form, status=400)
    returning.refuse_file(actor=seat.actor, file=row.file, reason=form.cleaned_data["reason"])
    messages.success(request, gettext("The other side was told what is wrong with the file."))
    return redirect("returned_file", public_id, file_id)


@require_POST
@signed_in
def withdraw(request: AccountRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    returning.withdraw_file(actor=seat.actor, file=_row(seat, file_id).file)
    messages.success(request, gettext("The file is taken back. Everybody was told."))
    return redirect("sign_elsewhere", public_id)


def _row(seat: Seat, file_id: UUID) -> FileRow:
    """The file, if it belongs to this partnership: also one on a text that went back since."""
    file = files_with_names().filter(public_id=file_id, version__round__partnership=seat.partnership).first()
    row = file_row(file, seat.actor) if file else None
    if row is None or not is_shown(seat, row):
        raise Http404
    return row


def _elsewhere_page(request: AccountRequest, seat: Seat, version: AgreementVersion, form: ReturnForm, *, status: int = 200) -> HttpResponse:
    context = {
        "seat": seat,
        "partnership": seat.partnership,
        "version": version,
        "form": form,
        "may_return": seat.may(Action.RETURN),
        "is_open": allows(Stage(seat.round.stage), Action.RETURN),
        "files": shown_files(seat, version),
    }
    return render(request, "signing/elsewhere.html", context, status=status)


def _file_page(request: AccountRequest, seat: Seat, row: FileRow, *, refusal: RefuseForm | None = None, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "seat": seat,
        "partnership": seat.partnership,
        "row": row,
        "file": row.file,
        "version": row.file.version,
        "may_confirm": row.waits and not row.is_own and seat.may(Action.CONFIRM),
        "may_withdraw": row.waits and row.is_own and seat.may(Action.RETURN),
        "confirmation": ConfirmForm(initial={"fingerprint": row.file.fingerprint, "file_hash": row.file.file_hash}),
        "refusal": refusal or RefuseForm(),
    }
    return render(request, "signing/returned_file.html", context, status=status)


def _refuse_returning(seat: Seat) -> None:
    if not allows(Stage(seat.round.stage), Action.RETURN):
        raise TransitionNotAllowed
    _refuse_without(seat, Action.RETURN)


def _refuse_without(seat: Seat, action: Action) -> None:
    if allows(Stage(seat.round.stage), action) and not seat.may(action):
        raise NotPermitted(NO_RIGHT)


def _status_of(refusal: Exception) -> int:
    if isinstance(refusal, signed_bytes.NotKept):
        return 503
    return 409 if isinstance(refusal, Conflict) else 400


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=media_type, headers=headers)

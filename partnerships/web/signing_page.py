"""The page of the signing table: the whole text, what it says in short, who signs when, and what this person can do now."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from partnerships.adapters import document
from partnerships.domain.errors import Conflict, TransitionNotAllowed
from partnerships.domain.evidence import masked_address
from partnerships.domain.lifecycle import Action, Stage
from partnerships.domain.signing import CONSENT_INTENT
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Organisation, SealedDocument
from partnerships.queries.accounts import has_app
from partnerships.queries.agreement import current_version
from partnerships.queries.approval import side_approvals
from partnerships.queries.people import may_change_people
from partnerships.queries.signing import SigningTable, declared_sides, sent_back_last, signing_table
from partnerships.services import clock
from partnerships.services.serving import serve
from partnerships.services.signing_code import codes_are_mailed
from partnerships.web.access import Seat
from partnerships.web.forms.approval import ApproveForm
from partnerships.web.forms.signing import SendBackForm, SignForm
from partnerships.web.http import AccountRequest
from partnerships.web.returned_view import shown_files
from partnerships.web.signing_summary import summary_of
from partnerships.web.signing_view import picture_of, shown_seats
from partnerships.web.views.mail import shows_kept_mails

BEFORE_THE_LAST = frozenset({Stage.APPROVING, Stage.SIGNING})


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
    summary = summary_of(table)
    seats = shown_seats(table, seat.actor)
    context = {
        "seat": seat,
        "partnership": seat.partnership,
        "stage": seat.round.stage,
        "table": table,
        "seats": seats,
        "summary": summary if seat.round.stage in BEFORE_THE_LAST else None,
        "own_side": next(side for side in summary.sides if side.position == seat.party.position),
        "is_late": version.sign_by is not None and version.sign_by < clock.today(),
        "body": body,
        "back": back or SendBackForm(),
        "files": shown_files(seat, version),
        "may_return": seat.may(Action.RETURN) and any(place.is_own and not place.is_complete for place in seats),
        "may_send_back": seat.may(Action.SEND_BACK),
        "may_decline": seat.may(Action.DECLINE),
        "may_arrange": seat.may(Action.ARRANGE),
        "may_change_people": seat.may(Action.STEP_IN) and may_change_people(seat.actor),
        "document": SealedDocument.objects.filter(version=version).first(),
        **_of_approval(seat, version),
        **_of_signing(request, seat, table, form, str(body)),
        **more,
    }
    return render(request, "signing/page.html", context, status=status)


def frozen_version(seat: Seat) -> AgreementVersion:
    """The version that waits to be signed, or was signed; refused with the reason where there is none."""
    version = current_version(seat.round)
    if version is not None:
        return version
    if sent_back_last(seat.round):
        raise Conflict(_("The text went back to the table, and the signatures on it are void. It can be signed when it is frozen again."))
    raise TransitionNotAllowed(_("There is nothing to sign yet: first all clauses are settled and the text is frozen."))


def sign_form(seat: Seat, version: AgreementVersion, data: Any = None, **options: Any) -> SignForm:
    """The form of this person: with what there is to accept of the other sides, and with the stamp where the organisation has one."""
    others_declare = bool(declared_sides(version, seat.actor))
    return SignForm(data, others_declare=others_declare, has_stamp=bool(_stamp_of(seat)), **options)


def _of_approval(seat: Seat, version: AgreementVersion) -> dict[str, Any]:
    approvals = side_approvals(version, seat.actor)
    return {
        "approvals": approvals,
        "may_approve": seat.may(Action.APPROVE) and any(side.is_own and not side.is_given for side in approvals),
        "approve": ApproveForm(initial={"fingerprint": version.fingerprint}),
    }


def _of_signing(request: AccountRequest, seat: Seat, table: SigningTable, form: SignForm | None, body: str) -> dict[str, Any]:
    """What the form shows and says, for somebody whose turn it is."""
    signs_later = seat.rights.signs and table.own_signature is None
    may_sign = seat.may(Action.SIGN) and table.own_signature is None and table.is_own_turn
    if not may_sign:
        return {"may_sign": False, "signs_later": signs_later}
    given = {"name": seat.actor.name, "capacity": seat.actor.capacity}
    form = form or sign_form(seat, table.version, initial=given)
    return {
        "may_sign": True,
        "signs_later": signs_later,
        "form": form,
        "kept_picture": form["kept_picture"].value() or "",
        "stamp": picture_of(_stamp_of(seat)),
        "token": serve(actor=seat.actor, version=table.version, body=body),
        "address": masked_address(request.user.email),
        "signs_by_app": has_app(request.user),
        "codes_are_mailed": codes_are_mailed(),
        "shows_kept_mails": shows_kept_mails(request),
        "intent": gettext(CONSENT_INTENT),
    }


def _stamp_of(seat: Seat) -> str:
    stamps = Organisation.objects.filter(parties=seat.party).values_list("stamp_hash", flat=True)
    return (stamps.first() or "") if seat.party.organisation_id else ""

"""Those beside the sides, as the sides see them: who reads along, what the consultant may see, calling the third party, ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from partnerships.domain.companions import CLOSED
from partnerships.domain.lifecycle import Stage
from partnerships.models import Admission
from partnerships.queries.beside import Reader, readers
from partnerships.queries.invitations import sent_by_side
from partnerships.services import clock
from partnerships.services.companions import admit, call_third_party, end_companion, may_end
from partnerships.web.access import Seat, seat_of
from partnerships.web.forms.companions import AdmissionForm
from partnerships.web.http import AccountRequest, signed_in


@require_safe
@signed_in
def companions(request: AccountRequest, public_id: UUID) -> HttpResponse:
    seat = seat_of(request, public_id)
    found = readers(seat.partnership, seat.parties)
    ours = {reader.companion.pk for reader in found if may_end(seat.actor, reader.companion)}
    sent = [sent for sent in sent_by_side(seat.party, now=clock.now()) if sent.invitation.kind not in {"side", "team"}]
    may_call = Stage(seat.round.stage) not in CLOSED
    context = {"seat": seat, "readers": found, "ours": ours, "sent": sent, "may_call": may_call}
    return render(request, "companions/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def admission(request: AccountRequest, public_id: UUID, companion_id: UUID) -> HttpResponse:
    """What one's own side lets the consultant see."""
    seat = seat_of(request, public_id)
    reader = _reader(seat, companion_id)
    if not reader.is_consultant:
        raise Http404
    own = Admission.objects.filter(companion=reader.companion, party=seat.party).first()
    form = AdmissionForm.of(own, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        admit(actor=seat.actor, companion=reader.companion, allows=form.allows)
        messages.success(request, gettext("What your side allows is saved. It can be changed here at any time."))
        return redirect("companions", public_id)
    return render(request, "companions/admission.html", {"seat": seat, "reader": reader, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def call(request: AccountRequest, public_id: UUID, companion_id: UUID) -> HttpResponse:
    """A page that says what the third party will see from now on; only the button calls it."""
    seat = seat_of(request, public_id)
    reader = _reader(seat, companion_id)
    if not reader.is_third_party:
        raise Http404
    if request.method == "POST":
        call_third_party(actor=seat.actor, companion=reader.companion)
        messages.success(request, gettext("The third party is called. Both sides and the third party get a mail."))
        return redirect("companions", public_id)
    return render(request, "companions/call.html", {"seat": seat, "reader": reader, "may_call": Stage(seat.round.stage) not in CLOSED})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def end(request: AccountRequest, public_id: UUID, companion_id: UUID) -> HttpResponse:
    """A page that says what ends; only the button ends it."""
    seat = seat_of(request, public_id)
    reader = _reader(seat, companion_id)
    if request.method == "POST":
        end_companion(actor=seat.actor, companion=reader.companion)
        messages.success(request, gettext("%(name)s no longer reads here. Everybody gets a mail.") % {"name": reader.companion.name})
        return redirect("companions", public_id)
    return render(request, "companions/end.html", {"seat": seat, "reader": reader, "may_end": may_end(seat.actor, reader.companion)})


def _reader(seat: Seat, companion_id: UUID) -> Reader:
    for reader in readers(seat.partnership, seat.parties):
        if reader.companion.public_id == companion_id:
            return reader
    raise Http404

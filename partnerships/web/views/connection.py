"""A side of a partnership that is a lasting organisation: connecting it, and taking over its profile."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from partnerships.queries.organisation import memberships_of
from partnerships.services.connection import connect_party, take_over_profile
from partnerships.web.access import seat_of
from partnerships.web.forms.organisation import ConnectForm, member_on_behalf
from partnerships.web.http import AccountRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def connect(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Choose in whose name the own side acts; the page says what that changes."""
    seat = seat_of(request, public_id)
    members = memberships_of(request.user)
    form = ConnectForm(members, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        member = member_on_behalf(members, form.cleaned_data["organisation"])
        if member is not None:
            connect_party(actor=seat.actor, member=member)
            messages.success(request, gettext("Your side is connected to the organisation, and its facts are filled from the profile."))
            return redirect("facts", public_id)
    return render(request, "organisation/connect.html", {"seat": seat, "form": form}, status=400 if form.errors else 200)


@require_POST
@signed_in
def take_over(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """What the profile says now becomes the facts of the own side."""
    seat = seat_of(request, public_id)
    take_over_profile(actor=seat.actor, round_=seat.round)
    messages.success(request, gettext("The facts of your side say what the profile says now."))
    return redirect(reverse("facts", args=[public_id]) + "#of-the-sides")

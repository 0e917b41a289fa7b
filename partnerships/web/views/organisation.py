"""Organisations: one's own, founding one, its profile, its certificates, its logo and stamp."""

from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerships.adapters import storage
from partnerships.domain.errors import InvalidInput
from partnerships.models import Certificate, Membership
from partnerships.queries.organisation import certificates_of, memberships_of, team_of
from partnerships.services import clock
from partnerships.services.organisation import (
    InvalidProfile,
    change_profile,
    found_organisation,
    put_certificate,
    put_emblem,
    remove_certificate,
    remove_emblem,
)
from partnerships.web.access import administrator_of, membership_of
from partnerships.web.forms.organisation import CertificateForm, EmblemForm, FoundForm, ProfileForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.organisation_view import certificate_rows, endings, member_rows, profile_lines, put_back

TOO_MANY = _("You have tried this often today. Try again tomorrow, or write to the operator of the site.")
EMBLEM_LINES = {"logo": _("The logo is kept."), "stamp": _("The stamp is kept.")}


@require_safe
@signed_in
def organisation_list(request: AccountRequest) -> HttpResponse:
    return render(request, "organisation/list.html", {"members": member_rows(memberships_of(request.user))})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def found(request: AccountRequest) -> HttpResponse:
    """A new organisation; whoever registers it administers it."""
    form = FoundForm(
        request.POST if request.method == "POST" else None, initial={"person_name": request.user.name, "requires_approval": "no"}
    )
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("person_name", "capacity")}
        try:
            _refuse_trying_numbers(request)
            member = found_organisation(account=request.user, data=form.profile, **words)
        except InvalidProfile as refusal:
            form.explain(refusal.mistakes)
        except InvalidInput as refusal:
            form.add_error(None, sentence(refusal))
        else:
            return redirect("organisation", member.organisation.public_id)
    return render(request, "organisation/found.html", {"form": form}, status=400 if form.errors else 200)


@require_safe
@signed_in
def organisation(request: AccountRequest, organisation_id: UUID) -> HttpResponse:
    return _organisation_page(request, membership_of(request, organisation_id))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def profile(request: AccountRequest, organisation_id: UUID) -> HttpResponse:
    """Change who the organisation is and what it decided."""
    actor = administrator_of(request, organisation_id)
    form = ProfileForm.of(actor.organisation, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            if "number" in form.changed_data:
                _refuse_trying_numbers(request)
            change_profile(actor=actor, data=form.profile)
        except InvalidProfile as refusal:
            form.explain(refusal.mistakes)
        except InvalidInput as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, gettext("The profile is saved. Each partnership can take it over, on its page of facts."))
            return redirect("organisation", organisation_id)
    return render(request, "organisation/profile.html", {"actor": actor, "form": form}, status=400 if form.errors else 200)


@require_POST
@signed_in
def keep_certificate(request: AccountRequest, organisation_id: UUID) -> HttpResponse:
    """A certificate with its end; the same kind again moves the end."""
    actor = administrator_of(request, organisation_id)
    form = CertificateForm(request.POST)
    if form.is_valid():
        try:
            put_certificate(actor=actor, **form.cleaned_data)
        except InvalidInput as refusal:
            form.add_error("valid_until", sentence(refusal))
        else:
            messages.success(request, gettext("The certificate is kept."))
            return redirect(reverse("organisation", args=[organisation_id]) + "#certificates")
    return _organisation_page(request, actor, certificate_form=form, status=400)


@require_POST
@signed_in
def drop_certificate(request: AccountRequest, organisation_id: UUID, certificate: str) -> HttpResponse:
    """Off the list; the next page offers to put it back."""
    actor = administrator_of(request, organisation_id)
    if certificate not in Certificate.Kind.values:
        raise Http404
    valid_until = remove_certificate(actor=actor, kind=certificate)
    query = "?" + urlencode({"removed": certificate, "until": valid_until.isoformat()}) if valid_until else ""
    return redirect(reverse("organisation", args=[organisation_id]) + query + "#certificates")


@require_POST
@signed_in
def keep_emblem(request: AccountRequest, organisation_id: UUID, place: str) -> HttpResponse:
    """A logo or a stamp."""
    actor = administrator_of(request, organisation_id)
    _refuse_other_places(place)
    form = EmblemForm(request.POST, request.FILES, auto_id=f"id_{place}_%s")
    if form.is_valid():
        try:
            put_emblem(actor=actor, place=place, data=form.data_of_picture)
        except InvalidInput as refusal:
            form.add_error("picture", sentence(refusal))
        else:
            messages.success(request, gettext(EMBLEM_LINES[place]))
            return redirect(reverse("organisation", args=[organisation_id]) + "#emblems")
    return _organisation_page(request, actor, status=400, **{f"{place}_form": form})


@require_POST
@signed_in
def drop_emblem(request: AccountRequest, organisation_id: UUID, place: str) -> HttpResponse:
    actor = administrator_of(request, organisation_id)
    _refuse_other_places(place)
    remove_emblem(actor=actor, place=place)
    messages.success(request, gettext("The picture is removed."))
    return redirect(reverse("organisation", args=[organisation_id]) + "#emblems")


@require_safe
@signed_in
def emblem(request: AccountRequest, organisation_id: UUID, place: str) -> HttpResponse:
    """The logo or the stamp, for the team."""
    member = membership_of(request, organisation_id)
    _refuse_other_places(place)
    file_hash = getattr(member.organisation, f"{place}_hash")
    if not file_hash:
        raise Http404
    headers = {"Content-Disposition": f'inline; filename="{place}.png"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(storage.read(file_hash), content_type="image/png", headers=headers)


def _organisation_page(request: AccountRequest, actor: Membership, *, status: int = 200, **forms: Any) -> HttpResponse:
    organisation = actor.organisation
    states = certificates_of(organisation, on=clock.today())
    context = {
        "actor": actor,
        "organisation": organisation,
        "lines": profile_lines(organisation),
        "certificates": certificate_rows(states),
        "alarms": endings(states),
        "removed": put_back(request.GET),
        "team": member_rows(team_of(organisation)),
        "engaged": organisation.parties.count() if actor.administers else 0,
        "certificate_form": CertificateForm(),
        "logo_form": EmblemForm(auto_id="id_logo_%s"),
        "stamp_form": EmblemForm(auto_id="id_stamp_%s"),
        **forms,
    }
    return render(request, "organisation/page.html", context, status=status)


def _refuse_other_places(place: str) -> None:
    if place not in EMBLEM_LINES:
        raise Http404


def _refuse_trying_numbers(request: AccountRequest) -> None:
    """Nobody finds out by trying which numbers are registered here."""
    if not ratelimit.consume(request, action="register_number"):
        raise InvalidInput(TOO_MANY)

"""My account: who I am here, how pages and mails reach me, my password, where I am signed in, my data, and leaving for good."""

import json

from allauth.account.internal.flows.password_change import change_password, finalize_password_set, logout_on_password_change
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerships.queries.accounts import factors_of, places_of
from partnerships.queries.closing import obstacles_to_closing
from partnerships.queries.own_data import own_data
from partnerships.services.accounts import change_details
from partnerships.services.accounts import remove_password as remove
from partnerships.services.closing import close_account
from partnerships.services.sessions import end_other_sessions, end_session
from partnerships.web.access import recently_confirmed
from partnerships.web.forms.account import DetailsForm, SetPasswordForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.sign_in import SignInAdapter, remember_language
from partnerships.web.views.pages import too_often


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def account(request: AccountRequest) -> HttpResponse:
    """Everything about one's own account begins here."""
    form = DetailsForm(request.POST) if request.method == "POST" else DetailsForm.of(request.user)
    if request.method == "POST" and form.is_valid():
        change_details(account=request.user, **form.cleaned_data)
        response = redirect("account")
        remember_language(response, request.user.language)
        with override(request.user.language):
            messages.success(request, gettext("Saved."))
        return response
    factors = factors_of(request.user)
    places = len(places_of(request.user, here=request.session.session_key))
    context = {"form": form, "factors": factors, "places": places, "has_password": request.user.has_usable_password()}
    return render(request, "account/page.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password1", "password2")
@signed_in
@recently_confirmed
def set_password(request: AccountRequest) -> HttpResponse:
    """A password besides the codes, or another one. Other sessions end with it."""
    form = SetPasswordForm(request.POST if request.method == "POST" else None, account=request.user)
    if request.method == "POST":
        if not ratelimit.consume(request, action="change_password", user=request.user):
            return too_often(request)
        if form.is_valid():
            change_password(request.user, form.cleaned_data["password1"])
            finalize_password_set(request, request.user)
            return redirect("account")
    context = {"form": form, "has_password": request.user.has_usable_password()}
    return render(request, "account/set_password.html", context, status=400 if form.errors else 200)


@require_POST
@signed_in
@recently_confirmed
def remove_password(request: AccountRequest) -> HttpResponse:
    """Codes and passkeys alone again."""
    remove(account=request.user)
    logout_on_password_change(request, request.user)
    SignInAdapter(request).send_notification_mail("account/email/password_removed", request.user)
    messages.success(request, gettext("The password is removed. You sign in with a code by mail, or with a passkey."))
    return redirect("account")


@require_safe
@signed_in
def sessions(request: AccountRequest) -> HttpResponse:
    """Where the account is signed in."""
    return render(request, "account/sessions.html", {"places": places_of(request.user, here=request.session.session_key)})


@require_POST
@signed_in
def sign_out_there(request: AccountRequest, pk: int) -> HttpResponse:
    """One place, when it is one of the person's own; what is gone already is gone."""
    end_session(account=request.user, session_id=pk)
    messages.success(request, gettext("That place is signed out."))
    return redirect("sessions")


@require_POST
@signed_in
def sign_out_elsewhere(request: AccountRequest) -> HttpResponse:
    """Everywhere but here."""
    end_other_sessions(account=request.user, here=request.session.session_key or "")
    messages.success(request, gettext("You are signed out everywhere but here."))
    return redirect("sessions")


@require_safe
@signed_in
@recently_confirmed
def download_data(request: AccountRequest) -> HttpResponse:
    """Everything that is kept about the person, in one file."""
    content = json.dumps(own_data(request.user), ensure_ascii=False, indent=2)
    return HttpResponse(content, content_type="application/json", headers={"Content-Disposition": 'attachment; filename="my-data.json"'})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@recently_confirmed
def delete_account(request: AccountRequest) -> HttpResponse:
    """What goes and what stays; then the button."""
    if request.method == "POST":
        address = request.user.email
        close_account(account=request.user)
        SignInAdapter(request).send_notification_mail("account/email/account_deleted", request.user, email=address)
        logout(request)
        messages.success(request, gettext("Your account is deleted."))
        response = redirect("landing")
        response["Clear-Site-Data"] = '"storage"'
        return response
    return render(request, "account/delete.html", {"obstacles": obstacles_to_closing(request.user)})

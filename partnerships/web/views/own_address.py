"""Another mail address: asked for, and confirmed by a code from each of the two."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from partnerships.domain.errors import InvalidInput, WrongCode
from partnerships.models import AddressChange
from partnerships.queries.accounts import awaited_change, has_second_factor
from partnerships.services.address import ask_for_address_change, forget_address_change
from partnerships.services.address import change_address as change
from partnerships.services.sessions import end_other_sessions
from partnerships.web.confirmation import was_confirmed_by_factor
from partnerships.web.forms.account import AddressCodesForm, NewAddressForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.views.mail import shows_kept_mails


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_address(request: AccountRequest) -> HttpResponse:
    """The answer is the same whether that address has an account or not."""
    form = NewAddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not ratelimit.consume(request, action="change_address", key=email, user=request.user):
            form.add_error("email", gettext("Too many tries. Wait an hour, and try again."))
        else:
            try:
                ask_for_address_change(account=request.user, new_email=email)
            except InvalidInput as refusal:
                form.add_error("email", sentence(refusal))
            else:
                return redirect("confirm_address")
    context = {"form": form, "waiting": awaited_change(request.user)}
    return render(request, "account/new_address.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def confirm_address(request: AccountRequest) -> HttpResponse:
    """Both codes at once; none counts without the other."""
    waiting = awaited_change(request.user)
    if waiting is None:
        return redirect("new_address")
    by_factor, is_confirmed = has_second_factor(request.user), was_confirmed_by_factor(request, request.user)
    form = AddressCodesForm(request.POST if request.method == "POST" else None, by_factor=by_factor, is_confirmed=is_confirmed)
    if request.method == "POST" and form.is_valid():
        if _changed(request, form, is_confirmed=is_confirmed):
            messages.success(request, gettext("Your address is changed. Mails and codes go to the new one from now on."))
            return redirect("account")
        form.add_error(None, gettext(WrongCode.message))
    return _page(request, form, waiting, by_factor=by_factor, is_confirmed=is_confirmed)


@require_POST
@signed_in
def keep_address(request: AccountRequest) -> HttpResponse:
    """The old address stays."""
    forget_address_change(account=request.user)
    messages.success(request, gettext("Your address stays as it is."))
    return redirect("account")


def _changed(request: AccountRequest, form: AddressCodesForm, *, is_confirmed: bool) -> bool:
    old_code, new_code = form.cleaned_data.get("old_code", ""), form.cleaned_data["new_code"]
    if change(account=request.user, old_code=old_code, new_code=new_code, is_confirmed=is_confirmed) is None:
        return False
    end_other_sessions(account=request.user, here=request.session.session_key or "")
    return True


def _page(request: AccountRequest, form: AddressCodesForm, waiting: AddressChange, *, by_factor: bool, is_confirmed: bool) -> HttpResponse:
    context = {
        "form": form,
        "waiting": waiting,
        "by_factor": by_factor,
        "is_confirmed": is_confirmed,
        "shows_kept_mails": shows_kept_mails(request),
    }
    return render(request, "account/confirm_address.html", context, status=400 if form.errors else 200)

"""The page behind “stop them” of a mail: one press, without signing in; a mail program may press by itself (RFC 8058)."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from partnerships.models import Account
from partnerships.services.mail_stops import has_stopped, opened_stop_token, resume_small_mails, stop_small_mails


@csrf_exempt  # whoever holds the link may do this and nothing else; a mail program has no cookie to show
@require_http_methods(["GET", "HEAD", "POST"])
def mail_stop(request: HttpRequest, token: str) -> HttpResponse:
    """GET says what the button does; POST stops such mails, or with `again` lets them come again."""
    opened = opened_stop_token(token)
    if opened is None:
        raise Http404
    account, partnership = opened
    if request.method == "POST":
        act = resume_small_mails if "again" in request.POST else stop_small_mails
        act(account=account, partnership=partnership)
        if "List-Unsubscribe" not in request.POST:
            return redirect("mail_stop", token)
    with translation.override(_language(request, account)):
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
        context = {"title": partnership.title, "has_stopped": has_stopped(account, partnership)}
        return render(request, "mail/stop.html", context)


def _language(request: HttpRequest, account: Account) -> str:
    """That of this browser where somebody chose it, or else that of whoever got the mail."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else account.language

"""The mails that were kept because there is no mail server. For the development server only."""

from email.message import EmailMessage
from ipaddress import ip_address

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.adapters import mail

KEEPING = "partnerships.adapters.mail.KeptMailBackend"


def shows_kept_mails(request: HttpRequest) -> bool:
    """Only with DEBUG, only to this machine itself, only where mails are kept: never in production."""
    return bool(settings.DEBUG) and settings.EMAIL_BACKEND == KEEPING and _comes_from_here(request)


@require_safe
def kept_mails(request: HttpRequest) -> HttpResponse:
    _refuse_unless_shown(request)
    mails = [{"name": name} | _heads(kept) for name, kept in mail.kept_mails()]
    return render(request, "mail/list.html", {"mails": mails})


@require_safe
def kept_mail(request: HttpRequest, name: str) -> HttpResponse:
    """The text with its links, and the other form as plain source: nothing that a mail brings along is run."""
    _refuse_unless_shown(request)
    kept = mail.kept_mail(name)
    if kept is None:
        raise Http404
    context = _heads(kept) | {"text": _part(kept, "plain"), "source": _part(kept, "html")}
    return render(request, "mail/page.html", context)


def _refuse_unless_shown(request: HttpRequest) -> None:
    if not shows_kept_mails(request):
        raise Http404


def _comes_from_here(request: HttpRequest) -> bool:
    """Behind a proxy every request seems to come from here, so a forwarded one never counts."""
    if "HTTP_X_FORWARDED_FOR" in request.META:
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _heads(kept: EmailMessage) -> dict[str, object]:
    return {"to": kept["to"], "subject": kept["subject"], "date": kept["date"].datetime}


def _part(kept: EmailMessage, kind: str) -> str:
    body = kept.get_body((kind,))
    return str(body.get_content()) if body else ""

"""Pages for everybody: the landing page, the statements, and what is said when something cannot be done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.web.middleware import typed_words


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    return render(request, "landing/page.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "about/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "about/privacy.html")


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return render(request, "about/sources.html")


@require_safe
def how_we_compare(request: HttpRequest) -> HttpResponse:
    return render(request, "about/how_we_compare.html")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Without a context: what is wrong with the request may be what the context would read."""
    return render(None, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without a context: what broke may break again there."""
    return render(None, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from an old page or another session: what was typed is shown, nothing is lost."""
    return render(request, "csrf.html", {"typed": typed_words(request)}, status=403)


def too_often(request: HttpRequest) -> HttpResponse:
    """More tries than a person makes. The page is also that of allauth's own limits."""
    return render(request, "429.html", status=429)

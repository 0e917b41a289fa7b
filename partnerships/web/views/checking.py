"""The public page that checks a document: by the file, or by the code that is printed on it."""

import json
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from partnerships.domain.agreement import from_json
from partnerships.domain.evidence import METHODS
from partnerships.domain.fact_values import REGISTERED
from partnerships.models import SealedDocument, Signature
from partnerships.services.checking import check_file, document_of_code
from partnerships.web.access import reads_document
from partnerships.web.forms.signing import CheckCodeForm, CheckFileForm


@require_http_methods(["GET", "HEAD", "POST"])
def check_document(request: HttpRequest) -> HttpResponse:
    """Two small forms: which one was sent, its button says."""
    by_file = CheckFileForm(request.POST, request.FILES) if "by_file" in request.POST else CheckFileForm()
    by_code = CheckCodeForm(request.POST) if "by_code" in request.POST else CheckCodeForm()
    if by_code.is_bound and by_code.is_valid():
        found = document_of_code(by_code.cleaned_data["code"])
        if found is not None:
            return redirect("check_code", found.version.check_code)
        return _page(request, by_file, by_code, status=404, unknown_code=by_code.cleaned_data["code"])
    if by_file.is_bound and by_file.is_valid() and not ratelimit.consume(request, action="check_file"):
        # judging a hostile file may take seconds of a processor
        by_file.add_error("document", gettext("Many files were checked from here just now. Try again in a few minutes."))
        return _page(request, by_file, by_code, status=429)
    if by_file.is_bound and by_file.is_valid():
        checked = check_file(by_file.cleaned_data["document"].read())
        shown = _shown(request, checked.document, has_file=True) if checked.document else None
        return _page(request, CheckFileForm(), by_code, checked=checked, shown=shown)
    return _page(request, by_file, by_code, status=400 if by_file.is_bound or by_code.is_bound else 200)


@require_safe
def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """What a printed code tells: that the document exists and when it was sealed. Private persons are named to its own people only."""
    found = document_of_code(code)
    if found is None:
        return _page(request, CheckFileForm(), CheckCodeForm(), status=404, unknown_code=code)
    return _page(request, CheckFileForm(), CheckCodeForm(), shown=_shown(request, found, has_file=False))


def _page(request: HttpRequest, by_file: CheckFileForm, by_code: CheckCodeForm, *, status: int = 200, **more: Any) -> HttpResponse:
    return render(request, "checking/page.html", {"by_file": by_file, "by_code": by_code, **more}, status=status)


def _shown(request: HttpRequest, document: SealedDocument, *, has_file: bool) -> dict[str, Any]:
    """Who signed and when, never a clause. Whoever holds the file may read the names that stand in it, and so may its own people."""
    partnership = document.version.round.partnership
    place = reads_document(request.user, partnership)
    with_people = has_file or place is not None
    agreement = from_json(json.loads(document.version.canonical))
    signatures = Signature.objects.filter(version=document.version).select_related("party", "returned").order_by("signed_at")
    sides = [
        {"position": position, "role": party.role, "name": party.name if with_people or party.facts.form in REGISTERED else ""}
        for position, party in enumerate(agreement.parties)
    ]
    acts = [
        {
            "signature": signature,
            "side": sides[signature.party.position],
            "name": signature.name if with_people else "",
            "way": _way(signature),
        }
        for signature in signatures
    ]
    return {
        "document": document,
        "version": document.version,
        "agreement": agreement,
        # a title may name the people of an unregistered side
        "title": agreement.title if all(side["name"] for side in sides) else "",
        "sides": sides,
        "signatures": acts,
        "with_people": with_people,
        "place": place,
        "partnership": partnership,
    }


def _way(signature: Signature) -> str:
    """How somebody signed who did not sign here."""
    return gettext(METHODS[signature.method]) if signature.returned else ""

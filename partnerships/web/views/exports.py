"""Taking a partnership out: what can be had, the texts for word processors and for mail, and everything as one archive."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from partnerships.domain.companions import ALL
from partnerships.domain.lifecycle import Stage
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Round
from partnerships.queries.exports import Taker, Text, as_of, reading_text, sealed_text, sealed_versions
from partnerships.queries.timeline import log_ends_for
from partnerships.services import clock
from partnerships.services.exports import SCHEMAS, export_archive, note_taking_out, plain_text, text_as_docx
from partnerships.web.access import Beside, Seat, beside_of, seat_of
from partnerships.web.beside_view import part
from partnerships.web.drawn import drawn
from partnerships.web.exports_view import offers, sees_of
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.picture_sheet import pdf_of_picture
from partnerships.web.revealed import revealed_seat
from partnerships.web.views.beside import where_open
from partnerships.web.views.decisions import decisions_file
from partnerships.web.views.minutes import DOCX

ZIP, PLAIN = "application/zip", "text/plain; charset=utf-8"
SCHEMA_NAMES = frozenset(path.stem for path in SCHEMAS.glob("*.json"))


@require_safe
@signed_in
def exports(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _page(request, seat_of(request, public_id))


@require_safe
@signed_in
def beside_exports(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _page(request, beside_of(request, public_id))


@require_safe
@signed_in
def agreement_docx(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _docx(request, reading_text(revealed_seat(request, public_id).round))


@require_safe
@signed_in
def agreement_txt(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _txt(reading_text(revealed_seat(request, public_id).round))


@require_safe
@signed_in
def document_docx(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _docx(request, _sealed(seat_of(request, public_id).round))


@require_safe
@signed_in
def document_txt(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return _txt(_sealed(seat_of(request, public_id).round))


@require_safe
@signed_in
def record_zip(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """Everything of the partnership that belongs to the sides."""
    seat = revealed_seat(request, public_id)
    return _archive(request, seat, Taker(ALL, is_of_a_side=True, log_ends=log_ends_for(seat.round, seat.actor)))


@require_safe
@signed_in
@where_open("clauses")
def beside_agreement_docx(request: AccountRequest, beside: Beside) -> HttpResponse:
    return _docx(request, reading_text(beside.round))


@require_safe
@signed_in
@where_open("clauses")
def beside_agreement_txt(request: AccountRequest, beside: Beside) -> HttpResponse:
    return _txt(reading_text(beside.round))


@require_safe
@signed_in
@where_open("document")
def beside_document_docx(request: AccountRequest, beside: Beside) -> HttpResponse:
    return _docx(request, _sealed(beside.round))


@require_safe
@signed_in
@where_open("document")
def beside_document_txt(request: AccountRequest, beside: Beside) -> HttpResponse:
    return _txt(_sealed(beside.round))


@require_POST
@signed_in
def beside_record_zip(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """What all sides allow this person. That it was taken out is written into the log, so it is asked for by a button."""
    beside = beside_of(request, public_id)
    if not beside.sees.anything:
        return render(request, "beside/closed.html", {"seat": beside, "part": part(beside, "clauses")}, status=403)
    return _archive(request, beside, Taker(beside.sees, is_of_a_side=False, log_ends=log_ends_for(beside.round, None)))


@require_safe
def published_schema(request: HttpRequest, schema: str) -> HttpResponse:
    """How the data is written: for everybody, and the same for ever under this name."""
    if schema not in SCHEMA_NAMES:
        raise Http404
    headers = {"Access-Control-Allow-Origin": "*"}
    return HttpResponse((SCHEMAS / f"{schema}.json").read_bytes(), content_type="application/schema+json", headers=headers)


def _page(request: AccountRequest, place: Seat | Beside) -> HttpResponse:
    context = {
        "seat": place,
        "offers": offers(place),
        "has_archive": sees_of(place).anything,
        "is_beside": isinstance(place, Beside),
        "is_sealed": place.round.stage == Stage.SEALED,
        "schemas": [(f"{name}.json", reverse("schema", args=[name])) for name in sorted(SCHEMA_NAMES)],
    }
    return render(request, "exports/beside.html" if isinstance(place, Beside) else "exports/page.html", context)


def _sealed(round_: Round) -> Text:
    versions = [version for version in sealed_versions(round_.partnership) if version.round_id == round_.pk]
    if not versions:
        raise Http404
    return sealed_text(versions[-1])


@drawn
def _docx(request: AccountRequest, text: Text) -> HttpResponse:
    return _download(text_as_docx(text), DOCX, f"{text.name}.docx")


def _txt(text: Text) -> HttpResponse:
    return _download(plain_text(text).encode(), PLAIN, f"{text.name}.txt")


@drawn
def _archive(request: AccountRequest, place: Seat | Beside, taker: Taker) -> HttpResponse:
    if isinstance(place, Beside):
        note_taking_out(actor=place.companion, round_=place.round)
    return _download(export_archive(place.round, taker, papers=_papers(place, taker)), ZIP, f"partnership-{clock.today().isoformat()}.zip")


def _papers(place: Seat | Beside, taker: Taker) -> Mapping[str, tuple[str, bytes]]:
    """What was opened and decided as papers for people, in the language of the agreement; as it stood with the last entry of the log."""
    papers = dict[str, tuple[str, bytes]]()
    moment = as_of(place.partnership, until=taker.log_ends).moment
    with override(place.partnership.language):
        if taker.sees.answers:
            papers["conversation/picture.pdf"] = (_("The picture of all answers on one page."), pdf_of_picture(place).content)
        if taker.sees.clauses:
            words = _("What was decided in each clause, and why, as a table.")
            papers["conversation/decisions.xlsx"] = (words, decisions_file(place, at=moment))
    return papers


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})

"""What was opened: the picture of all questions, one topic with both answers side by side, and a package to talk about."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from partnerships.domain.errors import InvalidInput
from partnerships.domain.text import gettext_noop as _
from partnerships.services.marks import mark_meaning
from partnerships.web.drawn import drawn
from partnerships.web.forms.marks import MarkForm
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.meaning_view import meaning_of
from partnerships.web.opened_pages import package_page, picture_page, topic_of, topic_page
from partnerships.web.picture_sheet import pdf_of_picture, png_of_picture
from partnerships.web.picture_view import show_of
from partnerships.web.revealed import revealed_seat


@require_safe
@signed_in
def picture(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return render(request, "comparison/picture.html", picture_page(revealed_seat(request, public_id), show=show_of(request.GET)))


@require_safe
@signed_in
@drawn
def picture_pdf(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """The picture on one page, for a meeting."""
    return pdf_of_picture(revealed_seat(request, public_id))


@require_safe
@signed_in
@drawn
def picture_png(request: AccountRequest, public_id: UUID) -> HttpResponse:
    return png_of_picture(revealed_seat(request, public_id))


@require_safe
@signed_in
def comparison(request: AccountRequest, public_id: UUID, topic: str) -> HttpResponse:
    seat = revealed_seat(request, public_id)
    context = topic_page(seat, topic, lambda entry, marks: meaning_of(entry, seat, marks))
    return render(request, "comparison/topic.html", context)


@require_safe
@signed_in
def package(request: AccountRequest, public_id: UUID) -> HttpResponse:
    """The trade over all that is bridgeable or near."""
    return render(request, "comparison/package.html", package_page(revealed_seat(request, public_id)))


@require_POST
@signed_in
def mark(request: AccountRequest, public_id: UUID, topic: str, asked: str) -> HttpResponse:
    """Say whether two texts mean the same, and go back to them."""
    seat = revealed_seat(request, public_id)
    if asked not in {question.key for question in topic_of(seat.round, topic).questions}:
        raise Http404
    form = MarkForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("Press one of the two buttons."))
    mark_meaning(actor=seat.actor, round_=seat.round, question=asked, is_same=form.is_same)
    return redirect(f"{reverse('comparison', args=[public_id, topic])}#{asked}")

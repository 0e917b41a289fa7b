"""The picture of a partnership for paper: one page with the gaps to start with, and the drawing alone for other documents."""

from django.http import HttpResponse
from django.utils.translation import get_language, get_language_bidi, gettext

from partnerships.adapters.picture import (
    MANY_SIDES,
    MANY_SIDES_TAKE,
    PAPER_HEIGHT,
    PAPER_WIDTH,
    PictureSheet,
    Side,
    Sign,
    Start,
    drawing_png,
    page_png,
    picture_pdf,
)
from partnerships.pictures.legend import Sign as Kind
from partnerships.pictures.legend import party_sign, sign
from partnerships.pictures.paper import PaperPicture, on_paper, paper_picture
from partnerships.pictures.tips import cut
from partnerships.queries.comparison import Revealed, revealed
from partnerships.web.picture_lines import Place
from partnerships.web.picture_view import picture_labels, picture_topics
from partnerships.web.talk_view import first_gaps, order_of_talk

TITLE_LENGTH, NAME_LENGTH, WHY_LENGTH = 110, 44, 220
"""How long words may be on a page that has to remain one."""


def pdf_of_picture(place: Place) -> HttpResponse:
    """The page as PDF."""
    headers = {"Content-Disposition": 'attachment; filename="picture.pdf"'}
    return HttpResponse(_pdf(place), content_type="application/pdf", headers=headers)


def png_of_picture(place: Place) -> HttpResponse:
    """The same page as an image."""
    headers = {"Content-Disposition": 'attachment; filename="picture.png"'}
    return HttpResponse(page_png(_pdf(place)), content_type="image/png", headers=headers)


def drawing_png_of(opened: Revealed, place: Place) -> bytes:
    """The drawing with its legend alone, as an image for minutes and other documents, in the reader's language."""
    return drawing_png(picture_sheet(opened, place))


def drawing_of(opened: Revealed, *, width: float = PAPER_WIDTH, height: float = PAPER_HEIGHT) -> PaperPicture:
    """The picture on a place of that size in points; `adapters.picture.picture_markup` sets it on a page that WeasyPrint draws."""
    topics, labels = picture_topics(opened.compared), picture_labels(opened)
    return paper_picture(topics, labels=labels, rtl=get_language_bidi(), width=width, height=height)


def picture_sheet(opened: Revealed, place: Place) -> PictureSheet:
    """Everything on the page, in words and signs of the reader's language."""
    height = PAPER_HEIGHT - (MANY_SIDES_TAKE if len(place.parties) > MANY_SIDES else 0)
    gaps = first_gaps(opened, order_of_talk(opened, place.parties))
    return PictureSheet(
        title=cut(place.partnership.title, TITLE_LENGTH),
        opened_at=opened.revealed_at,
        sides=tuple(Side(cut(party.name, NAME_LENGTH), on_paper(party_sign(party.position), party.name)) for party in place.parties),
        signs=_signs(),
        counts=_counts(opened),
        picture=drawing_of(opened, height=height),
        starts=tuple(Start(gap.short, gettext(gap.topic.title), cut(gap.sentence, WHY_LENGTH)) for gap in gaps),
    )


def _pdf(place: Place) -> bytes:
    identifier = f"{place.partnership.public_id} {place.round.number} {get_language()}"
    return picture_pdf(picture_sheet(revealed(place.round), place), identifier=identifier)


def _signs() -> tuple[Sign, ...]:
    words: dict[Kind, str] = {
        "agreed": gettext("Agreed"),
        "principle": gettext("A principle"),
        "flexible": gettext("Flexible"),
        "gap": gettext("A gap"),
        "bridge": gettext("A bridge"),
    }
    return tuple(Sign(on_paper(sign(kind), name), name) for kind, name in words.items())


def _counts(opened: Revealed) -> str:
    tally = opened.tally
    counts = {"agreed": tally.agreed, "close": tally.close, "talk": tally.talk}
    return gettext("Agreed: %(agreed)s · Close: %(close)s · To discuss: %(talk)s") % counts

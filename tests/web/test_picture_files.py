"""The picture on one page, as PDF and as an image."""

from io import BytesIO

import pypdfium2
import pytest
from django.urls import reverse
from PIL import Image

from partnerships.models import Partnership
from tests.people import Member

FILES = ("picture_pdf", "picture_png")
LONG = "<b>מיזם & ארגון</b> "


def url_of(partnership: Partnership, name: str) -> str:
    return reverse(name, args=[partnership.public_id])


def test_it_works(ana: Member, revealed: Partnership) -> None:
    response = ana.get(url_of(revealed, "picture_pdf"))
    headers = [response[name] for name in ("Content-Type", "Content-Disposition", "Cache-Control")]
    assert headers == ["application/pdf", 'attachment; filename="picture.pdf"', "no-store"]
    document = pypdfium2.PdfDocument(response.content)
    assert (len(document), document[0].get_size()) == (1, pytest.approx((595.3, 841.9), abs=0.1))


def test_it_works_as_an_image(ben: Member, revealed: Partnership) -> None:
    response = ben.get(url_of(revealed, "picture_png"))
    assert response["Content-Type"] == "image/png"
    assert Image.open(BytesIO(response.content)).size == (1489, 2105)


def test_the_longest_words_keep_it_on_one_page(ana: Member, revealed: Partnership) -> None:
    Partnership.objects.filter(pk=revealed.pk).update(title=LONG * 8)
    for party in revealed.parties.all():
        party.name = (LONG * 8)[:120]
        party.save(update_fields=["name"])
    document = pypdfium2.PdfDocument(ana.get(url_of(revealed, "picture_pdf")).content)
    words = document[0].get_textpage().get_text_bounded()
    assert (len(document), "מאיפה כדאי להתחיל לדבר" in words, "<b>" in words) == (1, True, True)


@pytest.mark.parametrize("name", FILES)
def test_a_stranger_gets_404(name: str, dan: Member, revealed: Partnership) -> None:
    assert dan.get(url_of(revealed, name)).status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_the_wrong_stage_is_refused(name: str, ana: Member, answering: Partnership) -> None:
    assert ana.get(url_of(answering, name)).status_code == 409


@pytest.mark.parametrize("name", FILES)
def test_it_asks_the_database_equally_often(
    name: str, ana: Member, revealed: Partnership, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: object
) -> None:
    monkeypatch.setattr("partnerships.web.picture_sheet.picture_pdf", lambda _sheet, identifier: b"")
    monkeypatch.setattr("partnerships.web.picture_sheet.page_png", lambda _pdf: b"")
    with django_assert_num_queries(10):  # type: ignore[operator]  # the fixture has no type of its own
        ana.get(url_of(revealed, name))

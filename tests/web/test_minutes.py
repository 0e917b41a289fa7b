"""Minutes for a meeting: one press gives the state of the conversation on paper, or as a text to write on."""

import io
import re
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx.oxml.ns import qn

from partnerships.domain.companions import Sees
from partnerships.models import Clause, Partnership, Proposal
from partnerships.services import clock
from partnerships.services.conversation import name_motive, write_note
from partnerships.services.negotiation import Wording, propose
from partnerships.services.talk_marks import mark_for_talk
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.people import Member

pytestmark = pytest.mark.django_db

KEY, OTHER = "model.position", "resources.fundraising"
NOTE, MOTIVE, WHY = "נפגשים ביום ראשון at 10:00", "שלא נישאר לבד", "כך יהיה ברור לכולם"


def url(partnership: Partnership, name: str) -> str:
    return reverse(name, args=[partnership.public_id])


def clause(partnership: Partnership, key: str) -> Clause:
    return Clause.objects.select_related("round").get(round__partnership=partnership, key=key)


@pytest.fixture
def talked(ana: Member, revealed: Partnership) -> Partnership:
    """A partnership in which something was said about its first gap, and the second is open until a day."""
    round_, actor = factories.current_round(revealed), ana.representative
    write_note(actor=actor, round_=round_, key=KEY, text=NOTE, based_on=0)
    name_motive(actor=actor, round_=round_, key=KEY, behind="fear", words=MOTIVE)
    mark_for_talk(actor=actor, clause=clause(revealed, KEY))
    propose(actor=actor, clause=clause(revealed, KEY), wording=Wording(origin="text", text="- ראשית\n- שנית"), based_on=0, why=WHY)
    wording = Wording(origin="open", until=clock.today(), owner=1)
    propose(actor=actor, clause=clause(revealed, OTHER), wording=wording, based_on=0)
    return revealed


def text_of_pdf(content: bytes, tmp_path: Path) -> str:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(content)
    return subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout


def text_of_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    return "\n".join(words_of(line) for line in document.element.body.iter(qn("w:p")))


def words_of(part: Any) -> str:
    return "".join(one.text or "" for one in part.iter(qn("w:t")))


def test_it_works(ana: Member, talked: Partnership) -> None:
    response = ana.get(url(talked, "minutes"))
    found = response.context
    assert (response.status_code, len(found["conversation"].lines), len(found["open_points"])) == (200, 2, 1)
    assert [link in response.content.decode() for link in (url(talked, "minutes_pdf"), url(talked, "minutes_docx"))] == [True, True]


def test_it_works_for_the_other_party(ben: Member, revealed: Partnership) -> None:
    assert ben.get(url(revealed, "minutes")).status_code == 200


def test_the_text_document_says_it_all_in_both_directions(ana: Member, talked: Partnership) -> None:
    response = ana.get(url(talked, "minutes_docx"))
    assert re.fullmatch(r'attachment; filename="minutes-\d{4}-\d\d-\d\d\.docx"', response["Content-Disposition"])
    document = docx.Document(io.BytesIO(response.content))
    text = text_of_docx(response.content)
    said = (NOTE, MOTIVE, WHY, "כדי להישאר קלים", "ראשית", "אגודת הסטודנטים", "ישראל 2050")
    assert [words for words in said if words not in text] == []
    styles = [str(paragraph.style and paragraph.style.name) for paragraph in document.paragraphs]
    assert (styles.count("Title"), styles.count("List Bullet"), styles.count("Heading 1")) == (1, 2, 5)
    note = next(line for line in document.element.body.iter(qn("w:p")) if "10:00" in words_of(line))
    runs = [(run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None, words_of(run)) for run in note.iter(qn("w:r"))]
    assert (note.pPr.find(qn("w:bidi")) is not None, runs[1:]) == (True, [(True, "נפגשים ביום ראשון "), (False, "at 10:00")])
    assert len(document.inline_shapes) == 1


def test_what_no_xml_can_hold_is_named(ana: Member, revealed: Partnership) -> None:
    Partnership.objects.filter(pk=revealed.pk).update(title="קיץ \uffff")
    write_note(actor=ana.representative, round_=factories.current_round(revealed), key=KEY, text="שלום \ufffe\uffff", based_on=0)
    text = text_of_docx(ana.get(url(revealed, "minutes_docx")).content)
    assert [words in text for words in ("קיץ [U+FFFF]", "שלום [U+FFFE][U+FFFF]")] == [True, True]


def test_the_paper_says_the_same(ana: Member, talked: Partnership, tmp_path: Path) -> None:
    ana.read_in("en")
    text = text_of_pdf(ana.get(url(talked, "minutes_pdf")).content, tmp_path)
    assert [
        words for words in ("This is no agreement, and binds nobody.", "What to talk about, in order", "Page 1 of") if words not in text
    ] == []


def test_before_the_reveal_there_are_none(ana: Member, answering: Partnership) -> None:
    assert [ana.get(url(answering, name)).status_code for name in ("minutes", "minutes_pdf", "minutes_docx")] == [409] * 3


def test_who_stands_beside_reads_within_what_the_sides_allowed(ana: Member, ben: Member, talked: Partnership) -> None:
    sides = TwoSides(talked, ana.representative, ben.representative)
    reader = Reader(beside.consultant(sides, allowed=Sees(answers=True, clauses=False, document=False)))
    text = text_of_docx(reader.get(url(talked, "beside_minutes_docx")).content)
    assert [words in text for words in (NOTE, WHY, "ראשית")] == [True, False, False]
    assert reader.get(url(talked, "beside_minutes")).status_code == 200


def test_the_number_of_queries_does_not_grow(ana: Member, talked: Partnership) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            ana.get(url(talked, "minutes"))
        return len(found)

    before = queries()
    for one in Clause.objects.filter(round__partnership=talked).exclude(key__in=(KEY, OTHER)):
        propose(
            actor=ana.representative,
            clause=one,
            wording=Wording(origin="text", text="מילים"),
            based_on=Proposal.objects.filter(clause=one).count(),
        )
        mark_for_talk(actor=ana.representative, clause=one)
    assert queries() == before

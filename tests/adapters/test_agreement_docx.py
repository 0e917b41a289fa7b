"""The agreement as a text document and as plain text: LibreOffice opens it, and its words and numbers are those of the canonical value."""

import hashlib
import io
import re
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from partnerships.adapters.agreement_docx import agreement_docx
from partnerships.adapters.agreement_text import agreement_text
from partnerships.domain.agreement import to_json
from partnerships.domain.clauses.structure import blocks
from tests.adapters.agreements import drawn_signature, english_agreement, evidence_for, hebrew_agreement
from tests.golden_agreements import golden_agreement

CODE = "AR-7K2M-94XQ"
CREATED = datetime(2026, 6, 8, tzinfo=UTC)
INVISIBLE = re.compile("[\u200e\u200f\u2066-\u2069\ufeff]")


def text_document(agreement: dict[str, Any], *, is_sealed: bool) -> bytes:
    if not is_sealed:
        return agreement_docx(agreement, None, state="draft", created=CREATED)
    drawn = drawn_signature()
    images = {hashlib.sha256(drawn).hexdigest(): drawn}
    record = evidence_for(agreement).as_dict()
    return agreement_docx(agreement, record, state="sealed", created=CREATED, check_code=CODE, images=images)


def canonical_words(agreement: dict[str, Any]) -> list[str]:
    """The words of the canonical value, piece by piece, in the order in which they are printed."""
    found = [agreement["kind"], agreement["title"], *(party["name"] for party in agreement["parties"]), *agreement["values"]]
    for number, chapter in enumerate(agreement["chapters"], 1):
        found.append(f"{number}. {chapter['heading']}")
        for clause in chapter["clauses"]:
            found.append(f"{clause['number']} {clause['heading']}")
            for block in blocks(clause["text"]):
                found += [block.caption] if block.caption else []
                found += [f"{number} {line}" for number, line in block.items] or list(block.lines)
                found += [cell for row in block.rows for cell in row]
    return [*found, *agreement["distribution"], *(person["name"] for party in agreement["parties"] for person in party["signatories"])]


def not_in_order(words: list[str], text: str) -> list[str]:
    """The first of the words that does not stand after those before it."""
    place = 0
    for piece in words:
        found = text.find(piece, place)
        if found < 0:
            return [piece]
        place = found + len(piece)
    return []


def words_of(part: Any) -> str:
    return INVISIBLE.sub("", "".join(one.text or "" for one in part.iter(qn("w:t"))))


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


@pytest.mark.long
def test_libreoffice_gives_the_text_back(tmp_path: Path) -> None:
    """One start for three languages. Numbers, telephones, amounts and signs stand in the order of the canonical value."""
    agreements = {
        "he": hebrew_agreement(),
        "en": english_agreement(),
        "ar": to_json(golden_agreement("students_union", "ar")),
    }
    for language, agreement in agreements.items():
        (tmp_path / f"{language}.docx").write_bytes(text_document(agreement, is_sealed=language != "ar"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = [f"{language}.docx" for language in agreements]
    told = ["soffice", "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8", *files]
    subprocess.run(told, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    for language, agreement in agreements.items():
        text = INVISIBLE.sub("", (tmp_path / f"{language}.txt").read_text(encoding="utf-8"))
        assert (language, not_in_order(canonical_words(agreement), text)) == (language, [])
    hebrew = (tmp_path / "he.txt").read_text(encoding="utf-8")
    assert [piece for piece in ("04-829-2111", "-5%", "21,000 ₪", "31.12.2027", CODE) if piece not in INVISIBLE.sub("", hebrew)] == []


@pytest.mark.parametrize(("agreement", "is_rtl"), [(hebrew_agreement(), True), (english_agreement(), False)], ids=["he", "en"])
def test_it_is_made_of_real_styles_in_both_directions(agreement: dict[str, Any], is_rtl: bool) -> None:
    document = opened(text_document(agreement, is_sealed=True))
    styles = [str(paragraph.style.name) for paragraph in document.paragraphs]
    clauses = sum(len(chapter["clauses"]) for chapter in agreement["chapters"])
    assert (styles.count("Title"), styles.count("Heading 2")) == (1, clauses + len(agreement["parties"]))
    assert styles.count("Heading 1") == len(agreement["chapters"]) + 6  # parties, values, open points, copies, signatures, which text
    heading = next(paragraph for paragraph in document.paragraphs if paragraph.style.name == "Heading 1")
    assert (heading._p.pPr.find(qn("w:bidi")) is not None) == is_rtl
    assert {run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for run in heading.runs} == {is_rtl}
    spoken = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert (document.core_properties.language, spoken.get(qn("w:val"))) == ("he-IL" if is_rtl else "en-GB", "en-GB")
    assert {mark.get(qn("w:bidi")) for mark in document.element.body.iter(qn("w:lang"))} == {"he-IL"}


def test_a_heading_in_another_language_begins_on_the_side_of_the_document() -> None:
    document = opened(text_document(hebrew_agreement(), is_sealed=True))
    heading = next(paragraph for paragraph in document.paragraphs if words_of(paragraph._p) == "2.3 English words")
    assert heading._p.pPr.find(qn("w:bidi")) is not None


def test_every_page_has_its_head_and_its_number() -> None:
    section = opened(text_document(hebrew_agreement(), is_sealed=False)).sections[0]
    fields = [part.text for part in section.footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert words_of(section.header._element).endswith("· גרסה 5 · טיוטה")


def test_tables_have_a_head_that_is_repeated() -> None:
    tables = opened(text_document(hebrew_agreement(), is_sealed=True)).tables
    heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in tables]
    visual = [table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in tables]
    assert (heads, visual) == ([True] * 3, [True] * 3)  # of a clause, the open points, the signatures


def test_who_signed_stands_in_the_block_of_signatures() -> None:
    table = opened(text_document(english_agreement(), is_sealed=True)).tables[-1]
    rows = [[words_of(cell._tc) for cell in row.cells] for row in table.rows[1:]]
    assert rows[0] == ["Israel 2050", "Tamar Sela", "Co-founder", "typed", "8 June 2026, 10:22"]
    assert [cell for cell in rows[1] if not cell] == [""]  # a picture
    assert len(table._tbl.findall(f".//{qn('w:drawing')}")) == 1


def test_a_draft_leaves_room_to_sign_and_says_what_it_is() -> None:
    document = opened(text_document(english_agreement() | {"specimen": False}, is_sealed=False))
    assert {words_of(row.cells[4]._tc) for row in document.tables[-1].rows[1:]} == {""}
    assert [words_of(paragraph._p) for paragraph in document.paragraphs[:3]] == [
        "Cooperation agreement · Version 5",
        "Israel 2050 and the Students’ Union",
        "Draft",
    ]


def test_its_last_page_says_which_text_it_is() -> None:
    agreement = english_agreement()
    lines = [words_of(paragraph._p) for paragraph in opened(text_document(agreement, is_sealed=True)).paragraphs[-5:]]
    assert lines[0] == "Which text this is"
    assert lines[2:] == [
        f"Fingerprint of the text (SHA-256): {evidence_for(agreement).fingerprint}",
        f"Check code: {CODE}",
        f"Where to check it: https://arig.example/check/{CODE}",
    ]


def test_the_same_text_is_the_same_file() -> None:
    assert text_document(hebrew_agreement(), is_sealed=True) == text_document(hebrew_agreement(), is_sealed=True)
    with zipfile.ZipFile(io.BytesIO(text_document(hebrew_agreement(), is_sealed=True))) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("agreement", [hebrew_agreement(), english_agreement()], ids=["he", "en"])
def test_the_plain_text_says_the_same_in_the_same_order(agreement: dict[str, Any]) -> None:
    text = agreement_text(agreement, evidence_for(agreement).as_dict(), state="sealed", check_code=CODE)
    assert not_in_order(canonical_words(agreement), INVISIBLE.sub("", text)) == []
    assert [line for line in text.splitlines() if line.rstrip() != line] == []
    assert all(line.count("\u2068") + line.count("\u2066") == line.count("\u2069") for line in text.splitlines())


def test_the_plain_text_keeps_telephones_in_their_order() -> None:
    text = agreement_text(hebrew_agreement(), None, state="draft")
    assert "בטלפון \u206604-829-2111\u2069" in text
    assert "[טיוטה]" in text.splitlines()

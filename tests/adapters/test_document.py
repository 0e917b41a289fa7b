"""The agreement as a document: it conforms, it can be read back in order, and it carries its own data."""

import hashlib
import io
import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import page
import pytest
import rfc8785
from django.template.loader import render_to_string
from django.utils import translation
from pyhanko.pdf_utils.reader import PdfFileReader

from partnerships.adapters import document, document_view
from partnerships.adapters.attached import attached_file
from partnerships.adapters.document import agreement_body, agreement_html, agreement_pdf
from partnerships.adapters.glyphs import drawable
from partnerships.adapters.pdf import RenderRefused
from partnerships.domain.agreement import from_json
from partnerships.domain.clauses.tables import read_row, table
from partnerships.domain.evidence import masked_address
from partnerships.domain.evidence_reading import read_evidence
from tests.adapters.agreements import (
    HEBREW_TABLE,
    SIGNED,
    arabic_agreement,
    drawn_signature,
    emblem,
    english_agreement,
    evidence_for,
    hebrew_agreement,
    with_annex,
)

KINDS = ["hebrew sealed", "english sealed specimen", "english extract", "hebrew draft", "arabic for signing"]
LETTERS = r"[\u0590-\u05ff]+|[\u0621-\u064a]+|[A-Za-z]+|[\u0370-\u04ff]+|\d+"
Write = Callable[[bytes], Path]


@pytest.mark.parametrize("sample", [hebrew_agreement, english_agreement, arabic_agreement], ids=["hebrew", "english", "arabic"])
def test_the_samples_are_agreements(sample: Callable[[], dict[str, object]]) -> None:
    assert from_json(sample()).language == sample()["language"]


@pytest.mark.parametrize("profile", ["pdfa3a", "pdfua1"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_document_conforms(documents: dict[str, bytes], write: Write, kind: str, profile: str) -> None:
    report = page.validate_pdf(str(write(documents[kind])), profile=profile)
    assert [failure.rule_id for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("kind", KINDS)
def test_qpdf_finds_nothing(documents: dict[str, bytes], write: Write, kind: str) -> None:
    done = subprocess.run(["qpdf", "--check", str(write(documents[kind]))], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_only_our_own_fonts_are_used(documents: dict[str, bytes], write: Write) -> None:
    # a font of the machine would make other bytes elsewhere
    fonts = {font for kind in KINDS for font in _fonts(write(documents[kind]))}
    assert {font.split("-")[0] for font in fonts} == {"Arig"}
    assert {"Arig-Serif", "Arig-Naskh", "Arig-Wide", "Arig-Hand", "Arig-Sans", "Arig-Mono"} <= fonts


def test_a_sealed_document_is_rendered_again_from_what_lies_inside_it(sealed: bytes) -> None:
    pictures = {hashlib.sha256(picture).hexdigest(): picture for picture in (drawn_signature(), emblem())}
    agreement = json.loads(attached_file(sealed, document.AGREEMENT_FILE))
    evidence = read_evidence(json.loads(attached_file(sealed, document.EVIDENCE_FILE)), pictures.__getitem__)
    again = agreement_pdf(agreement, evidence, final=True, created=evidence.sealed_at)
    assert sealed[: len(again)] == again


def test_a_pdf_holds_no_other_file(sealed: bytes) -> None:
    with pytest.raises(KeyError):
        attached_file(sealed, "other.json")


@pytest.mark.parametrize(
    ("kind", "sample"),
    [
        ("hebrew sealed", hebrew_agreement),
        ("english sealed specimen", english_agreement),
        ("english extract", english_agreement),
    ],
)
def test_the_text_is_read_back_in_order(
    documents: dict[str, bytes], write: Write, kind: str, sample: Callable[[], dict[str, object]]
) -> None:
    agreement = from_json(sample())
    wanted = [agreement.title, *(party.name for party in agreement.parties), *agreement.values]
    for clause in agreement.clauses:
        wanted += [clause.number, clause.heading, *(line for line in clause.text.split("\n") if not read_row(line))]
    wanted += [person.name for party in agreement.parties for person in party.signatories]
    found = _words(_text(write(documents[kind])))
    place = 0
    for piece in wanted:
        words = _words(piece)
        place = _find(words, found, place)
        assert place >= 0, piece


def test_a_table_of_the_document_names_the_headings_of_every_cell(documents: dict[str, bytes], write: Write) -> None:
    structure = subprocess.run(
        ["pdfinfo", "-struct", str(write(documents["hebrew draft"]))], capture_output=True, check=True
    ).stdout.decode()
    of_clause = structure.partition("Caption")[2].partition("Sect")[0].split()
    heads = [row for row in of_clause if re.fullmatch(r"<\d+-\d+-\d+>", row)]
    cells = re.findall(r"TD: /Headers \[\((\S+)\) \((\S+)\)\]", " ".join(of_clause))
    assert len(heads) == 5
    assert [f"<{head}>" for cell in cells for head in cell] == [head for row in heads[2:] for head in (row, heads[1])]


def test_the_words_of_a_table_are_read_back(documents: dict[str, bytes], write: Write) -> None:
    # pdftotext may take columns for what stands side by side, so that only the words count here
    found = _words(_text(write(documents["hebrew draft"])))
    cells = [cell for line in HEBREW_TABLE.split("\n") for cell in read_row(line) or ()]
    assert [word for cell in cells for word in _words(cell) if word not in found] == []


def test_the_numbers_are_read_back_as_they_were_written(documents: dict[str, bytes], write: Write) -> None:
    text = _text(write(documents["hebrew sealed"]))
    for number in ("04-829-2111", "21,000", "31.12.2027", "-5%", "7%", "580000008", "3200003", "AR-7K2M-94XQ"):
        assert number in text


def test_arabic_is_read_back_with_names_and_numbers_as_they_were_written(documents: dict[str, bytes], write: Write) -> None:
    text = _text(write(documents["arabic for signing"]))
    # of so short a page pdftotext takes the numbers of the clauses for a column
    found, agreement = _words(text), from_json(arabic_agreement())
    wanted = [agreement.title, *agreement.values, *(party.name for party in agreement.parties)]
    wanted += [line for clause in agreement.clauses for line in (clause.heading, *clause.text.split("\n")) if not read_row(line)]
    assert [piece for piece in wanted if _find(_words(piece), found, 0) < 0] == []
    assert [number for number in ("04-829-2111", "21,000", "31.12.2027", "-5%", "7%", "240") if number not in text] == []


def test_the_contents_name_the_page_of_every_heading(documents: dict[str, bytes], write: Write) -> None:
    pages = [_words(page) for page in _text(write(documents["hebrew sealed"])).split("\f")]
    title, *lines = re.findall(r"<li>.*?</li>|<h2.*?</h2>", _html_with_contents(hebrew_agreement()))
    assert "תוכן העניינים" in title
    headings = [_words(re.sub(r"<[^>]*>", " ", line)) for line in lines]
    assert len(headings) == 9 + 6
    rest = pages[1]
    for heading in headings:
        # a line of the contents: number and heading, then the page
        place = _find(heading, rest, 0)
        number = int(rest[place + len(heading)])
        assert _find(heading, pages[number - 1], 0) >= 0, heading
        rest = rest[place + len(heading) + 1 :]


def test_contents_are_there_from_so_many_pages_on_whatever_was_guessed(monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    agreement = english_agreement() | {"values": [], "chapters": english_agreement()["chapters"][1:]}

    def pages(*, long: int, guess: bool) -> list[str]:
        monkeypatch.setattr(document, "LONG", long)
        monkeypatch.setattr(document_view, "_is_long", lambda *_of: guess)
        return _text(write(agreement_pdf(agreement, None, final=False, created=SIGNED))).split("\f")[:-1]

    without = pages(long=99, guess=False)
    assert pages(long=len(without) + 1, guess=True) == without
    with_contents = pages(long=len(without), guess=False)
    assert pages(long=len(without), guess=True) == with_contents
    assert len(with_contents) == len(without) + 1
    assert [number for number, text in enumerate(with_contents, 1) if "Contents\n" in text] == [2]


def test_only_chapters_have_bookmarks(sealed: bytes) -> None:
    reader = PdfFileReader(io.BytesIO(sealed))
    chapter = reader.root["/Outlines"]["/First"]["/First"]
    titles = [chapter["/Title"]]
    while "/Next" in chapter:
        assert "/First" not in chapter
        chapter = chapter["/Next"]
        titles.append(chapter["/Title"])
    assert titles[:3] == ["תוכן העניינים", "הצדדים", "הערכים שלנו"]
    assert len(titles) == 3 + 9 + 5


def test_the_data_lies_inside(sealed: bytes, write: Write, tmp_path: Path) -> None:
    subprocess.run(["pdfdetach", "-saveall", "-o", str(tmp_path), str(write(sealed))], check=True)
    agreement = hebrew_agreement()
    assert (tmp_path / "agreement.json").read_bytes() == rfc8785.dumps(agreement)
    assert json.loads((tmp_path / "evidence.json").read_bytes()) == evidence_for(agreement).as_dict()


def test_evidence_of_another_text_is_refused() -> None:
    agreement = hebrew_agreement()
    evidence = replace(evidence_for(agreement), fingerprint="0" * 64)
    with pytest.raises(RenderRefused, match="another text"):
        agreement_pdf(agreement, evidence, final=True, created=SIGNED)


def test_what_people_write_is_text() -> None:
    agreement = english_agreement()
    agreement["chapters"][0]["clauses"][0]["text"] = '<img src="file:///etc/passwd"> {{ settings.SECRET_KEY }} &lt;'
    agreement["title"] = "<script>alert(1)</script>"
    html = agreement_html(agreement, None, final=False)
    assert "&lt;img src=&quot;file:///etc/passwd&quot;&gt; {{ settings.SECRET_KEY }} &amp;lt;" in html
    assert "<script>" not in html


AWKWARD = "🙂 王 สวัสดี \ue123 👨\u200d👩\ufe0f שָׁלוֹם مُحَمَّد Анна Ωμέγα ≤∞→✓ \u2066-5%\u2069 a\u00adb\u2011c a\u00a0b\u202fc ₪5 " + "א" * 400


def test_a_document_conforms_whatever_people_write(write: Write) -> None:
    agreement = hebrew_agreement()
    agreement["title"] = agreement["parties"][0]["name"] = AWKWARD[:60]
    agreement["chapters"][0]["clauses"][0] |= {
        "heading": AWKWARD,
        "text": f"{AWKWARD}\n\n- {AWKWARD}\n\n{table([AWKWARD, AWKWARD], [[AWKWARD, ''], ['|', AWKWARD]])}",
    }
    agreement["parties"][0]["signatories"][0]["name"] = AWKWARD[:60]
    path = str(write(agreement_pdf(agreement, evidence_for(agreement), final=True, created=SIGNED)))
    reports = [page.validate_pdf(path, profile=profile) for profile in ("pdfa3a", "pdfua1")]
    assert [failure.message for report in reports for failure in report.failures] == []
    assert {font.split("-")[0] for font in _fonts(Path(path))} == {"Arig"}


def test_what_no_font_draws_is_printed_by_name() -> None:
    assert drawable("שלום 🙂\ufe0f \ue123 ≤") == "שלום [SLIGHTLY SMILING FACE] [U+E123] ≤"


def test_a_table_is_one_with_caption_and_headers() -> None:
    html = agreement_html(hebrew_agreement(), None, final=False)
    table = html.partition('<table class="doc-terms doc-terms--whole">')[2].partition("</table>")[0]
    assert re.findall(r"<(caption|th|td)( [^>]*)>([^<]*)", table) == [
        ("caption", ' dir="rtl"', "העניינים האלה מוכרעים כך:"),
        ("th", ' scope="col" dir="rtl"', "עניין"),
        ("th", ' scope="col" dir="rtl"', "מי מחליט"),
        ("th", ' scope="row" dir="rtl"', "תקציב עד 21,000 ₪"),
        ("td", ' dir="rtl"', "שני הצדדים יחד"),
        ("th", ' scope="row" dir="rtl"', "פרסום"),
        ("td", ' dir="ltr"', "the Venture, after a talk"),
        ("th", ' scope="row" dir="rtl"', "פנייה ל־Foundation | קרן"),
        ("td", ' dir="rtl"', "הארגון, ולא יותר מ־\u2066-5%\u2069"),
    ]
    assert '<p dir="rtl">עד שהצדדים יסכימו אחרת.</p>' in html


def test_a_draft_says_so_and_has_no_field_for_a_seal(documents: dict[str, bytes], write: Write) -> None:
    path = write(documents["hebrew draft"])
    text = _text(path)
    pages = text.count("\f")
    # the word behind the text is drawn, not written
    assert (text.count("טיוטה"), text.count("לא נחתמה")) == (pages, pages)
    assert _title(path) == "טיוטה: ישראל 2050 עם אגודת הסטודנטים Technion"
    assert 'name="seal"' not in agreement_html(hebrew_agreement(), None, final=False)
    assert "doc-draft--he" in agreement_html(hebrew_agreement(), None, final=False)


def test_a_frozen_copy_says_that_it_is_there_to_be_signed(documents: dict[str, bytes], write: Write) -> None:
    path = write(documents["arabic for signing"])
    text = _text(path)
    assert text.count("للتوقيع") == text.count("\f")
    assert _title(path) == "المبادرة والجمعية Technion"
    html = agreement_html(arabic_agreement(), None, final=False, for_signing=True)
    assert ("doc-draft" in html, 'name="seal"' in html, "doc-notice" in html) == (False, False, False)


def test_a_specimen_says_so_on_cover_heads_and_evidence(documents: dict[str, bytes], write: Write) -> None:
    text = _text(write(documents["english sealed specimen"]))
    assert text.count("Specimen, made by command") == text.count("\f") + 1


def test_an_extract_leaves_out_the_annexes_and_names_the_whole(documents: dict[str, bytes], write: Write) -> None:
    path = write(documents["english extract"])
    text, whole = _text(path), evidence_for(with_annex(english_agreement()))
    assert [word for word in ("Annex A", "1,250.50", "Example Foundation", "For the agenda of every meeting") if word in text] == []
    cover = text.split("\f")[0]
    assert "Extract without the annexes" in cover
    assert "Check code of the whole document: AR-7K2M-94XQ" in cover
    assert whole.fingerprint in cover.replace(" ", "").replace("\n", "")
    assert _title(path) == "Israel 2050 and the Students’ Union, without annexes"


def test_the_data_of_an_extract_leaves_out_the_same(documents: dict[str, bytes]) -> None:
    pdf, agreement = documents["english extract"], with_annex(english_agreement())
    data = json.loads(attached_file(pdf, document.EXTRACT_FILE))
    assert data == {
        "format": "arig-extract/1",
        "left_out": ["annexes", "distribution"],
        "whole": {"check_code": "AR-7K2M-94XQ", "fingerprint": evidence_for(agreement).fingerprint},
        "agreement": english_agreement() | {"distribution": []},
    }
    with pytest.raises(KeyError):
        attached_file(pdf, document.AGREEMENT_FILE)


def test_who_receives_what_is_a_table() -> None:
    html = agreement_html(hebrew_agreement(), None, final=False).partition('id="doc-copies"')[2].partition("</table>")[0]
    assert re.findall(r'<th scope="row"><bdi dir="(\w+)">([^<]*)</bdi></th><td>([^<]*)</td>', html) == [
        ("rtl", "קרן הדוגמה", "ההסכם כולו"),
        ("ltr", "Dana Levi", "ההסכם ללא הנספחים"),
        ("rtl", "מי שהצדדים יסכימו", "עותק של ההסכם"),
    ]


def test_every_signature_says_how_it_was_given() -> None:
    agreement = english_agreement()
    html = agreement_html(agreement, evidence_for(agreement), final=True).partition('id="doc-signatures"')[2].partition("</section>")[0]
    assert re.findall(r'<img src="([^"]*)" alt="([^"]*)">', html) == [
        ("stored:stamp-0.png", "Stamp of Israel 2050"),
        ("stored:signature-1.png", "Drawn signature of Dalit Nahum"),
    ]
    assert "Signed on the site, with a typed name" in html
    assert '<p class="doc-signature__elsewhere">Signed on paper</p>' in html
    assert "<br>5 June 2026</p>" in html
    assert "".join(re.findall(r'doc-hash">(\w+)<', html)) == hashlib.sha256(b"scan").hexdigest()


def test_more_signatures_than_fit_beside_each_other_stand_in_pairs() -> None:
    agreement = english_agreement()
    agreement["parties"][0]["signatories"] = [{"name": f"Person {number}", "role": ""} for number in range(5)]
    html = agreement_html(agreement, None, final=False)
    assert html.count('<div class="doc-signatures__pair">') == 3 + 1


def test_names_stand_in_isolation_with_their_direction() -> None:
    html = agreement_html(hebrew_agreement(), None, final=False)
    assert '<bdi dir="ltr">Noa Ben David</bdi>' in html
    assert '<bdi dir="rtl">דלית נחום</bdi>' in html


def test_words_in_another_language_run_their_own_way() -> None:
    html = agreement_html(hebrew_agreement(), None, final=False)
    assert '<p dir="ltr">Both sides share the logo (CC BY 4.0).</p>' in html
    assert '<p dir="rtl">7% מהכנסות המיזם, ולא יותר מ־21,000 ₪ בשנה (סעיף 46).</p>' in html


def test_the_page_shows_the_same_words() -> None:
    agreement = hebrew_agreement()
    body = agreement_body(agreement)
    assert body.startswith('<div class="doc" lang="he" dir="rtl">')
    assert "style=" not in body
    whole = re.sub(r"\s+", " ", agreement_html(agreement, None, final=False))
    for clause in from_json(agreement).clauses:
        assert f'id="clause-{clause.number.replace(".", "-")}"' in body
    main = re.sub(r"\s+", " ", body.removeprefix('<div class="doc" lang="he" dir="rtl">').removesuffix("</div>"))
    assert main.strip() in whole.replace("</main>", "")
    assert "doc-toc" not in body


def test_the_page_of_a_long_agreement_has_a_list_of_contents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_view, "_is_long", lambda *_of: True)
    body = agreement_body(with_annex(hebrew_agreement()))
    links = re.findall(r'<a href="#([^"]*)">', body.partition("</nav>")[0])
    assert len(links) == 9 + 4
    assert [link for link in links if body.count(f' id="{link}"') != 1] == []


@pytest.mark.parametrize(("address", "masked"), [("tamar@example.org", "t…@example.org"), ("", ""), ("nobody", "")])
def test_an_address_is_masked(address: str, masked: str) -> None:
    assert masked_address(address) == masked


def _html_with_contents(agreement: dict[str, object]) -> str:
    with translation.override("he"):
        view = document_view.document_view(agreement, evidence_for(agreement), document.FINAL, fingerprint="0" * 64)
        return render_to_string("agreement/contents.html", {"document": view})


def _title(path: Path) -> str:
    done = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True)
    return done.stdout.decode().partition("Title:")[2].partition("\n")[0].strip()


def _fonts(path: Path) -> set[str]:
    done = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True)
    return {line.split()[0].partition("+")[2].removesuffix("-Bold") for line in done.stdout.decode().splitlines()[2:]}


def _text(path: Path) -> str:
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return re.sub("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", done.stdout.decode())


def _words(text: str) -> list[str]:
    """Words and numbers without punctuation: pdftotext guesses on which side of a word a bracket or a space stands."""
    return re.findall(LETTERS, text)


def _find(words: list[str], text: list[str], start: int) -> int:
    for place in range(start, len(text) - len(words) + 1):
        if text[place : place + len(words)] == words:
            return place
    return -1

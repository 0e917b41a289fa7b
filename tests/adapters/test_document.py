"""The agreement as a document: it conforms, it can be read back in order, and it carries its own data."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import page
import pytest
import rfc8785

from partnerships.adapters.document import agreement_body, agreement_html, agreement_pdf
from partnerships.adapters.glyphs import drawable
from partnerships.adapters.pdf import RenderRefused
from partnerships.domain.agreement import from_json
from partnerships.domain.clauses.tables import read_row, table
from partnerships.domain.evidence import masked_address
from tests.adapters.agreements import HEBREW_TABLE, SIGNED, english_agreement, evidence_for, hebrew_agreement

KINDS = ["hebrew sealed", "english sealed specimen", "hebrew draft", "english draft"]
Write = Callable[[bytes], Path]


@pytest.mark.parametrize("sample", [hebrew_agreement, english_agreement], ids=["hebrew", "english"])
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


def test_the_same_agreement_gives_the_same_bytes(unsealed: bytes) -> None:
    agreement = hebrew_agreement()
    assert agreement_pdf(agreement, evidence_for(agreement), final=True, created=SIGNED) == unsealed


@pytest.mark.parametrize(
    ("kind", "sample"), [("hebrew sealed", hebrew_agreement), ("english sealed specimen", english_agreement)], ids=["hebrew", "english"]
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


@pytest.mark.parametrize("profile", ["pdfa3a", "pdfua1"])
def test_a_document_conforms_whatever_people_write(write: Write, profile: str) -> None:
    agreement = hebrew_agreement()
    agreement["title"] = agreement["parties"][0]["name"] = AWKWARD[:60]
    agreement["chapters"][0]["clauses"][0] |= {
        "heading": AWKWARD,
        "text": f"{AWKWARD}\n\n- {AWKWARD}\n\n{table([AWKWARD, AWKWARD], [[AWKWARD, ''], ['|', AWKWARD]])}",
    }
    agreement["parties"][0]["signatories"][0]["name"] = AWKWARD[:60]
    report = page.validate_pdf(str(write(agreement_pdf(agreement, evidence_for(agreement), final=True, created=SIGNED))), profile=profile)
    assert [failure.message for failure in report.failures] == []


def test_what_no_font_draws_is_printed_by_name() -> None:
    assert drawable("שלום 🙂\ufe0f \ue123 ≤") == "שלום [SLIGHTLY SMILING FACE] [U+E123] ≤"


def test_a_table_is_one_with_caption_and_headers() -> None:
    html = agreement_html(hebrew_agreement(), None, final=False)
    table = html.partition('<table class="doc-terms">')[2].partition("</table>")[0]
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


def test_a_draft_says_so_and_has_no_field_for_a_seal() -> None:
    html = agreement_html(hebrew_agreement(), None, final=False)
    assert "נוסח, לא נחתם" in html
    assert 'name="seal"' not in html


def test_a_specimen_says_so_on_cover_heads_and_evidence(documents: dict[str, bytes], write: Write) -> None:
    assert _text(write(documents["english sealed specimen"])).count("Specimen, made by command") == 1 + 4 + 1


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
    document = re.sub(r"\s+", " ", agreement_html(agreement, None, final=False))
    for clause in from_json(agreement).clauses:
        assert f'id="clause-{clause.number.replace(".", "-")}"' in body
    main = re.sub(r"\s+", " ", body.removeprefix('<div class="doc" lang="he" dir="rtl">').removesuffix("</div>"))
    assert main.strip() in document.replace("</main>", "")


@pytest.mark.parametrize(("address", "masked"), [("tamar@example.org", "t…@example.org"), ("", ""), ("nobody", "")])
def test_an_address_is_masked(address: str, masked: str) -> None:
    assert masked_address(address) == masked


def _text(path: Path) -> str:
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return re.sub("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", done.stdout.decode())


def _words(text: str) -> list[str]:
    """Words and numbers without punctuation: pdftotext guesses on which side of a word a bracket or a space stands."""
    return re.findall(r"[\u0590-\u05ff]+|[A-Za-z]+|\d+", text)


def _find(words: list[str], text: list[str], start: int) -> int:
    for place in range(start, len(text) - len(words) + 1):
        if text[place : place + len(words)] == words:
            return place
    return -1

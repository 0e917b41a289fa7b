"""A text document in two directions: real styles, headings, lists and tables, each paragraph and each run in its own direction."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from partnerships.adapters.archive import without_clock
from partnerships.domain.direction import NUMBER, language_direction, text_direction

FONT = "Arial"
LOCALES = {"he": "he-IL", "ar": "ar-SA", "en": "en-GB"}
INK, INK_2, TALK = RGBColor(0x16, 0x23, 0x2A), RGBColor(0x44, 0x51, 0x58), RGBColor(0x7A, 0x2A, 0x5A)
SIZES = {"Normal": 10.5, "Title": 22, "Heading 1": 15, "Heading 2": 12}
MUTED, NOTICE, LINE = "Muted", "Notice", "Writing line"
WIDTH, IN_A_CELL = Mm(170), Mm(28)
_IN_NO_XML = {ord(character): f"[U+{ord(character):04X}]" for character in "\ufffe\uffff"}
"""What may be stored and stands in no XML is printed by its name, as on paper."""
_LATIN = r"[A-Za-z\u00c0-\u024f](?:[A-Za-z0-9_ .,'&/@:+-]*[A-Za-z0-9\u00c0-\u024f])?"
_LEFT_TO_RIGHT = re.compile(f"({_LATIN}|{NUMBER.pattern})")
LEFT_TO_RIGHT_MARK = "\u200e"
"""Before a telephone or a signed number: where a program looks at letters only, it turns them round without it."""
_RIGHT_TO_LEFT = re.compile(r"([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^A-Za-z\n]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?)")


class TextDocument:
    """A document that is written from top to bottom, in the reader's language where nothing else is said."""

    def __init__(self, *, title: str, language: str, created: datetime) -> None:
        self.language = language
        self.document: Any = docx.Document()
        core = self.document.core_properties
        core.title, core.author, core.language, core.comments = title.translate(_IN_NO_XML), "Arig", LOCALES.get(language, language), ""
        core.created = core.modified = created.astimezone(UTC).replace(tzinfo=None)
        self._set_styles()
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin, section.bottom_margin = Mm(24), Mm(20)
        if language_direction(language) == "rtl":
            section._sectPr.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")

    def heading(self, text: str, level: int, *, language: str = "", number: str = "") -> None:
        """A heading; level 0 is the title. With a number it begins where the document begins its lines, whatever its words are."""
        paragraph = self.document.add_heading(level=level)
        if number:
            self._direct(paragraph, language_direction(self.language))
            self._runs(paragraph, f"{number} {text}", bold=False, language=language)
        else:
            self._fill(paragraph, text, language)

    def paragraph(self, text: str, *, style: str = "Normal", label: str = "", bold: bool = False, language: str = "") -> None:
        """Words, each line a paragraph; the label stands before the first."""
        for number, line in enumerate(text.splitlines() or [""]):
            paragraph = self.document.add_paragraph(style=style)
            if label and not number:
                self._direct(paragraph, language_direction(self.language))
                self._runs(paragraph, f"{label} ", bold=True, language="")
                self._runs(paragraph, line, bold=bold, language=language)
            else:
                self._fill(paragraph, line, language, bold=bold)

    def items(self, lines: Sequence[tuple[str, str]], *, language: str = "") -> None:
        """A list; an item that has a number keeps it as it was typed."""
        for number, line in lines:
            paragraph = self.document.add_paragraph(style="List" if number else "List Bullet")
            self._fill(paragraph, f"{number} {line}" if number else line, language)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str | bytes]], *, language: str = "") -> None:
        """Rows under a head that is repeated on each page; it runs as its language does. Bytes are a picture (PNG)."""
        table = self.document.add_table(rows=0, cols=len(head), style="Table Grid")
        if language_direction(language or self.language) == "rtl":
            table._tbl.tblPr.find(qn("w:tblStyle")).addnext(OxmlElement("w:bidiVisual"))
        for place, row in enumerate((head, *rows)):
            added = table.add_row()
            self._keep_together(added, is_head=place == 0)
            for cell, content in zip(added.cells, row, strict=True):
                if isinstance(content, bytes):
                    cell.paragraphs[0].add_run().add_picture(BytesIO(content), width=IN_A_CELL)
                else:
                    self._fill_cell(cell, content, language, bold=place == 0)
        self.document.add_paragraph(style="Normal").paragraph_format.space_after = Pt(2)

    def picture(self, png: bytes, *, words: str) -> None:
        """An image on a page of its own, with words for those who do not see it."""
        self.document.add_page_break()
        shape = self.document.add_picture(BytesIO(png), width=WIDTH)
        shape._inline.docPr.set("descr", words)
        self.document.add_page_break()

    def lines(self, count: int) -> None:
        """Empty lines to write on."""
        for _number in range(count):
            self.document.add_paragraph(style=LINE)

    def head(self, words: str) -> None:
        """What stands at the head of every page."""
        self._fill(self.document.sections[0].header.paragraphs[0], words, "")

    def foot(self, words: str, *, page: str, pages: str) -> None:
        """What stands at the foot: where the words say `page` and `pages`, the numbers stand."""
        paragraph = self.document.sections[0].footer.paragraphs[0]
        self._direct(paragraph, language_direction(self.language))
        for part in re.split(f"({page}|{pages})", words):
            if part in (page, pages):
                self._field(paragraph, "PAGE" if part == page else "NUMPAGES")
            elif part:
                self._runs(paragraph, part, bold=False, language="")

    def page_break(self) -> None:
        """What follows begins on a new page."""
        self.document.add_page_break()

    def as_bytes(self) -> bytes:
        """The file: the same bytes for the same words."""
        written = BytesIO()
        self.document.save(written)
        return without_clock(written.getvalue())

    def _set_styles(self) -> None:
        styles = self.document.styles
        spoken = styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
        spoken.set(qn("w:val"), LOCALES["en"])
        spoken.set(qn("w:bidi"), LOCALES[self.language if language_direction(self.language) == "rtl" else "he"])
        for name in (MUTED, NOTICE, LINE):
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        for style in styles:
            if style.type == WD_STYLE_TYPE.PARAGRAPH:
                _set_font(style, SIZES.get(style.name))
        styles["Normal"].paragraph_format.space_after = Pt(4)
        for name in ("Title", "Heading 1", "Heading 2"):
            styles[name].font.bold, styles[name].font.color.rgb = True, INK
            _make_bold_for_all_scripts(styles[name].element.get_or_add_rPr())
        styles[MUTED].font.color.rgb, styles[NOTICE].font.color.rgb = INK_2, TALK
        styles["Header"].font.color.rgb = styles["Footer"].font.color.rgb = INK_2
        _draw_line_below(styles[LINE])

    def _fill(self, paragraph: Any, text: str, language: str, *, bold: bool = False) -> None:
        self._direct(paragraph, text_direction(text, default=language_direction(language or self.language)))
        self._runs(paragraph, text, bold=bold, language=language)

    def _fill_cell(self, cell: Any, words: str, language: str, *, bold: bool) -> None:
        lines = words.splitlines() or [""]
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            self._fill(paragraph, line, language, bold=bold)

    def _direct(self, paragraph: Any, direction: str) -> None:
        if direction == "rtl":
            properties = paragraph._p.get_or_add_pPr()
            properties.insert_element_before(
                OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr"
            )

    def _runs(self, paragraph: Any, text: str, *, bold: bool, language: str) -> None:
        """Runs of one direction each: a word processor draws a run as its mark says, whatever its letters are."""
        is_rtl = paragraph._p.pPr is not None and paragraph._p.pPr.find(qn("w:bidi")) is not None
        for number, part in enumerate((_LEFT_TO_RIGHT if is_rtl else _RIGHT_TO_LEFT).split(text.translate(_IN_NO_XML))):
            if part:
                turns = number % 2 == 1
                run = paragraph.add_run(f"{LEFT_TO_RIGHT_MARK}{part}" if is_rtl and turns and NUMBER.fullmatch(part) else part)
                run.bold = bold or None
                self._mark(run, rtl=is_rtl != turns, bold=bold, language=language)

    def _mark(self, run: Any, *, rtl: bool, bold: bool, language: str) -> None:
        properties = run._r.get_or_add_rPr()
        if bold:
            properties.append(OxmlElement("w:bCs"))
        if rtl:
            properties.append(OxmlElement("w:rtl"))
            spoken = language or self.language
            mark = OxmlElement("w:lang")
            mark.set(qn("w:bidi"), LOCALES[spoken] if language_direction(spoken) == "rtl" else LOCALES["he"])
            properties.append(mark)

    def _field(self, paragraph: Any, name: str) -> None:
        for kind in ("begin", "separate", "end"):
            run = paragraph.add_run()
            character = OxmlElement("w:fldChar")
            character.set(qn("w:fldCharType"), kind)
            run._r.append(character)
            if kind == "begin":
                instruction = OxmlElement("w:instrText")
                instruction.text = name
                paragraph.add_run()._r.append(instruction)
            elif kind == "separate":
                paragraph.add_run("1")

    def _keep_together(self, row: Any, *, is_head: bool) -> None:
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))


def _set_font(style: Any, size: float | None) -> None:
    """One font for all scripts, and its size for those that run from right to left, which have one of their own."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    if size is not None:
        style.font.size = Pt(size)
        for old in properties.findall(qn("w:szCs")):
            properties.remove(old)
        complex_size = OxmlElement("w:szCs")
        complex_size.set(qn("w:val"), str(round(size * 2)))
        properties.find(qn("w:sz")).addnext(complex_size)


def _make_bold_for_all_scripts(properties: Any) -> None:
    if properties.find(qn("w:bCs")) is None:
        properties.find(qn("w:b")).addnext(OxmlElement("w:bCs"))


def _draw_line_below(style: Any) -> None:
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "B9B5A8")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    style.paragraph_format.space_before = Pt(12)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")

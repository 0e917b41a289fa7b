"""Tables for spreadsheet programs: CSV and XLSX written row by row into a file, with nothing in them that a program would run."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter

Cell = str | int | date | None
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_file(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> IO[bytes]:
    """UTF-8 with the mark by which Excel knows it; days as ISO text. At its beginning, ready to be read."""
    file = _new_file()
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([harmless(heading) for heading in headings])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    text.flush()
    text.detach()
    file.seek(0)
    return file


def xlsx_file(
    headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str, rtl: bool, created: datetime | None = None
) -> IO[bytes]:
    """One sheet with a frozen head, real numbers and days, no formula and no link; right to left where the language is.

    `created` stands in it instead of this moment.
    """
    file = _new_file()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        if created is not None:
            book.set_properties({"created": created.astimezone(UTC).replace(tzinfo=None)})
        sheet = book.add_worksheet(title[:31])
        head, day = book.add_format({"bold": True, "text_wrap": True, "valign": "top"}), book.add_format({"num_format": "yyyy-mm-dd"})
        if rtl:
            sheet.right_to_left()
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 1, 36)
        sheet.set_column(2, len(headings) - 1, 20)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, harmless(heading), head)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell, day)
    file.seek(0)
    return file


def harmless(text: str) -> str:
    """The text as a program shows it: what would begin a formula stands behind an apostrophe."""
    return f"'{text}" if text.startswith(BEGINS_A_FORMULA) else text


def _new_file() -> IO[bytes]:
    return TemporaryFile()  # whoever sends it closes it, and with that it is gone


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else harmless(cell) if isinstance(cell, str) else str(cell)


def _write(sheet: xlsxwriter.worksheet.Worksheet, number: int, column: int, cell: Cell, day: xlsxwriter.format.Format) -> None:
    if isinstance(cell, str):
        sheet.write_string(number, column, harmless(cell))
    elif isinstance(cell, date):
        sheet.write_datetime(number, column, cell, day)
    elif cell is not None:
        sheet.write_number(number, column, cell)

"""The list as a spreadsheet: exactly what the page shows with the same address, and nothing that a program would run."""

import csv
import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from partnerships.services import clock
from partnerships.services.many import make_partnerships
from tests import factories
from tests.factories import ANA
from tests.people import Member, Person

CSV, XLSX = reverse("export_csv"), reverse("export_xlsx")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


def table(person: Person, **asked: str) -> list[list[str]]:
    response = person.get(CSV, asked)
    assert response["Content-Disposition"] == f'attachment; filename="partnerships-{clock.today().isoformat()}.csv"'
    return list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))


def test_it_works(ana: Member, answering: Partnership) -> None:
    ana.read_in("en")
    heading, row = table(ana)
    assert heading[:4] == ["Partnership", "Sides", "As what", "Stage"]
    days = str(answering.rounds.get().open_on)
    sides = "מיזם הקיץ: Still answering; אגודת הסטודנטים: Still answering"
    today = clock.today().isoformat()
    assert row == [
        "ישראל 2050",
        sides,
        "For a side",
        "Answering apart",
        "Both sides' turn",
        "Answer the questions",
        today,
        "0",
        "",
        "",
        days,
    ]


def test_a_stranger_gets_nothing_of_it(dan: Member, partnership: Partnership) -> None:
    assert [row[0] for row in table(dan)[1:]] == ["שותפות אחרת"]


def test_nobody_is_sent_to_the_door(nobody: Client) -> None:
    assert nobody.get(XLSX).status_code == 302


def test_it_shows_what_the_list_shows_on_all_its_pages(settings: object, db: None) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    make_partnerships(60, staff="staff@many.example", consultant="consultant@many.example")
    consultant = Person(factories.account_of("consultant@many.example"))
    asked = {"stage": "answering", "sort": "title", "q": "2050"}
    listed = [line.title for line in consultant.get(reverse("partnership_list"), asked).context["lines"]]
    assert [row[0] for row in table(consultant, **asked)[1:]] == listed
    assert len(table(consultant)) == 61


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])
def test_nothing_begins_a_formula(ana: Member, title: str) -> None:
    factories.partnership_opened_by(ANA, title=title)
    assert table(ana)[1][0] == f"'{title}"
    assert first_column(ana)[1] == f"'{title}"


def test_the_sheet_has_real_numbers_and_days_and_runs_from_the_right(ana: Member, answering: Partnership) -> None:
    sheet = opened(ana)
    row = sheet.findall(f".//{SHEET}row")[1]
    kinds = {cell.get("r", "")[0]: cell.get("t", "n") for cell in row.findall(f"{SHEET}c")}
    assert {column: kinds[column] for column in "GHK"} == {"G": "n", "H": "n", "K": "n"}
    view = sheet.find(f".//{SHEET}sheetView")
    assert view is not None
    assert view.get("rightToLeft") == "1"
    assert view.find(f"{SHEET}pane").get("state") == "frozen"  # type: ignore[union-attr]
    assert sheet.findall(f".//{SHEET}f") == sheet.findall(f".//{SHEET}hyperlink") == []
    ana.read_in("en")
    english = opened(ana).find(f".//{SHEET}sheetView")
    assert english is not None
    assert english.get("rightToLeft") is None


def opened(person: Person) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(person.get(XLSX).getvalue())) as book:
        return ET.fromstring(book.read("xl/worksheets/sheet1.xml"))


def first_column(person: Person) -> list[str]:
    rows = opened(person).findall(f".//{SHEET}row")
    return ["".join(rows_cell.itertext()) for row in rows for rows_cell in row.findall(f"{SHEET}c")[:1]]

"""The record: what was decided in which words, how it came about, why, and who accepted when; open points with their day."""

import io
import zipfile
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.urls import reverse

from partnerships.domain.companions import Sees
from partnerships.models import Behind, Clause, Motive, Proposal
from partnerships.services import clock
from partnerships.services.negotiation import Wording, propose
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.people import Member

pytestmark = pytest.mark.django_db

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def sides() -> TwoSides:
    """One clause each: decided (own words, with a reason), left open, left out, and one of which nobody accepted the words."""
    answers = {
        "fit.horizon": {"value": "one_year"},
        "resources.fundraising": {"value": "jointly"},
        "resources.approach": {"value": "notice"},
        "credit.logos": {"value": "equal"},
    }
    sides = factories.revealed_round(venture_answers=answers, organisation_answers=answers)
    until = clock.today() + timedelta(days=10)
    decide(sides, "fit.horizon", Wording("text", text="שנה ומחצה."))
    decide(sides, "resources.fundraising", Wording("open", until=until, owner=1))
    decide(sides, "resources.approach", Wording("omit"))
    Proposal.objects.filter(clause__key="fit.horizon", origin="text").update(why="כי שנה קצרה מדי.")
    return sides


def decide(sides: TwoSides, key: str, wording: Wording) -> None:
    clause = Clause.objects.select_related("round__partnership").get(round=sides.round, key=key)
    factories.accept(sides.organisation, propose(actor=sides.venture, clause=clause, wording=wording, based_on=1))


def record(sides: TwoSides, name: str = "decisions", **choice: str) -> Any:
    return Member(sides.venture).get(reverse(name, args=[sides.partnership.public_id]), choice)


def keys(context: Any) -> dict[str, list[str]]:
    return {part.key: [line.decision.view.clause.key for line in part.lines] for part in context["parts"]}


def test_every_clause_stands_in_its_part(sides: TwoSides) -> None:
    assert keys(record(sides).context) == {
        "open_until": ["resources.fundraising"],
        "settled": ["fit.horizon"],
        "left_out": ["resources.approach"],
        "not_settled": ["credit.logos"],
    }


def test_it_says_why_how_and_who(sides: TwoSides) -> None:
    text = record(sides).content.decode()
    assert [words in text for words in ("כי שנה קצרה מדי.", "שנה ומחצה.", "ana", "ben")] == [True] * 4
    settled = next(part for part in record(sides).context["parts"] if part.key == "settled")
    assert [given.by for given in settled.lines[0].decision.acceptances] == [sides.venture, sides.organisation]


@pytest.mark.parametrize(("later", "days", "is_overdue"), [(0, 10, False), (10, 0, False), (11, -1, True)])
def test_an_open_point_counts_its_days(sides: TwoSides, later: int, days: int, is_overdue: bool) -> None:
    with time_machine.travel(clock.now() + timedelta(days=later), tick=False):
        part = record(sides, state="open_until").context["parts"][0]
        found = [(line.decision.days_left(clock.today()), line.is_overdue) for line in part.lines]
    assert found == [(days, is_overdue)]


def test_it_can_be_narrowed_and_what_it_cannot_mean_is_left_aside(sides: TwoSides) -> None:
    assert keys(record(sides, state="settled").context) == {"settled": ["fit.horizon"]}
    assert keys(record(sides, chapter="resources").context) == {
        "open_until": ["resources.fundraising"], "left_out": ["resources.approach"],
    }  # fmt: skip
    assert keys(record(sides, chapter="resources", state="settled").context) == {}
    assert len(keys(record(sides, state="<script>", chapter="nowhere").context)) == 4


def test_motives_are_for_those_who_see_the_answers(sides: TwoSides) -> None:
    Motive.objects.create(
        round=sides.round, party=sides.venture.party, key="fit.horizon", behind=Behind.FEAR, words="שלא נספיק",
        changed_by=sides.venture, changed_at=clock.now(),
    )  # fmt: skip
    eve = Reader(beside.consultant(sides, allowed=Sees(clauses=True)))
    there = reverse("beside_decisions", args=[sides.partnership.public_id])
    assert ("שלא נספיק" in record(sides).content.decode(), "שלא נספיק" in eve.get(there).content.decode()) == (True, False)
    beside.let_in(sides, eve.companion)
    assert "שלא נספיק" in eve.get(there).content.decode()


def test_the_spreadsheet_holds_what_the_page_shows(sides: TwoSides) -> None:
    response = record(sides, "decisions_xlsx", state="open_until")
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as book:
        words = ["".join(one.itertext()) for one in ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{SHEET}is")]
    assert response.headers["Content-Disposition"] == f'attachment; filename="decisions-{clock.today().isoformat()}.xlsx"'
    assert ("אגודת הסטודנטים" in words, any("שנה ומחצה" in one for one in words)) == (True, False)

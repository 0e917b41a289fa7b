"""People and doors in real browsers: an organisation's team of three, and a consultant with both sides."""

import csv
import io
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from partnerships.models import Organisation, Partnership
from tests import factories
from tests.factories import ANA, BEN, EVE, ORGANISATION_FACTS, TwoSides
from tests.journeys import signing
from tests.journeys.conftest import DESK, Come
from tests.journeys.doors import NAMES, Names, invite_by_link, join
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
NOGA, URI = "noga@organisation.example", "uri@organisation.example"
LANGUAGE = "en"
NAME = NAMES[LANGUAGE]


@pytest.fixture
def sides(transactional_db: None) -> TwoSides:
    """On the short path, and all clauses are settled."""
    sides = factories.revealed_round(language=LANGUAGE)
    factories.settle(sides.partnership)
    return sides


def test_a_team_of_three_approves_and_signs(come: Come, sides: TwoSides) -> None:
    ana, ben = at_home(come, ANA, sides), at_home(come, BEN, sides)
    organisation = found_the_organisation(ben)
    noga, uri = come(LANGUAGE), come(LANGUAGE)
    for visitor, email, name, rights in ((noga, NOGA, "Noga Peled", {"works", "approves"}), (uri, URI, "Uri Stern", {"signs"})):
        join_the_team(visitor, invite_to_team(ben, organisation, rights), email=email, name=name)
        visitor.partnership = ben.partnership
    work_on_the_partnership(ben, organisation, ("Noga Peled", "Uri Stern"))

    freeze(ana)
    approve(noga)
    signing.sign(ana, NAME.ana)
    signing.sign(ben, NAME.ben)
    signing.sign(uri, "Uri Stern")
    uri.reads_heading("Signed and sealed")
    assert signing.download_document(noga) == signing.download_document(ana)


def at_home(come: Come, email: str, sides: TwoSides) -> Visitor:
    visitor = come(LANGUAGE, viewport=DESK)
    visitor.enter_as(factories.account_of(email))
    visitor.partnership = str(sides.partnership.public_id)
    return visitor


def found_the_organisation(ben: Visitor) -> Organisation:
    """Whoever registers it administers it. Two sign, after an approval."""
    ben.go("found_organisation")
    ben.write("legal_name", ORGANISATION_FACTS["legal_name"])
    ben.choose("form", ORGANISATION_FACTS["form"])
    ben.write("number", ORGANISATION_FACTS["number"])
    ben.choose("required_signatures", "2")
    ben.choose("requires_approval", "yes")
    ben.write("person_name", NAME.ben)
    ben.press("Register the organisation")
    ben.sees_heading(ORGANISATION_FACTS["legal_name"])
    return Organisation.objects.get()


def invite_to_team(ben: Visitor, organisation: Organisation, rights: set[str]) -> str:
    """By a link to hand over; with these rights and no others."""
    ben.go("organisation_team", str(organisation.public_id))
    ben.choose("by", "link")
    for right in ("administers", "works", "approves", "signs"):
        if ben.page.locator(f'[name="rights"][value="{right}"]').is_checked() != (right in rights):
            ben.choose("rights", right)
    ben.press("Make the invitation")
    ben.reads("The link is ready")
    return ben.page.locator("#new-link").input_value()


def join_the_team(visitor: Visitor, link: str, *, email: str, name: str) -> None:
    visitor.page.goto(link)
    visitor.press("Continue to joining")
    visitor.sign_in(email)
    visitor.write("person_name", name)
    visitor.press("Join")
    visitor.sees(ORGANISATION_FACTS["legal_name"])


def work_on_the_partnership(ben: Visitor, organisation: Organisation, names: tuple[str, ...]) -> None:
    """The side is the organisation, and the others of the team are assigned to it."""
    ben.go_within("connect_organisation")
    ben.choose("organisation", str(organisation.public_id))
    ben.press("Connect our side")
    for name in names:
        ben.go("organisation_partnerships", str(organisation.public_id))
        ben.page.locator('select[name="member"]').select_option(label=name)
        ben.press("Assign")
        expect(ben.page.locator(".orgrows").get_by_text(name)).to_be_visible()


def freeze(ana: Visitor) -> None:
    ana.go_within("agreement")
    ana.follow("Freeze the text for signing")
    ana.press("Freeze the text")
    ana.reads("Version %(number)s is frozen. It waits for approval, and can then be signed.", number=1)


def approve(noga: Visitor) -> None:
    noga.go_within("sign")
    noga.press("Approve this text for our side")
    expect(noga.button("Approve this text for our side")).to_have_count(0)


def test_a_consultant_accompanies_both_sides(come: Come, transactional_db: None) -> None:
    eve, ana, ben = come(LANGUAGE, viewport=DESK), come(LANGUAGE, viewport=DESK), come(LANGUAGE, viewport=DESK)
    open_for_two(eve, NAME)
    for position, (visitor, email, name) in enumerate(((ana, ANA, NAME.ana), (ben, BEN, NAME.ben))):
        eve.go_within("beside_invite", str(position))
        join(visitor, NAME, invite_by_link(eve), email=email, name=name)
    is_closed(eve, "beside_picture")
    for visitor in (ana, ben):
        allow(visitor, clauses=visitor is ana)

    partnership = Partnership.objects.get()
    factories.begin_answering(partnership)
    factories.reveal(partnership)
    eve.go_within("beside_picture")
    eve.reads_heading("The shared picture")
    is_closed(eve, "beside_clauses")
    the_list_can_be_taken_out(eve, NAME)


def open_for_two(eve: Visitor, names: Names) -> None:
    eve.go("open_for_two")
    eve.sign_in(EVE)
    eve.choose("pair", "venture_organisation")
    eve.write("first_name", names.venture)
    eve.write("second_name", names.organisation)
    eve.write("title", names.title)
    eve.write("person_name", "Eve Harel")
    eve.choose("language", LANGUAGE)
    eve.press("Open the partnership")
    eve.reads_heading("Invite both sides")
    eve.partnership = eve.page.url.split("/")[4]


def is_closed(eve: Visitor, name: str) -> None:
    """The page says why there is nothing to read on it, and shows nothing."""
    answer = eve.page.goto(eve.address + reverse(name, args=[eve.partnership]))
    assert answer is not None
    assert answer.status == 403


def allow(visitor: Visitor, *, clauses: bool) -> None:
    """What one side lets the consultant see: the answers, and only one of them the clauses too."""
    visitor.go_within("companions")
    visitor.page.locator("a[href*='/admission/']").click()
    visitor.tick("answers")
    if clauses:
        visitor.tick("clauses")
    visitor.press("Save what we allow")
    visitor.is_within("companions")


def the_list_can_be_taken_out(eve: Visitor, names: Names) -> None:
    """The list shows the partnership, and the exported file says the same."""
    eve.go("partnership_list", query="?all=yes")
    eve.sees(names.title)
    with eve.page.expect_download() as download:
        eve.page.locator("a[href*='list.csv']").click()
    rows = list(csv.reader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert [len(rows), names.title in rows[1]] == [2, True]

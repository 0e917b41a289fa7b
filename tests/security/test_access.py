"""Every address × method × person × object × stage, by the access table. Another's partnership and none at all are the same 404."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from partnerships.models import Account, Proposal
from partnerships.services import clock
from tests import beside, factories
from tests.factories import DAN, TwoSides
from tests.people import Member, Person
from tests.security.access_table import ROWS, STAGES, TABLE, Door
from tests.security.addresses import address, addresses, names
from tests.security.pages import changes_since, dump, page
from tests.security.posts import RISKS, proper_posts

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
SIDES = tuple(row for row in TABLE if row.door is Door.SIDES)
ACTS = tuple((row, method) for row in SIDES for method in sorted(row.methods))


@pytest.fixture(params=STAGES)
def sides(request: pytest.FixtureRequest, db: None) -> TwoSides:
    """Ana's and ben's partnership in each stage, with an invitation to ana's own side that is still open."""
    sides = factories.open_partnership_of_two()
    factories.invite(sides.venture, own_side=True)
    beside.join(sides.venture, "consultant")
    if request.param not in ("open", "answering"):
        factories.begin_answering(sides.partnership)
        factories.reveal(sides.partnership, venture_answers={**factories.VENTURE_ANSWERS, **RISKS})
    factories.lead_to(request.param, sides.partnership)
    return sides


@pytest.fixture
def elsewhere(db: None) -> TwoSides:
    """Another partnership, of dan and gil, with clauses and an open invitation."""
    sides = factories.revealed_round(venture=DAN, organisation="gil@elsewhere.example")
    factories.invite(sides.venture, own_side=True)
    return sides


def former(sides: TwoSides) -> Member:
    """Fay has left the venture's side."""
    someone = factories.join(sides.venture, "fay@venture.example", own_side=True, signs=False)
    someone.left_at = clock.now() - timedelta(days=1)
    someone.save(update_fields=["left_at"])
    return Member(someone)


def test_every_address_has_a_row() -> None:
    assert names() == set(ROWS)


def test_every_proper_post_is_at_an_address(elsewhere: TwoSides) -> None:
    assert set(proper_posts(elsewhere, elsewhere.venture)) <= {row.name for row in TABLE if "POST" in row.methods}


def test_other_methods_are_refused(elsewhere: TwoSides) -> None:
    dan = Member(elsewhere.venture)
    asked = [(row, method) for row in TABLE for method in METHODS if method not in row.methods]
    found = {(row.name, method): page(dan, method, address(row, elsewhere.partnership))[0] for row, method in asked}
    assert found == {(row.name, method): 404 if row.door is Door.DEVELOPER and method == "GET" else 405 for row, method in asked}


def test_nobody_is_sent_to_the_door(elsewhere: TwoSides, nobody: Client) -> None:
    rows = [row for row in TABLE if row.door in {Door.SIDES, Door.SIGNED_IN}]
    for partnership in (elsewhere.partnership, None):
        for row in rows:
            for method in row.methods:
                response = nobody.generic(method, address(row, partnership))
                assert (row.name, response.status_code, response.headers["Location"].partition("?")[0]) == (row.name, 302, "/enter/")


@pytest.mark.parametrize("stage", ["answering", "signing"])
def test_strangers_cannot_tell_it_from_nothing(stage: str, elsewhere: TwoSides, eve: Person, cora: Person) -> None:
    sides = factories.open_partnership_of_two()
    fay = former(sides)
    factories.invite(sides.venture, factories.CORA, own_side=True)
    factories.lead_to(stage, sides.partnership)
    there, nowhere = addresses(SIDES, sides.partnership), addresses(SIDES, None)
    operator = Person(Account.objects.create_superuser("operator@arig.example"))
    strangers = (Member(elsewhere.venture), eve, cora, fay, operator)
    posts, before = proper_posts(sides, sides.venture), dump()
    for stranger in strangers:
        for row, method in ACTS:
            seen = page(stranger, method, there[row.name], posts.get(row.name))
            assert (row.name, seen[0]) == (row.name, 404)
            assert seen == page(stranger, method, nowhere[row.name], posts.get(row.name))
    assert changes_since(before) == set()


def test_the_sides_are_strangers_elsewhere(elsewhere: TwoSides) -> None:
    sides = factories.answering_round()
    there, nowhere = addresses(SIDES, elsewhere.partnership), addresses(SIDES, None)
    people = (Member(sides.venture), Member(sides.organisation))
    posts, before = proper_posts(elsewhere, elsewhere.venture), dump()
    for person in people:
        for row, method in ACTS:
            seen = page(person, method, there[row.name], posts.get(row.name))
            assert (row.name, seen[0]) == (row.name, 404)
            assert seen == page(person, method, nowhere[row.name], posts.get(row.name))
    assert changes_since(before) == set()


def test_each_stage_allows_what_the_table_says(sides: TwoSides) -> None:
    """What is refused changes nothing, and neither does a GET."""
    stage = sides.round.stage
    ana, ben = Member(sides.venture), Member(sides.organisation)
    there, posts = addresses(SIDES, sides.partnership), proper_posts(sides, sides.venture)
    if stage == "signing":
        posts["sign_agreement"]["code"] = factories.fresh_code(sides.venture)
    before, found, changed = dump(), {}, set()
    for row, method in ACTS:
        start = transaction.savepoint()
        status = page(ana, method, there[row.name], posts.get(row.name))[0]
        found[row.name, method] = status
        if (method == "GET" or status >= 400) and changes_since(before):
            changed.add((row.name, method))
        transaction.savepoint_rollback(start)
    assert found == {(row.name, method): row.status(method, stage) for row, method in ACTS}
    assert changed == set()
    theirs = {row.name: page(ben, "GET", there[row.name])[0] for row in SIDES if row.get}
    assert theirs == {row.name: row.status("GET", stage) for row in SIDES if row.get}


def test_objects_of_another_partnership_are_not_taken(elsewhere: TwoSides) -> None:
    """Ana, at her own addresses, names dan's proposals, drafts, invitations and versions."""
    sides = factories.revealed_round()
    ana, own = Member(sides.venture), sides.partnership.public_id
    theirs = Proposal.objects.filter(clause__round=elsewhere.round).first()
    assert theirs is not None
    invitation = elsewhere.venture.party.invitations.get().public_id
    asked: list[tuple[str, list[Any], dict[str, Any]]] = [
        ("accept", [own, theirs.clause.key], {"proposal": str(theirs.public_id), "text_hash": theirs.text_hash}),
        ("accept_drafts", [own], {"draft": [f"{theirs.public_id}:{theirs.text_hash}"]}),
        ("withdraw_invitation", [own, invitation], {}),
        ("renew_invitation", [own, invitation], {}),
    ]
    before = dump()
    assert [page(ana, "POST", reverse(name, args=args), data)[0] for name, args, data in asked] == [409, 409, 404, 404]
    assert changes_since(before) == set()


def test_a_version_of_another_partnership_is_not_signed(db: None) -> None:
    mine = factories.signing_round()
    theirs = factories.signing_round(venture=DAN, organisation="gil@elsewhere.example")
    ana, own = Member(mine.venture), mine.partnership.public_id
    token = proper_posts(theirs, theirs.venture)["sign_agreement"]["token"]
    signing = {**proper_posts(mine, mine.venture)["sign_agreement"], "code": factories.fresh_code(mine.venture)}
    before = dump()
    for stolen in (token, proper_posts(mine, mine.organisation)["sign_agreement"]["token"], "", "x"):
        assert page(ana, "POST", reverse("sign_agreement", args=[own]), {**signing, "token": stolen})[0] in {400, 409}
    back = {"fingerprint": factories.version_of(theirs.partnership).fingerprint, "note": "לא זה"}
    assert page(ana, "POST", reverse("send_back", args=[own]), back)[0] == 409
    assert changes_since(before) == set()


def test_the_mail_page_exists_for_developers_only(nobody: Client, db: None) -> None:
    assert [nobody.get(address(row, None)).status_code for row in TABLE if row.door is Door.DEVELOPER] == [404, 404]


def test_public_pages_never_fail(nobody: Client, eve: Person) -> None:
    rows = [row for row in TABLE if row.door is Door.EVERYBODY]
    found = {row.name: page(nobody, "GET", address(row, None))[0] for row in rows if row.get is not None}
    assert found == dict.fromkeys(found, 200) | {
        "account_confirm_login_code": 302, "account_login": 302, "account_logout": 302, "invitation": 410, "check_code": 404,
    }  # fmt: skip
    posted = {row.name: page(person, "POST", address(row, None))[0] for row in rows if row.post is not None for person in (nobody, eve)}
    assert {name: status for name, status in posted.items() if status >= 500} == {}

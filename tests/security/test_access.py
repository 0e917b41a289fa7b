"""Every address × method × person × object × stage, by the access table. Another's partnership and none at all are the same 404."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache, partial
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from partnerships.adapters import document
from partnerships.adapters.agreement_docx import agreement_docx
from partnerships.adapters.minutes import Minutes
from partnerships.domain.companions import Sees
from partnerships.models import Proposal, Round
from partnerships.queries.exports import Taker
from partnerships.services import clock, exports
from partnerships.web import picture_sheet
from partnerships.web.views import minutes
from tests import beside, factories
from tests.beside import Reader
from tests.factories import DAN, TwoSides
from tests.own_account import confirm
from tests.people import Member, Person
from tests.security.access_table import ROWS, STAGES, TABLE, Door, Row
from tests.security.addresses import address, addresses, names
from tests.security.cast import Scene, scene_in, strangers
from tests.security.pages import Page, changes_since, dump, page, status_and_writes
from tests.security.posts import proper_posts

pytestmark = pytest.mark.walk

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
SIDES = tuple(row for row in TABLE if row.door is Door.SIDES)
ACTS = tuple((row, method) for row in SIDES for method in sorted(row.methods))
GETS = tuple(act for act in ACTS if act[1] == "GET")
POSTS = tuple(act for act in ACTS if act[1] == "POST")
BESIDE = tuple((row, method) for row in TABLE if row.door is Door.COMPANIONS for method in sorted(row.methods))
DOORS = ACTS + BESIDE
IN_THE_LONG_RUN = frozenset({"open", "sealing"})
LEADS_ON = "partnership"
"""The one address of the sides that does not refuse those beside them: it leads them to their own pages."""
OF_ONE_SIDE = ("readdress_invitation", "end_access", "step_in", "edit_recipient")
"""What the addresses of a side name there belongs to the venture, so that the other side finds nothing."""

Act = tuple[Row, str]
Found = dict[tuple[str, str], int]
Status = Callable[[Row, str], int]


@pytest.fixture
def _drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same text at the same moment is the same file: whoever asks for it next gets the one that was drawn."""
    draw, drawn = document.agreement_pdf, dict[str, bytes]()

    def once(agreement: dict[str, Any], evidence: None, *, final: bool, created: datetime, **how: Any) -> bytes:
        key = json.dumps([agreement, final, created.isoformat()], sort_keys=True) + repr(how)
        if key not in drawn:
            drawn[key] = draw(agreement, evidence, final=final, created=created, **how)
        return drawn[key]

    for place in ("partnerships.web.files", "partnerships.services.exports"):
        monkeypatch.setattr(f"{place}.agreement_pdf", once)
    monkeypatch.setattr("partnerships.services.exports.agreement_docx", _of_each_text(agreement_docx))
    monkeypatch.setattr("partnerships.web.views.exports.export_archive", _of_each_taker(exports.export_archive))
    for name in ("picture_pdf", "page_png"):
        monkeypatch.setattr(picture_sheet, name, cache(getattr(picture_sheet, name)))
    for name in ("pdf_of", "docx_of"):
        monkeypatch.setattr(minutes, name, _at_any_moment(getattr(minutes, name)))


def _of_each_taker(pack: Callable[..., bytes]) -> Callable[..., bytes]:
    """An archive is packed once in each stage for whoever may have the same."""
    packed = dict[tuple[str, Taker], bytes]()

    def once(round_: Round, taker: Taker, **how: Any) -> bytes:
        if (round_.stage, taker) not in packed:
            packed[round_.stage, taker] = pack(round_, taker, **how)
        return packed[round_.stage, taker]

    return once


def _of_each_text(draw: Callable[..., bytes]) -> Callable[..., bytes]:
    """A text document is drawn once for each text and state."""
    drawn = dict[str, bytes]()

    def once(agreement: dict[str, Any], record: object, **how: Any) -> bytes:
        key = json.dumps([agreement, how["state"]], sort_keys=True)
        if key not in drawn:
            drawn[key] = draw(agreement, record, **how)
        return drawn[key]

    return once


def _at_any_moment(draw: Callable[..., bytes]) -> Callable[..., bytes]:
    """Minutes are drawn once for each text, whenever they are asked for."""
    drawn = dict[str, bytes]()

    def once(found: Minutes, **how: str) -> bytes:
        key = repr((found.title, found.language, found.blocks))
        if key not in drawn:
            drawn[key] = draw(found, **how)
        return drawn[key]

    return once


@pytest.fixture
def elsewhere(db: None) -> TwoSides:
    """Another partnership, of dan and gil, with clauses and an open invitation."""
    sides = factories.revealed_round(venture=DAN, organisation="gil@elsewhere.example")
    factories.invite(sides.venture, own_side=True)
    return sides


def test_every_address_has_a_row() -> None:
    assert names() == set(ROWS)


def test_every_proper_post_is_at_an_address(elsewhere: TwoSides) -> None:
    assert set(proper_posts(elsewhere, elsewhere.venture)) <= {row.name for row in TABLE if "POST" in row.methods}


def test_other_methods_are_refused(elsewhere: TwoSides) -> None:
    dan, there = Member(elsewhere.venture), addresses(TABLE, elsewhere.partnership)
    asked = [(row, method) for row in TABLE for method in METHODS if method not in row.methods]
    found = {(row.name, method): page(dan, method, there[row.name])[0] for row, method in asked}
    assert found == {(row.name, method): 404 if row.door is Door.DEVELOPER and method == "GET" else 405 for row, method in asked}


def test_nobody_is_sent_to_the_door(elsewhere: TwoSides, nobody: Client) -> None:
    rows = [row for row in TABLE if row.door in {Door.SIDES, Door.COMPANIONS, Door.TEAM, Door.SIGNED_IN}]
    for there in (addresses(TABLE, elsewhere.partnership), addresses(TABLE, None)):
        for row in rows:
            for method in row.methods:
                response = nobody.generic(method, there[row.name])
                assert (row.name, response.status_code, response.headers["Location"].partition("?")[0]) == (row.name, 302, "/enter/")


def test_strangers_cannot_tell_it_from_nothing(elsewhere: TwoSides) -> None:
    """For the sides' addresses and for those beside them; what exists nowhere has one page for everything."""
    sides = scene_in("signing").sides
    people = strangers(sides, elsewhere)
    there, nowhere, posts = addresses(TABLE, sides.partnership), addresses(TABLE, None), proper_posts(sides, sides.venture)
    before = dump()
    for name, person in people.items():
        confirm(person)
        nothing = of_nothing(person, nowhere)
        found = {(row.name, method): page(person, method, there[row.name], posts.get(row.name)) for row, method in DOORS}
        assert [(name, *act) for act, seen in found.items() if seen != nothing[act[1]]] == []
    dan = people["somebody of another partnership"]
    assert {page(dan, method, nowhere[row.name], posts.get(row.name))[0] for row, method in DOORS} == {404}
    assert changes_since(before) == set()


def test_everybody_with_a_place_is_a_stranger_elsewhere(elsewhere: TwoSides) -> None:
    scene = scene_in("answering")
    people = (Member(scene.sides.venture), scene.readers["consultant"])
    there, nowhere, posts = addresses(TABLE, elsewhere.partnership), addresses(TABLE, None), proper_posts(elsewhere, elsewhere.venture)
    before = dump()
    for person in people:
        confirm(person)
        nothing = of_nothing(person, nowhere)
        found = {(row.name, method): page(person, method, there[row.name], posts.get(row.name)) for row, method in DOORS}
        assert [act for act, seen in found.items() if seen != nothing[act[1]]] == []
    assert changes_since(before) == set()


@pytest.mark.usefixtures("db", "_drawn_once")
@pytest.mark.parametrize("stage", [pytest.param(stage, marks=pytest.mark.long) if stage in IN_THE_LONG_RUN else stage for stage in STAGES])
def test_each_stage_allows_what_the_table_says(stage: str) -> None:
    """Everybody with a place in the partnership, at every address. What is refused changes nothing, and neither does a GET."""
    scene = scene_in(stage)
    there = addresses(TABLE, scene.sides.partnership)
    with time_machine.travel(clock.now(), tick=False):
        posts = proper_posts(scene.sides, scene.sides.venture)
        if stage == "signing":
            posts["sign_agreement"]["code"] = factories.fresh_code(scene.sides.venture)
        tries = tries_in(stage, scene)
        found = {name: tried(person, acts, there, posts) for name, (person, acts, _status) in tries.items()}
        for reader in scene.readers.values() if stage == "signing" else ():
            leads_on_and_refuses(reader, there, posts)
    assert found == {
        name: {(row.name, method): status(row, method) for row, method in acts} for name, (_person, acts, status) in tries.items()
    }


def tries_in(stage: str, scene: Scene) -> dict[str, tuple[Person, tuple[Act, ...], Status]]:
    """Who tries what in this stage, and what the table says of it. A viewer's pages are everybody's: they are read in one stage."""
    tries: dict[str, tuple[Person, tuple[Act, ...], Status]] = {
        "works and signs": (Member(scene.sides.venture), ACTS, lambda row, method: row.status(method, stage)),
        "the other side": (
            Member(scene.sides.organisation), GETS, lambda row, method: 404 if row.name in OF_ONE_SIDE else row.status(method, stage),
        ),
        "only views": (scene.viewer, ACTS if stage == "signing" else quick(POSTS, stage), lambda row, method: row.viewed(method, stage)),
    }  # fmt: skip
    if stage in ("negotiating", "signing"):
        tries["only approves"] = (scene.approver, POSTS, lambda row, method: row.approved(method, stage))
    for name, reader in scene.readers.items():
        if name == "consultant" or stage not in ("open", "sealing"):
            sees = scene.sees(reader)
            tries[name] = (reader, BESIDE, partial(_beside, stage, sees))
    for person, _acts, _status in tries.values():
        confirm(person)
    return tries


def _beside(stage: str, sees: Sees, row: Row, method: str) -> int:
    return row.beside(method, stage, sees)


def quick(acts: Iterable[Act], stage: str) -> tuple[Act, ...]:
    """Without drawing and sealing the whole document once more."""
    return tuple(act for act in acts if (stage, act[0].name) != ("sealing", "retry_sealing"))


def leads_on_and_refuses(reader: Reader, there: Mapping[str, str], posts: Mapping[str, Any]) -> None:
    """The sides' overview leads those beside them to their own; every other address of the sides is the same 404 as nothing at all."""
    nothing = of_nothing(reader, addresses(TABLE, None))
    found = {(row.name, method): page(reader, method, there[row.name], posts.get(row.name)) for row, method in ACTS}
    leads_on = found.pop((LEADS_ON, "GET"))
    assert (leads_on[0], dict(leads_on[2])["Location"]) == (302, there["beside"])
    assert [act for act, seen in found.items() if seen != nothing[act[1]]] == []


def of_nothing(person: Client, nowhere: Mapping[str, str]) -> dict[str, Page]:
    """What somebody gets of a partnership that does not exist: one page for all addresses."""
    nothing = {method: page(person, method, nowhere[name]) for method, name in (("GET", LEADS_ON), ("POST", "propose"))}
    assert {seen[0] for seen in nothing.values()} == {404}
    return nothing


def tried(person: Client, acts: Iterable[Act], there: Mapping[str, str], posts: Mapping[str, Any]) -> Found:
    """What somebody gets for each act, each of them taken back; a GET that changed something, or a refused act that did, fails."""
    found, changed, before = {}, [], dump()
    for row, method in acts:
        start = transaction.savepoint()
        status, has_written = status_and_writes(person, method, there[row.name], posts.get(row.name))
        found[row.name, method] = status
        if has_written and (method == "GET" or status >= 400) and changes_since(before):
            changed.append((row.name, method))
        transaction.savepoint_rollback(start)
    assert changed == []
    return found


def test_objects_of_another_partnership_are_not_taken(elsewhere: TwoSides) -> None:
    """Ana, at her own addresses, names dan's proposals, drafts, invitations, companions and people."""
    sides = factories.revealed_round()
    ana, own = Member(sides.venture), sides.partnership.public_id
    theirs = Proposal.objects.filter(clause__round=elsewhere.round).first()
    assert theirs is not None
    invitation = elsewhere.venture.party.invitations.get().public_id
    consultant = beside.consultant(elsewhere)
    asked: list[tuple[str, list[Any], dict[str, Any]]] = [
        ("accept", [own, theirs.clause.key], {"proposal": str(theirs.public_id), "text_hash": theirs.text_hash}),
        ("accept_drafts", [own], {"draft": [f"{theirs.public_id}:{theirs.text_hash}"]}),
        ("withdraw_invitation", [invitation], {}),
        ("renew_invitation", [invitation], {}),
        ("admission", [own, consultant.public_id], {"answers": "on"}),
        ("call_third_party", [own, consultant.public_id], {}),
        ("end_companion", [own, consultant.public_id], {}),
        ("end_access", [own, elsewhere.venture.public_id], {"reason": "כך"}),
        ("step_in", [own, elsewhere.venture.public_id], {}),
    ]
    confirm(ana)
    before = dump()
    assert [page(ana, "POST", reverse(name, args=args), data)[0] for name, args, data in asked] == [409, 409] + [404] * 7
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
        "account_confirm_login_code": 302, "account_login": 302, "account_logout": 302, "invitation": 410,
        "mfa_authenticate": 302, "mail_stop": 404, "check_code": 404, "copy": 404, "opened_copy": 404,
    }  # fmt: skip
    posted = {row.name: page(person, "POST", address(row, None))[0] for row in rows if row.post is not None for person in (nobody, eve)}
    assert {name: status for name, status in posted.items() if status >= 500} == {}

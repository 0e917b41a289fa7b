"""The evidence of a sealed agreement, as both sides and nobody else have it."""

import json
from datetime import UTC, datetime
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.adapters import storage
from partnerships.adapters.embedded import embedded_files
from partnerships.models import Partnership, SealedDocument, SignatureEvidence
from partnerships.queries.audit import checked_chain
from tests import factories, signing_steps
from tests.people import Member, Person

IP, DEVICE = "192.0.2.7", "Test browser"


def url_of(partnership: Partnership, name: str = "evidence") -> str:
    return reverse(name, args=[partnership.public_id])


@pytest.fixture
def traced(sealed: Partnership) -> Partnership:
    """A sealed partnership whose signatures came from somewhere."""
    SignatureEvidence.objects.filter(signature__version__round__partnership=sealed).update(ip=IP, device=DEVICE)
    return sealed


def test_it_works_for_both_sides(ana: Member, ben: Member, traced: Partnership) -> None:
    document = signing_steps.document_of(traced)
    for person in (ana, ben):
        page = unescape(person.get(url_of(traced)).content.decode())
        assert (page.count(IP), page.count(DEVICE), page.count(factories.ANA), page.count(factories.BEN)) == (2, 2, 1, 1)
        assert [page.count(told) for told in (document.file_hash, document.certificate, document.audit_head[:32])] == [1, 1, 2]


def test_it_names_who_confirmed_the_time(ana: Member, sealed: Partnership) -> None:
    assert json.loads(ana.get(url_of(sealed, "evidence_json")).content)["time_stamp"] is None
    at = datetime(2026, 11, 22, 9, 30, 5, tzinfo=UTC)
    SealedDocument.objects.update(stamped_at=at, stamped_by="Example Time Stamping")
    page = unescape(ana.get(url_of(sealed)).content.decode())
    assert (page.count("Example Time Stamping"), page.count("11:30:05, שעון ישראל (UTC+02:00)")) == (1, 1)
    told = json.loads(ana.get(url_of(sealed, "evidence_json")).content)
    assert told["time_stamp"] == {"at": "2026-11-22T09:30:05Z", "by": "Example Time Stamping"}


def test_it_works_for_programs(ana: Member, ben: Member, traced: Partnership) -> None:
    document = signing_steps.document_of(traced)
    told = [json.loads(person.get(url_of(traced, "evidence_json")).content) for person in (ana, ben)]
    assert told[0] == told[1]
    assert told[0]["evidence"] == json.loads(embedded_files(storage.read(document.file_hash))["evidence.json"])
    assert (told[0]["file_sha256"], told[0]["certificate_sha256"]) == (document.file_hash, document.certificate)
    assert [(trace["email"], trace["ip"], trace["device"], trace["erased"]) for trace in told[0]["traces"]] == [
        (factories.ANA, IP, DEVICE, False),
        (factories.BEN, IP, DEVICE, False),
    ]


def test_a_stranger_gets_404(dan: Member, eve: Person, nobody: Client, traced: Partnership) -> None:
    answers = [[person.get(url_of(traced, name)).status_code for person in (dan, eve, nobody)] for name in ("evidence", "evidence_json")]
    assert answers == [[404, 404, 302]] * 2


def test_what_is_passed_on_holds_no_trace(traced: Partnership) -> None:
    document = signing_steps.document_of(traced)
    data = embedded_files(storage.read(document.file_hash))["evidence.json"].decode()
    assert [word for word in (factories.ANA, factories.BEN, '"ip"', '"device"', '"email"') if word in data] == []


def test_the_wrong_stage_gets_404(ana: Member, sealing: Partnership) -> None:
    assert [ana.get(url_of(sealing, name)).status_code for name in ("evidence", "evidence_json")] == [404, 404]


def test_it_rejects_post(ana: Member, sealed: Partnership) -> None:
    assert [ana.post(url_of(sealed, name)).status_code for name in ("evidence", "evidence_json")] == [405, 405]


@pytest.mark.parametrize("erasing", ["row", "account"])
def test_what_was_erased_leaves_page_and_chain_standing(ana: Member, traced: Partnership, erasing: str) -> None:
    kept = SignatureEvidence.objects.filter(signature__party__position=1)
    if erasing == "row":
        kept.delete()
    else:
        kept.update(ip=None, device="", email="b…@organisation.example")
    page = unescape(ana.get(url_of(traced)).content.decode())
    told = json.loads(ana.get(url_of(traced, "evidence_json")).content)
    assert (page.count(IP), page.count(factories.BEN), page.count("נמחק: החשבון")) == (1, 0, 1)
    assert [trace["erased"] for trace in told["traces"]] == [False, True]
    assert checked_chain(traced).is_whole


def test_the_number_of_queries_does_not_grow_with_the_signatures(ana: Member, traced: Partnership) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert ana.get(url_of(traced)).status_code == 200
        return len(queries)

    both = asked()
    version = factories.version_of(traced)
    version.signatures.filter(party__position=1).get().evidence.delete()
    version.signatures.filter(party__position=1).delete()
    assert asked() == both

"""Everything of a partnership in one archive: what it holds in each stage, for whom, that it explains itself, and what never lies in it."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry, Resource

from partnerships.domain.companions import ALL, Sees
from partnerships.domain.errors import NotPermitted
from partnerships.models import AuditEntry, SignatureEvidence
from partnerships.queries.exports import OF_A_SIDE, Taker, opened_answers_json, reading_text
from partnerships.services.exports import SCHEMAS, export_archive, note_taking_out
from tests import beside, factories
from tests.adapters.agreements import evidence_for, hebrew_agreement
from tests.exports import SCRIPT, checker
from tests.factories import TwoSides

pytestmark = pytest.mark.django_db

SECRET, DEVICE = "סוד שלנו", "Test browser"
SCHEMA_FILES = {f"schemas/{path.name}" for path in SCHEMAS.glob("*.json")}
OF_ALL = {"README.html", "answers/round-1.json", *SCHEMA_FILES}
OF_SIDES = OF_ALL | {"chain.json", "check_chain.py"}
TEXT = (".pdf", ".agreement.json", ".docx", ".txt")
DRAFT = {"drafts/draft.pdf", "drafts/draft.json", "drafts/draft.docx", "drafts/draft.txt"}


def unpacked(sides: TwoSides, taker: Taker = OF_A_SIDE) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(export_archive(sides.round, taker))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def of_consultant(sees: Sees) -> Taker:
    return Taker(sees, is_of_a_side=False)


def valid(schema: str, data: bytes) -> Any:
    value = json.loads(data)
    schemas = [json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")]
    registry: Registry[Any] = Registry().with_resources((known["$id"], Resource.from_contents(known)) for known in schemas)
    Draft202012Validator({"$ref": f"urn:arig:schema:{schema}"}, registry=registry).validate(value)
    return value


@pytest.fixture
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn for people is looked at elsewhere; here it only has to be there."""
    monkeypatch.setattr("partnerships.services.exports.agreement_pdf", lambda *args, **options: b"%PDF")


def test_a_sealed_partnership_for_a_side() -> None:
    sides = factories.sealed_round()
    version, files = factories.version_of(sides.partnership), unpacked(sides)
    place = f"documents/{version.check_code}"
    of_document = {f"{place}{ending}" for ending in (*TEXT, ".evidence.json", ".evidence-of-the-parties.json")}
    certificates = {name for name in files if name.startswith("certificates/")}
    assert set(files) - certificates == OF_SIDES | of_document
    assert hashlib.sha256(files[f"{place}.pdf"]).hexdigest() == version.document.file_hash
    assert hashlib.sha256(files[f"{place}.agreement.json"]).hexdigest() == version.fingerprint
    evidence = json.loads(files[f"{place}.evidence.json"])
    assert (evidence["fingerprint"], [act["name"] for act in evidence["signatures"]]) == (version.fingerprint, ["ana", "ben"])
    personal = json.loads(files[f"{place}.evidence-of-the-parties.json"])
    assert [trace["ip"] for trace in personal["traces"]] == ["192.0.2.7"] * 2


def test_the_program_inside_checks_it_without_the_site(tmp_path: Path) -> None:
    sides, file = factories.sealed_round(), tmp_path / "out.zip"
    file.write_bytes(export_archive(sides.round, OF_A_SIDE))
    assert checker().main([str(file)]) == 0
    assert unpacked(sides)["check_chain.py"] == SCRIPT.read_bytes()


@pytest.mark.usefixtures("_drawn")
@pytest.mark.parametrize("stage", ["negotiating", "signing"])
def test_so_it_does_before_sealing(stage: str, tmp_path: Path) -> None:
    file = tmp_path / "out.zip"
    file.write_bytes(export_archive(factories.round_in(stage).round, OF_A_SIDE))
    assert checker().main([str(file)]) == 0


def test_what_is_written_as_data_follows_its_schema() -> None:
    """Every file of data names its format, and the schema of that format lies in the archive."""
    files = unpacked(factories.sealed_round())
    found = {}
    for name, data in files.items():
        if name.endswith(".json") and not name.startswith("schemas/"):
            schema = re.sub("^arig-(.*?)[/-]([0-9])$", r"\1-\2", json.loads(data)["format"])
            found[f"schemas/{schema}.json"] = valid(schema, data)
    assert set(found) == SCHEMA_FILES


def test_evidence_with_another_key_is_refused() -> None:
    whole = evidence_for(hebrew_agreement()).as_dict()
    valid("evidence-2", json.dumps(whole).encode())
    for mutant in (whole | {"more": 1}, {key: value for key, value in whole.items() if key != "audit"}):
        with pytest.raises(ValidationError):
            valid("evidence-2", json.dumps(mutant).encode())


def test_the_same_bytes_until_something_happens() -> None:
    sides = factories.sealed_round()
    assert export_archive(sides.round, OF_A_SIDE) == export_archive(sides.round, OF_A_SIDE)


@pytest.mark.usefixtures("_drawn")
@pytest.mark.parametrize("stage", ["negotiating", "signing"])
def test_before_sealing_it_holds_the_text_as_it_stands(stage: str) -> None:
    sides = factories.round_in(stage)
    text = reading_text(sides.round)
    files = unpacked(sides)
    assert set(files) == OF_SIDES | (DRAFT if stage == "negotiating" else {f"drafts/{text.name}{ending}" for ending in TEXT})
    assert text.state == ("draft" if stage == "negotiating" else "frozen")
    data = files["drafts/draft.json" if stage == "negotiating" else f"drafts/{text.name}.agreement.json"]
    assert valid("agreement-1", data) == text.agreement


@pytest.mark.parametrize("stage", ["open", "answering"])
def test_before_the_reveal_there_is_nothing(stage: str) -> None:
    with pytest.raises(NotPermitted):
        export_archive(factories.round_in(stage).round, OF_A_SIDE)


@pytest.mark.usefixtures("_drawn")
def test_a_consultant_gets_what_all_sides_allow() -> None:
    sides = factories.round_in("negotiating")
    found = {
        name: set(unpacked(sides, of_consultant(sees))) - SCHEMA_FILES - {"README.html"}
        for name, sees in {"answers": Sees(answers=True), "clauses": Sees(clauses=True), "document": Sees(document=True)}.items()
    }
    assert found == {"answers": {"answers/round-1.json"}, "clauses": DRAFT, "document": set()}
    with pytest.raises(NotPermitted):
        export_archive(sides.round, of_consultant(Sees()))


def test_addresses_and_devices_go_to_the_sides_only() -> None:
    """Only the one file that names them holds them, and nobody beside the sides gets it."""
    sides = factories.sealed_round()
    SignatureEvidence.objects.update(device=DEVICE)
    of_sides, of_consultants = unpacked(sides), unpacked(sides, of_consultant(ALL))
    kept = [name for name in of_sides if name.endswith(".evidence-of-the-parties.json")]
    assert set(of_sides) - set(of_consultants) == set(kept)
    personal = (DEVICE.encode(), b"192.0.2.7", b"ana@venture.example")
    assert all(word in of_sides[kept[0]] for word in personal)
    assert {name for name, data in of_consultants.items() for word in personal if word in data} == set()


@pytest.mark.usefixtures("_drawn")
def test_what_is_private_to_a_side_lies_in_nobodys_archive() -> None:
    """Two worlds that differ in what the venture keeps to itself give the same answers, texts and words; only the log commits to it."""
    plain, secret = (archive_with(note) for note in ("", SECRET))
    assert set(plain) == set(secret)
    assert {name for name, data in secret.items() if SECRET.encode() in data} == set()
    assert (plain["answers/round-1.json"], plain["drafts/draft.txt"]) == (secret["answers/round-1.json"], secret["drafts/draft.txt"])


def archive_with(note: str) -> Mapping[str, bytes]:
    """The archive of a world of its own, which is taken back; without nonces and the fingerprint, which are new each time."""
    answers = dict(factories.VENTURE_ANSWERS)
    if note:
        answers["model.position"] = {**answers["model.position"], "note": note, "acceptable": ["main_matters_together"]}
    start = transaction.savepoint()
    sides = factories.revealed_round(venture_answers=answers)
    files, opened = unpacked(sides), opened_answers_json(sides.round)
    transaction.savepoint_rollback(start)
    assert opened is not None
    opened_answers = json.dumps([side["answers"] for side in opened["sides"]], ensure_ascii=False).encode()
    return files | {"answers/round-1.json": opened_answers, "drafts/draft.txt": files["drafts/draft.txt"].partition("טביעת".encode())[0]}


@pytest.mark.usefixtures("_drawn")
def test_the_page_names_every_file_in_both_languages() -> None:
    files = unpacked(factories.round_in("signing"))
    page = files["README.html"].decode()
    named = [name for name in files if name != "README.html" and not name.startswith("schemas/")]
    assert [name for name in (*named, "schemas/") if page.count(f'<code dir="ltr">{name}</code>') != 2] == []
    assert ('<div lang="he" dir="rtl">' in page, '<div lang="en" dir="ltr">' in page) == (True, True)
    assert ("<script" in page, "style=" in page) == (False, False)


@pytest.mark.usefixtures("_drawn")
def test_the_page_is_in_one_language_where_the_agreement_is_english() -> None:
    sides = factories.revealed_round(language="en")
    assert unpacked(sides)["README.html"].decode().count("<div lang=") == 1


def test_that_a_companion_took_it_out_stands_in_the_log_once_a_day() -> None:
    sides = factories.revealed_round()
    eve = beside.consultant(sides, allowed=ALL)
    for _time in range(2):
        note_taking_out(actor=eve, round_=sides.round)
    entries = AuditEntry.objects.filter(partnership=sides.partnership, action="record_exported")
    assert [(entry.actor, entry.payload) for entry in entries] == [(f"companion:{eve.public_id}", {"round": 1})]


def test_whoever_has_left_takes_nothing_out() -> None:
    sides = factories.revealed_round()
    eve = beside.consultant(sides, allowed=ALL)
    type(eve).objects.filter(pk=eve.pk).update(left_at=eve.joined_at)
    with pytest.raises(NotPermitted):
        note_taking_out(actor=eve, round_=sides.round)

"""The stand-alone checker of an export: whatever was done to a chain or a document is named; what is whole passes."""

import ast
import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partnerships.domain.audit import Entry, next_entry
from partnerships.models import Partnership, SealCertificate
from partnerships.services.sealing import sweep
from tests import exports
from tests.exports import Files, entries_in, with_entries, written_anew
from tests.time_stamping import time_stamping

CHECKER = exports.checker()
Entries = list[dict[str, Any]]


def chain(length: int) -> Entries:
    """A chain without any document."""
    entries: list[Entry] = []
    for number in range(1, length + 1):
        said: dict[str, Any] = {
            "at": f"2026-11-22T09:00:{number:02}.000000+00:00",
            "action": "saved",
            "actor": "representative:1",
            "payload": {"n": number},
        }
        entries.append(next_entry(entries[-1] if entries else None, **said))
    return [entry.as_dict() for entry in entries]


def found_in(entries: Entries) -> list[str]:
    return list(CHECKER.check_entries(entries))


def changed(entries: Entries, place: int, **changes: object) -> Entries:
    return [entry | changes if number == place else entry for number, entry in enumerate(entries, 1)]


def numbered(entries: Entries) -> Entries:
    return [entry | {"number": number} for number, entry in enumerate(entries, 1)]


def rehashed(entry: dict[str, Any]) -> dict[str, Any]:
    said = {key: part for key, part in entry.items() if key != "hash"}
    return {**said, "hash": hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()}


def stranger(after: dict[str, Any]) -> dict[str, Any]:
    return rehashed({**after, "number": after["number"] + 1, "previous": after["hash"], "action": "forged"})


@pytest.mark.parametrize("length", [0, 1, 2, 9])
def test_a_whole_chain_holds(length: int) -> None:
    assert found_in(chain(length)) == []


@pytest.mark.parametrize("place", [1, 2, 5, 6])
@pytest.mark.parametrize("change", [{"actor": "eve"}, {"payload": {"n": 99}}, {"at": "2020"}, {"previous": "f" * 64}, {"hash": "f" * 64}])
def test_altered(place: int, change: dict[str, object]) -> None:
    assert found_in(changed(chain(6), place, **change)) == [f"Entry {place} was altered: its hash is not that of what it says."]


def test_altered_numbers_are_named() -> None:
    assert found_in(changed(chain(6), 3, number=99)) == ["Entry 3 was altered: it carries the number 99."]


@pytest.mark.parametrize("place", [1, 2, 5])
def test_altered_with_a_hash_that_fits(place: int) -> None:
    entries = chain(6)
    entries[place - 1] = rehashed(entries[place - 1] | {"actor": "eve"})
    assert found_in(entries) == [f"Entry {place} was altered and given a new hash: its neighbours were written beside another one."]


@pytest.mark.parametrize("place", [1, 2, 5])
def test_deleted(place: int) -> None:
    entries = chain(6)
    del entries[place - 1]
    assert [found_in(entries), found_in(numbered(entries))] == [[f"Entry {place} was deleted."]] * 2


def test_several_deleted() -> None:
    entries = [entry for entry in chain(9) if entry["number"] not in {2, 3, 7}]
    gone = [f"Entry {number} was deleted." for number in (2, 3, 7)]
    assert [found_in(entries), found_in(numbered(entries))] == [gone, gone]


@pytest.mark.parametrize("place", [2, 4, 5])
def test_inserted(place: int) -> None:
    entries = chain(6)
    entries.insert(place - 1, stranger(entries[place - 2]))
    inserted = [f"Entry {place}, in place {place}, was inserted: it is no part of the chain."]
    assert [found_in(entries), found_in(numbered(entries))] == [inserted, inserted]


@pytest.mark.parametrize(("one", "other"), [(1, 2), (2, 5), (5, 6)])
def test_swapped(one: int, other: int) -> None:
    entries = chain(6)
    entries[one - 1], entries[other - 1] = entries[other - 1], entries[one - 1]
    swapped = [f"Entries {one}, {other} were swapped: they do not stand in the order in which they were written."]
    assert [found_in(entries), found_in(numbered(entries))] == [swapped, swapped]


def test_several_kinds_at_once_are_all_named() -> None:
    entries = changed(chain(9), 3, actor="eve")
    del entries[6]
    assert found_in(entries) == ["Entry 3 was altered: its hash is not that of what it says.", "Entry 7 was deleted."]


@pytest.fixture
def whole(sealed: Partnership) -> Files:
    """The export of a sealed partnership."""
    return exports.export_of(sealed)


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[Files], tuple[int, list[str]]]:
    """Run the checker on these files: the exit code, and the lines but those that say what was checked."""

    def checked(files: Files) -> tuple[int, list[str]]:
        code = CHECKER.main([str(exports.laid_out(files, tmp_path / "export"))])
        lines = capsys.readouterr().out.splitlines()
        return code, [line for line in lines if "sealed under the certificate" not in line and not line.endswith("were checked.")]

    return checked


Check = Callable[[Files], tuple[int, list[str]]]


def named(files: Files, ending: str) -> str:
    return next(name for name in files if name.endswith(ending))


def test_a_real_export_is_whole(whole: Files, check: Check) -> None:
    assert check(whole) == (0, [])


def test_a_real_chain_that_was_damaged(whole: Files, check: Check) -> None:
    entries = entries_in(whole)
    last, pdf = entries[-2], named(whole, ".pdf")
    recorded = f"{pdf} was sealed after it and recorded the hash"
    assert check(with_entries(whole, changed(entries, 4, actor="site"))) == (
        1,
        ["Entry 4 was altered: its hash is not that of what it says."],
    )
    assert check(with_entries(whole, entries[:4] + entries[5:])) == (1, ["Entry 5 was deleted."])
    assert check(with_entries(whole, [*entries[:2], entries[3], entries[2], *entries[4:]]))[1] == [
        "Entries 3, 4 were swapped: they do not stand in the order in which they were written."
    ]
    assert check(with_entries(whole, [*entries[:3], stranger(entries[2]), *entries[3:]]))[1] == [
        "Entry 4, in place 4, was inserted: it is no part of the chain."
    ]
    assert check(with_entries(whole, entries[:-2])) == (
        1,
        [
            f"{pdf}: the chain names no file with this content. It was altered, or the entry that names it.",
            f"Entry {last['number']} was cut off: {recorded} {last['hash']}.",
        ],
    )


def test_a_chain_that_was_written_anew_is_unmasked_by_the_sealed_document(whole: Files, check: Check) -> None:
    entries, pdf = entries_in(whole), named(whole, ".pdf")
    forged = written_anew(changed(entries, 4, actor="site"))
    code, said = check(with_entries(whole, forged))
    evidence = json.loads(whole[named(whole, "evidence.json")])["audit"]["entries"]
    assert found_in(forged) == []
    assert (code, said) == (
        1,
        [
            f"Entry {entry['number']} was deleted or written anew: {pdf} was sealed after it and recorded the hash {entry['hash']}."
            for entry in evidence
        ],
    )


def test_the_chain_of_another_partnership_is_foreign(whole: Files, check: Check) -> None:
    code, said = check(with_entries(whole, chain(40)))
    pdf = named(whole, ".pdf")
    assert (code, said[:2]) == (
        1,
        [
            f"{named(whole, 'agreement.json')}: the chain names no file with this content. It was altered, or the entry that names it.",
            f"{pdf}: the chain names no file with this content. It was altered, or the entry that names it.",
        ],
    )


@pytest.mark.parametrize(
    ("ending", "says"),
    [
        (".agreement.json", "{name}: the chain names no file with this content. It was altered, or the entry that names it."),
        (".evidence.json", "{pdf}: the evidence beside it is not the evidence inside it."),
    ],
)
def test_data_that_was_altered(whole: Files, check: Check, ending: str, says: str) -> None:
    name = named(whole, ending)
    altered = {**whole, name: whole[name].replace(b"ana", b"eve")}
    assert check(altered) == (1, [says.format(name=name, pdf=named(whole, ".pdf"))])


def altered_words(pdf: bytes) -> bytes:
    place = pdf.index(b"stream\nx") + 40
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def added_behind(pdf: bytes) -> bytes:
    return pdf + b"\n%% more\n"


def cut(pdf: bytes) -> bytes:
    return pdf[:-100]


def with_an_altered_seal(pdf: bytes) -> bytes:
    place = pdf.index(b"/Contents <") + 2000
    return pdf[:place] + (b"0" if pdf[place : place + 1] != b"0" else b"1") + pdf[place + 1 :]


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (altered_words, ["the seal does not fit the file."]),
        (added_behind, ["no seal or time stamp covers the file to its end."]),
        (cut, ["no seal or time stamp covers the file to its end.", "the seal does not fit the file."]),
        (with_an_altered_seal, []),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_document_that_was_altered(whole: Files, check: Check, damage: Callable[[bytes], bytes], says: list[str]) -> None:
    name, number = named(whole, ".pdf"), len(entries_in(whole))
    code, said = check({**whole, name: damage(whole[name])})
    assert (code, said[0], said[-1]) == (
        1,
        f"{name}: the chain names no file with this content. It was altered, or the entry that names it.",
        f"Entry {number} names a document that is not here, or was altered.",
    )
    assert said[1:-1] == [f"{name}: {sentence}" for sentence in says] or damage is with_an_altered_seal


def test_a_time_stamp_is_checked(sealing: Partnership, settings: Any, tmp_path: Path, check: Check) -> None:
    (tmp_path / "service").mkdir()
    with time_stamping(tmp_path / "service") as (_server, service):
        settings.TSA_URL, settings.TSA_CERTIFICATES = service.url, str(service.certificates)
        settings.TSA_USER, settings.TSA_PASSWORD = service.user, service.password
        assert sweep() == 1
    stamped = exports.export_of(sealing)
    name = named(stamped, ".pdf")
    assert json.loads(stamped[named(stamped, "evidence.json")])["seal"]["clock"] == "time_stamping_service"
    assert check(stamped) == (0, [])
    folder = str(tmp_path / "export")
    assert CHECKER.main([folder, str(service.certificates)]) == 0
    assert list(CHECKER.check_seals(name, stamped[name], (tmp_path / "service" / "service.pem").read_bytes())) == []
    other = name + ": the time stamp does not fit the file, or is not of the service that was given."
    assert list(CHECKER.check_seals(name, stamped[name], SealCertificate.objects.get().pem.encode())) == [other]
    last = stamped[name].rindex(b"startxref")
    broken = stamped[name][:last] + b"s " + stamped[name][last + 2 :]
    assert list(CHECKER.check_seals(name, broken, b"")) == [other]


def test_a_document_that_is_missing(whole: Files, check: Check) -> None:
    number = len(entries_in(whole))
    del whole[named(whole, ".pdf")]
    assert check(whole) == (1, [f"Entry {number} names a document that is not here, or was altered."])


def test_a_returned_file_that_nobody_confirmed(whole: Files, check: Check) -> None:
    assert check(whole | {"returned/scan.pdf": b"%PDF-"}) == (
        1,
        ["returned/scan.pdf: the chain names no file with this content. It was altered, or the entry that names it."],
    )


@pytest.mark.parametrize("files", [{}, {"chain.json": b"{"}, {"chain.json": b"[]"}, {"chain.json": b'{"entries":[{"number":1}]}'}])
def test_what_cannot_be_checked_says_so(files: Files, check: Check, tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    code, said = check(files)
    assert (code, [line.split(":")[0] for line in said]) == (2, ["This cannot be checked"])


def test_it_runs_as_a_program_on_a_zip(whole: Files, tmp_path: Path) -> None:
    archive = tmp_path / "export.zip"
    with zipfile.ZipFile(archive, "w") as writing:
        for name, data in whole.items():
            writing.writestr(f"some folder/{name}", data)
    command = [sys.executable, "-I", str(exports.SCRIPT)]
    run = subprocess.run([*command, str(archive)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.splitlines()[-1]) == (0, f"{len(entries_in(whole))} entries and 4 files were checked.")
    nothing = subprocess.run([*command, str(tmp_path / "nothing")], capture_output=True, text=True, check=False)
    assert (nothing.returncode, nothing.stderr) == (2, "")


def test_it_is_short_and_needs_nothing_but_the_standard_library() -> None:
    source = exports.SCRIPT.read_text(encoding="utf-8")
    modules = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else name.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert len(source.splitlines()) <= 150
    assert {module.partition(".")[0] for module in modules} - sys.stdlib_module_names == set()

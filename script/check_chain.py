#!/usr/bin/env python3
"""Checks an export of Arig without Arig: the audit chain, the sealed documents, their seals and time stamps.

python3 check_chain.py FOLDER_OR_ZIP [CERTIFICATES_OF_THE_TIME_STAMPING_SERVICE.pem] needs Python 3.11 and the openssl program.
Exit 0: whole, 1: damaged, 2: cannot be checked. docs/evidence.md says what that proves.
"""

import base64
import contextlib
import hashlib
import json
import re
import ssl
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EMBEDDED = re.compile(rb"/EmbeddedFile\b.{,999}?\bstream\r?\n(.*?)\r?\nendstream", re.DOTALL)
RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_export(place: Path) -> dict[str, bytes]:
    if place.is_dir():
        return {str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}
    with zipfile.ZipFile(place) as archive:
        return {item.filename: archive.read(item) for item in archive.infolist() if not item.is_dir()}


def written_as(entry: dict[str, Any], length: int) -> int | None:
    """The number under which the entry was written, whichever it carries now; None when it was altered.

    The hash is of the canonical JSON (RFC 8785) of all but the hash; a chain holds neither fractions nor other letters than a to z.
    """
    said = {key: part for key, part in entry.items() if key != "hash"}
    for number in (entry["number"], *sorted(range(1, 2 * length + 2), key=lambda number: abs(number - entry["number"]))):
        if sha256(json.dumps(said | {"number": number}, sort_keys=True, separators=(",", ":")).encode()) == entry["hash"]:
            return int(number)
    return None


def check_entries(entries: list[dict[str, Any]]) -> Iterator[str]:
    """A sentence for everything that was done to the chain itself."""
    written = [(written_as(entry, len(entries)), entry) for entry in entries]
    kept: dict[int, dict[str, Any]] = {}
    for number, entry in written:
        if number and (number not in kept or any(entry["hash"] == other["previous"] for other in entries)):
            kept[number] = entry
    altered = {entry["number"] for number, entry in written if number is None} - kept.keys()
    for place, (number, entry) in enumerate(written, 1):
        if number is None and entry["number"] in altered:
            yield f"Entry {entry['number']} was altered: its hash is not that of what it says."
        elif number is None or kept[number] is not entry:
            yield f"Entry {entry['number']}, in place {place}, was inserted: it is no part of the chain."
    gone = [number for number in range(1, max(kept, default=0)) if number not in kept and number not in altered]
    yield from (f"Entry {number} was deleted." for number in gone)
    order = [number for number, entry in written if number and kept[number] is entry]
    moved = sorted(number for number, expected in zip(order, sorted(order), strict=True) if number != expected)
    if moved:
        yield f"Entries {', '.join(map(str, moved))} were swapped: they do not stand in the order in which they were written."
    elif not gone and len(kept) + len(altered) == len(entries):
        stated = ((number, entry["number"]) for number, entry in kept.items())
        yield from (f"Entry {number} was altered: it carries the number {other}." for number, other in stated if other != number)
    apart = [n for n in kept if (n == 1 or n - 1 in kept) and kept[n]["previous"] != (kept[n - 1]["hash"] if n > 1 else "0" * 64)]
    for number in (n for n in apart if n - 1 not in apart):
        guilty = number if number == 1 or number + 1 in apart else number - 1
        yield f"Entry {guilty} was altered and given a new hash: its neighbours were written beside another one."


def embedded(pdf: bytes) -> Iterator[bytes]:
    for found in EMBEDDED.finditer(pdf):
        with contextlib.suppress(ValueError, zlib.error):
            yield zlib.decompress(base64.a85decode(found[1].removesuffix(b"~>")) if found[1].endswith(b"~>") else found[1])


def openssl(folder: str, command: str) -> bool:
    return subprocess.run(["openssl", *command.split()], cwd=folder, capture_output=True, check=False).returncode == 0


def check_seals(name: str, pdf: bytes, trusted: bytes) -> Iterator[str]:
    """The seal and the time stamp, each over the bytes that it covers; the last one must cover the whole file."""
    ranges = [tuple(map(int, found)) for found in RANGE.findall(pdf)]
    if max((second + last for _start, _first, second, last in ranges), default=0) != len(pdf):
        yield f"{name}: no seal or time stamp covers the file to its end."
    for start, first, second, last in ranges:
        with tempfile.TemporaryDirectory() as folder:
            token = bytes.fromhex(re.sub(rb"[^0-9a-fA-F]", b"0", pdf[start + first + 1 : second - 1]).decode())
            for part, content in (("data", pdf[start : start + first] + pdf[second : second + last]), ("token", token), ("known", trusted)):
                Path(folder, part).write_bytes(content)
            if bytes.fromhex("060b2a864886f70d0109100104") in token[:100]:  # the type of a time stamp's content
                openssl(folder, f"pkcs7 -inform DER -in token -print_certs -out {'its_own' if trusted else 'known'}")
                if not openssl(folder, "ts -verify -data data -in token -token_in -CAfile known -partial_chain"):
                    yield f"{name}: the time stamp does not fit the file, or is not of the service that was given."
            elif openssl(folder, "cms -verify -binary -noverify -inform DER -in token -content data -signer known -out /dev/null"):
                pinned = sha256(ssl.PEM_cert_to_DER_cert(Path(folder, "known").read_text()))
                print(f"{name} was sealed under the certificate {pinned} (SHA-256). Compare it with the one that the site names.")
            else:
                yield f"{name}: the seal does not fit the file."


def check_files(files: dict[str, bytes], entries: list[dict[str, Any]], trusted: bytes) -> Iterator[str]:
    """The files against the chain, and the chain against what the sealed documents tell of it."""
    named = {value for entry in entries for value in entry["payload"].values() if isinstance(value, str)}
    hashes, present = {entry["hash"] for entry in entries}, set(map(sha256, files.values()))
    for name, data in files.items():
        inside = list(embedded(data)) if name.endswith(".pdf") else []
        evidence = next((part for part in inside if b'"format":"arig-evidence' in part), None)
        if (evidence or re.search(r"(^|/)returned/|agreement\.json$", name)) and sha256(data) not in named:
            yield f"{name}: the chain names no file with this content. It was altered, or the entry that names it."
        if evidence:
            said = json.loads(evidence)
            if files.get(name.removesuffix(".pdf") + ".evidence.json", evidence) != evidence:
                yield f"{name}: the evidence beside it is not the evidence inside it."
            if said["fingerprint"] not in named.intersection(map(sha256, inside)):
                yield f"{name}: the text inside it is not the one that was frozen and signed."
            for number, noted in sorted({(entry["number"], entry["hash"]) for entry in (*said["audit"]["entries"], said["audit"])}):
                if noted not in hashes:
                    how = "was cut off" if number > len(entries) else "was deleted or written anew"
                    yield f"Entry {number} {how}: {name} was sealed after it and recorded the hash {noted}."
            yield from check_seals(name, data, trusted)
    lost = (entry for entry in entries if entry["action"] == "document_sealed" and entry["payload"]["file_hash"] not in present)
    yield from (f"Entry {entry['number']} names a document that is not here, or was altered." for entry in lost)


def main(arguments: list[str]) -> int:
    found = 0
    try:
        files = read_export(Path(arguments[0]))
        entries = json.loads(next(data for name, data in files.items() if Path(name).name == "chain.json"))["entries"]
        checks = (check_entries(entries), check_files(files, entries, b"".join(Path(name).read_bytes() for name in arguments[1:])))
        for sentence in (sentence for check in checks for sentence in check):
            found += 1
            print(sentence)
        print(f"{len(entries)} entries and {len(files)} files were checked.")
    except (OSError, ValueError, LookupError, TypeError, AttributeError, StopIteration, zipfile.BadZipFile) as error:
        print(f"This cannot be checked: {error!r}")
        return 1 if found else 2
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

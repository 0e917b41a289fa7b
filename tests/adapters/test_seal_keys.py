"""Keys of other kinds: bought ones with their chain, kept in a file or in a token, and new ones in the place of old ones."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

from partnerships.adapters.pdf import render_document
from partnerships.adapters.seal import seal_pdf
from partnerships.adapters.seal_keys import FILE_NAME, SealKey, SealRefused, ensure_seal_key, load_seal_key, replace_seal_key
from partnerships.adapters.seal_rules import judge
from partnerships.adapters.seal_token import Token, forget_session, is_extractable, make_key, open_key
from partnerships.adapters.seal_trust import Trust
from tests.adapters.agreements import SIGNED

PASSPHRASE = "secret"
LIBRARY = Path("/usr/lib/softhsm/libsofthsm2.so")
Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
KINDS: dict[str, Callable[[], Private]] = {
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "P-384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "RSA": lambda: rsa.generate_private_key(65537, 2048),
}


@pytest.fixture(scope="module")
def blank() -> bytes:
    """The smallest document that takes a seal."""
    html = '<html lang=en><head><title>T</title></head><body><h1>T</h1><input type="checkbox" name="seal" title="Seal"></body></html>'
    return render_document(html, language="en", title="T", identifier=b"x", created=SIGNED)


def issued(subject: str, key: Private, issuer: str, issuer_key: Private) -> x509.Certificate:
    now = datetime.now(UTC)
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in (subject, issuer)]
    builder = x509.CertificateBuilder(names[1], names[0], key.public_key(), x509.random_serial_number(), now, now + timedelta(days=365))
    return builder.sign(issuer_key, None if isinstance(issuer_key, ed25519.Ed25519PrivateKey) else hashes.SHA256())


def bought(key: Private, passphrase: str = PASSPHRASE) -> bytes:
    """A key file as it is sold: root, one below it, and our certificate; and one that has nothing to do with it."""
    root_key, middle_key = KINDS["P-256"](), KINDS["P-256"]()
    chain = [
        issued("Stranger", root_key, "Stranger", root_key),
        issued("Root", root_key, "Root", root_key),
        issued("Middle", middle_key, "Root", root_key),
    ]
    certificate = issued("Example Ltd", key, "Middle", middle_key)
    return pkcs12.serialize_key_and_certificates(b"x", key, certificate, chain, BestAvailableEncryption(passphrase.encode()))


@pytest.mark.parametrize("kind", KINDS)
def test_a_bought_key_seals_with_its_chain(blank: bytes, tmp_path: Path, kind: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(bought(KINDS[kind]()))
    key = ensure_seal_key(tmp_path, "secret")
    sealed = seal_pdf(blank, key=key, reason="Agreement", when=datetime.now(UTC))
    assert (key.holder, len(key.chain), key.pem.count("BEGIN CERTIFICATE")) == ("Example Ltd", 2, 3)
    assert judge(sealed, Trust.of([key])) == "whole"
    assert judge(sealed, Trust({key.certificate_hash: frozenset()})) == "structure"
    (tmp_path / "x.pdf").write_bytes(sealed)
    told = subprocess.run(["pdfsig", str(tmp_path / "x.pdf")], capture_output=True, text=True, check=False).stdout
    assert ("Signature is Valid." in told, "Total document signed" in told) == (True, True)


def test_a_certificate_of_the_chain_that_was_changed_is_noticed(blank: bytes, tmp_path: Path) -> None:
    """The seal covers neither its own container nor the certificates in it: each of them is pinned."""
    (tmp_path / FILE_NAME).write_bytes(bought(KINDS["P-256"]()))
    key = ensure_seal_key(tmp_path, "secret")
    sealed = seal_pdf(blank, key=key, reason="Agreement", when=datetime.now(UTC))
    name = b"Root".hex().upper().encode()
    assert judge(sealed.replace(name, b"Rooz".hex().upper().encode(), 1), Trust.of([key])) == "structure"


@pytest.mark.parametrize(
    "key",
    [ec.generate_private_key(ec.SECP521R1()), ed25519.Ed25519PrivateKey.generate()],
    ids=["P-521", "Ed25519"],
)
def test_other_kinds_are_refused(tmp_path: Path, key: Private) -> None:
    (tmp_path / FILE_NAME).write_bytes(bought(key))
    with pytest.raises(SealRefused, match="of a kind"):
        ensure_seal_key(tmp_path, "secret")


def test_an_ended_certificate_seals_nothing(blank: bytes, key: SealKey) -> None:
    with pytest.raises(SealRefused, match="ended on"):
        seal_pdf(blank, key=key, reason="Agreement", when=datetime.now(UTC) + timedelta(days=365 * 21))


def test_a_new_key_keeps_the_old_file(blank: bytes, tmp_path: Path) -> None:
    first = ensure_seal_key(tmp_path, "secret")
    second, third = replace_seal_key(tmp_path, "secret"), replace_seal_key(tmp_path, "secret", bought=bought(KINDS["P-256"]()))
    names = sorted(path.name for path in tmp_path.iterdir())
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    assert names == [f"seal-until-{day}-2.p12", f"seal-until-{day}.p12", FILE_NAME]
    kept = [load_seal_key(tmp_path / name, "secret").certificate_hash for name in (names[1], names[0], names[2])]
    assert kept == [first.certificate_hash, second.certificate_hash, third.certificate_hash]
    assert judge(seal_pdf(blank, key=first, reason="x", when=SIGNED), Trust.of([first, third])) == "whole"


def test_a_bought_file_that_does_not_open_changes_nothing(tmp_path: Path) -> None:
    first = ensure_seal_key(tmp_path, "secret")
    with pytest.raises(SealRefused, match="does not open"):
        replace_seal_key(tmp_path, "secret", bought=bought(KINDS["P-256"](), "another"))
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
    assert ensure_seal_key(tmp_path, "secret") == first


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Token:
    """A token of SoftHSM, empty."""
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    command = ["softhsm2-util", "--init-token", "--free", "--label", "arig", "--pin", "1234", "--so-pin", "5678"]
    subprocess.run(command, check=True, capture_output=True)
    found = Token(LIBRARY, "arig", "1234")
    forget_session(found)
    return found


def test_a_key_in_a_token_seals_and_stays_inside(blank: bytes, token: Token) -> None:
    key = make_key(token)
    sealed = seal_pdf(blank, key=key, reason="Agreement", when=datetime.now(UTC))
    assert (judge(sealed, Trust.of([key])), key.source, is_extractable(token)) == ("whole", "pkcs11", False)
    forget_session(token)
    again = open_key(token)
    assert again.certificate_hash == key.certificate_hash
    assert judge(seal_pdf(blank, key=again, reason="Agreement", when=datetime.now(UTC)), Trust.of([key])) == "whole"
    with pytest.raises(SealRefused, match="already"):
        make_key(token)


def test_a_bought_key_in_a_token_seals_with_the_chain_from_a_file(blank: bytes, token: Token, tmp_path: Path) -> None:
    own, above = KINDS["RSA"](), KINDS["P-256"]()
    pem = tmp_path / "key.pem"
    pem.write_bytes(own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    command = ["softhsm2-util", "--import", str(pem), "--token", "arig", "--label", "bought", "--id", "01", "--pin", "1234"]
    subprocess.run(command, check=True, capture_output=True)
    certificates = tmp_path / "chain.pem"
    chain = [issued("Example Ltd", own, "Root", above), issued("Root", above, "Root", above)]
    certificates.write_bytes(b"".join(one.public_bytes(Encoding.PEM) for one in chain))
    key = open_key(Token(LIBRARY, "arig", "1234", "bought", certificates))
    assert (key.holder, len(key.chain)) == ("Example Ltd", 1)
    assert judge(seal_pdf(blank, key=key, reason="Agreement", when=datetime.now(UTC)), Trust.of([key])) == "whole"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"library": Path("/nowhere.so")}, "The PKCS#11 library /nowhere.so is missing."),
        ({"label": "another"}, "There is no token with the label another."),
        ({"pin": "4321"}, "The PIN of the token arig is wrong."),
        ({}, "The token arig holds 0 keys with the label seal: one is needed."),
    ],
    ids=["library", "token", "pin", "key"],
)
def test_what_a_token_lacks_is_said(token: Token, change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SealRefused, match=sentence):
        open_key(replace(token, **change))

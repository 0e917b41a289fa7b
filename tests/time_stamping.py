"""A time-stamping service on this machine: OpenSSL behind a loopback server, with its own authority and list of revoked certificates."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from partnerships.adapters.time_stamps import StampService

NAME = "Example Time Stamping"
REVOKED_LIST = "/authority.crl"
CONFIGURATION = """
[tsa]
default_tsa = service
[service]
serial = {folder}/serial
signer_cert = {folder}/service.pem
certs = {folder}/authority.pem
signer_key = {folder}/service.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


class Server(ThreadingHTTPServer):
    """What the service does next: it can fall silent, refuse, or talk nonsense, and it counts what it was asked."""

    folder: Path
    revoked_list = b""
    asked = 0
    fetched = 0
    mood = "well"


class Handler(BaseHTTPRequestHandler):
    """Timestamps for whoever knows the password; the list of revoked certificates for everybody."""

    server: Server

    def do_GET(self) -> None:
        self.server.fetched += 1
        self._answer(200, "application/pkix-crl", self.server.revoked_list)

    def do_POST(self) -> None:
        self.server.asked += 1
        question = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.mood == "nonsense":
            self._answer(200, "application/timestamp-reply", b"nonsense")
        elif self.server.mood == "busy":
            self._answer(503, "text/plain", b"come back later")
        elif self.headers["Authorization"] != "Basic YXJpZzpzZWNyZXQ=":
            self._answer(401, "text/plain", b"who are you?")
        else:
            self._answer(200, "application/timestamp-reply", self._reply(question))

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 (the parent's word)
        """Say nothing."""

    def _reply(self, question: bytes) -> bytes:
        # one at a time: the serial number is a file
        with LOCK:
            (self.server.folder / "question").write_bytes(question)
            command = ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "question", "-out", "reply"]
            subprocess.run(command, cwd=self.server.folder, check=True, capture_output=True)
            return (self.server.folder / "reply").read_bytes()

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


LOCK = threading.Lock()


@contextmanager
def time_stamping(folder: Path, *, days: int = 3650) -> Iterator[tuple[Server, StampService]]:
    """A service that runs, and how it is reached. Its certificate is valid for so many days, and names where one asks for revoked ones."""
    server = Server(("127.0.0.1", 0), Handler)
    server.folder = folder
    server.revoked_list = _make(folder, f"http://127.0.0.1:{server.server_port}{REVOKED_LIST}", days)
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(CONFIGURATION.format(folder=folder))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server, StampService(f"http://127.0.0.1:{server.server_port}/", folder / "authority.pem", "arig", "secret")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _make(folder: Path, list_address: str, days: int) -> bytes:
    authority_key, service_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    now = datetime.now(UTC)
    authority_name = _name("Example Authority")
    authority = (
        _certificate(authority_name, authority_name, authority_key.public_key(), now, 7300)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage("key_cert_sign", "crl_sign"), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    points = [x509.DistributionPoint([x509.UniformResourceIdentifier(list_address)], None, None, None)]
    service = (
        _certificate(_name(NAME), authority_name, service_key.public_key(), now, days)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage("digital_signature"), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .add_extension(x509.CRLDistributionPoints(points), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    (folder / "authority.pem").write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    (folder / "service.pem").write_bytes(service.public_bytes(serialization.Encoding.PEM))
    (folder / "service.key").write_bytes(
        service_key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    revoked = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority_name)
        .last_update(now - timedelta(days=1))
        .next_update(now + timedelta(days=3650))
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False)
        .add_extension(x509.CRLNumber(1), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    return revoked.public_bytes(serialization.Encoding.DER)


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=2))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*granted: str) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign",
        "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: name in granted for name in names})

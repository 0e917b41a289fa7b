"""With which key this site seals, who confirms the time, and the registry of all certificates that it ever sealed under."""

import logging
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from django.conf import settings
from django.db import DatabaseError, transaction

from partnerships.adapters import seal_keys, seal_token, time_stamps
from partnerships.adapters.seal_keys import SealKey, SealRefused
from partnerships.adapters.seal_token import Token
from partnerships.adapters.seal_trust import Trust
from partnerships.adapters.time_stamps import StampService
from partnerships.models import SealCertificate
from partnerships.services import clock

logger = logging.getLogger(__name__)

REVOKED = "The certificate of the seal was revoked: make a new key with manage.py rotate_seal."


def current_key() -> SealKey:
    """The key that seals now, loaded once in a process; made at the first start, and entered into the registry when it is new.

    Refuses with SealRefused when it cannot be used, when it is missing although documents were sealed, and when it was revoked.
    """
    key = _found_key()
    known = SealCertificate.objects.filter(certificate_hash=key.certificate_hash).first()
    if known is not None and known.revoked_at is not None:
        raise SealRefused(REVOKED)
    if known is None or known.retired_at is not None:
        register(key, at=clock.now())
    return key


def prepare() -> None:
    """At the start of a server: make the key if there is none, or say in one sentence why nothing can be sealed.

    The site serves in any case: people answer and sign, and what waits for the seal is finished when the cause is gone.
    """
    try:
        current_key()
    except SealRefused as refused:
        logger.error("Nothing can be sealed. %s", refused)
    except DatabaseError:  # not migrated yet, or not reachable yet
        logger.warning("Whether the seal can be used is not known: the database does not answer.")


def token() -> Token | None:
    """The token with the seal's key, where the settings name one."""
    if not settings.SEAL_PKCS11_LIBRARY:
        return None
    return Token(
        library=Path(settings.SEAL_PKCS11_LIBRARY),
        label=settings.SEAL_PKCS11_TOKEN,
        pin=settings.SEAL_PKCS11_PIN,
        key_label=settings.SEAL_PKCS11_LABEL,
        certificates=Path(settings.SEAL_PKCS11_CERTIFICATES) if settings.SEAL_PKCS11_CERTIFICATES else None,
    )


def stamp_service() -> StampService | None:
    """The time-stamping service without which nothing is sealed, where the settings name one."""
    if not settings.TSA_URL:
        return None
    return StampService(settings.TSA_URL, Path(settings.TSA_CERTIFICATES), settings.TSA_USER, settings.TSA_PASSWORD)


def time_service() -> str:
    """The name of the time-stamping service for the evidence of what will be sealed now; empty: this site's clock is all there is.

    Refuses with StampRefused while the service does not answer: better before the document is drawn than after.
    """
    service = stamp_service()
    return time_stamps.name_of(service) if service else ""


def trust() -> Trust:
    """What the offline verdict trusts: every certificate of the registry, and who vouches for the time-stamping services."""
    rows = SealCertificate.objects.values_list("certificate_hash", "pem", "revoked_at")
    seals = {certificate_hash: _beside(pem) for certificate_hash, pem, _revoked in rows}
    revoked = frozenset(certificate_hash for certificate_hash, _pem, revoked_at in rows if revoked_at)
    return Trust(seals, revoked, stamp_roots=_stamp_roots())


@transaction.atomic
def register(key: SealKey, *, at: datetime) -> SealCertificate:
    """Enter the certificate under which is sealed from now on; the one before it is retired, and stays valid for what it sealed."""
    about = {
        "pem": key.pem,
        "source": key.source,
        "subject": key.holder[:200],
        "valid_from": key.certificate.not_valid_before_utc,
        "valid_until": key.certificate.not_valid_after_utc,
        "retired_at": None,
    }
    row, _new = SealCertificate.objects.update_or_create(
        certificate_hash=key.certificate_hash, defaults=about, create_defaults={**about, "first_used_at": at}
    )
    SealCertificate.objects.exclude(pk=row.pk).filter(retired_at=None).update(retired_at=at)
    return row


def missing(path: Path) -> str:
    """The sentence for a key file that is gone although it has sealed."""
    return (
        f"The key file of the seal is missing: {path}. Put it back; or make a new one with manage.py rotate_seal, "
        "which leaves what was sealed valid."
    )


def _found_key() -> SealKey:
    if (place := token()) is not None:
        return seal_token.open_key(place)
    path = settings.SEAL_DIR / seal_keys.FILE_NAME
    if not path.exists() and SealCertificate.objects.exists():
        raise SealRefused(missing(path))
    return seal_keys.ensure_seal_key(settings.SEAL_DIR, settings.SEAL_PASSPHRASE, holder=settings.OPERATOR_NAME)


def _beside(pem: str) -> frozenset[str]:
    """The hashes of the certificates that stand in the container beside the seal's own."""
    others = x509.load_pem_x509_certificates(pem.encode())[1:] if pem else []
    return frozenset(one.fingerprint(hashes.SHA256()).hex() for one in others)


def _stamp_roots() -> str:
    """Those of former services stay in the same file; a file that is missing vouches for nobody."""
    try:
        return Path(settings.TSA_CERTIFICATES).read_text("ascii") if settings.TSA_CERTIFICATES else ""
    except (OSError, UnicodeDecodeError):
        return ""

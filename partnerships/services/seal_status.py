"""What the seal rests on, and what will go wrong when: for `seal_status`, for the system checks, and for the alarms."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count

from partnerships.adapters import seal_keys as key_files
from partnerships.adapters import seal_token, time_stamps
from partnerships.adapters.seal_keys import SealKey, SealRefused
from partnerships.models import SealCertificate, SealedDocument
from partnerships.queries.signing import unsealed_versions
from partnerships.services import clock, seal_keys
from partnerships.start_up import source_of

SOON = timedelta(days=60)
CLOCKS_APART = timedelta(seconds=60)


class Weight(IntEnum):
    """How bad it is: nothing is wrong, something will be, nothing can be sealed."""

    FACT = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True)
class Finding:
    """One sentence for the operator."""

    weight: Weight
    sentence: str


def findings(*, asks: bool = False) -> tuple[Finding, ...]:
    """Everything about the seal as it is set up now; `asks` puts a question to the time-stamping service as well. Makes nothing."""
    parts = (_about_key(), _about_time(asks=asks), _about_registry(), _about_waiting())
    return tuple(dict.fromkeys(finding for part in parts for finding in _as_far_as_known(part)))


def certificate_in_use() -> SealKey | None:
    """The key that seals, if it can be used and was made already."""
    try:
        place = seal_keys.token()
        if place is not None:
            return seal_token.open_key(place)
        path = settings.SEAL_DIR / key_files.FILE_NAME
        return key_files.load_seal_key(path, settings.SEAL_PASSPHRASE) if path.exists() else None
    except SealRefused:
        return None


def _as_far_as_known(part: Iterator[Finding]) -> Iterator[Finding]:
    try:
        yield from part
    except DatabaseError:  # before the first migration, or while the database is away
        yield _fact("What the registry of certificates and documents holds is not known: the database does not answer.")


def _about_key() -> Iterator[Finding]:
    place = seal_keys.token()
    path = settings.SEAL_DIR / key_files.FILE_NAME
    try:
        if place is not None:
            key = seal_token.open_key(place)
            yield _fact(f"The key lies in the token {place.label} under the label {place.key_label} ({place.library}).")
            yield _fact(f"The token's PIN comes from {source_of('ARIG_SEAL_PKCS11_PIN')}.")
            if seal_token.is_extractable(place):
                yield _warning("The token would give the key away: make one that is not extractable (manage.py rotate_seal).")
        elif path.exists():
            key = key_files.load_seal_key(path, settings.SEAL_PASSPHRASE)
            yield from _about_file(path)
        elif SealCertificate.objects.exists():
            yield Finding(Weight.ERROR, seal_keys.missing(path))
            return
        else:
            yield _fact(f"There is no key yet: it is made at the first start, in {path}.")
            return
    except SealRefused as refused:
        yield Finding(Weight.ERROR, str(refused))
        return
    yield from _about_certificate(key)


def _about_file(path: Path) -> Iterator[Finding]:
    yield _fact(f"The key lies in {path}.")
    source = source_of("ARIG_SEAL_PASSPHRASE")
    beside = settings.DATA_DIR / "keys" / "seal.passphrase"
    yield _fact(f"Its passphrase comes from {source or beside}.")
    if not source and settings.PRODUCTION:
        yield _warning(f"Key and passphrase lie on the same disk ({beside}): whoever copies the data folder has both.")
    for secret in (path, beside):
        if secret.exists() and stat.S_IMODE(secret.stat().st_mode) & 0o077:
            yield _warning(f"Others on this machine can read {secret}: chmod 600 {secret}")


def _about_certificate(key: SealKey) -> Iterator[Finding]:
    certificate = key.certificate
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    vouched = f"vouched for by {key_files.common_name(key.chain[-1])}" if key.chain else "vouched for by this site alone"
    yield _fact(f"The certificate is {key.holder} ({_kind(key)}), {vouched}, valid from {begins:%Y-%m-%d} to {ends:%Y-%m-%d}.")
    yield _fact(f"Its SHA-256 is {key.certificate_hash}.")
    yield from _about_end("The certificate of the seal", ends, "make a new key with manage.py rotate_seal")
    for above in key.chain:
        name = key_files.common_name(above)
        yield from _about_end(f"The certificate of {name}, which vouches for the seal,", above.not_valid_after_utc, "buy a new one")
    if begins > clock.now():
        yield _warning(f"The certificate of the seal begins on {begins:%Y-%m-%d}: is the clock of this machine right?")


def _kind(key: SealKey) -> str:
    public = key.certificate.public_key()
    if isinstance(public, ec.EllipticCurvePublicKey):
        return f"EC {public.curve.name}"
    return f"RSA {public.key_size}" if isinstance(public, rsa.RSAPublicKey) else type(public).__name__


def _about_end(what: str, ends: datetime, then: str) -> Iterator[Finding]:
    now = clock.now()
    if ends < now:
        yield Finding(Weight.ERROR, f"{what} ended on {ends:%Y-%m-%d}, nothing can be sealed: {then}.")
    elif ends - now <= SOON:
        yield _warning(f"{what} ends on {ends:%Y-%m-%d}, in {(ends - now).days} days: {then}.")


def _about_time(*, asks: bool) -> Iterator[Finding]:
    service = seal_keys.stamp_service()
    if service is None:
        yield _fact("No time-stamping service is set: the time of a seal is this machine's clock, and the documents say so.")
        if not settings.TSA_CERTIFICATES and SealedDocument.objects.filter(stamped_at__isnull=False).exists():
            yield _warning(
                "Documents carry time stamps, but ARIG_TSA_CERTIFICATES is not set: those that the registry does not hold cannot be judged."
            )
        return
    yield _fact(f"The time is confirmed by {service.url}; nothing is sealed without it.")
    try:
        if not settings.TSA_CERTIFICATES:
            raise SealRefused("ARIG_TSA_URL is set without ARIG_TSA_CERTIFICATES: nothing vouches for the time-stamping service.")
        roots = time_stamps.roots_of(service)
        if all(root.not_valid_after_utc < clock.now() for root in roots):
            raise SealRefused("All certificates that vouch for the time-stamping service have ended.")
        if asks:
            yield from _about_answer(time_stamps.ask(service))
    except SealRefused as refused:
        yield Finding(Weight.ERROR, str(refused))


def _about_answer(answer: time_stamps.Answer) -> Iterator[Finding]:
    apart = answer.at - clock.now()
    yield _fact(f"It answers as {answer.by}; its certificate is valid until {answer.valid_until:%Y-%m-%d}.")
    yield from _about_end("The certificate of the time-stamping service", answer.valid_until, "ask its operator for the next one")
    if abs(apart) > CLOCKS_APART:
        yield _warning(f"The clock of this machine and that of the service are {abs(apart).total_seconds():.0f} seconds apart.")


def _about_registry() -> Iterator[Finding]:
    under = dict(SealedDocument.objects.order_by().values_list("certificate").annotate(Count("pk")))
    for row in SealCertificate.objects.all():
        state = f"revoked on {row.revoked_at:%Y-%m-%d} ({row.revoked_reason})" if row.revoked_at else "in use"
        if row.retired_at and not row.revoked_at:
            state = f"retired on {row.retired_at:%Y-%m-%d}"
        count = under.get(row.certificate_hash, 0)
        yield _fact(f"{row.certificate_hash[:16]}… since {row.first_used_at:%Y-%m-%d}, {state}. Documents sealed under it: {count}.")
    in_use = certificate_in_use()
    if in_use and SealCertificate.objects.filter(certificate_hash=in_use.certificate_hash, revoked_at__isnull=False).exists():
        yield Finding(Weight.ERROR, seal_keys.REVOKED)


def _about_waiting() -> Iterator[Finding]:
    for version in unsealed_versions():
        if version.seal_error:
            yield _warning(f"{version.check_code} waits for its seal, tried {version.seal_attempts} times: {version.seal_error}")


def _fact(sentence: str) -> Finding:
    return Finding(Weight.FACT, sentence)


def _warning(sentence: str) -> Finding:
    return Finding(Weight.WARNING, sentence)

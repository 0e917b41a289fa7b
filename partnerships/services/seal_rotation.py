"""Another key takes the place of the seal's, and a certificate is revoked. What was sealed before stays what it is."""

from django.conf import settings
from django.db import transaction

from partnerships.adapters import seal_keys as key_files
from partnerships.adapters import seal_token
from partnerships.adapters.seal_keys import SealRefused
from partnerships.models import SealCertificate
from partnerships.services import clock, seal_keys


def rotate_seal(*, bought: bytes | None = None) -> SealCertificate:
    """Make a new key, or put a bought one (PKCS#12, opened by the passphrase) in its place; the old file stays beside it.

    With a token the new key is made inside it, under the label that the settings name. Documents that wait are sealed with it.
    Refuses with SealRefused; then the key in use stays.
    """
    place = seal_keys.token()
    if place is None:
        key = key_files.replace_seal_key(settings.SEAL_DIR, settings.SEAL_PASSPHRASE, holder=settings.OPERATOR_NAME, bought=bought)
    elif bought is None:
        key = seal_token.make_key(place, holder=settings.OPERATOR_NAME)
    else:
        raise SealRefused("The seal's key lies in a token: put the bought one there, and set ARIG_SEAL_PKCS11_LABEL to its label.")
    return seal_keys.register(key, at=clock.now())


@transaction.atomic(durable=True)
def revoke_seal(*, certificate: str, reason: str) -> SealCertificate:
    """From now on nothing is trusted for this certificate alone, and nothing is sealed under it; what the registry holds stays valid.

    `certificate` is the beginning of its SHA-256, long enough to mean one. Refuses with SealRefused. Again: nothing changes.
    """
    wanted = certificate.replace(":", "").strip().lower()
    found = list(SealCertificate.objects.select_for_update().filter(certificate_hash__startswith=wanted)[:2]) if len(wanted) >= 8 else []
    if len(found) != 1:
        raise SealRefused(f"{certificate} does not mean one certificate of the seal: manage.py seal_status names them.")
    if not reason.strip():
        raise SealRefused("Say why: --reason.")
    (row,) = found
    if row.revoked_at is None:
        row.revoked_at, row.revoked_reason = clock.now(), reason.strip()
        row.retired_at = row.retired_at or row.revoked_at
        row.save(update_fields=["revoked_at", "revoked_reason", "retired_at"])
    return row

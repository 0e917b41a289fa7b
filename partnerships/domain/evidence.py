"""What is recorded about the signatures of one agreement version: the value behind the evidence page and its JSON."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from partnerships.domain.text import gettext_noop as _

EVIDENCE_FORMAT = "arig-evidence-1"

# how a signatory was identified; the code is what is stored, the sentence what people read
IDENTIFIED_BY = {
    "email_code": _("A personal account and a fresh one-time code sent to the mail address"),
    "second_factor": _("A personal account and a second factor"),
    "command": _("By command: a specimen, nobody was identified"),
}
METHODS = {"typed": _("typed"), "drawn": _("drawn")}


@dataclass(frozen=True, kw_only=True)
class SignatureEvidence:
    """One act of signing. `party` counts the agreement's parties from 0; `image` is the drawn signature as PNG."""

    party: int
    name: str
    role: str
    method: str
    authority: str
    identified_by: str
    at: datetime
    zone: str
    served_hash: str
    consent_version: str
    image: bytes | None = None
    address: str = ""

    @property
    def local_time(self) -> datetime:
        """The moment on the clock of the zone that the page names."""
        return self.at.astimezone(ZoneInfo(self.zone))

    def as_dict(self) -> dict[str, object]:
        """For the machine-readable evidence inside the PDF; the image is named by its hash, it stands on the page."""
        return {
            "party": self.party,
            "name": self.name,
            "role": self.role,
            "method": self.method,
            "image_sha256": hashlib.sha256(self.image).hexdigest() if self.image else None,
            "authority": self.authority,
            "identified_by": self.identified_by,
            "address": self.address,
            "at": _in_utc(self.at),
            "zone": self.zone,
            "served_hash": self.served_hash,
            "consent_version": self.consent_version,
        }


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Everything that the evidence page says. `sealed_at` is this site's clock; no time-stamping service confirms it."""

    fingerprint: str
    check_code: str
    check_address: str
    audit_head: str
    sealed_at: datetime
    zone: str
    signatures: tuple[SignatureEvidence, ...]
    renderer: tuple[tuple[str, str], ...] = ()
    specimen: bool = False

    def as_dict(self) -> dict[str, object]:
        """For the machine-readable evidence inside the PDF."""
        return {
            "format": EVIDENCE_FORMAT,
            "fingerprint": self.fingerprint,
            "check_code": self.check_code,
            "check_address": self.check_address,
            "audit_head": self.audit_head,
            "sealed_at": _in_utc(self.sealed_at),
            "clock": "site",
            "zone": self.zone,
            "signatures": [signature.as_dict() for signature in self.signatures],
            "renderer": dict(self.renderer),
            "specimen": self.specimen,
        }


def masked_address(address: str) -> str:
    """A mail address that its owner recognises and a reader cannot write to: t…@example.org."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}…{at}{domain}" if at else ""


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

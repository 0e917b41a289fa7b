"""What is recorded about the signatures of one agreement version: the value behind the evidence page and its JSON.

What it says of a person is what the document may be passed on with: no IP address, no device, of the mail address the first letter.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from partnerships.domain.text import gettext_noop as _

EVIDENCE_FORMAT = "arig-evidence-2"

# how a signatory was identified; the code is what is stored, the sentence what people read
IDENTIFIED_BY = {
    "email_code": _("A personal account and a fresh one-time code sent to the mail address"),
    "second_factor": _("A personal account and a second factor"),
    "command": _("By command: a specimen, nobody was identified"),
    "elsewhere": _("Signed elsewhere: this site did not identify the person; the other side looked at the returned file and confirmed it"),
}
METHODS = {
    "typed": _("typed"),
    "drawn": _("drawn"),
    "uploaded": _("a picture of the signature"),
    "paper": _("on paper"),
    "card": _("with the signatory’s own signing card"),
}
AS_DECLARED, RESOLUTION, OWN = "as_declared", "resolution", "own"

# What the audit entries record that concern one frozen version, in words that name nobody: who acts inside a side stays inside.
ENTRIES: Mapping[str, str] = {
    "agreement_frozen": _("The text was frozen"),
    "agreement_approved": _("Approved inside the side"),
    "signing_began": _("Signing began"),
    "signing_arranged": _("The order of signing or its day was set"),
    "signing_code_sent": _("A code to sign with was asked for"),
    "agreement_signed": _("Signed"),
    "file_returned": _("A file signed elsewhere came back"),
    "file_withdrawn": _("A returned file was taken back"),
    "file_confirmed": _("The returned file was confirmed"),
    "file_refused": _("The returned file was refused"),
    "signing_completed": _("All have signed"),
}


@dataclass(frozen=True, kw_only=True)
class AuthorityAccepted:
    """Somebody of another side accepted, with their own signature, that the others sign as they declare."""

    party: int
    name: str
    at: datetime

    def as_dict(self) -> dict[str, object]:
        """For the machine-readable evidence."""
        return {"party": self.party, "name": self.name, "at": in_utc(self.at)}


@dataclass(frozen=True, kw_only=True)
class ReturnedEvidence:
    """The file on which somebody signed elsewhere, by its hash, and who of another side confirmed it."""

    kind: str
    file_hash: str
    signed_on: date
    returned_at: datetime
    confirmed_at: datetime
    confirmed_by: str
    confirmed_for: int

    def as_dict(self) -> dict[str, object]:
        """For the machine-readable evidence."""
        return {
            "kind": self.kind,
            "sha256": self.file_hash,
            "signed_on": self.signed_on.isoformat(),
            "returned_at": in_utc(self.returned_at),
            "confirmed_at": in_utc(self.confirmed_at),
            "confirmed_by": {"party": self.confirmed_for, "name": self.confirmed_by},
        }


@dataclass(frozen=True, kw_only=True)
class SignatureEvidence:
    """One act of signing. `party` counts the agreement's parties from 0; `image` is the drawn or uploaded signature as PNG.

    `authority` is the resolution that empowers. Without one it is as declared, and `accepted_by` says who of the others accepted that;
    `by_own_right` whoever signs for themselves.
    """

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
    on_behalf_of: str = ""
    by_own_right: bool = False
    served_at: datetime | None = None
    consent: tuple[str, ...] = ()
    """The sentences of that version, in the language of the agreement."""
    accepted_by: tuple[AuthorityAccepted, ...] = ()
    returned: ReturnedEvidence | None = None
    image: bytes | None = None
    stamp: bytes | None = None
    """The organisation's stamp, put beside the signature."""
    address: str = ""

    @property
    def authority_kind(self) -> str:
        """By what authority somebody signed."""
        return RESOLUTION if self.authority else OWN if self.by_own_right else AS_DECLARED

    @property
    def local_time(self) -> datetime:
        """The moment on the clock of the zone that the page names."""
        return self.at.astimezone(ZoneInfo(self.zone))

    def as_dict(self) -> dict[str, object]:
        """For the machine-readable evidence inside the PDF; the images are named by their hashes, they stand on the page."""
        return {
            "party": self.party,
            "on_behalf_of": self.on_behalf_of,
            "name": self.name,
            "role": self.role,
            "method": self.method,
            "image_sha256": _hash(self.image),
            "stamp_sha256": _hash(self.stamp),
            "returned": self.returned.as_dict() if self.returned else None,
            "authority": {
                "kind": self.authority_kind,
                "resolution": self.authority,
                "accepted_by": [acceptance.as_dict() for acceptance in self.accepted_by],
            },
            "identified_by": self.identified_by,
            "address": self.address,
            "at": in_utc(self.at),
            "local_time": self.local_time.isoformat(timespec="seconds"),
            "zone": self.zone,
            "served_at": in_utc(self.served_at) if self.served_at else None,
            "served_hash": self.served_hash,
            "consent": {"version": self.consent_version, "sentences": list(self.consent)},
        }


@dataclass(frozen=True, kw_only=True)
class ApprovalEvidence:
    """A side said yes, inside, to this text before it was signed."""

    party: int
    at: datetime

    def as_dict(self) -> dict[str, object]:
        """For the machine-readable evidence."""
        return {"party": self.party, "at": in_utc(self.at)}


@dataclass(frozen=True, kw_only=True)
class EntryEvidence:
    """An entry of the audit chain that concerns this version; `party` is the side whose member acted, None for the site."""

    number: int
    at: datetime
    action: str
    hash: str
    party: int | None = None

    @property
    def words(self) -> str:
        """What it records (a message id)."""
        return ENTRIES.get(self.action, self.action)

    def as_dict(self) -> dict[str, object]:
        """For the machine-readable evidence; the words are the English ones."""
        return {
            "number": self.number,
            "at": in_utc(self.at),
            "action": self.action,
            "words": self.words,
            "party": self.party,
            "hash": self.hash,
        }


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Everything that the evidence page says. `sealed_at` is this site's clock.

    `time_service` names the time-stamping service that is asked to confirm it once the file is sealed; empty: none is.
    """

    fingerprint: str
    check_code: str
    check_address: str
    audit_head: str
    sealed_at: datetime
    zone: str
    signatures: tuple[SignatureEvidence, ...]
    renderer: tuple[tuple[str, str], ...] = ()
    specimen: bool = False
    audit_number: int = 0
    entries: tuple[EntryEvidence, ...] = ()
    approvals: tuple[ApprovalEvidence, ...] = ()
    frozen_at: datetime | None = None
    time_service: str = ""
    logos: tuple[tuple[int, bytes], ...] = ()
    """The logos on the pages, as PNG, each with the place of its party; the text that is signed has none."""

    @property
    def logo_hashes(self) -> dict[str, str | None]:
        """SHA-256 of each logo by the place of its party, as a row keeps them."""
        return {str(party): _hash(logo) for party, logo in self.logos}

    def as_dict(self) -> dict[str, object]:
        """For the machine-readable evidence inside the PDF."""
        return {
            "format": EVIDENCE_FORMAT,
            "fingerprint": self.fingerprint,
            "check_code": self.check_code,
            "check_address": self.check_address,
            "zone": self.zone,
            "frozen_at": in_utc(self.frozen_at) if self.frozen_at else None,
            "approvals": [approval.as_dict() for approval in self.approvals],
            "signatures": [signature.as_dict() for signature in self.signatures],
            "audit": {"number": self.audit_number, "hash": self.audit_head, "entries": [entry.as_dict() for entry in self.entries]},
            "seal": {
                "at": in_utc(self.sealed_at),
                "clock": "time_stamping_service" if self.time_service else "site",
                "service": self.time_service,
            },
            "renderer": dict(self.renderer),
            "specimen": self.specimen,
            "logos": [{"party": party, "sha256": _hash(logo)} for party, logo in self.logos],
        }


def masked_address(address: str) -> str:
    """A mail address that its owner recognises and a reader cannot write to: t…@example.org."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}…{at}{domain}" if at else ""


def in_utc(moment: datetime) -> str:
    """The moment as the evidence holds it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _hash(image: bytes | None) -> str | None:
    return hashlib.sha256(image).hexdigest() if image else None

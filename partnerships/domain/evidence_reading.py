"""The evidence back from its JSON: with it, a document is rendered once more from what lies inside it."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from partnerships.domain.evidence import (
    OWN,
    ApprovalEvidence,
    AuthorityAccepted,
    EntryEvidence,
    Evidence,
    ReturnedEvidence,
    SignatureEvidence,
)

Image = Callable[[str], bytes]
"""The picture with that SHA-256."""


def read_evidence(data: Mapping[str, Any], image: Image) -> Evidence:
    """The evidence that `Evidence.as_dict` wrote. Seconds are the finest that the document knows. KeyError for another format."""
    plain = ("fingerprint", "check_code", "check_address", "zone", "specimen")
    return Evidence(
        **{key: data[key] for key in plain},
        frozen_at=_moment_or_none(data["frozen_at"]),
        approvals=tuple(ApprovalEvidence(party=row["party"], at=_moment(row["at"])) for row in data["approvals"]),
        signatures=tuple(_signature(act, image) for act in data["signatures"]),
        audit_number=data["audit"]["number"],
        audit_head=data["audit"]["hash"],
        entries=tuple(_entry(entry) for entry in data["audit"]["entries"]),
        sealed_at=_moment(data["seal"]["at"]),
        time_service=data["seal"]["service"],
        renderer=tuple(sorted(data["renderer"].items())),
        logos=tuple((logo["party"], image(logo["sha256"])) for logo in data["logos"]),
    )


def _signature(act: Mapping[str, Any], image: Image) -> SignatureEvidence:
    plain = ("party", "on_behalf_of", "name", "role", "method", "identified_by", "address", "zone", "served_hash")
    authority, returned = act["authority"], act["returned"]
    return SignatureEvidence(
        **{key: act[key] for key in plain},
        authority=authority["resolution"],
        by_own_right=authority["kind"] == OWN,
        accepted_by=tuple(AuthorityAccepted(**row | {"at": _moment(row["at"])}) for row in authority["accepted_by"]),
        returned=_returned(returned) if returned else None,
        image=image(act["image_sha256"]) if act["image_sha256"] else None,
        stamp=image(act["stamp_sha256"]) if act["stamp_sha256"] else None,
        at=_moment(act["at"]),
        served_at=_moment_or_none(act["served_at"]),
        consent_version=act["consent"]["version"],
        consent=tuple(act["consent"]["sentences"]),
    )


def _returned(file: Mapping[str, Any]) -> ReturnedEvidence:
    return ReturnedEvidence(
        kind=file["kind"],
        file_hash=file["sha256"],
        signed_on=date.fromisoformat(file["signed_on"]),
        returned_at=_moment(file["returned_at"]),
        confirmed_at=_moment(file["confirmed_at"]),
        confirmed_by=file["confirmed_by"]["name"],
        confirmed_for=file["confirmed_by"]["party"],
    )


def _entry(entry: Mapping[str, Any]) -> EntryEvidence:
    plain = ("number", "action", "hash", "party")
    return EntryEvidence(**{key: entry[key] for key in plain}, at=_moment(entry["at"]))


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _moment_or_none(text: str | None) -> datetime | None:
    return _moment(text) if text else None

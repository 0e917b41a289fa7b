"""The evidence page in words: who signed, for whom, how, when and what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partnerships.adapters.fingerprint_view import groups
from partnerships.domain.evidence import IDENTIFIED_BY, METHODS, OWN, EntryEvidence, Evidence, SignatureEvidence
from partnerships.pictures.qr import qr_code

SIDES = 4
DAY = {"he": "j בF Y", "ar": "j.n.Y", "en": "j F Y"}


@dataclass(frozen=True)
class Row:
    """One row of an act: values one under another; a hash is long and stands in two lines."""

    label: str
    values: tuple[str, ...]
    is_hash: bool = False
    is_quoted: bool = False
    """In the language of the agreement, whatever the page around it speaks."""


@dataclass(frozen=True)
class ActView:
    """One act of signing with what is recorded about it."""

    side: int
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class EntryView:
    """One entry of the audit chain; an empty side is the site itself."""

    number: int
    at: str
    words: str
    side: str
    hash_lines: tuple[str, str]


@dataclass(frozen=True)
class EvidenceView:
    """What the evidence page shows."""

    specimen: bool
    fingerprint_lines: tuple[str, ...]
    acts: tuple[ActView, ...]
    approvals: tuple[Row, ...]
    """Which sides approved the text inside, each with the moment."""
    entries: tuple[EntryView, ...]
    zone: str
    sealed_at: str
    time_service: str
    audit_head: str
    audit_number: int
    renderer: str
    check_address: str
    check_code: str
    qr: SafeString


def evidence_view(agreement: Mapping[str, Any], evidence: Evidence) -> EvidenceView:
    """Put the evidence into words; the caller has activated the agreement's language."""
    qr = qr_code(evidence.check_address, title=_("QR code that leads to the page for checking"))
    return EvidenceView(
        specimen=evidence.specimen,
        fingerprint_lines=groups(evidence.fingerprint),
        acts=tuple(_act(agreement, act) for act in evidence.signatures),
        approvals=tuple(Row(_side(agreement, side.party), (moment_text(side.at, evidence.zone),)) for side in evidence.approvals),
        entries=tuple(_entry(agreement, entry, evidence.zone) for entry in evidence.entries),
        zone=_zone(evidence.sealed_at, evidence.zone),
        sealed_at=moment_text(evidence.sealed_at, evidence.zone),
        time_service=evidence.time_service,
        audit_head=evidence.audit_head,
        audit_number=evidence.audit_number,
        renderer=", ".join(f"{name} {version}" for name, version in sorted(evidence.renderer)),
        check_address=evidence.check_address,
        check_code=evidence.check_code,
        qr=SafeString(qr),  # numbers, and an escaped title
    )


def day(moment: date, *, zone: str = "") -> str:
    """A day in the words of the active language; a moment is taken on the clock of the zone."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(ZoneInfo(zone)).date()
    return date_format(moment, DAY.get(get_language() or "", "j F Y"))


def clock(moment: datetime, zone: str) -> str:
    """Hours and minutes on the clock of the zone."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def moment_text(moment: datetime, zone: str) -> str:
    """A moment to the second, on the clock of the zone, which it names."""
    return _("%(day)s, %(clock)s, %(zone)s (UTC%(offset)s)") % {
        "day": day(moment, zone=zone),
        "clock": moment.astimezone(ZoneInfo(zone)).strftime("%H:%M:%S"),
        **_clock_of(moment, zone),
    }


def side_of(place: int) -> int:
    """Which of the colours a party has."""
    return min(place, SIDES - 1)


def _act(agreement: Mapping[str, Any], act: SignatureEvidence) -> ActView:
    identified = _(IDENTIFIED_BY.get(act.identified_by, act.identified_by))
    rows = (
        Row(_("On behalf of"), (_side(agreement, act.party),)),
        Row(_("In the role of"), (act.role,)),
        *_authority(agreement, act),
        Row(_("How identified"), (identified, act.address)),
        Row(_("When and how signed"), (moment_text(act.at, act.zone), _(METHODS.get(act.method, act.method)))),
        *_returned(agreement, act),
        Row(_("What was served"), (act.served_hash[:32], act.served_hash[32:]), is_hash=True),
        *_consent(act),
    )
    shown = (replace(row, values=tuple(filter(None, row.values))) for row in rows)
    return ActView(side_of(act.party), act.name, tuple(row for row in shown if row.values))


def _authority(agreement: Mapping[str, Any], act: SignatureEvidence) -> tuple[Row, ...]:
    declared = _("Signs for themselves") if act.authority_kind == OWN else _("As declared, without a stated resolution")
    accepted = (
        Row(_("Accepted as declared by"), (other.name, _side(agreement, other.party), moment_text(other.at, act.zone)))
        for other in act.accepted_by
    )
    return (Row(_("By what authority"), (act.authority or declared,)), *accepted)


def _returned(agreement: Mapping[str, Any], act: SignatureEvidence) -> tuple[Row, ...]:
    file = act.returned
    if file is None:
        return ()
    confirmed = (file.confirmed_by, _side(agreement, file.confirmed_for), moment_text(file.confirmed_at, act.zone))
    return (
        Row(_("Day beside the signature"), (day(file.signed_on),)),
        Row(_("The file that came back"), (file.file_hash[:32], file.file_hash[32:]), is_hash=True),
        Row(_("Looked at and confirmed by"), confirmed),
    )


def _consent(act: SignatureEvidence) -> tuple[Row, ...]:
    if not (act.consent or act.consent_version):
        return ()
    wording = _("wording %(version)s") % {"version": act.consent_version}
    return (
        Row(_("What the signatory confirmed"), act.consent, is_quoted=True),
        Row(_("Which wording of it"), (wording,)),
    )


def _entry(agreement: Mapping[str, Any], entry: EntryEvidence, zone: str) -> EntryView:
    local = entry.at.astimezone(ZoneInfo(zone))
    return EntryView(
        number=entry.number,
        at=f"{local:%Y-%m-%d %H:%M:%S}",
        words=_(entry.words),
        side="" if entry.party is None else _side(agreement, entry.party),
        hash_lines=(entry.hash[:32], entry.hash[32:]),
    )


def _side(agreement: Mapping[str, Any], party: int) -> str:
    name: str = agreement["parties"][party]["name"]
    return name


def _zone(moment: datetime, zone: str) -> str:
    return _("%(zone)s (UTC%(offset)s)") % _clock_of(moment, zone)


def _clock_of(moment: datetime, zone: str) -> dict[str, str]:
    hours = moment.astimezone(ZoneInfo(zone)).strftime("%z")
    return {"zone": _("Israel time") if zone == "Asia/Jerusalem" else zone, "offset": f"{hours[:3]}:{hours[3:]}"}

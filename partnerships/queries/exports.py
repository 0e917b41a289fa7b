"""What of a partnership can be taken out, and by whom: its texts by their state, and what was opened, recorded and returned beside them."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from partnerships.domain.agreement import to_json
from partnerships.domain.audit import Entry, utc_text
from partnerships.domain.companions import ALL, Sees
from partnerships.models import AgreementVersion, AnswerSheet, AuditEntry, Partnership, Reveal, Round, SealCertificate
from partnerships.queries.agreement import current_version, draft_agreement, next_number
from partnerships.queries.audit import shown_answers

ANSWERS_FORMAT = "arig-answers-1"
DRAFT, FROZEN, SEALED = "draft", "frozen", "sealed"


@dataclass(frozen=True)
class Taker:
    """Whoever takes something out: what they may see, whether they belong to a side, and with which entry their log ends (None: whole)."""

    sees: Sees
    is_of_a_side: bool
    log_ends: int | None = None

    @property
    def sees_everything(self) -> bool:
        """Whether the log may go with it: it tells of answers, clauses and document alike."""
        return self.sees == ALL


OF_A_SIDE = Taker(ALL, is_of_a_side=True)


@dataclass(frozen=True)
class Text:
    """A text of the agreement as data, and how far it is. A draft has no version yet."""

    state: str
    agreement: dict[str, Any]
    version: AgreementVersion | None
    as_of: datetime

    @property
    def check_code(self) -> str:
        """What it is called by; a draft has none."""
        return self.version.check_code if self.version else ""

    @property
    def name(self) -> str:
        """How its files are called."""
        return self.check_code or DRAFT


def reading_text(round_: Round) -> Text:
    """The frozen text of the round, or the draft as it stands, without any signature."""
    version = current_version(round_)
    if version is None:
        return Text(DRAFT, to_json(draft_agreement(round_, number=next_number(round_))), None, as_of(round_.partnership).moment)
    return Text(FROZEN, json.loads(version.canonical), version, version.frozen_at)


def sealed_text(version: AgreementVersion) -> Text:
    """The text of a sealed document."""
    return Text(SEALED, json.loads(version.canonical), version, version.document.sealed_at)


def sealed_versions(partnership: Partnership) -> tuple[AgreementVersion, ...]:
    """The versions that carry a seal, of all rounds in their order."""
    rows = AgreementVersion.objects.filter(round__partnership=partnership, document__isnull=False)
    return tuple(rows.select_related("document", "round").order_by("round__number", "number"))


@dataclass(frozen=True)
class AsOf:
    """How far the log was: the number and the moment of its last entry."""

    number: int
    moment: datetime


def as_of(partnership: Partnership, *, until: int | None = None) -> AsOf:
    """The last entry of the log, or the one of that number. Until the next one nothing changes that is written into an export."""
    rows = AuditEntry.objects.filter(partnership=partnership).order_by("-number")
    entry: Entry = (rows if until is None else rows.filter(number__lte=until))[0].entry
    return AsOf(entry.number, datetime.fromisoformat(entry.at))


def certificates_of(versions: tuple[AgreementVersion, ...]) -> dict[str, str]:
    """The certificates under which these were sealed, by their SHA-256, as PEM; without those that were not kept."""
    hashes = {version.document.certificate for version in versions}
    rows = SealCertificate.objects.filter(certificate_hash__in=hashes).exclude(pem="")
    return dict(rows.order_by("certificate_hash").values_list("certificate_hash", "pem"))


def opened_answers_json(round_: Round) -> dict[str, Any] | None:
    """All answers as both sides read them, with the nonces that open what the log holds of them; None before the reveal."""
    reveal = Reveal.objects.filter(round=round_).first()
    if reveal is None:
        return None
    sheets = AnswerSheet.objects.filter(round=round_).select_related("party").order_by("party__position")
    sides = [
        {
            "party": sheet.party.position,
            "name": sheet.party.name,
            "nonce": reveal.nonces[str(sheet.party.position)],
            "answers": shown_answers(sheet),
        }
        for sheet in sheets
    ]
    return {"format": ANSWERS_FORMAT, "round": round_.number, "revealed_at": utc_text(reveal.revealed_at), "sides": sides}

"""Everything that is kept about one person, in plain values for one file; nothing that others wrote, and no secrets."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from partnerships.models import (
    Acceptance,
    Account,
    Answer,
    AnswerSheet,
    Approval,
    Clause,
    Comment,
    Companion,
    Delivery,
    Invitation,
    Mark,
    Membership,
    Motive,
    OutboxMail,
    PreparedWording,
    Proposal,
    Recipient,
    Representative,
    ReturnedFile,
    RiskAssessment,
    Round,
    Signature,
    SignatureEvidence,
    StatedFact,
    TalkMark,
    TalkNote,
)
from partnerships.queries.accounts import places_of

FORMAT = "arig-own-data-1"
RIGHTS = ("works", "approves", "signs")
STAY = ("joined_at", "left_at")
MEMBERSHIP = ("organisation__legal_name", "name", "capacity", "administers", *RIGHTS, *STAY)
REPRESENTATIVE = (
    "party__partnership__title", "party__partnership__public_id", "party__name", "party__role", "name", "capacity", *RIGHTS, *STAY,
)  # fmt: skip
COMPANION = ("partnership__title", "partnership__public_id", "kind", "name", "capacity", "reads_from", "may_comment", *STAY)
PROPOSAL = ("clause__key", "clause__heading", "number", "origin", "text", "why", "created_at", "withdrawn_at")
PREPARED = ("clause__key", "clause__heading", "text", "why", "prepared_at", "withdrawn_at")
TALK_MARK = ("clause__key", "clause__heading", "marked_at", "cleared_at")
APPROVAL = ("version__check_code", "fingerprint", "note", "approved_at")
RETURNED = ("version__check_code", "kind", "signed_on", "name", "size", "file_hash", "note", "returned_at", "withdrawn_at")
RECIPIENT = ("name", "email", "receives", "language", "added_at", "removed_at")
COPY = ("recipient__name", "recipient__receives", "recipient__language", "sent_at", "expires_at", "opened_at", "fetched_at", "withdrawn_at")
SIGNATURE = (
    "name",
    "capacity",
    "method",
    "identification",
    "authority",
    "accepts_authority",
    "consent_version",
    "word",
    "fingerprint",
    "served_at",
    "signed_at",
)


def own_data(account: Account) -> dict[str, Any]:
    """The account itself, where the person takes part, and what they themselves wrote and did there."""
    people = Representative.objects.filter(account=account)
    beside = Companion.objects.filter(account=account)
    return {
        "format": FORMAT,
        "account": _account(account),
        "second_factors": _rows(Authenticator.objects.filter(user=account), "type", "created_at", "last_used_at"),
        "sessions": [
            {"browser": place.device.browser, "system": place.device.system, "ip": place.ip, "since": _plain(place.since)}
            for place in places_of(account, here=None)
        ],
        "organisations": _rows(Membership.objects.filter(account=account), *MEMBERSHIP),
        "partnerships": _rows(people, *REPRESENTATIVE),
        "beside": _rows(beside, *COMPANION),
        **_written(people, beside),
        **_done(people),
        "invitations_sent": _invitations(account, people, beside),
        "copies_received": _rows(Delivery.objects.filter(recipient__email=account.email), *COPY),
        "mails": _rows(OutboxMail.objects.filter(to=account.email), "template", "language", "created_at", "sent_at"),
    }


def _account(account: Account) -> dict[str, Any]:
    kept = ("email", "name", "language", "time_zone", "attaches_document", "date_joined", "last_login")
    addresses = _rows(EmailAddress.objects.filter(user=account), "email", "verified", "primary")
    return {name: _plain(getattr(account, name)) for name in kept} | {"addresses": addresses, "has_password": account.has_usable_password()}


def _written(people: QuerySet[Representative], beside: QuerySet[Companion]) -> dict[str, Any]:
    """Answers as they were last saved by this person, with their private part, and all words of theirs."""
    answers = Answer.objects.filter(changed_by__in=people).select_related("sheet__round__partnership").order_by("pk")
    return {
        "answers": [
            {
                "partnership": str(answer.sheet.round.partnership.public_id),
                "question": answer.question,
                "shown": answer.shown_part(),
                "private": answer.private_part(),
                "changed_at": _plain(answer.changed_at),
            }
            for answer in answers
        ],
        "proposals": _rows(Proposal.objects.filter(by__in=people), *PROPOSAL),
        "comments": _rows(Comment.objects.filter(Q(by__in=people) | Q(by_companion__in=beside)), "clause__key", "text", "said_at"),
        "prepared_wordings": _rows(PreparedWording.objects.filter(by__in=beside), *PREPARED),
        "talk_marks": _rows(TalkMark.objects.filter(Q(by__in=people) | Q(by_companion__in=beside)), *TALK_MARK),
        "facts": _rows(StatedFact.objects.filter(by__in=people), "key", "value", "stated_at"),
        "meanings": _rows(Mark.objects.filter(by__in=people), "question", "is_same", "marked_at"),
        "motives": _rows(Motive.objects.filter(changed_by__in=people), "key", "behind", "words", "changed_at"),
        "talk_notes": _rows(TalkNote.objects.filter(changed_by__in=people), "key", "text", "changed_at"),
        "risks": _rows(RiskAssessment.objects.filter(changed_by__in=people), "risk", "likelihood", "harm", "behind", "changed_at"),
    }


def _done(people: QuerySet[Representative]) -> dict[str, Any]:
    evidence = {row.signature_id: row for row in SignatureEvidence.objects.filter(signature__representative__in=people)}
    signatures = Signature.objects.filter(representative__in=people).select_related("version").order_by("pk")
    return {
        "answers_sealed": _rows(AnswerSheet.objects.filter(sealed_by__in=people), "round__partnership__public_id", "sealed_at"),
        "acceptances": _rows(Acceptance.objects.filter(by__in=people), "proposal__clause__key", "text_hash", "accepted_at", "withdrawn_at"),
        "acceptances_withdrawn": _rows(Acceptance.objects.filter(withdrawn_by__in=people), "proposal__clause__key", "withdrawn_at"),
        "wordings_taken_back": _rows(Proposal.objects.filter(withdrawn_by__in=people), "clause__key", "number", "withdrawn_at"),
        "clauses_added": _rows(Clause.objects.filter(added_by__in=people), "key", "chapter", "heading"),
        "approvals": _rows(Approval.objects.filter(representative__in=people), *APPROVAL),
        "declined": _rows(Round.objects.filter(declined_by__in=people), "partnership__public_id", "decline_reason", "declined_at"),
        "signatures": [_signature(row, evidence.get(row.pk)) for row in signatures],
        "recipients_named": _rows(Recipient.objects.filter(added_by__in=people), *RECIPIENT),
        "copy_links_withdrawn": _rows(Delivery.objects.filter(withdrawn_by__in=people), "sent_at", "withdrawn_at"),
        "files_returned": _rows(ReturnedFile.objects.filter(returned_by__in=people), *RETURNED),
        "named_on_files": _rows(
            ReturnedFile.objects.filter(signatories__in=people).distinct(), "version__check_code", "kind", "signed_on", "file_hash"
        ),
        "files_confirmed": _rows(ReturnedFile.objects.filter(confirmed_by__in=people), "version__check_code", "file_hash", "confirmed_at"),
        "files_refused": _rows(
            ReturnedFile.objects.filter(refused_by__in=people), "version__check_code", "file_hash", "refuse_reason", "refused_at"
        ),
    }


def _signature(row: Signature, evidence: SignatureEvidence | None) -> dict[str, Any]:
    about = {"email": evidence.email, "ip": evidence.ip, "device": evidence.device} if evidence else {}
    return {"check_code": row.version.check_code, **{name: _plain(getattr(row, name)) for name in SIGNATURE}, "evidence": about}


def _invitations(account: Account, people: QuerySet[Representative], beside: QuerySet[Companion]) -> list[dict[str, Any]]:
    mine = Q(invited_by__in=people) | Q(invited_by_companion__in=beside)
    mine |= Q(invited_by_member__account=account) | Q(invited_by_operator=account)
    return _rows(Invitation.objects.filter(mine), "kind", "email", "created_at", "expires_at", "accepted_at", "withdrawn_at")


def _rows(rows: QuerySet[Any], *fields: str) -> list[dict[str, Any]]:
    found: Iterable[dict[str, Any]] = rows.order_by("pk").values(*fields)
    return [{_name(name): _plain(value) for name, value in row.items()} for row in found]


def _name(field: str) -> str:
    """`party__partnership__title` is written as `partnership_title`."""
    return "_".join(field.split("__")[-2:])


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, bool | int | str | list | dict | None) else str(value)

"""Rows, constraints and querysets, one module per feature."""

from partnerships.models.accounts import Account
from partnerships.models.agreement import AgreementVersion, SealedDocument
from partnerships.models.audit import AuditEntry
from partnerships.models.negotiation import Acceptance, Clause, Proposal, RiskAssessment, StatedFact
from partnerships.models.outbox import OutboxMail
from partnerships.models.partnership import Invitation, Partnership, Party, Representative, Round
from partnerships.models.questionnaire import Answer, AnswerSheet, Mark, Reveal
from partnerships.models.signing import Signature, SignatureEvidence, SigningCode

__all__ = [
    "Acceptance", "Account", "AgreementVersion", "Answer", "AnswerSheet", "AuditEntry", "Clause", "Invitation", "Mark", "OutboxMail",
    "Partnership", "Party", "Proposal", "Representative", "Reveal", "RiskAssessment", "Round", "SealedDocument", "Signature",
    "SignatureEvidence", "SigningCode", "StatedFact",
]  # fmt: skip

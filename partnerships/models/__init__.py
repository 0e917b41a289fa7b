"""Rows, constraints and querysets, one module per feature."""

from partnerships.models.accounts import Account
from partnerships.models.agreement import AgreementVersion, Approval, SealedDocument
from partnerships.models.audit import AuditEntry
from partnerships.models.companions import Admission, Comment, Companion
from partnerships.models.invitation import Invitation
from partnerships.models.mailed_codes import AddressChange, MailedCode
from partnerships.models.negotiation import Acceptance, Clause, Proposal, RiskAssessment, StatedFact
from partnerships.models.notices import Chore, MailStop, SmallNews, Turn
from partnerships.models.operator import OperatorAct
from partnerships.models.organisation import Certificate, Membership, Organisation
from partnerships.models.outbox import OutboxMail
from partnerships.models.partnership import Partnership, Party, Representative, Round
from partnerships.models.questionnaire import Answer, AnswerSheet, Mark, Reveal
from partnerships.models.signing import Signature, SignatureEvidence, SigningCode
from partnerships.models.status import PartyStatus

__all__ = [
    "Acceptance", "Account", "AddressChange", "Admission", "AgreementVersion", "Answer", "AnswerSheet", "Approval", "AuditEntry",
    "Certificate", "Chore", "Clause", "Comment", "Companion", "Invitation", "MailStop", "MailedCode", "Mark", "Membership", "OperatorAct",
    "Organisation", "OutboxMail", "Partnership", "Party", "PartyStatus", "Proposal", "Representative", "Reveal", "RiskAssessment",
    "Round", "SealedDocument", "Signature", "SignatureEvidence", "SigningCode", "SmallNews", "StatedFact", "Turn",
]  # fmt: skip

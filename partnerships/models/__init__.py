"""Rows, constraints and querysets, one module per feature."""

from partnerships.models.accounts import Account
from partnerships.models.agreement import AgreementVersion, Approval, SealCertificate, SealedDocument, SealedExtract
from partnerships.models.audit import AuditEntry
from partnerships.models.companions import Admission, Comment, Companion, PreparedWording, TalkMark
from partnerships.models.distribution import Delivery, Recipient
from partnerships.models.invitation import Invitation
from partnerships.models.mailed_codes import AddressChange, MailedCode
from partnerships.models.negotiation import Acceptance, Behind, Clause, Motive, Proposal, RiskAssessment, StatedFact, TalkNote
from partnerships.models.notices import Chore, MailStop, SmallNews, Turn
from partnerships.models.operator import OperatorAct
from partnerships.models.organisation import Certificate, Membership, Organisation
from partnerships.models.outbox import OutboxMail
from partnerships.models.partnership import Partnership, Party, Representative, Round
from partnerships.models.questionnaire import Answer, AnswerSheet, Mark, Reveal
from partnerships.models.signing import ReturnedFile, Signature, SignatureEvidence, SigningCode
from partnerships.models.status import PartyStatus

__all__ = [
    "Acceptance", "Account", "AddressChange", "Admission", "AgreementVersion", "Answer", "AnswerSheet", "Approval", "AuditEntry",
    "Behind", "Certificate", "Chore", "Clause", "Comment", "Companion", "Delivery", "Invitation", "MailStop", "MailedCode", "Mark",
    "Membership", "Motive", "OperatorAct", "Organisation", "OutboxMail", "Partnership", "Party", "PartyStatus", "PreparedWording",
    "Proposal", "Recipient", "Representative", "ReturnedFile", "Reveal", "RiskAssessment", "Round", "SealCertificate",
    "SealedDocument", "SealedExtract", "Signature", "SignatureEvidence", "SigningCode", "SmallNews", "StatedFact", "TalkMark",
    "TalkNote", "Turn",
]  # fmt: skip

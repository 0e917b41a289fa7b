"""An organisation in words: its profile line by line, its certificates with how near their ends are, what each member does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from partnerships.domain.fact_values import FORM_LABELS, Form
from partnerships.domain.lifecycle import Stage
from partnerships.domain.organisation import Ending
from partnerships.models import Certificate, Membership, Organisation
from partnerships.queries.organisation import CertificateState, Engagement, Worker, resolution_in_words
from partnerships.web.comparison_view import Tag
from partnerships.web.forms.organisation import CERTIFICATE_LABELS, NAMES_OF_RIGHTS

STAGES: Mapping[Stage, str] = {
    Stage.OPEN: _("Agreeing how to begin"),
    Stage.ANSWERING: _("Both sides answer"),
    Stage.NEGOTIATING: _("Settling clauses"),
    Stage.APPROVING: _("Waits for approval"),
    Stage.SIGNING: _("Waits for signatures"),
    Stage.SEALING: _("Being sealed"),
    Stage.SEALED: _("Signed and sealed"),
    Stage.DECLINED: _("Declined"),
}
TAG_OF_STAGE: Mapping[Stage, str] = {Stage.SEALED: "done", Stage.SIGNING: "talk", Stage.APPROVING: "talk"}


@dataclass(frozen=True)
class CertificateRow:
    """A certificate with its name, its day and how near its end is."""

    kind: str
    name: str
    valid_until: date
    tag: Tag


@dataclass(frozen=True)
class WorkerRow:
    """Somebody who acts on a partnership, with what they may do there."""

    worker: Worker
    does: str


@dataclass(frozen=True)
class EngagementRow:
    """One partnership of the organisation as the administrators see it."""

    engagement: Engagement
    stage: Tag
    workers: tuple[WorkerRow, ...]


@dataclass(frozen=True)
class ActingRow:
    """One partnership on which a member acts, and what would be missing there without that person."""

    engagement: Engagement
    stage: Tag
    is_last: bool
    """Nobody else works there."""
    is_named: bool
    """A frozen text that waits names this person as a signatory."""


def profile_lines(organisation: Organisation) -> tuple[tuple[str, str], ...]:
    """Each line of the profile with its label; what is not stated says so."""
    nothing = gettext("Not stated yet")
    two = organisation.required_signatures == 2
    return (
        (gettext("Full legal name"), organisation.legal_name),
        (gettext("In law"), gettext(FORM_LABELS[Form(organisation.form)])),
        (gettext("Registration number"), organisation.number or gettext("None")),
        (gettext("Address"), organisation.address or nothing),
        (gettext("E-mail address for notices"), organisation.notices_email or nothing),
        (gettext("Who signs"), gettext("Two signatories together") if two else gettext("One signatory")),
        (gettext("Approval before signing"), gettext("Needed") if organisation.requires_approval else gettext("Not needed")),
        (gettext("Decision of the board"), resolution_in_words(organisation, language=get_language() or "he") or nothing),
    )


def certificate_rows(states: Iterable[CertificateState]) -> tuple[CertificateRow, ...]:
    """The certificates in words, the one that ends first before the others."""
    return tuple(_row(state) for state in states)


def endings(states: Iterable[CertificateState]) -> tuple[CertificateRow, ...]:
    """Only those that end soon or have ended."""
    return tuple(_row(state) for state in states if state.ending is not Ending.FAR)


def put_back(query: Mapping[str, str]) -> CertificateRow | None:
    """The certificate that was just removed, so that it can be put back; None for anything else in the address."""
    kind = query.get("removed", "")
    try:
        until = date.fromisoformat(query.get("until", ""))
    except ValueError:
        return None
    return _row(CertificateState(Certificate(kind=kind, valid_until=until), Ending.FAR)) if kind in CERTIFICATE_LABELS else None


def does(person: object) -> str:
    """What somebody does, by the names of the rights: of a member, a representative or an invitation."""
    names = [str(name) for right, name in NAMES_OF_RIGHTS.items() if getattr(person, right, False)]
    return ", ".join(names) if names else gettext("Viewer")


def engagement_rows(engagements: Iterable[Engagement]) -> tuple[EngagementRow, ...]:
    """The partnerships of the organisation in words."""
    return tuple(_engagement_row(engagement) for engagement in engagements)


def acting_rows(engagements: Iterable[Engagement], member: Membership) -> tuple[ActingRow, ...]:
    """Where this member acts, in words."""
    return tuple(_acting_row(engagement, member) for engagement in engagements)


def member_rows(team: Iterable[Membership]) -> tuple[tuple[Membership, str], ...]:
    """The members with what they do."""
    return tuple((member, does(member)) for member in team)


def _row(state: CertificateState) -> CertificateRow:
    certificate = state.certificate
    day = date_format(certificate.valid_until, "DATE_FORMAT")
    tags = {
        Ending.FAR: Tag("done", gettext("Valid until %(day)s") % {"day": day}),
        Ending.SOON: Tag("now", gettext("Ends on %(day)s") % {"day": day}),
        Ending.ENDED: Tag("late", gettext("Ended on %(day)s") % {"day": day}),
    }
    return CertificateRow(certificate.kind, str(CERTIFICATE_LABELS[certificate.kind]), certificate.valid_until, tags[state.ending])


def _engagement_row(engagement: Engagement) -> EngagementRow:
    return EngagementRow(
        engagement, _stage(engagement), tuple(WorkerRow(worker, does(worker.representative)) for worker in engagement.workers)
    )


def _acting_row(engagement: Engagement, member: Membership) -> ActingRow:
    people = [worker.representative for worker in engagement.workers]
    own = next(person for person in people if person.account_id == member.account_id)
    is_last = own.works and not any(person.works for person in people if person.pk != own.pk)
    is_named = own.signs and engagement.round.stage in {Stage.APPROVING, Stage.SIGNING}
    return ActingRow(engagement, _stage(engagement), is_last, is_named)


def _stage(engagement: Engagement) -> Tag:
    stage = Stage(engagement.round.stage)
    return Tag(TAG_OF_STAGE.get(stage, "wait"), gettext(STAGES[stage]))

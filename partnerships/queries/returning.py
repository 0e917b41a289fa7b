"""The files that were signed elsewhere and came back: which there are for a version, and who may stand on one."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from partnerships.domain.lifecycle import Stage
from partnerships.domain.returning import FileState, Findings, able_together, state_of
from partnerships.models import AgreementVersion, Party, Representative, ReturnedFile
from partnerships.queries.signing_order import ordered


@dataclass(frozen=True)
class FileRow:
    """A returned file with who signed on it, as somebody of a side reads it."""

    file: ReturnedFile
    state: FileState
    people: tuple[Representative, ...]
    is_own: bool

    @property
    def findings(self) -> Findings | None:
        """What a look into the PDF found when it came back."""
        return Findings.of_json(self.file.findings)

    @property
    def waits(self) -> bool:
        """Whether it waits to be confirmed."""
        return self.state is FileState.WAITING


def returned_files(version: AgreementVersion, actor: Representative) -> tuple[FileRow, ...]:
    """All files of this version, the newest last, in two queries."""
    files = files_with_names().filter(version=version)
    return tuple(file_row(file, actor) for file in files)


def files_with_names() -> QuerySet[ReturnedFile]:
    """Returned files with everything that their pages name."""
    related = ("party", "version__round", "returned_by__party", "confirmed_by__party", "refused_by__party")
    return ReturnedFile.objects.select_related(*related).prefetch_related("signatories")


def file_row(file: ReturnedFile, actor: Representative) -> FileRow:
    """One file as this person reads it."""
    people = tuple(sorted(file.signatories.all(), key=lambda person: person.pk))
    return FileRow(file, file_state(file), people, file.party_id == actor.party_id)


def file_state(file: ReturnedFile) -> FileState:
    """Where the file stands."""
    return state_of(
        withdrawn=file.withdrawn_at is not None,
        confirmed=file.confirmed_at is not None,
        refused=file.refused_at is not None,
        voided=file.version.voided_at is not None,
    )


def waiting_files(version: AgreementVersion) -> QuerySet[ReturnedFile]:
    """The files of this version that nobody has confirmed, refused or withdrawn."""
    return ReturnedFile.objects.filter(version=version, withdrawn_at=None, confirmed_at=None, refused_at=None)


def files_to_confirm(actor: Representative) -> QuerySet[ReturnedFile]:
    """The files of other sides that wait for somebody of this person's side."""
    signing = Q(version__round__partnership=actor.party.partnership_id, version__voided_at=None, version__round__stage=Stage.SIGNING)
    return ReturnedFile.objects.filter(signing, withdrawn_at=None, confirmed_at=None, refused_at=None).exclude(party=actor.party_id)


def may_return_for(version: AgreementVersion, party: Party) -> tuple[Representative, ...]:
    """Who of this side may stand on a file that comes back now: has not signed, is in turn, and is named on no other file that waits."""
    now = ordered(version)
    named = set(Representative.objects.filter(returned_files__in=waiting_files(version)).values_list("pk", flat=True))
    people = (now.people[key] for key in able_together(now.order, side=party.pk))
    return tuple(person for person in people if person.pk not in named)

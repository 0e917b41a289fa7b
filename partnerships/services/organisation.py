"""An organisation as a lasting thing: founding it, its profile, its certificates, its logo and stamp."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from django.db import IntegrityError, transaction

from partnerships.adapters import images, storage
from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted
from partnerships.domain.lifecycle import Stage
from partnerships.domain.mistakes import Mistake
from partnerships.domain.organisation import Profile, read_profile
from partnerships.domain.text import clean_line
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Account, Certificate, Membership, Organisation, Partnership
from partnerships.services import clock, status

ONLY_ADMINISTRATORS = _("Only an administrator of the organisation may change this. The team page says who they are.")
NUMBER_TAKEN = _(
    "An organisation with this number is registered here already. If it is yours, ask somebody there to invite you to its team; "
    "if nobody knows of it, write to the operator of the site."
)
APPROVAL_WAITS = _("A frozen text waits for this approval now. Approve it, or send it back to the table; then it can be changed here.")
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


class InvalidProfile(InvalidInput):
    """A profile that cannot be taken; `mistakes` names all that is wrong, each with its place."""

    code = "invalid_profile"

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__(mistakes[0].message, **mistakes[0].values)


@transaction.atomic(durable=True)
def found_organisation(*, account: Account, data: Mapping[str, object], person_name: str, capacity: str = "") -> Membership:
    """Register an organisation; whoever does becomes its administrator, who also works and signs.

    InvalidProfile names every mistake with its place, a number among them that is registered here already.
    """
    profile = _read(data)
    organisation = Organisation(created_at=clock.now())
    _write(organisation, profile)
    name = clean_line(person_name, limit=120)
    if not account.name:
        account.name = name
        account.save(update_fields=["name"])
    return Membership.objects.create(
        organisation=organisation,
        account=account,
        name=name,
        capacity=clean_line(capacity, limit=120),
        administers=True,
        works=True,
        signs=True,
        joined_at=clock.now(),
    )


@transaction.atomic(durable=True)
def change_profile(*, actor: Membership, data: Mapping[str, object]) -> Organisation:
    """Change who the organisation is and what it decided. What sides have stated stays until they take it over.

    Refused as long as a frozen text waits for an approval that would no longer be asked for.
    """
    organisation = lock(actor.organisation_id)
    refuse_unless_administrator(actor)
    profile = _read(data)
    is_changed = organisation.requires_approval != profile.requires_approval
    waiting = _lock_those_being_approved(organisation) if is_changed else ()
    if waiting and not profile.requires_approval:
        raise InvalidProfile((Mistake("requires_approval", APPROVAL_WAITS),))
    _write(organisation, profile)
    for partnership in waiting:
        status.refresh(partnership)
    return organisation


@transaction.atomic(durable=True)
def put_certificate(*, actor: Membership, kind: str, valid_until: date) -> Certificate:
    """State until when a certificate holds; the same kind again moves its end."""
    organisation = lock(actor.organisation_id)
    refuse_unless_administrator(actor)
    if kind not in Certificate.Kind.values:
        raise InvalidInput(_("Choose which certificate it is."))
    if not EARLIEST <= valid_until <= LATEST:
        raise InvalidInput(_("Choose the day that stands on the certificate."))
    certificate, _made = Certificate.objects.update_or_create(organisation=organisation, kind=kind, defaults={"valid_until": valid_until})
    return certificate


@transaction.atomic(durable=True)
def remove_certificate(*, actor: Membership, kind: str) -> date | None:
    """Take a certificate off the list; returns until when it held, so that it can be put back."""
    organisation = lock(actor.organisation_id)
    refuse_unless_administrator(actor)
    certificate = Certificate.objects.filter(organisation=organisation, kind=kind).first()
    if certificate is None:
        return None
    certificate.delete()
    return certificate.valid_until


def put_emblem(*, actor: Membership, place: str, data: bytes) -> str:
    """Keep a logo or a stamp (`place`): decoded and drawn again, without what else the file held. Returns the hash of its PNG.

    InvalidInput in words for anything but a PNG or JPEG of a sensible size.
    """
    refuse_unless_administrator(actor)
    # the file is on the disk before the row names it, and outside the lock
    file_hash = storage.store(images.clean_emblem(data))
    _name_emblem(actor, place, file_hash)
    return file_hash


def remove_emblem(*, actor: Membership, place: str) -> None:
    """Show no logo or stamp any more. The file stays: sealed documents may name it."""
    _name_emblem(actor, place, "")


def lock(organisation_id: int) -> Organisation:
    """The organisation, locked until the end of the transaction; whoever locks partnerships too locks it before them."""
    return Organisation.objects.select_for_update().get(pk=organisation_id)


def refuse_unless_administrator(actor: Membership) -> None:
    """NotPermitted unless this person is in the team and administers it now."""
    if not Membership.objects.filter(pk=actor.pk, left_at=None, administers=True).exists():
        raise NotPermitted(ONLY_ADMINISTRATORS)


def _lock_those_being_approved(organisation: Organisation) -> list[Partnership]:
    """The partnerships of the organisation whose frozen text waits for approval. All are locked first: none is frozen meanwhile."""
    own = Partnership.objects.filter(pk__in=organisation.parties.values("partnership"))
    list(own.select_for_update().order_by("pk").values_list("pk"))
    return list(own.filter(rounds__stage=Stage.APPROVING).order_by("pk"))


@transaction.atomic(durable=True)
def _name_emblem(actor: Membership, place: str, file_hash: str) -> None:
    if place not in {"logo", "stamp"}:
        raise Conflict
    organisation = lock(actor.organisation_id)
    refuse_unless_administrator(actor)
    setattr(organisation, f"{place}_hash", file_hash)
    organisation.save(update_fields=[f"{place}_hash"])


def _read(data: Mapping[str, object]) -> Profile:
    profile, mistakes = read_profile(data)
    if profile is None:
        raise InvalidProfile(mistakes)
    return profile


def _write(organisation: Organisation, profile: Profile) -> None:
    taken = InvalidProfile((Mistake("number", NUMBER_TAKEN),))
    if profile.number and Organisation.objects.filter(number=profile.number).exclude(pk=organisation.pk).exists():
        raise taken
    for field, value in asdict(profile).items():
        setattr(organisation, field, value)
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError:  # somebody else registered the number at the same instant
        raise taken from None

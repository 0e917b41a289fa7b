"""Signing elsewhere: the frozen text is given out, the signed file comes back, and somebody of another side confirms it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from partnerships.adapters import storage
from partnerships.domain.errors import AlreadySigned, Conflict, InvalidInput, NotPermitted, NotWhatWasServed
from partnerships.domain.lifecycle import Action, Stage, next_stage
from partnerships.domain.returning import KINDS, FileState, kept_name, may_sign_together, refuse_wrong_day
from partnerships.domain.text import clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Representative, ReturnedFile, Round, Signature
from partnerships.queries.negotiation import facts_of
from partnerships.queries.returning import file_state, waiting_files
from partnerships.queries.signing_order import ordered
from partnerships.services import audit, clock, lifecycle, signed, signing_turns
from partnerships.services.notices import tell_people
from partnerships.services.signed_bytes import Kept, keep

LOOKED_AT = frozenset({"file_confirmed", "file_refused"})
NOTE_LIMIT = 1000
REASON_LIMIT = 2000
FILES_AT_MOST = 30
"""From one side for one version."""


@dataclass(frozen=True)
class SignedElsewhere:
    """What somebody says about a file that comes back, and its bytes. `signatories` are public ids."""

    kind: str
    signatories: tuple[UUID, ...]
    signed_on: date
    data: bytes
    name: str = ""
    note: str = ""


def return_file(*, actor: Representative, version: AgreementVersion, fingerprint: str, form: SignedElsewhere) -> ReturnedFile:
    """Bring back a file that people of the actor's side signed elsewhere. It waits until another side confirms it.

    The same file again is the same one. Refused for another text than that of the page, for people who have signed or whose turn it is
    not, for a day that cannot be, and for what is no PDF, PNG or JPEG. NotKept, and nothing done, when the storage fails.
    """
    next_stage(Stage(version.round.stage), Action.RETURN)
    lifecycle.refuse_without_right(actor, Action.RETURN)
    _refuse_other_text(version, fingerprint)
    if form.kind not in KINDS:
        raise InvalidInput(_("Choose how it was signed: on paper, or with a signing card."))
    refuse_wrong_day(form.signed_on, frozen_on=_day(version.frozen_at), today=clock.today())
    _refuse_too_many(version, actor)
    kept = keep(version, kind=form.kind, data=form.data)
    with transaction.atomic(durable=True):
        round_ = lifecycle.lock_round(version.round_id)
        lifecycle.advance(round_, Action.RETURN, by=actor)
        now = AgreementVersion.objects.select_related("round__partnership").get(pk=version.pk)
        _refuse_other_text(now, fingerprint)
        waiting = waiting_files(now).filter(party=actor.party_id, file_hash=kept.file_hash).first()
        if waiting is not None:
            return waiting
        _refuse_too_many(now, actor)
        return _write(actor, round_, now, form, kept)


@transaction.atomic(durable=True)
def withdraw_file(*, actor: Representative, file: ReturnedFile) -> None:
    """Take back a file of the own side that nobody has confirmed yet. Taken back already: nothing happens."""
    round_, file = _locked(file)
    if file_state(file) is FileState.WITHDRAWN and actor.party_id == file.party_id:
        return
    lifecycle.advance(round_, Action.RETURN, by=actor)
    if actor.party_id != file.party_id:
        raise NotPermitted(_("Only the side that returned the file can take it back."))
    _refuse_unless_waiting(file)
    file.withdrawn_at = clock.now()
    file.save(update_fields=["withdrawn_at"])
    _record(round_, file, "file_withdrawn", actor)


def confirm_file(*, actor: Representative, file: ReturnedFile, fingerprint: str, file_hash: str) -> ReturnedFile:
    """Confirm another side's file, after looking at it: each of its people has signed with that; the last signature leads to sealing.

    `fingerprint` and `file_hash` are those of the page. Confirmed already: the same file. Refused for the own side's file, and when
    one of its people has signed otherwise meanwhile, has left, or is not in turn.
    """
    is_there = storage.exists(file.file_hash)  # reading it may take a while, so before the lock
    with transaction.atomic(durable=True):
        return _confirm(actor, file, fingerprint, file_hash, is_there=is_there)


def _confirm(actor: Representative, file: ReturnedFile, fingerprint: str, file_hash: str, *, is_there: bool) -> ReturnedFile:
    round_, file = _locked(file)
    if file_state(file) is FileState.CONFIRMED and actor.party_id != file.party_id:
        return file
    lifecycle.advance(round_, Action.CONFIRM, by=actor)
    _refuse_own(actor, file)
    _refuse_unless_waiting(file)
    if (fingerprint, file_hash) != (file.fingerprint, file.file_hash):
        raise NotWhatWasServed(
            _("This page showed you another file or another text. Nothing was confirmed. Please look at the file again.")
        )
    if not is_there:
        raise Conflict(
            _("The file is missing or damaged, so it cannot be confirmed. Ask the other side to return it again, and tell the operator.")
        )
    people = _people_in_turn(file)
    file.confirmed_by, file.confirmed_at = actor, clock.now()
    file.save(update_fields=["confirmed_by", "confirmed_at"])
    _record(round_, file, "file_confirmed", actor, more_follow=True)
    signatures = [_sign(file, person) for person in people]
    for signature in signatures:
        signed.record(round_, signature, more_follow=signature is not signatures[-1])
    return file


@transaction.atomic(durable=True)
def refuse_file(*, actor: Representative, file: ReturnedFile, reason: str) -> None:
    """Do not confirm another side's file, with a reason that everybody reads. Refused already: nothing happens."""
    round_, file = _locked(file)
    if file_state(file) is FileState.REFUSED and actor.party_id != file.party_id:
        return
    lifecycle.advance(round_, Action.CONFIRM, by=actor)
    _refuse_own(actor, file)
    _refuse_unless_waiting(file)
    words = clean_text(reason, limit=REASON_LIMIT)
    if not words:
        raise InvalidInput(_("Write what is wrong with the file, so that the other side knows what to bring."))
    file.refused_by, file.refused_at, file.refuse_reason = actor, clock.now(), words
    file.save(update_fields=["refused_by", "refused_at", "refuse_reason"])
    _record(round_, file, "file_refused", actor, note=words)


def _day(moment: datetime) -> date:
    """The date in Israel, as the page of the text says it."""
    return timezone.localdate(moment, timezone=timezone.get_default_timezone())


def _refuse_other_text(version: AgreementVersion, fingerprint: str) -> None:
    if version.voided_at is not None or fingerprint != version.fingerprint:
        raise NotWhatWasServed(
            _("The text has changed since it was shown to you. Nothing was returned. A file signed on an earlier text does not count.")
        )


def _refuse_too_many(version: AgreementVersion, actor: Representative) -> None:
    """Each file is kept and everybody is told of it, also of one that was taken back: so they have an end."""
    if ReturnedFile.objects.filter(version=version, party=actor.party_id).count() >= FILES_AT_MOST:
        raise Conflict(
            _("Your side has returned %(limit)s files for this version, and no more are taken. Sign here instead."), limit=FILES_AT_MOST
        )


def _write(actor: Representative, round_: Round, version: AgreementVersion, form: SignedElsewhere, kept: Kept) -> ReturnedFile:
    people = _chosen(actor, version, form.signatories)
    if ReturnedFile.objects.filter(version=version, party=actor.party_id, file_hash=kept.file_hash, confirmed_at__isnull=False).exists():
        raise Conflict(
            _("This very file is confirmed already, for those whom you chose then. Whoever is missing signs here, or on another file.")
        )
    file = ReturnedFile.objects.create(
        version=version,
        party=actor.party,
        kind=form.kind,
        signed_on=form.signed_on,
        fingerprint=version.fingerprint,
        served_hash=kept.served_hash,
        file_hash=kept.file_hash,
        name=kept_name(form.name),
        size=kept.size,
        media_type=kept.media_type,
        findings=kept.findings.as_json() if kept.findings else {},
        note=clean_text(form.note, limit=NOTE_LIMIT),
        returned_by=actor,
        returned_at=clock.now(),
    )
    file.signatories.set(people)
    _record(round_, file, "file_returned", actor)
    return file


def _chosen(actor: Representative, version: AgreementVersion, ids: Sequence[UUID]) -> list[Representative]:
    if not ids:
        raise InvalidInput(_("Choose whose signatures stand on the file."))
    people = list(Representative.objects.filter(party=actor.party, signs=True, left_at=None, public_id__in=ids))
    if len(people) != len(set(ids)):
        raise InvalidInput(_("Somebody whom you chose does not sign for your side any more. Choose again."))
    if Signature.objects.filter(version=version, representative__in=people).exists():
        raise Conflict(_("Somebody whom you chose has signed this version already. Nobody signs twice."))
    if waiting_files(version).filter(signatories__in=people).exists():
        raise Conflict(_("Somebody whom you chose stands on another file that waits to be confirmed. Take that one back first."))
    if not may_sign_together(ordered(version).order, (str(person.public_id) for person in people)):
        raise Conflict(_("In the order that was agreed, it is not yet the turn of everybody whom you chose."))
    return people


def _locked(file: ReturnedFile) -> tuple[Round, ReturnedFile]:
    round_ = lifecycle.lock_round(AgreementVersion.objects.values_list("round_id", flat=True).get(pk=file.version_id))
    file = ReturnedFile.objects.select_related("version", "party").get(pk=file.pk)
    file.version.round = round_
    return round_, file


def _refuse_own(actor: Representative, file: ReturnedFile) -> None:
    if actor.party_id == file.party_id:
        raise NotPermitted(_("Somebody of another side looks at the file and confirms it. For your own side you cannot."))


def _refuse_unless_waiting(file: ReturnedFile) -> None:
    reasons = {
        FileState.CONFIRMED: _("The file is confirmed already. Its signatures stand."),
        FileState.REFUSED: _("The file was sent back meanwhile. It can be returned again."),
        FileState.WITHDRAWN: _("The side that returned the file has taken it back meanwhile."),
        FileState.VOID: _("The text went back to the table, and the file is void with it."),
    }
    state = file_state(file)
    if state is not FileState.WAITING:
        raise Conflict(reasons[state])


def _people_in_turn(file: ReturnedFile) -> list[Representative]:
    """Whoever signed on it, in the order in which they sign."""
    people = {str(person.public_id): person for person in file.signatories.select_related("party__partnership", "account")}
    order = ordered(file.version).order
    if any(signer.has_signed for signer in order.signers if signer.key in people):
        raise AlreadySigned(_("Somebody on this file has signed otherwise meanwhile. Ask the other side to take the file back."))
    if not people.keys() <= {signer.key for signer in order.signers}:
        raise Conflict(_("Somebody on this file does not sign for that side any more. Ask the other side to take the file back."))
    if not may_sign_together(order, people):
        raise Conflict(_("In the order that was agreed, it is not yet the turn of everybody on this file. Confirm it when it is."))
    return [people[signer.key] for signer in order.in_line if signer.key in people]


def _sign(file: ReturnedFile, person: Representative) -> Signature:
    return Signature.objects.create(
        version=file.version,
        party=file.party,
        representative=person,
        served_number=uuid4(),
        served_at=file.returned_at,
        served_hash=file.served_hash,
        fingerprint=file.fingerprint,
        name=person.name,
        capacity=person.capacity,
        method=file.kind,
        returned=file,
        identification=Signature.Identification.ELSEWHERE,
        authority=facts_of(file.party).resolution,
        signed_at=clock.now(),
    )


def _record(round_: Round, file: ReturnedFile, action: str, actor: Representative, *, note: str = "", more_follow: bool = False) -> None:
    """The entry in the chain, and a mail to everybody but the actor."""
    payload = {
        "file": str(file.public_id),
        "version": file.version.number,
        "fingerprint": file.fingerprint,
        "file_hash": file.file_hash,
        "served_hash": file.served_hash,
        "kind": str(file.kind),
        "position": file.party.position,
    }
    audit.append(round_.partnership, action=action, actor=actor, payload=payload, more_follow=more_follow)
    tell_people(
        round_.partnership,
        action,
        key=f"{action}:{file.public_id}",
        path=reverse("returned_file", args=[round_.partnership.public_id, file.public_id]),
        values={"who": actor.name, "side": file.party.name, "kind": str(file.kind), "note": note},
        except_person=actor,
        only=signing_turns.who_may_learn(file.version, round_, also=None if action in LOOKED_AT else ~Q(party=file.party)),
    )

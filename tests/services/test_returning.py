"""Signing elsewhere: a file comes back, another side confirms it, and then everybody on it has signed."""

import errno
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from partnerships.adapters import storage
from partnerships.domain.errors import AlreadySigned, Conflict, InvalidInput, NotPermitted, NotWhatWasServed, Refused
from partnerships.models import AgreementVersion, AuditEntry, OutboxMail, Representative, ReturnedFile, Signature
from partnerships.queries.audit import checked_chain
from partnerships.queries.returning import file_row, may_return_for
from partnerships.services import clock, returning
from partnerships.services.evidence import evidence_of
from partnerships.services.returning import refuse_file, withdraw_file
from partnerships.services.sending_back import send_back
from partnerships.services.signed_bytes import NotKept, copy_to_sign
from tests import factories, returned
from tests.factories import CORA, TwoSides


@pytest.fixture
def sides(db: None) -> TwoSides:
    return factories.signing_round()


@pytest.fixture
def three(db: None) -> tuple[TwoSides, Representative]:
    """Cora signs for the organisation beside ben."""
    sides = factories.open_partnership_of_two()
    factories.join(sides.organisation, CORA, own_side=True)
    factories.lead_to("signing", sides.partnership)
    return sides, factories.representative_of(sides.partnership, CORA)


def told(template: str) -> set[str]:
    return set(OutboxMail.objects.filter(template=template).values_list("to", flat=True))


def actions() -> list[str]:
    return list(AuditEntry.objects.order_by("-number").values_list("action", flat=True))


def test_a_file_waits_until_another_side_confirms_it(sides: TwoSides) -> None:
    file = returned.bring_back(sides.venture)
    assert (file_row(file, sides.organisation).state, Signature.objects.count(), sides.round.stage) == ("waiting", 0, "signing")
    assert storage.read(file.file_hash) == returned.SCAN
    assert storage.read(file.served_hash) == copy_to_sign(factories.version_of(sides.partnership))
    assert (file.size, file.media_type, file.name, file.findings["begins_as_given"]) == (
        len(returned.SCAN),
        "application/pdf",
        "סריקה.pdf",
        False,
    )
    assert (actions()[0], told("file_returned")) == ("file_returned", {sides.organisation.account.email})


def test_confirmed_it_is_a_signature(sides: TwoSides) -> None:
    file = returned.confirm(sides.organisation, returned.bring_back(sides.venture))
    signature = Signature.objects.get()
    assert (signature.method, signature.identification, signature.returned, signature.representative) == (
        "paper",
        "elsewhere",
        file,
        sides.venture,
    )
    assert (signature.served_hash, signature.fingerprint, signature.consent_version) == (file.served_hash, file.fingerprint, "")
    assert (signature.evidence.ip, signature.evidence.device) == (None, "")
    assert (actions()[:3], told("signed")) == (["agreement_signed", "file_confirmed", "file_returned"], set())
    assert (told("file_confirmed"), sides.round.stage) == ({sides.venture.account.email}, "signing")
    assert checked_chain(sides.partnership).is_whole


def test_with_the_last_signature_it_is_sealed_and_says_which_way_each_signed(sides: TwoSides) -> None:
    factories.sign(sides.organisation)
    file = returned.confirm(sides.organisation, returned.bring_back(sides.venture))
    assert (sides.round.stage, actions()[:2]) == ("sealing", ["signing_completed", "agreement_signed"])
    venture, organisation = evidence_of(factories.version_of(sides.partnership)).signatures
    assert (venture.method, venture.identified_by, venture.address, organisation.method) == ("paper", "elsewhere", "", "typed")
    assert venture.returned is not None
    assert (venture.returned.file_hash, venture.returned.signed_on, organisation.returned) == (file.file_hash, clock.today(), None)
    assert venture.returned.confirmed_by == sides.organisation.name


def test_two_on_one_file_sign_together(three: tuple[TwoSides, Representative]) -> None:
    sides, cora = three
    factories.sign(sides.venture)
    file = returned.bring_back(sides.organisation, cora)
    returned.confirm(sides.venture, file)
    assert {signature.representative for signature in file.signatures.all()} == {sides.organisation, cora}
    assert sides.round.stage == "sealing"
    assert actions()[:4] == ["signing_completed", "agreement_signed", "agreement_signed", "file_confirmed"]
    assert checked_chain(sides.partnership).is_whole


def test_the_same_file_again_is_the_same_one(sides: TwoSides) -> None:
    first, second = (returned.bring_back(sides.venture) for _time in range(2))
    assert (first, ReturnedFile.objects.count(), actions().count("file_returned")) == (second, 1, 1)
    returned.confirm(sides.organisation, first)
    assert returned.confirm(sides.organisation, first) == first
    assert Signature.objects.count() == 1


def test_one_paper_may_be_returned_by_each_side(sides: TwoSides) -> None:
    own, other = returned.bring_back(sides.venture), returned.bring_back(sides.organisation)
    returned.confirm(sides.organisation, own)
    returned.confirm(sides.venture, other)
    assert (own.file_hash, sides.round.stage) == (other.file_hash, "sealing")


@pytest.mark.parametrize("act", [returned.confirm, lambda actor, file: refuse_file(actor=actor, file=file, reason="x")])
def test_nobody_answers_for_their_own_side(sides: TwoSides, act: Callable[[Representative, ReturnedFile], Any]) -> None:
    file = returned.bring_back(sides.venture)
    with pytest.raises(NotPermitted):
        act(sides.venture, file)
    with pytest.raises(NotPermitted):
        withdraw_file(actor=sides.organisation, file=file)
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("changed", ["fingerprint", "file_hash"])
def test_what_the_page_did_not_show_is_not_confirmed(sides: TwoSides, changed: str) -> None:
    file = returned.bring_back(sides.venture)
    shown = {"fingerprint": file.fingerprint, "file_hash": file.file_hash, changed: "0" * 64}
    with pytest.raises(NotWhatWasServed):
        returning.confirm_file(actor=sides.organisation, file=file, **shown)
    assert Signature.objects.count() == 0


def test_a_refusal_has_a_reason_and_a_better_file_may_come(sides: TwoSides) -> None:
    file = returned.bring_back(sides.venture)
    with pytest.raises(InvalidInput):
        refuse_file(actor=sides.organisation, file=file, reason="  ")
    for _time in range(2):
        refuse_file(actor=sides.organisation, file=file, reason="חסר עמוד")
    assert (actions().count("file_refused"), told("file_refused")) == (1, {sides.venture.account.email})
    with pytest.raises(Conflict):
        returned.confirm(sides.organisation, file)
    again = returned.bring_back(sides.venture)
    assert again != file
    returned.confirm(sides.organisation, again)
    assert Signature.objects.count() == 1


def test_what_was_taken_back_waits_for_nobody(sides: TwoSides) -> None:
    file = returned.bring_back(sides.venture)
    for _time in range(2):
        withdraw_file(actor=sides.venture, file=file)
    assert (actions().count("file_withdrawn"), told("file_withdrawn")) == (1, {sides.organisation.account.email})
    with pytest.raises(Conflict):
        returned.confirm(sides.organisation, file)


def test_a_file_is_void_with_its_text(sides: TwoSides) -> None:
    version = factories.version_of(sides.partnership)
    file = returned.bring_back(sides.venture)
    send_back(actor=sides.organisation, version=version, fingerprint=version.fingerprint, note="טעות")
    with pytest.raises(Conflict):
        returned.confirm(sides.organisation, file)
    factories.freeze(sides.partnership)
    with pytest.raises(Conflict):
        returned.confirm(sides.organisation, file)
    with pytest.raises(NotWhatWasServed):
        returned.bring_back(sides.venture, version=AgreementVersion.objects.select_related("round").get(pk=version.pk))
    assert (file_row(ReturnedFile.objects.get(), sides.organisation).state, Signature.objects.count()) == ("void", 0)


def test_whoever_signed_meanwhile_does_not_sign_twice(sides: TwoSides) -> None:
    file = returned.bring_back(sides.venture)
    factories.sign(sides.venture)
    with pytest.raises(AlreadySigned):
        returned.confirm(sides.organisation, file)
    with pytest.raises(Conflict):
        returned.bring_back(sides.venture, data=returned.SCAN + b"%%EOF")
    assert Signature.objects.count() == 1


def test_nobody_stands_on_two_files_that_wait(sides: TwoSides) -> None:
    returned.bring_back(sides.venture)
    with pytest.raises(Conflict):
        returned.bring_back(sides.venture, data=returned.SCAN + b"%%EOF")
    assert may_return_for(factories.version_of(sides.partnership), sides.venture.party) == ()


def test_in_an_order_nobody_stands_on_a_file_before_their_turn(three: tuple[TwoSides, Representative]) -> None:
    sides, cora = three
    version = factories.version_of(sides.partnership)
    version.order = [str(person.public_id) for person in (sides.venture, cora, sides.organisation)]
    version.save(update_fields=["order"])
    assert may_return_for(version, sides.organisation.party) == ()
    with pytest.raises(Conflict):
        returned.bring_back(cora)
    returned.confirm(sides.organisation, returned.bring_back(sides.venture))
    assert may_return_for(version, sides.organisation.party) == (cora,)
    returned.confirm(sides.venture, returned.bring_back(cora))
    assert sides.round.stage == "sealing"


def test_somebody_who_no_longer_signs_has_not_signed(sides: TwoSides) -> None:
    file = returned.bring_back(sides.venture)
    Representative.objects.filter(pk=sides.venture.pk).update(signs=False)
    with pytest.raises(Conflict):
        returned.confirm(sides.organisation, file)
    with pytest.raises(InvalidInput):
        returned.bring_back(sides.venture, data=returned.SCAN + b"%%EOF")


REFUSED: dict[str, dict[str, Any]] = {
    "nobody chosen": {"signatories": ()},
    "a stranger chosen": {"signatories": (uuid4(),)},
    "another kind": {"kind": "telepathy"},
    "no file that is taken": {"data": b"<html><script>alert(1)</script></html>"},
    "an empty file": {"data": b""},
    "svg": {"data": b"<svg xmlns='http://www.w3.org/2000/svg'/>"},
    "gif": {"data": returned.page("GIF")},
    "a picture cut off": {"data": returned.page()[:-20]},
    "a document cut off": {"data": b"%PDF-1.7\n" + b"x" * 9000},
    "a picture from a card": {"data": returned.page(), "kind": "card"},
    "too large": {"data": b"%PDF-1.7\n" + b"\0" * 20 * 1024 * 1024 + b"%%EOF"},
    "a note that cannot be stored": {"note": "א\u202eב"},
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_taken_is_refused_in_words(sides: TwoSides, case: str) -> None:
    with pytest.raises(InvalidInput):
        returned.bring_back(sides.venture, **REFUSED[case])
    assert ReturnedFile.objects.count() == 0


@pytest.mark.parametrize("days", [1, -2])
def test_a_day_that_cannot_be_is_refused(sides: TwoSides, days: int) -> None:
    with pytest.raises(InvalidInput):
        returned.bring_back(sides.venture, signed_on=clock.today() + timedelta(days=days))


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_of_a_picture_only_pixels_are_kept(sides: TwoSides, kind: str, media_type: str) -> None:
    file = returned.bring_back(sides.venture, data=returned.page(kind) + b"<script>")
    kept = storage.read(file.file_hash)
    assert (file.media_type, file.size, file.findings, b"script" in kept) == (media_type, len(kept), {}, False)


def test_a_viewer_neither_returns_nor_confirms(sides: TwoSides) -> None:
    vera = factories.join(sides.organisation, CORA, own_side=True, signs=False)
    Representative.objects.filter(pk=vera.pk).update(works=False)
    file = returned.bring_back(sides.venture)
    with pytest.raises(NotPermitted):
        returned.bring_back(sides.organisation, by=vera)
    with pytest.raises(NotPermitted):
        returned.confirm(vera, file)
    assert Signature.objects.count() == 0


def test_nothing_is_half_returned_when_the_disk_is_full(sides: TwoSides, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(data: bytes) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = actions()
    with monkeypatch.context() as patch:
        patch.setattr(storage, "store", full)
        with pytest.raises(NotKept):
            returned.bring_back(sides.venture)
    assert (ReturnedFile.objects.count(), actions(), told("file_returned")) == (0, before, set())
    returned.bring_back(sides.venture)


def test_a_file_that_is_lost_is_not_confirmed(sides: TwoSides, settings: Any) -> None:
    file = returned.bring_back(sides.venture)
    (settings.FILES_DIR / storage.name_of(file.file_hash)).unlink()
    with pytest.raises(Conflict):
        returned.confirm(sides.organisation, file)
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("stage", ["negotiating", "sealing"])
def test_nothing_comes_back_at_another_stage(db: None, stage: str) -> None:
    sides = factories.round_in(stage)
    version = AgreementVersion.objects.select_related("round").first() or AgreementVersion(round=sides.round)
    with pytest.raises(Refused):
        returned.bring_back(sides.venture, version=version)


def test_a_file_that_is_confirmed_is_not_taken_for_others_too(three: tuple[TwoSides, Representative]) -> None:
    sides, cora = three
    returned.confirm(sides.venture, returned.bring_back(sides.organisation))
    with pytest.raises(Conflict, match="confirmed already"):
        returned.bring_back(cora)
    assert ReturnedFile.objects.count() == 1


def test_a_side_returns_only_so_many_files(sides: TwoSides, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returning, "FILES_AT_MOST", 1)
    withdraw_file(actor=sides.venture, file=returned.bring_back(sides.venture))
    kept = set(storage.kept())
    with pytest.raises(Conflict, match="returned 1 files"):
        returned.bring_back(sides.venture, data=returned.SCAN + b"%%EOF")
    assert set(storage.kept()) == kept
    assert returned.bring_back(sides.organisation).party == sides.organisation.party

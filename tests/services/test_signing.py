"""Signing what was served: one post is one signature, the code is fresh and tried five times, and another text is refused."""

import errno
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from partnerships.domain.errors import AlreadySigned, Conflict, InvalidInput, NotPermitted, NotWhatWasServed, Refused, WrongCode
from partnerships.models import AuditEntry, OutboxMail, Partnership, Representative, Signature, SignatureEvidence, SigningCode
from partnerships.services import clock
from partnerships.services.agreement import freeze_agreement
from partnerships.services.sending_back import send_back
from partnerships.services.signing import sign_agreement, sign_by_command
from partnerships.services.signing_code import CODES_AN_HOUR, send_signing_code
from tests import factories, signing_steps
from tests.signing_steps import DEVICE, drawing, filled, served, sign

WRONG = "abcdef"


@pytest.fixture
def venture(signing: Partnership) -> Representative:
    return factories.representatives_of(signing)[0]


@pytest.fixture
def organisation(signing: Partnership) -> Representative:
    return factories.representatives_of(signing)[1]


def given() -> int:
    return Signature.objects.count()


def test_it_works(signing: Partnership, venture: Representative) -> None:
    version = factories.version_of(signing)
    signature = sign(venture, word="בשמחה")
    assert (signature.fingerprint, signature.party, signature.method, signature.identification) == (
        version.fingerprint,
        venture.party,
        "typed",
        "code",
    )
    assert (signature.name, signature.capacity, signature.word, signature.consent_version) == ("אנה לוי", "מייסדת", "בשמחה", "2")
    evidence = SignatureEvidence.objects.get(signature=signature)
    assert (evidence.email, evidence.ip, evidence.device) == (factories.ANA, "192.0.2.7", "Test browser")
    entry = AuditEntry.objects.filter(partnership=signing).latest("number")
    assert (entry.action, entry.payload["signature"], entry.payload["served_hash"]) == (
        "agreement_signed",
        str(signature.public_id),
        signature.served_hash,
    )
    assert factories.current_round(signing).stage == "signing"


def test_the_chain_names_no_person_and_no_address(signing: Partnership, venture: Representative) -> None:
    sign(venture)
    entries = str(list(AuditEntry.objects.filter(partnership=signing).values_list("payload", "actor")))
    assert [word for word in ("אנה לוי", factories.ANA, "192.0.2.7") if word in entries] == []


def test_the_others_are_told_once(venture: Representative, organisation: Representative) -> None:
    signature = sign(venture)
    told = OutboxMail.objects.filter(template="signed", key__startswith=f"signed:{signature.public_id}")
    assert list(told.values_list("to", flat=True)) == [organisation.account.email]


def test_the_last_signature_moves_the_round_on(signing: Partnership, venture: Representative, organisation: Representative) -> None:
    sign(venture)
    sign(organisation)
    actions = AuditEntry.objects.filter(partnership=signing).order_by("-number").values_list("action", flat=True)
    assert (factories.current_round(signing).stage, list(actions[:2])) == ("sealing", ["signing_completed", "agreement_signed"])


def test_nothing_is_signed_when_the_picture_cannot_be_kept(venture: Representative, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(data: bytes) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    code = factories.fresh_code(venture)
    with monkeypatch.context() as patch:
        patch.setattr("partnerships.adapters.storage.store", full)
        with pytest.raises(InvalidInput, match="could not be kept"):
            sign(venture, drawn=drawing(), code=code)
    assert given() == 0
    assert sign(venture, code=code).method == "typed"


def test_a_drawn_signature_is_drawn_again(venture: Representative) -> None:
    signature = sign(venture, drawn=drawing("JPEG"))
    assert (signature.method, len(signature.image_hash)) == ("drawn", 64)


def test_the_same_post_ten_times_is_one_signature(venture: Representative, organisation: Representative) -> None:
    token, code = served(venture), factories.fresh_code(venture)
    assert {sign(venture, token=token, code=code).pk for _post in range(10)} == {Signature.objects.get().pk}
    sign(organisation)
    assert sign(venture, token=token, code=code).representative == venture


def test_a_second_page_is_no_second_signature(venture: Representative) -> None:
    other_page, code = served(venture), factories.fresh_code(venture)
    sign(venture, code=code)
    with pytest.raises(AlreadySigned):
        sign(venture, token=other_page, code=code)
    with pytest.raises(AlreadySigned):
        send_signing_code(actor=venture, version=factories.version_of(venture.party.partnership))


def refroze(signing: Partnership, by: Representative) -> None:
    version = factories.version_of(signing)
    send_back(actor=by, version=version, fingerprint=version.fingerprint, note="סעיף 2")
    freeze_agreement(actor=by, round_=factories.current_round(signing))


def test_another_text_than_the_served_one_is_refused(signing: Partnership, venture: Representative, organisation: Representative) -> None:
    token, code = served(venture), factories.fresh_code(venture)
    refroze(signing, organisation)
    with pytest.raises(NotWhatWasServed):
        sign(venture, token=token, code=code)
    with pytest.raises(NotWhatWasServed):
        sign(venture, token=token)
    assert given() == 0


def test_a_code_for_the_earlier_text_is_refused(signing: Partnership, venture: Representative) -> None:
    code = factories.fresh_code(venture)
    refroze(signing, venture)
    with pytest.raises(WrongCode):
        sign(venture, code=code)


def test_a_page_served_to_somebody_else_is_refused(venture: Representative, organisation: Representative) -> None:
    with pytest.raises(NotWhatWasServed):
        sign(venture, token=served(organisation))


@pytest.mark.parametrize("spoil", [lambda token: token[:-2], lambda token: "", lambda token: "x" + token], ids=["cut", "empty", "other"])
def test_a_spoilt_token_is_refused(venture: Representative, spoil: Callable[[str], str]) -> None:
    version = factories.version_of(venture.party.partnership)
    with pytest.raises(NotWhatWasServed):
        sign_agreement(
            actor=venture, version=version, token=spoil(served(venture)), code=factories.fresh_code(venture), form=filled(), device=DEVICE
        )


def test_a_page_of_yesterday_is_refused(venture: Representative) -> None:
    token = served(venture)
    with time_machine.travel(clock.now() + timedelta(hours=13), tick=False), pytest.raises(NotWhatWasServed) as refusal:
        sign(venture, token=token)
    assert refusal.value.message == "The text was shown to you too long ago. Nothing was signed. Please read it again."


@pytest.mark.parametrize("missing", ["name", "consents", "has_authority", "has_read"])
def test_without_a_confirmation_nothing_is_signed(venture: Representative, missing: str) -> None:
    changes: dict[str, Any] = {missing: "" if missing == "name" else False}
    with pytest.raises(InvalidInput):
        sign(venture, **changes)
    assert (given(), SigningCode.objects.get().tries) == (0, 0)


def test_a_wrong_code_counts_although_it_is_refused(venture: Representative) -> None:
    code = factories.fresh_code(venture)
    for tries in range(1, 6):
        with pytest.raises(WrongCode):
            sign(venture, code=WRONG)
        assert SigningCode.objects.get().tries == tries
    with pytest.raises(WrongCode):
        sign(venture, code=code)
    assert given() == 0


def test_the_right_code_after_four_wrong_ones(venture: Representative) -> None:
    code = factories.fresh_code(venture)
    for _try in range(4):
        with pytest.raises(WrongCode):
            sign(venture, code=WRONG)
    sign(venture, code=f" {code[:3]} {code[3:]} ")
    assert given() == 1


@pytest.mark.parametrize(("minutes", "signed"), [(9, 1), (11, 0)])
def test_a_code_is_valid_for_ten_minutes(venture: Representative, minutes: int, signed: int) -> None:
    token, code = served(venture), factories.fresh_code(venture)
    with time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=False):
        if signed:
            sign(venture, token=token, code=code)
        else:
            with pytest.raises(WrongCode):
                sign(venture, token=token, code=code)
    assert given() == signed


def test_a_new_code_ends_the_earlier_one(venture: Representative) -> None:
    earlier, latest = factories.fresh_code(venture), factories.fresh_code(venture)
    if earlier != latest:
        with pytest.raises(WrongCode):
            sign(venture, code=earlier)
    sign(venture, code=latest)


def test_a_code_is_for_one_person(venture: Representative, organisation: Representative) -> None:
    with pytest.raises(WrongCode):
        sign(organisation, code=factories.fresh_code(venture))


def test_codes_are_not_sent_without_end(venture: Representative) -> None:
    version = factories.version_of(venture.party.partnership)
    for _code in range(CODES_AN_HOUR):
        send_signing_code(actor=venture, version=version)
    with pytest.raises(InvalidInput):
        send_signing_code(actor=venture, version=version)
    with time_machine.travel(clock.now() + timedelta(minutes=61), tick=False):
        send_signing_code(actor=venture, version=version)


def test_only_the_hash_of_a_code_is_kept(venture: Representative) -> None:
    code = factories.fresh_code(venture)
    row = SigningCode.objects.get()
    assert [value for value in (row.salt, row.code_hash) if code in value] == []
    mail = OutboxMail.objects.get(key=f"signing_code:{row.pk}")
    assert code.encode() not in bytes(mail.values or b"")


def test_somebody_who_does_not_sign_is_refused(venture: Representative) -> None:
    Representative.objects.filter(pk=venture.pk).update(signs=False)
    with pytest.raises(NotPermitted):
        factories.fresh_code(venture)
    with pytest.raises(NotPermitted):
        sign(venture, code=WRONG)


def test_sending_back_voids_the_signatures_and_tells_everybody(
    signing: Partnership, venture: Representative, organisation: Representative
) -> None:
    sign(venture)
    version = factories.version_of(signing)
    send_back(actor=organisation, version=version, fingerprint=version.fingerprint, note=" סעיף 2 צריך תיקון ")
    version.refresh_from_db()
    assert (factories.current_round(signing).stage, version.voided_by, version.void_note) == (
        "negotiating",
        organisation,
        "סעיף 2 צריך תיקון",
    )
    told = OutboxMail.objects.filter(template="sent_back").values_list("to", flat=True)
    assert sorted(told) == sorted([factories.ANA, factories.BEN])
    freeze_agreement(actor=venture, round_=factories.current_round(signing))
    assert (factories.version_of(signing).number, factories.version_of(signing).signatures.count()) == (2, 0)
    sign(organisation)
    assert factories.current_round(signing).stage == "signing"


def test_a_text_that_was_not_read_is_not_sent_back(signing: Partnership, venture: Representative, organisation: Representative) -> None:
    earlier = factories.version_of(signing)
    refroze(signing, organisation)
    for version in (earlier, factories.version_of(signing)):
        with pytest.raises(Conflict):
            send_back(actor=venture, version=version, fingerprint=earlier.fingerprint, note="x")
    assert factories.current_round(signing).stage == "signing"


@pytest.mark.parametrize("note", ["", "  \n ", "א\u202eב", "x" * 2001])
def test_a_note_that_cannot_be_taken_sends_nothing_back(signing: Partnership, venture: Representative, note: str) -> None:
    version = factories.version_of(signing)
    with pytest.raises(InvalidInput):
        send_back(actor=venture, version=version, fingerprint=version.fingerprint, note=note)
    assert factories.current_round(signing).stage == "signing"


@pytest.mark.parametrize("refused", [sign, factories.fresh_code])
def test_nothing_is_signed_after_the_last_signature(sealing: Partnership, refused: Callable[[Representative], object]) -> None:
    with pytest.raises(Refused):
        refused(factories.representatives_of(sealing)[0])
    version = factories.version_of(sealing)
    with pytest.raises(Conflict):
        send_back(actor=factories.representatives_of(sealing)[0], version=version, fingerprint=version.fingerprint, note="x")


def test_a_command_signs_specimens_only(signing: Partnership, venture: Representative) -> None:
    with pytest.raises(NotPermitted):
        sign_by_command(actor=venture, version=factories.version_of(signing), body="", form=signing_steps.filled())

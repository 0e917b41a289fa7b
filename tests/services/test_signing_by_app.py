"""Signing with the code of an authenticator app instead of a mailed one."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from partnerships.adapters.document import agreement_body
from partnerships.domain.errors import InvalidInput, WrongCode
from partnerships.models import Partnership, Representative, Signature, SigningCode
from partnerships.services.evidence import evidence_of
from partnerships.services.signing import Device, SignatureForm, serve, sign_agreement
from partnerships.services.signing_code import confirm_code, send_signing_code
from tests import factories
from tests.factories import ANA
from tests.own_account import shown_code, turn_app_on, wrong

FORM = SignatureForm(name="אנה לוי", consents=True, has_authority=True, has_read=True, accepts_authority=True)


@pytest.fixture
def ana_signs(signing: Partnership) -> Representative:
    representative = factories.representative_of(signing, ANA)
    turn_app_on(representative.account)
    return representative


def served(actor: Representative) -> str:
    version = factories.version_of(actor.party.partnership)
    return serve(actor=actor, version=version, body=str(agreement_body(json.loads(version.canonical))))


def sign(actor: Representative, code: str, token: str) -> Signature:
    version = factories.version_of(actor.party.partnership)
    return sign_agreement(actor=actor, version=version, token=token, code=code, form=FORM, device=Device())


def test_it_works_and_the_evidence_says_so(ana_signs: Representative) -> None:
    signature = sign(ana_signs, shown_code(ana_signs.account), served(ana_signs))
    assert signature.identification == Signature.Identification.SECOND_FACTOR
    (act,) = evidence_of(signature.version).signatures
    assert (act.identified_by, act.address) == ("second_factor", "a…@venture.example")


def test_the_same_post_twice_is_one_signature(ana_signs: Representative) -> None:
    token, code = served(ana_signs), shown_code(ana_signs.account)
    assert sign(ana_signs, code, token) == sign(ana_signs, code, token)
    version = factories.version_of(ana_signs.party.partnership)
    assert Signature.objects.filter(version=version).count() == 1


def test_two_tries_with_one_code_find_the_same_row(ana_signs: Representative) -> None:
    """As when the same post comes twice at one instant: the second one is no wrong code."""
    version, code = factories.version_of(ana_signs.party.partnership), shown_code(ana_signs.account)
    assert confirm_code(actor=ana_signs, version=version, code=code) == confirm_code(actor=ana_signs, version=version, code=code)


def test_wrong_tries_are_counted_and_ten_minutes_later_begin_anew(ana_signs: Representative) -> None:
    version, now = factories.version_of(ana_signs.party.partnership), timezone.now()
    with time_machine.travel(now, tick=False):
        for _try in range(5):
            with pytest.raises(WrongCode):
                confirm_code(actor=ana_signs, version=version, code=wrong(shown_code(ana_signs.account)))
        with pytest.raises(WrongCode):
            confirm_code(actor=ana_signs, version=version, code=shown_code(ana_signs.account))
    with time_machine.travel(now + timedelta(minutes=11), tick=False):
        assert confirm_code(actor=ana_signs, version=version, code=shown_code(ana_signs.account)).is_of_second_factor


def test_wrong_tries_count_for_the_mailed_code_too(ana_signs: Representative) -> None:
    version = factories.version_of(ana_signs.party.partnership)
    row = send_signing_code(actor=ana_signs, version=version)
    with pytest.raises(WrongCode):
        confirm_code(actor=ana_signs, version=version, code="no code")
    assert sorted(SigningCode.objects.values_list("tries", flat=True)) == [1, 1]
    assert SigningCode.objects.get(pk=row.pk).tries == 1


def test_the_app_of_somebody_else_does_not_sign(ana_signs: Representative, signing: Partnership) -> None:
    ben = factories.representative_of(signing, factories.BEN)
    with pytest.raises(WrongCode):
        confirm_code(actor=ben, version=factories.version_of(signing), code=shown_code(ana_signs.account))


def test_where_no_mail_leaves_only_the_app_signs(ana_signs: Representative, settings: Any) -> None:
    """In production without a mail server a mailed code would lie in a file of the operator."""
    version = factories.version_of(ana_signs.party.partnership)
    code = factories.fresh_code(ana_signs)
    settings.PRODUCTION, settings.EMAIL_BACKEND = True, "partnerships.adapters.mail.KeptMailBackend"
    with pytest.raises(InvalidInput):
        send_signing_code(actor=ana_signs, version=version)
    with pytest.raises(WrongCode):
        confirm_code(actor=ana_signs, version=version, code=code)
    assert confirm_code(actor=ana_signs, version=version, code=shown_code(ana_signs.account)).is_of_second_factor

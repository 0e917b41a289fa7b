"""`sweep` says what it did, what still waits to be sealed, and which mails were set aside."""

from io import StringIO

import pytest
from django.core.management import call_command

from partnerships.models import AgreementVersion, OutboxMail
from partnerships.services import clock
from tests import factories

pytestmark = pytest.mark.django_db


def sweep() -> tuple[list[str], list[str]]:
    """What is told, and what is told as a problem."""
    out, err = StringIO(), StringIO()
    call_command("sweep", stdout=out, stderr=err)
    return out.getvalue().splitlines(), err.getvalue().splitlines()


def test_with_nothing_to_do_it_says_so() -> None:
    assert sweep() == (["0 mails sent, 0 documents sealed"], [])


def test_what_somebody_else_is_sealing_is_named_with_the_reason_of_the_last_failure() -> None:
    factories.round_in("sealing")
    AgreementVersion.objects.update(seal_tried_at=clock.now(), seal_attempts=2, seal_error="OSError: no space left")
    code = AgreementVersion.objects.get().check_code
    OutboxMail.objects.all().delete()
    assert sweep() == (
        ["0 mails sent, 0 documents sealed"],
        [f"{code} is not sealed yet, tried 2 times. OSError: no space left"],
    )


def test_a_mail_that_was_set_aside_is_named() -> None:
    factories.invite(factories.partnership_opened_by(factories.ANA), factories.BEN)
    OutboxMail.objects.update(set_aside_at=clock.now(), attempts=8, error="the mail server refuses")
    message_id = OutboxMail.objects.get().message_id
    assert sweep() == (
        ["0 mails sent, 0 documents sealed"],
        [f"A mail (invitation, {message_id}) was set aside after 8 tries. the mail server refuses"],
    )

"""The sweep sends what waits, finishes what is being sealed, and tells the operator why something is not."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from partnerships.models import OutboxMail, Partnership
from tests import factories


def swept() -> tuple[str, str]:
    """What the command says, and what it complains about."""
    out, err = StringIO(), StringIO()
    call_command("sweep", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
def test_nothing_to_do() -> None:
    assert swept() == ("0 mails sent, 0 documents sealed\n", "")


def test_it_works(sealing: Partnership) -> None:
    waiting = OutboxMail.objects.filter(sent_at=None).count()
    assert swept() == (f"{waiting} mails sent, 1 documents sealed\n", "")
    assert (factories.current_round(sealing).stage, len(mail.outbox)) == ("sealed", waiting)
    # the mails about the sealed document were queued by this sweep
    assert swept() == ("2 mails sent, 0 documents sealed\n", "")


def test_the_operator_reads_why(sealing: Partnership, settings: Any, tmp_path: Path) -> None:
    settings.SEAL_DIR = tmp_path
    (tmp_path / "seal.p12").write_bytes(b"damaged")
    _said, complaint = swept()
    code = factories.version_of(sealing).check_code
    reason = "SealRefused: The seal's key file seal.p12 does not open: wrong passphrase, or damaged."
    assert complaint == f"{code} is not sealed yet, tried 1 times. {reason}\n"

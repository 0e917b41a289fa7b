"""`verify_audit` says that all chains are whole, or which entry broke and whose answers were changed."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partnerships.models import Answer, AuditEntry, Partnership
from tests import factories
from tests.conftest import _trigger_lifted

pytestmark = pytest.mark.django_db


def verify() -> tuple[int, list[str]]:
    """The exit code and everything that is told."""
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_audit", stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, [*err.getvalue().splitlines(), str(error)]
    return 0, out.getvalue().splitlines()


def test_without_partnerships_all_is_whole() -> None:
    assert verify() == (0, ["0 chains checked, all whole."])


def test_whole_chains_are_counted(revealed: Partnership) -> None:
    factories.partnership_opened_by(factories.DAN)
    assert verify() == (0, ["2 chains checked, all whole."])


def test_a_changed_entry_is_named(revealed: Partnership) -> None:
    with _trigger_lifted():
        AuditEntry.objects.filter(partnership=revealed, number=3).update(action="something_else")
    code, told = verify()
    assert (code, told[-1]) == (1, "1 chains checked, 1 findings.")
    assert told[0].startswith(f"{revealed.public_id}: the chain is broken at entry 3: ")


def test_a_missing_entry_is_named(revealed: Partnership) -> None:
    with _trigger_lifted():
        AuditEntry.objects.filter(partnership=revealed, number=4).delete()
    code, told = verify()
    assert (code, len(told)) == (1, 2)
    assert told[0].startswith(f"{revealed.public_id}: the chain is broken at entry ")


def test_an_answer_that_was_taken_away_is_named(revealed: Partnership) -> None:
    Answer.objects.filter(sheet__round__partnership=revealed, sheet__party__position=1)[0].delete()
    finding = f"{revealed.public_id}: the opened answers of party 1 are not those that it sealed, or cannot be read"
    assert verify() == (1, [finding, "1 chains checked, 1 findings."])


def test_an_answer_whose_bytes_were_changed_is_named(revealed: Partnership) -> None:
    answer = Answer.objects.filter(sheet__round__partnership=revealed, sheet__party__position=0)[0]
    Answer.objects.filter(pk=answer.pk).update(shown=b"\0" * len(bytes(answer.shown)))
    finding = f"{revealed.public_id}: the opened answers of party 0 are not those that it sealed, or cannot be read"
    assert verify() == (1, [finding, "1 chains checked, 1 findings."])

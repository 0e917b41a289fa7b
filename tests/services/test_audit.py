"""The chain in the database: appended by services, and refused every change."""

import pytest
from django.db import DatabaseError, connection, transaction

from partnerships.models import AuditEntry, Partnership
from partnerships.queries.audit import checked_chain
from tests import factories


def test_every_step_is_in_the_chain(revealed: Partnership) -> None:
    actions = list(AuditEntry.objects.filter(partnership=revealed).values_list("action", flat=True))
    assert actions == [
        "partnership_opened", "party_invited", "invitation_accepted", "ground_rules_accepted", "ground_rules_accepted", "answering_began",
        "answers_sealed", "answers_sealed", "answers_revealed",
    ]  # fmt: skip
    assert checked_chain(revealed).is_whole


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE partnerships_auditentry SET action = 'x'",
        "DELETE FROM partnerships_auditentry",
        "DELETE FROM partnerships_auditentry WHERE number = 2",
    ],
)
def test_the_database_refuses_changes(statement: str, partnership: Partnership) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_postgresql_refuses_truncation(partnership: Partnership) -> None:
    if connection.vendor != "postgresql":
        assert not connection.features.allows_group_by_selected_pks  # SQLite has no TRUNCATE
        return
    connection.check_constraints()  # what waits for the commit would refuse first
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE partnerships_auditentry CASCADE")


def test_the_chain_holds_no_names(revealed: Partnership) -> None:
    told = repr(list(AuditEntry.objects.filter(partnership=revealed).values_list("payload", "actor")))
    assert [word for word in (factories.ANA, factories.BEN, "מיזם הקיץ", "אגודת הסטודנטים", "ישראל 2050") if word in told] == []


def test_saving_drafts_leaves_no_trace(answering: Partnership) -> None:
    before = AuditEntry.objects.filter(partnership=answering).count()
    factories.answer(factories.representative_of(answering, factories.ANA), {"fit.horizon": {"value": "one_year"}})
    assert AuditEntry.objects.filter(partnership=answering).count() == before

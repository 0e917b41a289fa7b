"""Migrations: nothing is missing, the log is append-only on this database, and the flush is the only way around it."""

import pytest
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_log_has_its_triggers() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'partnerships_auditentry'::regclass AND NOT tgisinternal")
            expected = ["auditentry_no_delete", "auditentry_no_truncate", "auditentry_no_update"]
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'partnerships_auditentry'")
            expected = ["auditentry_no_delete", "auditentry_no_update"]
        assert sorted(name for (name,) in cursor.fetchall()) == expected


@pytest.mark.django_db(transaction=True)
def test_triggers_are_there_again_after_a_flush() -> None:
    call_command("flush", interactive=False, verbosity=0)
    test_log_has_its_triggers()

"""Migrations: nothing is missing, the log is append-only on this database, and the flush is the only way around it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from partnerships.models import Clause, Recipient, StatedFact
from partnerships.services import clock
from partnerships.services.negotiation import POSITIONS
from tests import factories


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


@pytest.mark.django_db
def test_clauses_of_earlier_releases_stand_in_the_order_of_all_questions() -> None:
    """Their places counted only the questions that were asked then; whoever reorders the chapters moves what is laid out already."""
    in_order = import_module("partnerships.migrations.0006_clauses_in_order")
    assert list(POSITIONS) == in_order.IN_ORDER
    sides = factories.revealed_round()
    clauses = Clause.objects.filter(round=sides.round)
    as_laid_out = list(clauses.values_list("key", "position"))
    for place, clause in enumerate(clauses):
        clauses.filter(pk=clause.pk).update(position=place)
    assert list(clauses.values_list("key", "position")) != as_laid_out
    in_order.put_in_order(apps, connection.schema_editor())
    assert list(clauses.values_list("key", "position")) == as_laid_out


@pytest.mark.django_db
def test_lines_of_the_former_list_become_recipients() -> None:
    """What both sides stated alike moves once; a name stands without its address."""
    move = import_module("partnerships.migrations.0010_recipients_from_lines").move_lines
    sides = factories.revealed_round()
    for person, lines in (
        (sides.organisation, ["Dana <dana@funder.example>", "רכזות"]),
        (sides.venture, ["Dana <Dana@funder.example>", "x@y.example"]),
    ):
        StatedFact.objects.create(round=sides.round, party=person.party, key="distribution", value=lines, by=person, stated_at=clock.now())
    for _time in range(2):
        move(apps, connection.schema_editor())
    found = Recipient.objects.values_list("party__position", "name", "email", "receives", "language")
    assert sorted(found) == [
        (0, "x", "x@y.example", "whole", "he"),
        (1, "Dana", "dana@funder.example", "whole", "he"),
        (1, "רכזות", "", "whole", "he"),
    ]
    assert not StatedFact.objects.exists()

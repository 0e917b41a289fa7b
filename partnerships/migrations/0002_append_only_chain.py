"""The audit chain is append-only on both databases, and the table of rate limits exists everywhere."""

from typing import Any

from django.core.management import call_command
from django.db import migrations

SQLITE = {
    "auditentry_no_update": "CREATE TRIGGER auditentry_no_update BEFORE UPDATE ON partnerships_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END",
    "auditentry_no_delete": "CREATE TRIGGER auditentry_no_delete BEFORE DELETE ON partnerships_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END",
}
POSTGRESQL = [
    "CREATE FUNCTION auditentry_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit chain is append-only'; END $$",
    "CREATE TRIGGER auditentry_no_update BEFORE UPDATE ON partnerships_auditentry FOR EACH ROW EXECUTE FUNCTION auditentry_append_only()",
    "CREATE TRIGGER auditentry_no_delete BEFORE DELETE ON partnerships_auditentry FOR EACH ROW EXECUTE FUNCTION auditentry_append_only()",
    "CREATE TRIGGER auditentry_no_truncate BEFORE TRUNCATE ON partnerships_auditentry FOR EACH STATEMENT EXECUTE FUNCTION auditentry_append_only()",
]


def make_append_only(apps: Any, schema_editor: Any) -> None:
    """Create the triggers of this database."""
    statements = SQLITE.values() if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def lift(apps: Any, schema_editor: Any) -> None:
    """Drop the triggers, for going back to the first migration."""
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}")
    else:
        schema_editor.execute("DROP FUNCTION auditentry_append_only() CASCADE")


def make_cache_table(apps: Any, schema_editor: Any) -> None:
    """The table in which rate limits are kept when no other cache is set."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """Triggers and the cache table."""

    dependencies = [("partnerships", "0001_initial")]
    operations = [
        migrations.RunPython(make_append_only, lift),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]

"""Enters the certificates of the seals of earlier documents into the registry: checking trusts what stands there."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max, Min


def enter_certificates(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """One row for each certificate that was used; the last one used is the one in use, as far as is known."""
    documents = apps.get_model("partnerships", "SealedDocument")
    certificates = apps.get_model("partnerships", "SealCertificate")
    used = documents.objects.order_by().values("certificate").annotate(first=Min("sealed_at"), last=Max("sealed_at")).order_by("first")
    rows = list(used)
    for place, row in enumerate(rows):
        following = rows[place + 1]["first"] if place + 1 < len(rows) else None
        certificates.objects.get_or_create(
            certificate_hash=row["certificate"], defaults={"pem": "", "first_used_at": row["first"], "retired_at": following}
        )


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0010_recipients_from_lines")]

    operations = [migrations.RunPython(enter_certificates, migrations.RunPython.noop)]

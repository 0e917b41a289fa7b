"""Clauses that were laid out when fewer questions were asked, in the places that all questions have now."""

from django.db import migrations

IN_ORDER = [
    "fit.forces",
    "fit.added_value",
    "model.position",
    "model.commitment",
    "fit.purpose",
    "fit.values",
    "fit.success",
    "fit.quick_win",
    "fit.trust_steps",
    "fit.offer",
    "resources.infrastructure_offer",
    "resources.fundraising",
    "resources.approach",
    "resources.funders",
    "resources.fee_kind",
    "resources.fee",
    "resources.fee_sum",
    "resources.fee_cap",
    "resources.spending",
    "resources.money_report",
    "resources.people",
    "mechanism.steering",
    "fit.table",
    "mechanism.leads",
    "mechanism.roles",
    "mechanism.mandate",
    "mechanism.decisions_start",
    "mechanism.start_ends",
    "mechanism.decisions_later",
    "mechanism.workplan",
    "communication.meetings",
    "communication.habits",
    "communication.channel",
    "communication.urgent",
    "communication.share",
    "mechanism.reporting",
    "communication.aside",
    "credit.name",
    "credit.logos",
    "credit.channels",
    "credit.approval",
    "credit.approval_days",
    "credit.no_answer",
    "credit.spokesperson",
    "credit.protection",
    "model.idea",
    "model.licence",
    "model.independence",
    "communication.confidential",
    "risks.list",
    "conflict.review",
    "mechanism.accountability",
    "conflict.first_step",
    "conflict.days",
    "conflict.third_party",
    "conflict.third_party_role",
    "conflict.cost",
    "mechanism.redirect",
    "fit.horizon",
    "conflict.notice",
    "conflict.exit",
    "resources.leftover",
]


def put_in_order(apps, schema_editor):
    clauses = apps.get_model("partnerships", "Clause").objects.using(schema_editor.connection.alias)
    for position, key in enumerate(IN_ORDER):
        clauses.filter(key=key).exclude(position=position).update(position=position)


class Migration(migrations.Migration):

    dependencies = [
        ("partnerships", "0005_full_questionnaire"),
    ]

    operations = [
        migrations.RunPython(put_in_order, migrations.RunPython.noop),
    ]

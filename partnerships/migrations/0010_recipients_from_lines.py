"""Lines of the former fact `distribution` become recipients of the side that stated them. Frozen texts stay as they are."""

import re

from django.db import migrations

EMAIL = re.compile(r"[^@\s<>()\[\]\",;:]+@[^@\s<>()\[\]\",;:.]+(\.[^@\s<>()\[\]\",;:.]+)*\.[^\W\d_]{2,}")
NAME_LIMIT, ADDRESS_LIMIT = 160, 254


def move_lines(apps, schema_editor):
    """What several sides stated alike moves once, to the side that stated it first."""
    stated_fact, recipient = apps.get_model("partnerships", "StatedFact"), apps.get_model("partnerships", "Recipient")
    facts = stated_fact.objects.filter(key="distribution").select_related("round__partnership").order_by("stated_at", "pk")
    for fact in facts:
        lines = fact.value if isinstance(fact.value, list) else []
        for name, email in filter(None, map(read_line, lines)):
            of_round = recipient.objects.filter(round=fact.round)
            known = of_round.filter(email=email) if email else of_round.filter(name=name, email="")
            if known.exists():
                continue
            recipient.objects.create(
                round=fact.round,
                party_id=fact.party_id,
                name=name,
                email=email,
                receives="whole",
                language=fact.round.partnership.language,
                added_by_id=fact.by_id,
                added_at=fact.stated_at,
            )
    facts.delete()


def read_line(line):
    """Name and address of a line, as `domain.distribution.read_line` reads them today."""
    if not isinstance(line, str):
        return None
    match = EMAIL.search(line)
    email = match.group().lower() if match and len(match.group()) <= ADDRESS_LIMIT else ""
    name = " ".join(EMAIL.sub(" ", line).split())[:NAME_LIMIT].strip(" <>()[],;:–-|") or email.partition("@")[0]
    return (name, email) if name else None


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0009_a_document_that_stands_up")]

    operations = [migrations.RunPython(move_lines, migrations.RunPython.noop)]

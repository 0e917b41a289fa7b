"""An act that is recorded with its time is recorded with its actor."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partnerships', '0002_append_only_chain'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='agreementversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('voided_at', None), ('voided_by', None)), models.Q(('voided_at__isnull', False), ('voided_by__isnull', False)), _connector='OR'), name='version_voided_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='answersheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sealed_at', None), ('sealed_by', None)), models.Q(('sealed_at__isnull', False), ('sealed_by__isnull', False)), _connector='OR'), name='answer_sheet_sealed_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_at', None), ('accepted_by', None)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False)), _connector='OR'), name='invitation_accepted_by_somebody'),
        ),
    ]

"""An answer that was taken back and given again goes on counting, so that no version comes twice."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partnerships', '0003_acts_have_actors'),
    ]

    operations = [
        migrations.AddField(
            model_name='answersheet',
            name='retired_version',
            field=models.PositiveIntegerField(default=0),
        ),
    ]

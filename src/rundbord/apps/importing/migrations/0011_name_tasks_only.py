import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("importing", "0010_name_tasks"),
    ]

    operations = [
        migrations.RemoveField(model_name="namedecision", name="aliases"),
        migrations.RemoveField(model_name="namedecision", name="steps"),
        migrations.RemoveField(model_name="namedecision", name="undone_at"),
        migrations.AlterField(
            model_name="mendstep",
            name="decision",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="steps",
                to="importing.namedecision",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("importing", "0011_name_tasks_only"),
    ]

    operations = [
        migrations.AlterField(
            model_name="documentpart",
            name="part",
            field=models.CharField(
                choices=[
                    ("notice", "Notice"),
                    ("revised", "Revised notice"),
                    ("papers", "Case papers"),
                    ("draft", "Draft minutes"),
                    ("minutes", "Approved minutes"),
                    ("copy", "The same as another"),
                ],
                default="minutes",
                max_length=8,
            ),
        ),
    ]

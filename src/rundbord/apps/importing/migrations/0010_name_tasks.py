import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def bring_over(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """What was decided before was carried out at once; its mends now point at it themselves."""
    decisions = apps.get_model("importing", "NameDecision")
    steps = apps.get_model("importing", "MendStep")
    for decision in decisions.objects.iterator():
        decision.state = "settled" if decision.undone_at is None else "undone"
        decision.made = {"people.alias": decision.aliases}
        decision.total = len(decision.steps)
        decision.save(update_fields=["state", "made", "total"])
        for uid, version in decision.steps.items():
            steps.objects.filter(document__uid=uid, version=version).update(decision=decision)


class Migration(migrations.Migration):
    dependencies = [
        ("importing", "0009_name_decisions"),
    ]

    operations = [
        migrations.AddField(
            model_name="namedecision",
            name="state",
            field=models.CharField(
                choices=[
                    ("settling", "Being settled"),
                    ("settled", "Settled"),
                    ("undoing", "Being undone"),
                    ("undone", "Undone"),
                ],
                default="settling",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="namedecision",
            name="choices",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="namedecision",
            name="made",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="namedecision",
            name="total",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="mendstep",
            name="decision",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="importing.namedecision",
            ),
        ),
        migrations.RunPython(bring_over, migrations.RunPython.noop),
    ]

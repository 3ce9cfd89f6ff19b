"""The audit trail: who did what when, and which fields changed; never what they held."""

from django.db import models


class AuditRow(models.Model):
    """One act. Objects and persons are named by uid so that a cooperation can move house."""

    at = models.DateTimeField()
    viewer_kind = models.CharField(max_length=10)
    user_uid = models.CharField(max_length=12, blank=True)
    person_uid = models.CharField(max_length=12, blank=True)
    system_name = models.CharField(max_length=60, blank=True)
    cooperation_id = models.BigIntegerField(null=True, db_index=True)
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    uid = models.CharField(max_length=12)
    changed = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["kind", "uid", "at"])]
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.uid}"

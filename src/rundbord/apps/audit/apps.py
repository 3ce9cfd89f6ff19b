from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "rundbord.apps.audit"
    label = "audit"

from django.apps import AppConfig


class ArchivingConfig(AppConfig):
    name = "rundbord.apps.archiving"
    label = "archiving"

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "rundbord.apps.record"
    label = "record"

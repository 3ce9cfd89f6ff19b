from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "rundbord.apps.writing"
    label = "writing"

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "rundbord.apps.core"
    label = "core"

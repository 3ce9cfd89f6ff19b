from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "rundbord.apps.importing"
    label = "importing"

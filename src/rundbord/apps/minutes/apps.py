from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "rundbord.apps.minutes"
    label = "minutes"

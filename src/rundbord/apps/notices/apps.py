from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "rundbord.apps.notices"
    label = "notices"

from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "rundbord.apps.matters"
    label = "matters"

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "rundbord.apps.files"
    label = "files"

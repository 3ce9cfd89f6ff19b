from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "rundbord.apps.jobs"
    label = "jobs"

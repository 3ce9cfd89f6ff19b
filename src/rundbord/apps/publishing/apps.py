from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "rundbord.apps.publishing"
    label = "publishing"

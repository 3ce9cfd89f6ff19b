from django.apps import AppConfig


class SendingConfig(AppConfig):
    name = "rundbord.apps.sending"
    label = "sending"

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "rundbord.apps.mail"
    label = "mail"

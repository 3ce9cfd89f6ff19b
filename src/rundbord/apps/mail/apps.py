from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "rundbord.apps.mail"
    label = "mail"

    def ready(self) -> None:
        """Messages are sent by the worker, before anything slow."""
        from rundbord.apps.jobs import outbox
        from rundbord.apps.mail import sending, services

        outbox.handler(services.KIND, urgent=True, give_up=sending.give_up)(sending.send)

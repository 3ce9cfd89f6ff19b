from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "rundbord.apps.mail"
    label = "mail"

    def ready(self) -> None:
        """Messages are sent by the worker, before anything slow; their fate is told on the settings' page."""
        from rundbord.apps.core.registry import Panel, add_panel
        from rundbord.apps.jobs import outbox
        from rundbord.apps.mail import sending, services
        from rundbord.apps.mail.panels import trouble

        add_panel(Panel("people.settings", "mail/_trouble.html", trouble, order=900, queries=1))

        outbox.handler(services.KIND, urgent=True, give_up=sending.give_up)(sending.send)

from datetime import timedelta

from django.apps import AppConfig


class SendingConfig(AppConfig):
    name = "rundbord.apps.sending"
    label = "sending"

    def ready(self) -> None:
        """Dispatches leave by the worker, which also reminds; buttons on the meeting's and the body's page."""
        from rundbord.apps.jobs import outbox, schedule
        from rundbord.apps.sending import tasks
        from rundbord.apps.sending.joins import join_pages
        from rundbord.apps.sending.services.dispatches import KIND

        outbox.handler(KIND)(tasks.carry_out)
        schedule.recurring("sending.remind", every=timedelta(hours=6))(tasks.remind)
        join_pages()

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "rundbord.apps.importing"
    label = "importing"

    def ready(self) -> None:
        """Register the reading task, documents as owners of files, and the way in from the cooperation's page."""
        from rundbord.apps.importing import joins, kinds
        from rundbord.apps.importing.services import batches, reading, settling, steering
        from rundbord.apps.jobs import outbox

        outbox.handler(batches.READ_TASK, attempts=2, give_up=reading.give_up)(reading.read_document)
        outbox.handler(steering.GO_ON_TASK)(steering.go_on)
        outbox.handler(settling.SETTLE_TASK, urgent=True)(settling.carry_out)
        kinds.register()
        joins.register()

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "rundbord.apps.record"
    label = "record"

    def ready(self) -> None:
        """Tell lower apps what meetings, items, entries and actions are."""
        from rundbord.apps.record import kinds

        kinds.register()

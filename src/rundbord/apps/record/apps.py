from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "rundbord.apps.record"
    label = "record"

    def ready(self) -> None:
        """Tell lower apps what meetings, items, entries and actions are, and join their pages."""
        from rundbord.apps.record import handovers, kinds, panels, way

        kinds.register()
        panels.register()
        handovers.register()
        way.register()

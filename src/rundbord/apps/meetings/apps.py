from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "rundbord.apps.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Show meetings on the pages of bodies and cooperations."""
        from rundbord.apps.meetings import panels

        panels.register()

from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "rundbord.apps.matters"
    label = "matters"

    def ready(self) -> None:
        """Tell lower apps how matters are found."""
        from rundbord.apps.matters.kinds import register_matters

        register_matters()

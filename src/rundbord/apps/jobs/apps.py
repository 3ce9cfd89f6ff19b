from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "rundbord.apps.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Register the housekeeping of tasks themselves."""
        from rundbord.apps.jobs.housekeeping import register

        register()

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Installed in demo mode only."""

    name = "rundbord.demo"
    label = "demo"

    def ready(self) -> None:
        """Name the persons to enter as."""
        from rundbord.apps.accounts.demo import register_demo_persons
        from rundbord.demo.persons import demo_persons

        register_demo_persons(demo_persons)

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "rundbord.apps.people"
    label = "people"

    def ready(self) -> None:
        """Tell accounts what a user is in each cooperation."""
        from rundbord.apps.accounts.viewer import register_standings
        from rundbord.apps.people.standings import standings_of

        register_standings(standings_of)

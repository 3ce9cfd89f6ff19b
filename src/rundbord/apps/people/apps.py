from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "rundbord.apps.people"
    label = "people"

    def ready(self) -> None:
        """Tell lower apps what a user is, whom the demo can be entered as, and how the register's objects are found."""
        from rundbord.apps.accounts.demo import register_demo_persons
        from rundbord.apps.accounts.viewer import register_standings
        from rundbord.apps.people.demo import demo_persons
        from rundbord.apps.people.kinds import register_kinds
        from rundbord.apps.people.standings import standings_of

        register_standings(standings_of)
        register_demo_persons(demo_persons)
        register_kinds()

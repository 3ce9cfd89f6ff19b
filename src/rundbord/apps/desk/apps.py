from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "rundbord.apps.desk"
    label = "desk"

    def ready(self) -> None:
        """Tell audit who persons are, and offer the way to histories."""
        from rundbord.apps.audit.names import register_names
        from rundbord.apps.desk.joins import join_pages
        from rundbord.apps.desk.names import person_names

        register_names(person_names)
        join_pages()

from django.apps import AppConfig


class ArchivingConfig(AppConfig):
    name = "rundbord.apps.archiving"
    label = "archiving"

    def ready(self) -> None:
        """Join the pages of lower apps."""
        from rundbord.apps.archiving.joins import join_pages

        join_pages()

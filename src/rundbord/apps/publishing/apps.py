from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "rundbord.apps.publishing"
    label = "publishing"

    def ready(self) -> None:
        """Join the pages of lower apps, and publish by habit when a meeting comes so far."""
        from rundbord.apps.jobs.effects import subscribe
        from rundbord.apps.meetings.events import MeetingChanged
        from rundbord.apps.publishing.joins import join_pages
        from rundbord.apps.publishing.services import publish_by_habit

        join_pages()
        subscribe(MeetingChanged, publish_by_habit)

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "rundbord.apps.meetings"
    label = "meetings"

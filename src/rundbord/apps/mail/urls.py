"""Addresses of mail."""

from django.conf import settings
from django.urls import URLPattern, path

from rundbord.apps.mail import views

app_name = "mail"


def patterns(*, demo: bool) -> list[URLPattern]:
    """All addresses; the mailbox is the demo's alone."""
    always = [
        path("utsendinger/", views.outgoing, name="outgoing"),
        path("utsendinger/<uid:uid>/send/", views.message_resend, name="message_resend"),
    ]
    return [*always, path("postkasse/", views.mailbox, name="mailbox")] if demo else always


urlpatterns = patterns(demo=settings.DEMO)

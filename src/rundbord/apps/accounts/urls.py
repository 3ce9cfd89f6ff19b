"""Addresses of accounts."""

from django.conf import settings
from django.urls import URLPattern, path

from rundbord.apps.accounts import views

app_name = "accounts"


def patterns(*, demo: bool) -> list[URLPattern]:
    """All addresses: entering as somebody is the demo's alone."""
    return [path("demo/", views.demo, name="demo")] if demo else []


urlpatterns = patterns(demo=settings.DEMO)

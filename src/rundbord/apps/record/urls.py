"""Addresses of record. The meeting's page is here: it always shows the record."""

from django.urls import URLPattern, URLResolver, path

from rundbord.apps.record.views import pages

app_name = "record"
urlpatterns: list[URLPattern | URLResolver] = [
    path("mote/<uid:meeting>/", pages.meeting, name="meeting"),
]

"""Addresses of the whole minutes on one page."""

from django.urls import URLPattern, path

from rundbord.apps.writing.views import pages

app_name = "writing"
WRITE = "mote/<uid:meeting>/referat/skriv/"

urlpatterns: list[URLPattern] = [
    path(WRITE, pages.minutes, name="minutes"),
    path(f"{WRITE}oppmote/", pages.attendance_note, name="attendance_note"),
]

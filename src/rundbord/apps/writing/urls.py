"""Addresses of the whole minutes on one page."""

from django.urls import URLPattern, path

from rundbord.apps.writing.views import items, pages

app_name = "writing"
WRITE = "mote/<uid:meeting>/referat/skriv/"

urlpatterns: list[URLPattern] = [
    path(WRITE, pages.minutes, name="minutes"),
    path(f"{WRITE}sak/<uid:uid>/", items.item, name="item"),
    path(f"{WRITE}sak/<uid:uid>/ikke-til-referat/", items.line_aside, name="line_aside"),
    path(f"{WRITE}sak/<uid:uid>/tilbake/", items.go_back, name="go_back"),
    path(f"{WRITE}oppmote/", pages.attendance_note, name="attendance_note"),
]

"""Addresses of people."""

from django.urls import URLPattern, URLResolver, path

from rundbord.apps.people.views import pages

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.cooperation, name="cooperation"),
    path("organ/<uid:uid>/", pages.body, name="body"),
    path("person/<uid:uid>/", pages.person, name="person"),
    path("virksomhet/<uid:uid>/", pages.organization, name="organization"),
]

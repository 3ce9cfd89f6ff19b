"""Addresses of matters."""

from django.urls import URLPattern, URLResolver, path

from rundbord.apps.matters import views

app_name = "matters"
urlpatterns: list[URLPattern | URLResolver] = [
    path("sak/<uid:uid>/", views.matter, name="matter"),
]

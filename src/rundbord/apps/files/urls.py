"""Addresses of files."""

from django.urls import URLPattern, URLResolver, path

from rundbord.apps.files import views

app_name = "files"
urlpatterns: list[URLPattern | URLResolver] = [
    path("fil/<uid:uid>/", views.attachment, name="attachment"),
]

"""Addresses of packages for the archive, and letters with one decision."""

from django.urls import URLPattern

app_name = "archiving"
urlpatterns: list[URLPattern] = []

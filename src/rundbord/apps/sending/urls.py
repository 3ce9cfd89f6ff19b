"""Addresses of minutes to the chair and to all, and their remarks."""

from django.urls import URLPattern

app_name = "sending"
urlpatterns: list[URLPattern] = []

"""Addresses of the cooperation's public pages and feeds."""

from django.urls import URLPattern

app_name = "publishing"
urlpatterns: list[URLPattern] = []

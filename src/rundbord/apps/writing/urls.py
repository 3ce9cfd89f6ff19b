"""Addresses of the whole minutes on one page."""

from django.urls import URLPattern

app_name = "writing"
urlpatterns: list[URLPattern] = []

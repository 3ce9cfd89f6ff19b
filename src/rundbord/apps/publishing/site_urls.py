"""Addresses outside all cooperations: a meeting's short one, and what robots ask for."""

from django.urls import path

from rundbord.apps.publishing.views import public

urlpatterns = [
    path("m/<uid:uid>/", public.short, name="short"),
    path("robots.txt", public.robots, name="robots"),
]

"""Addresses of audit."""

from django.urls import path

from rundbord.apps.audit import views

app_name = "audit"
urlpatterns = [path("historikk/<slug:kind>/<uid:uid>/", views.history, name="history")]

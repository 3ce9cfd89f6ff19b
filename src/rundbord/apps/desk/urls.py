"""Addresses of desk."""

from django.urls import path

from rundbord.apps.desk import views

app_name = "desk"
urlpatterns = [path("", views.first, name="first")]

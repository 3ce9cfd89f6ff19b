"""Addresses of the minutes."""

from django.urls import path

from rundbord.apps.minutes import views

app_name = "minutes"
urlpatterns = [
    path("mote/<uid:uid>/referat/", views.minutes, name="minutes"),
    path("mote/<uid:uid>/referat/versjon/", views.version_make, name="version_make"),
    path("mote/<uid:uid>/referat/<int:number>/", views.minutes, name="version"),
    path("mote/<uid:uid>/referat.<str:ending>", views.minutes_file, name="file"),
    path("mote/<uid:uid>/referat/<int:number>.<str:ending>", views.minutes_file, name="version_file"),
]

"""Addresses of matters."""

from django.urls import URLPattern, URLResolver, path

from rundbord.apps.matters import views

app_name = "matters"
urlpatterns: list[URLPattern | URLResolver] = [
    path("sak/", views.matters, name="matters"),
    path("sak/ny/", views.matter_add, name="matter_add"),
    path("sak/<uid:uid>/", views.matter, name="matter"),
    path("sak/<uid:uid>/rediger/", views.matter_edit, name="matter_edit"),
    path("sak/<uid:uid>/trekk/", views.matter_withdraw, name="matter_withdraw"),
]

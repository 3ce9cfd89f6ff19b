"""Addresses of desk."""

from django.urls import path

from rundbord.apps.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.first, name="first"),
    path("<slug:cooperation>/kom-i-gang/skjul/", views.first_steps_hide, name="first_steps_hide"),
    path("<slug:cooperation>/kom-i-gang/vis/", views.first_steps_show, name="first_steps_show"),
    path("<slug:cooperation>/kom-i-gang/test-e-post/", views.test_mail_send, name="test_mail_send"),
]

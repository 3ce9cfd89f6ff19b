"""Addresses of the next meeting and its notice."""

from django.urls import path

from rundbord.apps.notices import views

app_name = "notices"
urlpatterns = [
    path("organ/<uid:uid>/neste-mote/", views.next_meeting, name="next_meeting"),
    path("organ/<uid:uid>/neste-mote/alt/", views.all_open, name="all_open"),
    path("organ/<uid:uid>/neste-mote/saksliste/", views.agenda_preview, name="agenda_preview"),
    path("mote/<uid:uid>/innkalling/", views.notice, name="notice"),
    path("mote/<uid:uid>/innkalling/deltakelse/", views.joining_set, name="joining_set"),
    path("mote/<uid:uid>/innkalling/innkall/", views.call, name="call"),
    path("mote/<uid:uid>/innkalling/ikke-tatt-med/", views.left_out, name="left_out"),
    path("mote/<uid:uid>/kjoreplan.pdf", views.print_file, {"what": "kjoreplan"}, name="running_order"),
    path("mote/<uid:uid>/oppmoteliste.pdf", views.print_file, {"what": "oppmoteliste"}, name="signing_list"),
    path("mote/<uid:uid>/innkalling.<str:ending>", views.notice_file, name="file"),
]

"""Addresses of the cooperation's public pages and feeds."""

from django.urls import path

from rundbord.apps.publishing.views import acts, public

app_name = "publishing"
BODY = "organ/<uid:uid>/"
urlpatterns = [
    path("kalender/", public.calendar, name="calendar"),
    path("sok/", public.search, name="search"),
    path("folg/", public.follow, name="follow"),
    path("nytt.atom", public.atom, name="atom"),
    path("kalender.ics", public.ics, name="ics"),
    path("utdrag/", public.snippet, name="snippet"),
    path("utdrag/liste/", public.snippet_list, name="snippet_list"),
    path(f"{BODY}nytt.atom", public.atom, name="body_atom"),
    path(f"{BODY}kalender.ics", public.ics, name="body_ics"),
    path(f"{BODY}utdrag/", public.snippet, name="body_snippet"),
    path(f"{BODY}utdrag/liste/", public.snippet_list, name="body_snippet_list"),
    path(f"{BODY}publisering/", acts.habits, name="habits"),
    path("mote/<uid:meeting>/publisering/", acts.publish, name="publish"),
    path("mote/<uid:meeting>/publisering/sjekk/", acts.publish_check, name="publish_check"),
]

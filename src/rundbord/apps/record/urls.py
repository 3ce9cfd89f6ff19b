"""Addresses of record. The meeting's page is here: it always shows the record."""

from django.urls import URLPattern, URLResolver, path

from rundbord.apps.record.views import entries, facets, pages

app_name = "record"
MEETING = "mote/<uid:meeting>/"
LINE = f"{MEETING}linje/<uid:entry>/"
ACTION = f"{MEETING}oppfolging/<uid:action>/"
MARK = f"{MEETING}merke/<uid:mark>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{MEETING}", pages.meeting, name="meeting"),
    path(f"{MEETING}som-offentligheten/", pages.meeting_as_the_public, name="meeting_as_the_public"),
    path(f"{MEETING}trukket/", pages.entries_withdrawn, name="entries_withdrawn"),
    path(f"{MEETING}sak/<uid:item>/linje/", entries.entry_add, name="entry_add"),
    path(f"{LINE}", entries.entry_edit, name="entry_edit"),
    path(f"{LINE}flytt/", entries.entry_move, name="entry_move"),
    path(f"{LINE}type/", entries.entry_set_kind, name="entry_set_kind"),
    path(f"{LINE}trekk/", entries.entry_withdraw, name="entry_withdraw"),
    path(f"{LINE}sett-inn/", entries.entry_restore, name="entry_restore"),
    path(f"{LINE}del/", entries.entry_split, name="entry_split"),
    path(f"{LINE}sla-sammen/", entries.entry_join, name="entry_join"),
    path(f"{LINE}oppfolging/", facets.action_add, name="action_add"),
    path(f"{LINE}merke/", facets.mark_add, name="mark_add"),
    path(f"{LINE}votering/", facets.vote_set, name="vote_set"),
    path(f"{ACTION}", facets.action_edit, name="action_edit"),
    path(f"{ACTION}status/", facets.action_settle, name="action_settle"),
    path(f"{MARK}status/", facets.mark_settle, name="mark_settle"),
    path(f"{MARK}fjern/", facets.mark_withdraw, name="mark_withdraw"),
]

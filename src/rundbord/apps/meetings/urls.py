"""Addresses of meetings. The meeting's own page belongs to record, which always shows on it."""

from django.urls import URLPattern, URLResolver, path

from rundbord.apps.meetings.views import attendance, items, joined, lists, meetings, papers

app_name = "meetings"
MEETING = "mote/<uid:meeting>/"
ITEM = f"{MEETING}sak/<uid:item>/"
ROW = f"{MEETING}deltakere/<uid:row>/"
PAPER = f"{MEETING}papirer/<uid:paper>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("mote/", lists.meetings, name="meetings"),
    path("mote/nytt/", meetings.meeting_add, name="meeting_add"),
    path("mote/lim-inn/", items.paste, name="paste"),
    path(f"{MEETING}rediger/", meetings.meeting_edit, name="meeting_edit"),
    path(f"{MEETING}steg/", meetings.meeting_move_to_state, name="meeting_move_to_state"),
    path(f"{MEETING}avlys/", meetings.meeting_withdraw, name="meeting_withdraw"),
    path(f"{MEETING}gjenoppta/", meetings.meeting_restore, name="meeting_restore"),
    path(f"{MEETING}angre/", meetings.undo_step, name="undo_step"),
    path(f"{MEETING}sak/ny/", items.item_add, name="item_add"),
    path(f"{ITEM}rediger/", items.item_edit, name="item_edit"),
    path(f"{ITEM}flytt/", items.item_move, name="item_move"),
    path(f"{ITEM}niva/", items.item_indent, name="item_indent"),
    path(f"{ITEM}trekk/", items.item_withdraw, name="item_withdraw"),
    path(f"{ITEM}sett-inn/", items.item_restore, name="item_restore"),
    path(f"{ITEM}nummer/", items.item_set_number, name="item_set_number"),
    path(f"{ITEM}inhabil/", items.item_exclude, name="item_exclude"),
    path(f"{ITEM}habil/", items.item_readmit, name="item_readmit"),
    path(f"{MEETING}deltakere/", attendance.attendance, name="attendance"),
    path(f"{MEETING}deltakere/fra-plassene/", attendance.attendance_add_from_seats, name="attendance_add_from_seats"),
    path(f"{MEETING}deltakere/alle-kom/", attendance.attendance_set_all_present, name="attendance_set_all_present"),
    path(f"{MEETING}deltakere/fra-teams/", joined.attendance_from_teams, name="attendance_from_teams"),
    path(f"{ROW}", attendance.attendance_edit, name="attendance_edit"),
    path(f"{ROW}status/", attendance.attendance_set_status, name="attendance_set_status"),
    path(f"{ROW}vara/", attendance.attendance_call_deputy, name="attendance_call_deputy"),
    path(f"{ROW}fjern/", attendance.attendance_remove, name="attendance_remove"),
    path(f"{MEETING}papirer/", papers.papers_add, name="papers_add"),
    path(f"{PAPER}", papers.paper_edit, name="paper_edit"),
    path(f"{PAPER}ny-versjon/", papers.paper_replace, name="paper_replace"),
    path(f"{PAPER}trekk/", papers.paper_withdraw, name="paper_withdraw"),
]

"""Addresses of the follow-up."""

from django.urls import path

from rundbord.apps.followup.views import actions, links, registers

app_name = "followup"
urlpatterns = [
    path("oppfolging/", registers.register, name="register"),
    path("oppfolging/csv/", registers.register_csv, name="register_csv"),
    path("oppfolging/mine/", registers.mine, name="mine"),
    path("oppfolging/lenke/<str:token>/", links.action_by_link, name="action_by_link"),
    path("oppfolging/<uid:uid>/", actions.action, name="action"),
    path("oppfolging/<uid:uid>/status/", actions.action_settle, name="action_settle"),
    path("oppfolging/<uid:uid>/alle/", actions.action_share, name="action_share"),
    path("oppfolging/<uid:uid>/svar/<uid:report>/", actions.report, name="report"),
    path("vedtak/", registers.decisions, name="decisions"),
    path("vedtak/csv/", registers.decisions_csv, name="decisions_csv"),
]

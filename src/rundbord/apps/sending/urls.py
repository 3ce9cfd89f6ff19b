"""Addresses of sending minutes and of remarks on them."""

from django.urls import path

from rundbord.apps.sending.views import copies, dispatches, links, remarks

app_name = "sending"
MEETING = "mote/<uid:uid>/"
urlpatterns = [
    path(f"{MEETING}send/", dispatches.send, name="send"),
    path(f"{MEETING}send/e-posten/", dispatches.mail, name="mail"),
    path(f"{MEETING}utsending/<uid:dispatch>/", dispatches.dispatch, name="dispatch"),
    path(f"{MEETING}utsending/<uid:dispatch>/status/", dispatches.dispatch_state, name="dispatch_state"),
    path(f"{MEETING}utsending/<uid:dispatch>/stopp/", dispatches.dispatch_stop, name="dispatch_stop"),
    path(f"{MEETING}merknader/", remarks.remarks, name="remarks"),
    path(f"{MEETING}merknader/<uid:remark>/svar/", remarks.remark_answer, name="remark_answer"),
    path("referat/lenke/<str:token>/", links.by_link, name="by_link"),
    path("organ/<uid:uid>/kopiliste/", copies.copy_list, name="copy_list"),
]

"""Addresses of the minutes."""

from django.urls import path

from rundbord.apps.minutes.views import approving, letterheads, minutes
from rundbord.apps.minutes.word import template_views
from rundbord.apps.minutes.word import views as word

app_name = "minutes"
urlpatterns = [
    path("mote/<uid:uid>/referat/", minutes.minutes, name="minutes"),
    path("mote/<uid:uid>/referat/versjon/", minutes.version_make, name="version_make"),
    path("mote/<uid:uid>/referat/fra-word/", word.word_return, name="word_return"),
    path("mote/<uid:uid>/referat/fra-word/<uid:returned>/", word.word_changes, name="word_changes"),
    path("mote/<uid:uid>/referat/fra-word/<uid:returned>/valg/", word.word_decide, name="word_decide"),
    path("mote/<uid:meeting>/sak/<uid:uid>/godkjenn/", approving.approve, name="approve"),
    path("mote/<uid:uid>/referat/<int:number>/", minutes.minutes, name="version"),
    path("mote/<uid:uid>/referat.<str:ending>", minutes.minutes_file, name="file"),
    path("mote/<uid:uid>/referat/<int:number>.<str:ending>", minutes.minutes_file, name="version_file"),
    path("organ/<uid:uid>/word-mal/", template_views.word_template, name="word_template"),
    path("organ/<uid:uid>/brevhode/", letterheads.letterhead, name="letterhead"),
    path("organ/<uid:uid>/brevhode/forhandsvisning/", letterheads.letterhead_preview, name="letterhead_preview"),
    path("organ/<uid:uid>/brevhode/eksempel.<str:ending>", letterheads.letterhead_example, name="letterhead_example"),
]

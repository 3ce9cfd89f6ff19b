"""How meetings are shown."""

from datetime import date, time

from django import template
from django.template.defaultfilters import filesizeformat

from rundbord.apps.meetings import words
from rundbord.apps.meetings.shown import MeetingView, PaperView

register = template.Library()


@register.filter
def when(meeting: words.Dated) -> str:
    """Day and time."""
    return words.when(meeting)


@register.filter
def day_of(meeting: words.Dated) -> str:
    """The day alone."""
    return words.day_of(meeting)


@register.filter
def where(meeting: MeetingView) -> str:
    """The place."""
    return words.where(meeting)


@register.filter
def steps(meeting: MeetingView) -> list[words.Step]:
    """The steps of its life."""
    return words.steps(meeting)


@register.filter
def clock_time(at: time | None) -> str:
    """A wall time."""
    return words.clock_time(at) if at else ""


@register.filter
def short_day(day: date | None) -> str:
    """A date without weekday."""
    return words.short_day(day) if day else ""


@register.filter
def file_words(paper: PaperView) -> str:
    """What kind of file and how large: "PDF, 230 kB"."""
    ending = paper.name.rpartition(".")[2].upper() if "." in paper.name else ""
    return ", ".join(part for part in (ending if len(ending) < 6 else "", str(filesizeformat(paper.size))) if part)

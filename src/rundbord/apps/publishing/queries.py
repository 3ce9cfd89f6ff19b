"""What everybody may read of a cooperation: each read is asked as `Anonymous`, whoever looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, ExtractYear
from django.urls import reverse

from rundbord.apps.accounts.viewer import Anonymous
from rundbord.apps.core import clock
from rundbord.apps.meetings.listing import title_of
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.meetings.queries import of_body, of_cooperation, with_bodies
from rundbord.apps.people.models import Body, Cooperation
from rundbord.apps.publishing.addresses import short_path

PUBLIC = Anonymous()
NEWEST, COMING = 5, 5
IN_A_FEED, IN_A_CALENDAR = 50, 500


@dataclass(frozen=True)
class Published:
    """A meeting as lists for everybody tell of it. `short` is the path that stays whatever the meeting is called."""

    meeting: Meeting
    title: str
    address: str
    short: str

    @property
    def has_minutes(self) -> bool:
        """Are its minutes public?"""
        return self.meeting.record_public_at is not None

    @property
    def approved(self) -> bool:
        """Are they approved?"""
        return self.meeting.state == State.APPROVED


@dataclass(frozen=True)
class Month:
    """A month of the calendar; `first` is its first day."""

    first: date
    meetings: list[Published]


def published(cooperation: Cooperation, body: Body | None = None) -> QuerySet[Meeting]:
    """The meetings that everybody may read of, newest first."""
    return of_body(PUBLIC, body) if body else of_cooperation(PUBLIC, cooperation)


def coming(cooperation: Cooperation, body: Body | None = None) -> list[Published]:
    """The next meetings, the first one first. Two queries."""
    found = published(cooperation, body).filter(date__gte=clock.today()).order_by("date", "start_time", "pk")
    return shown(found[:COMING])


def newest_minutes(cooperation: Cooperation, body: Body | None = None) -> list[Published]:
    """The meetings whose minutes were held last. Two queries."""
    return shown(published(cooperation, body).exclude(record_public_at=None)[:NEWEST])


def for_feed(cooperation: Cooperation, body: Body | None = None) -> list[Published]:
    """What was published last. Two queries."""
    last = Coalesce("record_public_at", "agenda_public_at")
    return shown(published(cooperation, body).order_by(last.desc(), "-pk")[:IN_A_FEED])


def for_calendar(cooperation: Cooperation, body: Body | None = None) -> list[Published]:
    """The dated meetings, newest first. Two queries."""
    return shown(published(cooperation, body).exclude(date=None)[:IN_A_CALENDAR])


def years(cooperation: Cooperation, body: Body | None = None) -> list[int]:
    """The years in which there are published meetings, newest first."""
    dated = published(cooperation, body).exclude(date=None).order_by().annotate(year=ExtractYear("date"))
    return sorted(dated.values_list("year", flat=True).distinct(), reverse=True)


def months(cooperation: Cooperation, year: int, body: Body | None = None) -> list[Month]:
    """The year's meetings by month, in order. Two queries."""
    found = shown(published(cooperation, body).filter(date__year=year).order_by("date", "start_time", "pk"))
    by_month = groupby(found, key=lambda one: (one.meeting.date or date.min).replace(day=1))
    return [Month(first, list(meetings)) for first, meetings in by_month]


def shown(meetings: Iterable[Meeting]) -> list[Published]:
    """Rows of meetings whose cooperation is at hand."""
    return [
        Published(
            meeting,
            title_of(meeting),
            reverse("record:meeting", args=[meeting.cooperation.slug, meeting]),
            short_path(meeting.uid),
        )
        for meeting in with_bodies(meetings)
    ]

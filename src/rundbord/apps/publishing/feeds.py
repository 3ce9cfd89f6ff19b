"""What is published, for programs: Atom (RFC 4287) and iCalendar (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.words import day_of
from rundbord.apps.publishing.addresses import absolute
from rundbord.apps.publishing.queries import Published

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT = "-//Rundbord//Rundbord//NO"


def atom(*, name: str, address: str, here: str, language: str, meetings: Iterable[Published]) -> str:
    """Notices and minutes as a feed, newest first. `address` is the page that it tells of, `here` its own path.

    An entry's identity is the meeting's short address, so that a new title makes no new entry.
    """
    feed = Atom1Feed(title=name, link=absolute(address), description="", language=language, feed_url=absolute(here))
    entries = [entry for one in meetings for entry in _entries(one)]
    for entry in sorted(entries, key=lambda one: one["updateddate"], reverse=True):
        feed.add_item(description="", **entry)
    return feed.writeString("utf-8")


def _entries(one: Published) -> Iterator[dict[str, Any]]:
    meeting, told = one.meeting, {"title": one.title, "day": day_of(one.meeting)}
    if meeting.agenda_public_at:
        yield _entry(one, "#innkalling", _("Notice: %(title)s, %(day)s") % told, meeting.agenda_public_at)
    if meeting.record_public_at:
        pattern = (
            _("Minutes: %(title)s, %(day)s") if one.approved else _("Minutes, not approved yet: %(title)s, %(day)s")
        )
        yield _entry(one, "#referat", pattern % told, meeting.record_public_at)


def _entry(one: Published, part: str, title: str, at: datetime) -> dict[str, Any]:
    return {
        "title": title,
        "link": absolute(one.address),
        "unique_id": absolute(one.short) + part,
        "pubdate": at,
        "updateddate": at,
    }


def calendar(*, name: str, meetings: Iterable[Published]) -> bytes:
    """The meetings as a calendar: when, where and a link to the agenda; never how to join."""
    from icalendar import Calendar

    whole = Calendar()
    for key, value in (("PRODID", PRODUCT), ("VERSION", "2.0"), ("METHOD", "PUBLISH"), ("X-WR-CALNAME", name)):
        whole.add(key, value)
    for one in meetings:
        whole.add_component(_event(one))
    _add_zones(whole)
    return bytes(whole.to_ical())


def _add_zones(whole: "Calendar") -> None:
    """The time zones that the events use, from the first of them on."""
    whole.add_missing_timezones(first_date=date(2000, 1, 1))


def _event(one: Published) -> "Event":
    from icalendar import Event

    meeting, event = one.meeting, Event()
    event.add("UID", f"{meeting.uid}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("SUMMARY", one.title)
    event.add("SEQUENCE", meeting.version)
    event.add("DTSTAMP", (meeting.record_public_at or meeting.agenda_public_at or datetime(2000, 1, 1, tzinfo=UTC)))
    start, end = _span(meeting)
    event.add("DTSTART", start)
    event.add("DTEND", end)
    if meeting.place:
        event.add("LOCATION", meeting.place)
    event.add("URL", absolute(one.short))
    event.add("STATUS", "CANCELLED" if meeting.withdrawn_at else "CONFIRMED")
    return event


def _span(meeting: Meeting) -> tuple[date | datetime, date | datetime]:
    """First and last moment in the meeting's zone; whole days where the time is unknown (the end is the day after)."""
    first = meeting.date or date.min
    last = meeting.end_date or first
    if meeting.start_time is None:
        return first, last + timedelta(days=1)
    zone = ZoneInfo(meeting.zone)
    start = datetime.combine(first, meeting.start_time, zone)
    end = datetime.combine(last, meeting.end_time, zone) if meeting.end_time else start + timedelta(hours=1)
    return start, max(end, start)

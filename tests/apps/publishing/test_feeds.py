"""Feeds, calendars, the frame and short addresses: what is published and no more, for programs."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from rundbord.apps.core import clock
from rundbord.apps.meetings.models import Meeting, State
from tests import factories
from tests.cast import Cast

ATOM = "{http://www.w3.org/2005/Atom}"


def published(cast: Cast, day: date = date(2026, 3, 10), **fields: object) -> Meeting:
    """A called meeting whose agenda everybody may read."""
    meeting = factories.make_meeting(cast.body, day, state=State.CALLED)
    Meeting.objects.filter(pk=meeting.pk).update(agenda_public_at=clock.now(), **fields)
    meeting.refresh_from_db()
    return meeting


def address(cast: Cast, name: str, *args: object) -> str:
    return reverse(f"publishing:{name}", args=[cast.cooperation.slug, *args])


def test_the_feed_tells_of_notices_and_minutes(cast: Cast, client: Client) -> None:
    published(cast, record_public_at=clock.now(), state=State.SENT)
    factories.make_meeting(cast.body, date(2026, 4, 1), state=State.CALLED)
    feed = ET.fromstring(client.get(address(cast, "atom")).content)  # noqa: S314 - our own feed
    titles = sorted(one.findtext(f"{ATOM}title") or "" for one in feed.iter(f"{ATOM}entry"))
    assert [title.partition(":")[0] for title in titles] == ["Innkalling", "Referat, ikke godkjent ennå"]
    assert len({one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")}) == 2


def test_the_calendar_has_times_in_the_zone_and_cancelled_meetings(cast: Cast, client: Client) -> None:
    kept = published(cast)
    cancelled = published(cast, date(2026, 5, 1), withdrawn_at=clock.now())
    whole = Calendar.from_ical(client.get(address(cast, "ics")).content)
    events = {str(one["UID"]).partition("@")[0]: one for one in whole.walk("VEVENT")}
    assert set(events) == {kept.uid, cancelled.uid}
    assert events[kept.uid].decoded("DTSTART").isoformat() == "2026-03-10T13:00:00+01:00"
    assert events[kept.uid]["STATUS"] == "CONFIRMED"
    assert events[cancelled.uid]["STATUS"] == "CANCELLED"
    assert [str(zone["TZID"]) for zone in whole.walk("VTIMEZONE")] == ["Europe/Oslo"]


def test_an_event_without_a_time_takes_the_whole_day(cast: Cast, client: Client) -> None:
    published(cast, start_time=None, end_time=None)
    event = Calendar.from_ical(client.get(address(cast, "body_ics", cast.body)).content).walk("VEVENT")[0]
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 3, 10), date(2026, 3, 11))


def test_how_to_join_is_in_no_feed(cast: Cast, client: Client) -> None:
    published(cast, join_url="https://teams.example/hemmelig")
    for name in ("atom", "ics", "snippet", "snippet_list"):
        assert b"hemmelig" not in client.get(address(cast, name)).content


@pytest.mark.parametrize("name", ["atom", "ics", "snippet"])
def test_what_did_not_change_is_not_sent_again(cast: Cast, client: Client, name: str) -> None:
    published(cast)
    first = client.get(address(cast, name))
    again = client.get(address(cast, name), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, "public" in first["Cache-Control"]) == (304, True)


def test_only_the_frame_may_be_framed(cast: Cast, client: Client) -> None:
    frame, list_, calendar = (client.get(address(cast, name)) for name in ("snippet", "snippet_list", "calendar"))
    assert "X-Frame-Options" not in frame
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert b"<script" not in frame.content
    for page in (list_, calendar):
        assert page["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_the_short_address_leads_to_the_meeting_for_those_who_may_read_it(cast: Cast, client: Client) -> None:
    meeting, closed = published(cast), factories.make_meeting(cast.body)
    answer = client.get(f"/m/{meeting.uid}/")
    assert (answer.status_code, answer["Location"]) == (
        301,
        reverse("record:meeting", args=[cast.cooperation.slug, meeting]),
    )
    assert client.get(f"/m/{closed.uid}/").status_code == 404


def test_the_front_page_tells_programs_of_the_feeds(cast: Cast, client: Client) -> None:
    page = client.get(reverse("people:cooperation", args=[cast.cooperation.slug])).content.decode()
    assert f'href="{address(cast, "atom")}"' in page.partition("</head>")[0]
    assert f'href="{address(cast, "ics")}"' in page.partition("</head>")[0]


def test_robots_stay_away_from_names_unless_the_cooperation_chose_otherwise(cast: Cast, client: Client) -> None:
    page = reverse("record:meeting", args=[cast.cooperation.slug, published(cast)])
    assert client.get(page)["X-Robots-Tag"] == "noindex"
    type(cast.cooperation).objects.filter(pk=cast.cooperation.pk).update(searchable=True)
    assert "X-Robots-Tag" not in client.get(page)
    assert client.get(address(cast, "search"))["X-Robots-Tag"] == "noindex"
    assert client.get("/robots.txt").content.startswith(b"User-agent: *")

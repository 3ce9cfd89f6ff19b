"""The public calendar: what is published, by month, in as many queries for many meetings as for one."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from rundbord.apps.core import clock
from rundbord.apps.meetings.models import Meeting, State
from tests import factories
from tests.cast import Cast


def publish(cast: Cast, day: date, title: str = "Møtet") -> Meeting:
    meeting = factories.make_meeting(cast.body, day, state=State.CALLED)
    Meeting.objects.filter(pk=meeting.pk).update(agenda_public_at=clock.now(), title=title)
    return meeting


@pytest.mark.parametrize("query", ["", "?vis=tabell"])
def test_the_year_stands_by_month(cast: Cast, client: Client, query: str) -> None:
    publish(cast, date(2026, 5, 1), "Vårmøtet")
    publish(cast, date(2025, 5, 1), "Fjorårsmøtet")
    factories.make_meeting(cast.body, date(2026, 6, 1), state=State.CALLED)
    page = client.get(reverse("publishing:calendar", args=[cast.cooperation.slug]) + query).content.decode()
    assert ("Vårmøtet" in page, "Fjorårsmøtet" in page, 'id="m6"' in page) == (True, False, False)


@pytest.mark.parametrize("query", ["?ar=2025", "?ar=99999", "?ar=x", "?organ=finnesikke"])
def test_what_was_asked_for_may_be_nonsense(cast: Cast, client: Client, query: str) -> None:
    publish(cast, date(2025, 5, 1), "Fjorårsmøtet")
    page = client.get(reverse("publishing:calendar", args=[cast.cooperation.slug]) + query)
    assert "Fjorårsmøtet" in page.content.decode()


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize("name", ["calendar", "follow", "atom", "ics", "snippet"])
def test_many_meetings_cost_as_many_queries_as_one(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, name: str, number: int
) -> None:
    for day in range(1, number + 1):
        publish(cast, date(2026, 4, day))
    with django_assert_max_num_queries(6):
        assert client.get(reverse(f"publishing:{name}", args=[cast.cooperation.slug])).status_code == 200

"""A matter's page shows its way through the bodies, as far as the viewer may read it."""

from datetime import date

import pytest
from django.urls import reverse

from rundbord.apps.core import clock
from rundbord.apps.core.models import Access
from rundbord.apps.matters.models import Matter
from rundbord.apps.meetings.models import AgendaItem, ItemNumber, State
from tests import factories
from tests.cast import Cast
from tests.conftest import Login


def treated(cast: Cast, matter: Matter, title: str, day: date, number: str, **fields: object) -> AgendaItem:
    """An item of a published meeting that treats the matter."""
    meeting = factories.make_meeting(cast.body, day, state=State.HELD)
    meeting.record_public_at = meeting.agenda_public_at = clock.now()
    meeting.save()
    item = factories.make_item(meeting, title)
    AgendaItem.objects.filter(pk=item.pk).update(matter=matter, **fields)
    ItemNumber.objects.create(item=item, body=cast.body, printed=number, imported=True, provisional=False)
    return item


@pytest.fixture
def matter(cast: Cast) -> Matter:
    return Matter.objects.create(cooperation=cast.cooperation, title="Kraftkartet")


def page(cast: Cast, as_: Login, who: str, matter: Matter) -> str:
    response = as_(who).get(reverse("matters:matter", args=[cast.cooperation.slug, matter]))
    assert response.status_code == 200
    return response.content.decode()


def test_the_way_is_told_in_the_order_of_time_with_numbers(cast: Cast, as_: Login, matter: Matter) -> None:
    treated(cast, matter, "Vedtak om kraftkartet", date(2026, 2, 5), "14/26")
    treated(cast, matter, "Drøfting av kraftkartet", date(2025, 11, 6), "3")
    shown = page(cast, as_, "secretary", matter)
    assert shown.index("Drøfting av kraftkartet") < shown.index("Vedtak om kraftkartet")
    assert "sak 14/26" in shown


def test_a_closed_item_stays_out_for_those_who_may_not_read_it(cast: Cast, as_: Login, matter: Matter) -> None:
    treated(
        cast, matter, "Tomten på Nesset", date(2026, 2, 5), "15/26",
        access=Access.EXEMPT, law="offentleglova", paragraph="§ 23",
    )  # fmt: skip
    assert "Nesset" in page(cast, as_, "member", matter)
    assert "Nesset" not in page(cast, as_, "neighbour", matter)


def test_it_costs_the_same_queries_at_thirty_items(
    cast: Cast, as_: Login, matter: Matter, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        treated(cast, matter, f"Sak {number}", date(2025, 1, 1 + number % 28), str(number))
    client = as_("secretary")
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's fixture is untyped
        client.get(reverse("matters:matter", args=[cast.cooperation.slug, matter]))

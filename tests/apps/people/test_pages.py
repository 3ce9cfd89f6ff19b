"""The four pages of the register: what each viewer sees, on which date, with how many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundbord.apps.people.models import Membership, Organization, OrganizationKind, Part, Participation, Person, Seat
from tests import factories
from tests.cast import WITH_LOGIN, Cast
from tests.conftest import Login

EVERYBODY = ("anonymous", *WITH_LOGIN)
SITTING = ("member", "neighbour", "chair", "secretary", "disqualified")
PAGES = ("cooperation", "body", "person", "organization")


def address(name: str, cast: Cast, *subject: object) -> str:
    return reverse(f"people:{name}", args=[cast.cooperation.slug, *subject])


def _page(client: Client, name: str, cast: Cast, *subject: object, **data: str) -> str:
    response = client.get(address(name, cast, *subject), data)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_sees_who_sits_for_whom_but_outsiders_no_addresses(as_: Login, cast: Cast, who: str) -> None:
    client = as_(who)
    assert "Faggruppe for næring" in _page(client, "cooperation", cast)
    page = _page(client, "body", cast, cast.body)
    assert "Marit Solheim" in page
    assert "Asker" in page
    assert cast.chair.email not in page.replace("" if who == "anonymous" else cast.user(who).email, "")
    assert (address("person", cast, cast.member) in page) == (who in SITTING)


@pytest.mark.parametrize("who", ["anonymous", "former", "stranger"])
def test_no_address_or_number_is_on_any_page_for_outsiders(as_: Login, cast: Cast, who: str) -> None:
    Person.objects.update(phone="90012345")
    client = as_(who)
    own = "" if who == "anonymous" else cast.user(who).email
    for name, subject in (("cooperation", ()), ("body", (cast.body,)), ("organization", (_asker(),))):
        page = _page(client, name, cast, *subject)
        assert "90012345" not in page
        assert "@kommune.example" not in page.replace(own or "-", "")
        assert "/person/" not in page


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_persons_page_is_for_those_who_sit_in_the_cooperation(as_: Login, cast: Cast, who: str) -> None:
    response = as_(who).get(address("person", cast, cast.member))
    assert response.status_code == (200 if who in SITTING else 404)


def test_a_former_member_still_has_their_own_page(as_: Login, cast: Cast) -> None:
    page = _page(as_("former"), "person", cast, cast.former)
    assert "Frida Lund" in page
    assert "31. desember 2024" in page


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_only_read(as_: Login, cast: Cast, name: str) -> None:
    subject = {"cooperation": (), "body": (cast.body,), "person": (cast.member,), "organization": (_asker(),)}[name]
    assert as_("secretary").post(address(name, cast, *subject)).status_code == 405


def _asker() -> Organization:
    return Organization.objects.get(name="Asker")


def test_another_cooperations_rows_never_show(as_: Login, cast: Cast) -> None:
    client = as_("secretary")
    theirs = factories.make_body(cast.other_cooperation, "Deres styre")
    cluster = factories.make_organization("Deres klynge", OrganizationKind.CLUSTER)
    factories.seat_person(theirs, cast.stranger, cluster)
    for name, subject in (("body", theirs), ("person", cast.stranger), ("organization", cluster)):
        assert client.get(address(name, cast, subject)).status_code == 404
    seat = Seat.objects.create(body=theirs, organization=_asker())
    Membership.objects.create(seat=seat, person=cast.stranger)
    assert cast.stranger.name not in _page(client, "organization", cast, _asker())


def test_the_body_shows_any_date(as_: Login, cast: Cast) -> None:
    client = as_("member")
    assert "Frida Lund" in _page(client, "body", cast, cast.body, dato="2024-12-31")
    assert "Frida Lund" not in _page(client, "body", cast, cast.body, dato="2025-01-01")


@pytest.mark.parametrize("written", ["", "i morgen", "2024-02-31", "31.12.2024"])
def test_an_unreadable_date_shows_today(as_: Login, cast: Cast, written: str) -> None:
    assert 'value="2026-03-02"' in _page(as_("member"), "body", cast, cast.body, dato=written)


def test_vacant_seats_and_deputies_stand_in_the_table(as_: Login, cast: Cast) -> None:
    seat = Seat.objects.create(body=cast.other_body, organization=factories.make_organization("Horten"))
    Membership.objects.create(seat=seat, person=cast.chair, rank=1)
    page = _page(as_("anonymous"), "body", cast, cast.other_body)
    assert page.count('data-color="warning"') == 1
    assert "Leif Dahl" in page


def test_an_organization_shows_its_own_seats_and_its_regions(as_: Login, cast: Cast) -> None:
    region = factories.make_organization("Vestfoldkommuner", OrganizationKind.REGION)
    horten, larvik = factories.make_organization("Horten"), factories.make_organization("Larvik")
    factories.seat_person(cast.body, cast.disqualified, region)
    Participation.objects.create(
        cooperation=cast.cooperation, organization=horten, through=region, valid_from=date(2020, 1, 1)
    )
    Participation.objects.create(cooperation=cast.cooperation, organization=larvik)
    Part.objects.create(child=larvik, parent=region, valid_to=date(2025, 6, 30))
    client = as_("member")
    assert "gjennom Vestfoldkommuner" in _page(client, "organization", cast, horten)
    assert "Dina Vik" not in _page(client, "organization", cast, horten, dato="2019-12-31")
    assert "Dina Vik" in _page(client, "organization", cast, larvik, dato="2025-06-30")
    assert "Dina Vik" not in _page(client, "organization", cast, larvik)
    assert address("organization", cast, horten) in _page(client, "organization", cast, region)
    assert address("organization", cast, larvik) in _page(client, "organization", cast, region, dato="2025-06-30")
    today, _summary, other_times = _page(client, "organization", cast, region).partition("På andre tidspunkt")
    assert address("organization", cast, larvik) not in today
    assert address("organization", cast, larvik) in other_times


def test_a_county_does_not_sit_for_its_municipalities(as_: Login, cast: Cast) -> None:
    county = factories.make_organization("Vestfold", OrganizationKind.COUNTY)
    factories.seat_person(cast.body, cast.disqualified, county)
    Part.objects.create(child=_asker(), parent=county)
    assert "Dina Vik" not in _page(as_("member"), "organization", cast, _asker())


@pytest.mark.parametrize("name", PAGES)
def test_pages_ask_the_same_few_times_at_1_and_30_rows(as_: Login, cast: Cast, name: str) -> None:
    client, asker = as_("secretary"), _asker()
    subject = {"cooperation": (), "body": (cast.body,), "person": (cast.member,), "organization": (asker,)}[name]
    Participation.objects.create(cooperation=cast.cooperation, organization=asker)
    few = _count(client, address(name, cast, *subject))
    for number in range(30):
        organization = factories.make_organization(f"Kommune {number}")
        Participation.objects.create(cooperation=cast.cooperation, organization=organization)
        body = factories.make_body(cast.cooperation, f"Gruppe {number}")
        factories.seat_person(cast.body, factories.make_person(cast.cooperation, f"Person {number}"), organization)
        factories.seat_person(body, cast.member, asker)
    assert _count(client, address(name, cast, *subject)) == few <= 12


def _count(client: Client, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(page)
    return len(queries)

"""What is part of which region, from when to when."""

from datetime import date

import pytest
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core.errors import NotAllowedError, NotPossibleError
from rundbord.apps.people.models import Organization, OrganizationKind, Part
from rundbord.apps.people.queries.organizations import belonging
from rundbord.apps.people.services import organizations
from rundbord.apps.people.services.norway import load_norway
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

DAY = date(2026, 3, 2)


@pytest.fixture
def region(cast: Cast) -> Organization:
    return organizations.add_organization(
        actor=cast.viewer("secretary"), cooperation=cast.cooperation, name="Vestfoldregionen", kind="region"
    )


@pytest.fixture
def horten(cast: Cast) -> Organization:
    return factories.make_organization("Horten")


def _add(
    cast: Cast, region: Organization, child: Organization, day: date | None = None, who: str = "secretary"
) -> Part:
    return organizations.add_part(
        actor=cast.viewer(who), cooperation=cast.cooperation, region=region, child=child, valid_from=day
    )


def _end(cast: Cast, part: Part, day: date, who: str = "secretary") -> None:
    organizations.end_part(actor=cast.viewer(who), cooperation=cast.cooperation, part=part, last_day=day)


def test_horten_is_in_a_region_from_and_to(cast: Cast, region: Organization, horten: Organization) -> None:
    part = _add(cast, region, horten, date(2020, 1, 1))
    _end(cast, part, date(2023, 12, 31))
    again = _add(cast, region, horten, date(2025, 1, 1))
    assert belonging(horten, cast.cooperation, DAY).part_of == [part, again]
    of_region = belonging(region, cast.cooperation, DAY)
    assert (of_region.parts, of_region.other_parts) == ([again], [part])
    assert AuditRow.objects.filter(uid=region.uid, verb__in=["part_add", "part_end"]).count() == 3


def test_what_is_part_already_or_the_region_itself_is_refused(
    cast: Cast, region: Organization, horten: Organization
) -> None:
    part = _add(cast, region, horten, date(2025, 1, 1))
    for child, day in ((horten, None), (horten, date(2020, 1, 1)), (horten, DAY), (region, None)):
        with pytest.raises(NotPossibleError):
            _add(cast, region, child, day)
    with pytest.raises(NotPossibleError):
        _end(cast, part, date(2024, 12, 31))
    assert Part.objects.get().valid_to is None


@pytest.mark.parametrize("who", ["member", "neighbour", "former", "chair", "stranger", "disqualified"])
def test_only_the_secretariat_that_added_the_region(
    cast: Cast, region: Organization, horten: Organization, who: str
) -> None:
    part = _add(cast, region, horten)
    with pytest.raises(NotAllowedError):
        _add(cast, region, factories.make_organization("Moss"), who=who)
    with pytest.raises(NotAllowedError):
        _end(cast, part, DAY, who)


def test_no_other_cooperation_sees_it_and_nobody_changes_a_county(
    cast: Cast, region: Organization, horten: Organization
) -> None:
    _add(cast, region, horten)
    assert belonging(horten, cast.other_cooperation, DAY).part_of == []
    load_norway(actor=System("test"))
    registered = Organization.objects.get(register_key="horten-0701")
    parts = belonging(registered, cast.cooperation, DAY).part_of
    assert "Vestfold" in [part.parent.name for part in parts]
    with pytest.raises(NotAllowedError):
        _end(cast, parts[-1], DAY)


def test_the_pages_of_the_region_and_of_its_part(
    cast: Cast, as_: Login, region: Organization, horten: Organization
) -> None:
    client, slug = as_("secretary"), cast.cooperation.slug
    factories.seat_person(cast.body, cast.neighbour, horten)  # known here
    add = reverse("people:part_add", args=[slug, region])
    assert client.post(add, {"other": horten.uid, "valid_from": "2020-01-01"}).status_code == 302
    assert client.post(add, {"other": horten.uid, "valid_from": "2020-01-01"}).status_code == 422
    part = Part.objects.get()
    for organization, shown in ((region, "Horten"), (horten, "Vestfoldregionen")):
        address = reverse("people:organization", args=[slug, organization])
        page = as_("secretary").get(address).content.decode()
        assert shown in page
        assert reverse("people:part_end", args=[slug, organization, part.pk]) in page
        assert "/slutt/" not in as_("member").get(address).content.decode()
    end = reverse("people:part_end", args=[slug, horten, part.pk])
    assert as_("secretary").post(end, {"last_day": "2019-01-01"}).status_code == 422
    assert as_("secretary").post(end, {"last_day": "2023-12-31"}).status_code == 302
    other = factories.make_organization("Skien")
    assert as_("secretary").get(reverse("people:part_end", args=[slug, cast.body, part.pk])).status_code == 404
    assert as_("secretary").get(reverse("people:part_add", args=[slug, other])).status_code == 404


def test_a_municipality_is_put_in_a_region_of_ours_only(
    cast: Cast, as_: Login, region: Organization, horten: Organization
) -> None:
    client, slug = as_("secretary"), cast.cooperation.slug
    factories.seat_person(cast.body, cast.neighbour, horten)
    theirs = Organization.objects.create(name="Grenland", kind=OrganizationKind.REGION, added_in=cast.other_cooperation)
    factories.seat_person(cast.body, cast.former, theirs)  # known here too
    address = reverse("people:part_add", args=[slug, horten])
    assert client.post(address, {"other": theirs.uid}).status_code == 422
    assert client.post(address, {"other": region.uid}).status_code == 302
    assert Part.objects.get().parent == region

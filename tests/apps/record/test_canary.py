"""The canary: a word in every closed field, searched for in every page of meetings and record, and in their files."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

import rundbord.urls  # noqa: F401 - makes the converter of addresses known
from rundbord.apps.meetings import urls as meetings_urls
from rundbord.apps.people.models import Organization
from rundbord.apps.record import urls as record_urls
from tests.canary import BASIS, EXCLUDED, PUBLIC_TITLE, SECRET, Canary, make_canary
from tests.cast import Cast
from tests.conftest import Login

OUTSIDERS = ["anonymous", "stranger", "neighbour", "former"]


@pytest.fixture
def canary(cast: Cast) -> Canary:
    return make_canary(cast)


def addresses(cast: Cast, canary: Canary) -> Iterator[str]:
    """Every address of meetings and record, the pages of people that they join, and all papers."""
    named = {
        "cooperation": cast.cooperation.slug,
        "meeting": canary.meeting.uid,
        "row": canary.attendance.uid,
        "paper": canary.papers[0].uid,
        "action": canary.action.uid,
        "mark": canary.mark.uid,
    }
    for app in (meetings_urls, record_urls):
        for pattern in app.urlpatterns:
            assert isinstance(pattern, URLPattern)
            for item, entry in zip((canary.exempt, canary.kept_out), canary.entries, strict=False):
                wanted = {**named, "item": item.uid, "entry": entry.uid}
                kwargs = {name: wanted[name] for name in ("cooperation", *pattern.pattern.converters)}
                yield reverse(f"{app.app_name}:{pattern.name}", kwargs=kwargs)
    slug = cast.cooperation.slug
    yield reverse("people:cooperation", args=[slug])
    yield reverse("people:body", args=[slug, cast.body.uid])
    yield reverse("people:person", args=[slug, cast.member.uid])
    yield from (reverse("people:organization", args=[slug, one.uid]) for one in Organization.objects.all())
    yield from (reverse("files:attachment", args=[paper.uid]) for paper in canary.papers)


def everything(client: Client, cast: Cast, canary: Canary) -> str:
    """All that these addresses answer to GET, heads and bodies."""
    answers = []
    for address in dict.fromkeys(addresses(cast, canary)):
        response = client.get(address)
        answers.append(f"{address}\n{response.headers}\n{response.content.decode()}")
    return "\n".join(answers)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_outsiders_never_read_it(cast: Cast, canary: Canary, as_: Login, who: str) -> None:
    told = everything(as_(who), cast, canary)
    assert SECRET not in told
    assert PUBLIC_TITLE in told
    assert BASIS in told


def test_a_disqualified_member_never_reads_the_item(cast: Cast, canary: Canary, as_: Login) -> None:
    assert EXCLUDED not in everything(as_("disqualified"), cast, canary)


@pytest.mark.parametrize("who", ["member", "chair", "secretary"])
def test_those_at_the_table_read_what_is_exempt(cast: Cast, canary: Canary, as_: Login, who: str) -> None:
    told = everything(as_(who), cast, canary)
    assert SECRET in told
    assert EXCLUDED in told


def test_members_get_no_papers_of_the_secretariat(cast: Cast, canary: Canary, as_: Login) -> None:
    inner = canary.papers[-1]
    assert as_("member").get(reverse("files:attachment", args=[inner.uid])).status_code == 404
    assert as_("secretary").get(reverse("files:attachment", args=[inner.uid])).status_code == 200


def test_the_preview_shows_what_the_public_sees(cast: Cast, canary: Canary, as_: Login) -> None:
    address = reverse("record:meeting_as_the_public", args=[cast.cooperation.slug, canary.meeting.uid])
    page = as_("secretary").get(address).content.decode()
    assert SECRET not in page
    assert PUBLIC_TITLE in page

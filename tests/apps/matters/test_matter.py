"""Matters: who sees them, who writes them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import registry
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.matters import services
from rundbord.apps.matters.models import Matter
from rundbord.apps.people.models import Role
from tests import factories
from tests.cast import WITH_LOGIN, Cast
from tests.conftest import Login

SITTING = ("member", "neighbour", "chair", "secretary", "disqualified")


@pytest.mark.parametrize("who", ["anonymous", *WITH_LOGIN])
def test_a_matter_is_for_those_who_sit_in_the_cooperation(as_: Login, cast: Cast, who: str) -> None:
    matter = Matter.objects.create(cooperation=cast.cooperation, title="Regional plan for kompetanse")
    response = as_(who).get(reverse("matters:matter", args=[cast.cooperation.slug, matter]))
    assert response.status_code == (200 if who in SITTING else 404)


def test_another_cooperations_matter_is_not_here(as_: Login, cast: Cast) -> None:
    theirs = Matter.objects.create(cooperation=cast.other_cooperation, title="Deres sak")
    address = reverse("matters:matter", args=[cast.cooperation.slug, theirs])
    assert as_("secretary").get(address).status_code == 404


def _address(cast: Cast, name: str, *subject: object) -> str:
    return reverse(f"matters:{name}", args=[cast.cooperation.slug, *subject])


def test_a_matter_is_added_renamed_and_listed(as_: Login, cast: Cast) -> None:
    client = as_("secretary")
    assert client.post(_address(cast, "matter_add"), {"title": "  Høring  om ferje "}).status_code == 302
    matter = Matter.objects.get()
    assert matter.title == "Høring om ferje"
    edit = _address(cast, "matter_edit", matter)
    assert client.post(edit, {"seen": "0", "title": "Ferjehøring", "summary": "Frist i mai."}).status_code == 302
    assert client.post(edit, {"seen": "0", "title": "Noe annet"}).status_code == 409
    assert "Ferjehøring" in client.get(_address(cast, "matters")).content.decode()
    assert client.get(_address(cast, "matter", matter)).context["matter"].summary == "Frist i mai."


@pytest.mark.parametrize("who", ["anonymous", "member", "neighbour", "former", "chair", "stranger", "disqualified"])
def test_only_secretaries_write_matters(as_: Login, cast: Cast, who: str) -> None:
    matter = Matter.objects.create(cooperation=cast.cooperation, title="Ferjehøring")
    client = as_(who)
    for name in ("matter_add", "matter_edit", "matter_withdraw"):
        address = _address(cast, name, *([] if name == "matter_add" else [matter]))
        assert client.get(address).status_code in {403, 404}
        assert client.post(address, {"title": "X", "seen": "0"}).status_code in {403, 404}
    with pytest.raises(NotAllowedError):
        services.withdraw_matter(actor=_viewer(cast, who), matter=matter, seen=0, reason="")


def _viewer(cast: Cast, who: str) -> Viewer:
    return cast.anonymous() if who == "anonymous" else cast.viewer(who)


def test_a_bodys_own_secretary_writes_matters_too(as_: Login, cast: Cast) -> None:
    factories.give_role(cast.body, cast.member, Role.SECRETARY)
    assert as_("member").post(_address(cast, "matter_add"), {"title": "Ferje"}).status_code == 302


def test_an_untitled_matter_is_refused(as_: Login, cast: Cast) -> None:
    client = as_("secretary")
    assert client.post(_address(cast, "matter_add"), {"title": "  "}).status_code == 422
    with pytest.raises(NotPossibleError):
        services.add_matter(actor=cast.viewer("secretary"), cooperation=cast.cooperation, title=" ")


def test_a_withdrawn_matter_is_gone_from_its_pages(as_: Login, cast: Cast) -> None:
    actor = cast.viewer("secretary")
    matter = services.add_matter(actor=actor, cooperation=cast.cooperation, title="Ferje")
    with pytest.raises(ConflictError):
        services.withdraw_matter(actor=actor, matter=Matter.objects.get(), seen=7, reason="")
    client, withdraw = as_("secretary"), _address(cast, "matter_withdraw", matter)
    assert client.post(withdraw, {"seen": "3"}).status_code == 409
    assert client.post(withdraw, {"seen": "0", "reason": "Dobbelt"}).status_code == 302
    assert as_("secretary").get(_address(cast, "matter", matter)).status_code == 404


def test_lower_apps_find_a_matter_for_those_who_may_see_it(cast: Cast) -> None:
    matter = Matter.objects.create(cooperation=cast.cooperation, title="Ferje")
    kind = registry.kind("matter")
    assert kind is not None
    assert kind.find(cast.viewer("member"), matter.uid) == matter
    assert kind.find(cast.viewer("stranger"), matter.uid) is None
    assert kind.find(cast.viewer("member"), "0" * 12) is None
    assert kind.address(matter) == _address(cast, "matter", matter)


@pytest.mark.parametrize("name", ["matters", "matter"])
def test_pages_ask_the_same_few_times_at_1_and_30_rows(as_: Login, cast: Cast, name: str) -> None:
    client = as_("secretary")
    matter = Matter.objects.create(cooperation=cast.cooperation, title="Ferje")
    address = _address(cast, name, *([matter] if name == "matter" else []))
    few = _count(client, address)
    for number in range(30):
        Matter.objects.create(cooperation=cast.cooperation, title=f"Sak {number}")
    assert _count(client, address) == few <= 12


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)

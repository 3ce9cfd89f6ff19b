"""The page with an object's history."""

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from rundbord.apps.accounts.viewer import System, Viewer
from rundbord.apps.audit import queries
from rundbord.apps.audit.services import record
from rundbord.apps.people.models import Body
from tests.cast import Cast
from tests.conftest import Login


def act(actor: Viewer, body: Body, verb: str = "body_edit") -> None:
    with transaction.atomic():
        record(actor=actor, verb=verb, subject=body, cooperation=body.cooperation_id, changed=["name"])


def page_of(body: Body) -> str:
    return f"/{body.cooperation.slug}/historikk/body/{body.uid}/"


def test_members_read_who_did_what(cast: Cast, as_: Login) -> None:
    act(cast.viewer("secretary"), cast.body)
    act(System("import"), cast.body, "body_add")
    act(cast.viewer("secretary"), cast.other_body, "body_renew")
    page = as_("member").get(page_of(cast.body)).content.decode()
    assert "Sara Moen" in page
    assert "endret organet" in page
    assert "Rundbord selv" in page
    assert "fornyet organet" not in page
    assert page.index("la til organet") < page.index("endret organet")


def test_former_members_read_no_names(cast: Cast, as_: Login) -> None:
    act(cast.viewer("secretary"), cast.body)
    page = as_("former").get(page_of(cast.body)).content.decode()
    assert "endret organet" in page
    assert "Sara Moen" not in page


@pytest.mark.parametrize("who", ["anonymous", "stranger"])
def test_outsiders_read_nothing_though_the_body_itself_is_public(cast: Cast, as_: Login, who: str) -> None:
    act(cast.viewer("secretary"), cast.body)
    assert as_(who).get(page_of(cast.body)).status_code == 404


def test_what_the_viewer_may_not_see_has_no_history(cast: Cast, as_: Login) -> None:
    with transaction.atomic():
        record(actor=cast.viewer("secretary"), verb="person_edit", subject=cast.member, cooperation=cast.cooperation.pk)
    page = f"/{cast.cooperation.slug}/historikk/person/{cast.member.uid}/"
    assert as_("secretary").get(page).status_code == 200
    assert as_("stranger").get(page).status_code == 404
    assert as_("former").get(page).status_code == 404


def test_wrong_addresses(cast: Cast, as_: Login) -> None:
    act(cast.viewer("secretary"), cast.body)
    client = as_("secretary")
    assert client.post(page_of(cast.body)).status_code == 405
    for wrong in (
        f"/{cast.other_cooperation.slug}/historikk/body/{cast.body.uid}/",
        f"/{cast.cooperation.slug}/historikk/riddle/{cast.body.uid}/",
        f"/{cast.cooperation.slug}/historikk/body/{'0' * 12}/",
    ):
        assert client.get(wrong).status_code == 404


def test_an_object_that_nothing_was_done_to_says_so(cast: Cast, as_: Login) -> None:
    assert "Ingenting er gjort" in as_("member").get(page_of(cast.body)).content.decode()
    assert as_("anonymous").get(page_of(cast.body)).status_code == 404


@pytest.mark.parametrize(
    ("who", "offered"), [("member", True), ("former", True), ("anonymous", False), ("stranger", False)]
)
def test_the_bodys_page_leads_there(cast: Cast, as_: Login, who: str, offered: bool) -> None:  # noqa: FBT001 - a parameter of the test
    page = as_(who).get(f"/{cast.cooperation.slug}/organ/{cast.body.uid}/").content.decode()
    assert (page_of(cast.body) in page) == offered


def test_acts_of_another_cooperation_on_the_same_object_stay_there(cast: Cast) -> None:
    with transaction.atomic():
        record(actor=System("x"), verb="organization_edit", subject=cast.body, cooperation=cast.other_cooperation.pk)
    assert queries.history_of(cast.viewer("secretary"), "body", cast.body.uid) is None
    assert len(queries.history_of(cast.viewer("stranger"), "body", cast.body.uid) or []) == 1


@pytest.mark.parametrize("rows", [1, 30])
def test_queries(cast: Cast, as_: Login, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(rows):
        act(cast.viewer("secretary"), cast.body)
    client = as_("member")
    with django_assert_max_num_queries(9):
        client.get(page_of(cast.body))

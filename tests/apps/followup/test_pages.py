"""The registers, one's own page, an action's page and the page behind a link."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core import clock
from rundbord.apps.followup import services
from rundbord.apps.followup.models import Report
from rundbord.apps.meetings.models import State
from rundbord.apps.people.models import Body, Organization, Participation
from rundbord.apps.record import services as record
from rundbord.apps.record.models import Action, EntryKind
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

MOST_QUERIES = 12


def promise(body: Body, text: str, due: date | None = None, **fields: object) -> Action:
    """An action of a meeting of its own whose minutes are out."""
    item = factories.make_item(factories.make_meeting(body, state=State.SENT))
    entry = factories.make_entry(item, f"Vedtak om {text}", EntryKind.DECISION)
    return record.add_action(actor=System("test"), entry=entry, text=text, due=due, **fields)  # type: ignore[arg-type]  # what the caller says


def at(name: str, cast: Cast, *args: object) -> str:
    return reverse(f"followup:{name}", args=[cast.cooperation.slug, *args])


def test_what_is_overdue_and_what_has_no_owner_stands_first(cast: Cast, as_: Login) -> None:
    today = clock.today()
    promise(cast.body, "Uten frist", person=cast.member)
    promise(cast.body, "Kommer snart", today + timedelta(days=3), person=cast.member)
    promise(cast.body, "Uten eier")
    promise(cast.other_body, "Over fristen", today - timedelta(days=1), person=cast.neighbour)
    page = as_("secretary").get(at("register", cast)).content.decode()
    order = [page.index(words) for words in ("Over fristen</a>", "Uten eier</a>", "Kommer snart", "Uten frist")]
    assert order == sorted(order)


def test_the_register_is_narrowed_by_body_state_and_words(cast: Cast, as_: Login) -> None:
    promise(cast.body, "Skrive søknad", person=cast.member)
    promise(cast.other_body, "Ringe fylket")
    done = promise(cast.other_body, "Sende brev")
    services.settle_action(actor=cast.viewer("secretary"), action=done, version=0, state="done")
    client, address = as_("secretary"), at("register", cast)
    assert "Skrive" not in client.get(f"{address}?organ={cast.other_body.uid}").content.decode()
    assert "Skrive" in client.get(f"{address}?q=solheim").content.decode()
    assert "Ringe" not in client.get(f"{address}?q=solheim").content.decode()
    assert "Sende brev" in client.get(f"{address}?status=ferdige").content.decode()
    assert "Sende brev" not in client.get(f"{address}?status=tull&organ=tull&side=tull&q=%00").content.decode()


def test_the_table_for_excel_holds_what_the_page_shows(cast: Cast, as_: Login) -> None:
    promise(cast.body, "=SKRIV()", person=cast.member)
    text = as_("secretary").get(at("register_csv", cast)).content.decode("utf-8-sig")
    assert "Marit Solheim" in text
    assert ";=SKRIV" not in f";{text}".replace("\n", ";")
    assert "Vedtak om =SKRIV()" in as_("secretary").get(at("decisions_csv", cast)).content.decode("utf-8-sig")


def test_a_member_finds_what_to_do_and_says_it_is_done(cast: Cast, as_: Login) -> None:
    action = promise(cast.body, "Lage notat", person=cast.member)
    promise(cast.body, "Ikke mitt", person=cast.chair)
    client = as_("member")
    page = client.get(at("mine", cast)).content.decode()
    assert "Lage notat" in page
    assert "Ikke mitt" not in page
    answer = client.post(at("action_settle", cast, action), {"version": 0, "state": "done"})
    assert answer.status_code == 302
    assert "Lage notat" not in client.get(at("mine", cast)).content.decode()
    assert "Lage notat" in client.get(f"{at('mine', cast)}?alle").content.decode()


@pytest.mark.parametrize(
    ("posted", "status"), [({"version": "x", "state": "done"}, 422), ({"version": 7, "state": "done"}, 409)]
)
def test_a_press_that_came_too_late_or_is_broken_changes_nothing(
    cast: Cast, as_: Login, posted: dict[str, str], status: int
) -> None:
    action = promise(cast.body, "Lage notat", person=cast.member)
    assert as_("member").post(at("action_settle", cast, action), posted).status_code == status
    assert Action.objects.get(pk=action.pk).state == Action.State.OPEN


def test_all_organizations_are_asked_and_one_answers(cast: Cast, as_: Login) -> None:
    asker = Organization.objects.get(name="Asker")
    barum = factories.make_organization("Bærum")
    for one in (asker, barum):
        Participation.objects.create(cooperation=cast.cooperation, organization=one)
    action = promise(cast.body, "Svare på høringen")
    answer = as_("secretary").post(at("action_share", cast, action), {"virksomhet": [asker.uid, barum.uid]})
    assert answer.status_code == 302
    report = Report.objects.get(organization=asker)
    member = as_("member")
    page = member.get(at("action", cast, action)).content.decode()
    assert "Svar for Asker" in page
    assert "Svar for Bærum" not in page
    member.post(at("report", cast, action, report.uid), {"version": 0, "state": "done", "note": "Svart 1. mars"})
    assert "1 av 2 har svart" in member.get(at("register", cast)).content.decode()
    assert member.post(at("report", cast, action, "x" * 12), {"version": 0, "state": "done"}).status_code == 404


def test_a_link_is_opened_without_password_and_changes_nothing_until_pressed(cast: Cast, as_: Login) -> None:
    action = promise(cast.body, "Lage notat", person=cast.member)
    address = at("action_by_link", cast, services.link_for(action=action, person=cast.member))
    client = as_("anonymous")
    page = client.get(address).content.decode()
    assert "Du svarer for Marit Solheim" in page
    assert Action.objects.get(pk=action.pk).state == Action.State.OPEN
    assert client.post(address, {"version": 0, "state": "done"}).status_code == 200
    assert Action.objects.get(pk=action.pk).state == Action.State.DONE
    assert client.post(address, {"version": 0, "state": "open"}).status_code == 409
    assert client.get(at("action_by_link", cast, "feil")).status_code == 404


def test_as_many_questions_for_one_row_as_for_thirty(
    cast: Cast, as_: Login, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    promise(cast.body, "Den første", person=cast.member)
    client = as_("secretary")
    for name in ("register", "decisions", "mine"):
        client.get(at(name, cast))
        with CaptureQueriesContext(connection) as few:
            client.get(at(name, cast))
        assert len(few) <= MOST_QUERIES
        for number in range(30):
            promise(cast.other_body, f"Nummer {number}", person=cast.secretary)
        with django_assert_num_queries(len(few)):
            client.get(at(name, cast))

"""The page that tells what became of messages."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from rundbord.apps.accounts.models import User
from rundbord.apps.mail.models import Message, MessageState
from tests.apps.mail.conftest import Queue
from tests.cast import Cast
from tests.conftest import Login

PAGE = "/utsendinger/"


def test_a_secretary_sees_her_cooperations_messages_trouble_first(queue: Queue, cast: Cast, as_: Login) -> None:
    for name, cooperation in [("alt-vel", cast.cooperation), ("galt", cast.cooperation), ("annen", None)]:
        queue(key=name, to=f"{name}@kommune.example", cooperation=cooperation.pk if cooperation else None)
    queue(key="deres", to="deres@kommune.example", cooperation=cast.other_cooperation.pk)
    Message.objects.filter(key="galt").update(state=MessageState.UNCERTAIN)
    Message.objects.filter(key="alt-vel").update(state=MessageState.SENT)
    page = as_("secretary").get(PAGE).content.decode()
    assert page.index("galt@") < page.index("alt-vel@")
    assert "annen@" not in page
    assert "deres@" not in page
    assert "Usikkert om den ble sendt" in page
    assert page.count("Send på nytt til") == 1


def test_the_operator_sees_the_installations_messages(queue: Queue, as_: Login) -> None:
    queue(to="prove@kommune.example")
    User.objects.filter(pk=as_.cast.user("stranger").pk).update(is_operator=True)
    assert "prove@" in as_("stranger").get(PAGE).content.decode()


def test_an_empty_page_says_what_will_come(as_: Login) -> None:
    assert "Her kommer meldingene" in as_("secretary").get(PAGE).content.decode()


@pytest.mark.parametrize("who", ["anonymous", "member", "chair", "former", "neighbour"])
def test_others_are_kept_out(as_: Login, who: str) -> None:
    assert as_(who).get(PAGE).status_code == 403


def test_sending_again_from_the_page(queue: Queue, cast: Cast, as_: Login) -> None:
    message = queue(cooperation=cast.cooperation.pk)
    address = reverse("mail:message_resend", args=[message.uid])
    assert as_("stranger").post(address).status_code == 404
    assert as_("secretary").get(address).status_code == 405
    again = as_("secretary").post(address, follow=True)
    assert "Meldingen er alt på vei" in again.content.decode()
    Message.objects.update(state=MessageState.FAILED)
    again = as_("secretary").post(address, follow=True)
    assert "Meldingen er på vei" in again.content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_queries(
    queue: Queue, cast: Cast, as_: Login, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for row in range(rows):
        queue(key=f"k{row}", cooperation=cast.cooperation.pk)
    client = as_("secretary")
    with django_assert_max_num_queries(7):
        client.get(PAGE)


@pytest.mark.parametrize(("failures", "says"), [(0, ""), (1, "Én melding"), (3, "3 meldinger")])
def test_the_settings_page_leads_there_and_tells_of_trouble(
    queue: Queue, cast: Cast, as_: Login, failures: int, says: str
) -> None:
    for number in range(failures):
        queue(key=f"k{number}", cooperation=cast.cooperation.pk)
    Message.objects.update(state=MessageState.FAILED)
    queue(key="theirs", cooperation=cast.other_cooperation.pk)
    page = as_("secretary").get(f"/{cast.cooperation.slug}/innstillinger/").content.decode()
    assert PAGE in page
    assert says in page
    assert ("kommet fram" in page) == bool(failures)

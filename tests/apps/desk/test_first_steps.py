"""The first steps on a new cooperation's page: what is done, what comes next, and whether mail gets out."""

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rundbord.apps.accounts.viewer import System
from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.desk import services
from rundbord.apps.desk.first_steps import first_steps
from rundbord.apps.importing.models import Batch
from rundbord.apps.jobs.models import Task
from rundbord.apps.mail.models import Message, MessageState
from rundbord.apps.people.models import Cooperation, Participation
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

HEADING = 'id="first-steps"'


@pytest.fixture
def new(db: None, client: Client) -> Cooperation:
    """A cooperation that was just set up, with the client logged in as its first secretary."""
    begun = services.Beginning("Fjordbyene", "Sara Moen", "sara@fjordbyene.example", test_mail=True)
    cooperation, user = services.begin(beginning=begun)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return cooperation


def page_of(client: Client, slug: str = "fjordbyene") -> str:
    return client.get(f"/{slug}/").content.decode()


def next_of(page: str) -> str:
    """The text of the one main button in the steps."""
    steps = page.split(HEADING)[1].split("</section>", maxsplit=1)[0]
    return steps.split('<a class="ds-button"')[1].split(">")[1].split("<")[0].strip()


def test_each_step_leads_to_the_next(new: Cooperation, client: Client) -> None:
    assert next_of(page_of(client)) == "Velg kommunene som er med"
    asker = factories.make_organization("Asker")
    Participation.objects.create(cooperation=new, organization=asker)
    assert next_of(page_of(client)) == "Legg til det første organet"
    body = factories.make_body(new, "Faggruppe for klima")
    assert next_of(page_of(client)) == "Lim inn medlemmene i Faggruppe for klima"
    factories.seat_person(body, factories.make_person(new, "Nils Bakke"), asker)
    assert next_of(page_of(client)) == "Hent inn gamle referater"
    Batch.objects.create(cooperation=new, created_at=clock.now())
    assert next_of(page_of(client)) == "Lag den første innkallingen for Faggruppe for klima"
    factories.make_meeting(body)
    assert 'class="ds-button"' not in page_of(client).split(HEADING)[1].split("</section>")[0].split("<form")[0]
    Message.objects.update(state=MessageState.SENT)
    assert HEADING not in page_of(client)


def test_the_steps_are_the_secretariats(cast: Cast, as_: Login) -> None:
    everybody, slug = ("anonymous", "member", "chair", "secretary", "stranger"), cast.cooperation.slug
    seen = [who for who in everybody if HEADING in page_of(as_(who), slug)]
    assert seen == ["secretary"]


@pytest.mark.parametrize(
    ("state", "error", "says"),
    [
        (MessageState.QUEUED, "", "er på vei"),
        (MessageState.FAILED, "NoMailServerError", "RUNDBORD_SMTP_HOST"),
        (MessageState.FAILED, "SMTPAuthenticationError", "RUNDBORD_SMTP_PASSWORD"),
        (MessageState.FAILED, "SMTPSenderRefused", "RUNDBORD_MAIL_FROM"),
        (MessageState.FAILED, "SMTPRecipientsRefused", "sara@fjordbyene.example"),
        (MessageState.UNCERTAIN, "TimeoutError", "rundbord check"),
        (MessageState.SENT, "", "tok imot testmeldingen til sara@fjordbyene.example"),
    ],
)
def test_the_test_messages_fate_is_told(new: Cooperation, client: Client, state: str, error: str, says: str) -> None:
    Message.objects.filter(cooperation_id=new.pk).update(state=state, error=error)
    page = page_of(client)
    assert says in page
    assert ("Send en testmelding" in page) == (state in {MessageState.FAILED, MessageState.UNCERTAIN})


def test_a_server_that_does_not_answer_is_told_while_it_is_tried_again(new: Cooperation, client: Client) -> None:
    Task.objects.update(error="ConnectionRefusedError", attempts=1)
    assert "E-posttjeneren svarer ikke (ConnectionRefusedError)" in page_of(client)


def test_mail_that_works_again_is_believed(new: Cooperation, client: Client) -> None:
    Message.objects.update(state=MessageState.FAILED, error="NoMailServerError")
    assert "Virker ikke" in page_of(client)
    Message.objects.create(key="later", to="x@x.example", subject="x", state=MessageState.SENT, created_at=clock.now())
    assert "Virker ikke" not in page_of(client)


def test_a_failed_test_message_is_sent_again(new: Cooperation, client: Client) -> None:
    Message.objects.update(state=MessageState.FAILED, error="NoMailServerError")
    assert client.post("/fjordbyene/kom-i-gang/test-e-post/").status_code == 302
    message = Message.objects.get()
    assert (message.state, message.tries) == (MessageState.QUEUED, 2)


def test_a_test_message_is_sent_where_none_was(cast: Cast, as_: Login) -> None:
    as_("secretary").post(f"/{cast.cooperation.slug}/kom-i-gang/test-e-post/")
    assert Message.objects.get().to == cast.secretary.email
    assert AuditRow.objects.filter(verb="test_mail_send").exists()


def test_whoever_has_no_address_gets_no_test_message(cast: Cast, as_: Login) -> None:
    cast.secretary.email = ""
    cast.secretary.save()
    page = as_("secretary").post(f"/{cast.cooperation.slug}/kom-i-gang/test-e-post/", follow=True).content.decode()
    assert "Du har ingen e-postadresse" in page
    assert not Message.objects.exists()


def test_the_demo_asks_for_no_mail(cast: Cast, settings: LazySettings) -> None:
    settings.DEMO = True
    shown = first_steps(cast.viewer("secretary"), cast.cooperation)
    assert shown is not None
    assert shown.mail is None


def test_the_steps_are_put_away_and_taken_out_again(new: Cooperation, client: Client) -> None:
    for _ in range(2):  # two of the secretariat at once
        client.post("/fjordbyene/kom-i-gang/skjul/")
    assert HEADING not in page_of(client)
    assert "Vis «Kom i gang» igjen" in client.get("/fjordbyene/innstillinger/").content.decode()
    client.post("/fjordbyene/kom-i-gang/vis/")
    assert HEADING in page_of(client)
    assert "Vis «Kom i gang» igjen" not in client.get("/fjordbyene/innstillinger/").content.decode()


@pytest.mark.parametrize("act", [services.hide_first_steps, services.show_first_steps, services.send_test_mail])
def test_only_the_secretariat_decides(cast: Cast, act: object) -> None:
    assert callable(act)
    with pytest.raises(NotAllowedError):
        act(actor=cast.viewer("chair"), cooperation=cast.cooperation)
    with pytest.raises(NotAllowedError):
        act(actor=cast.anonymous(), cooperation=cast.cooperation)


def test_queries(new: Cooperation, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(20):
        factories.make_body(new, f"Faggruppe {number}")
    with django_assert_max_num_queries(12):
        client.get("/fjordbyene/")
    services.hide_first_steps(actor=System("test"), cooperation=new)
    with django_assert_max_num_queries(9):
        client.get("/fjordbyene/")

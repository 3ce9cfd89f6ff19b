"""The page at `/`: setting up an empty installation, later each user's first page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rundbord.apps.accounts.models import Grant, User
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.desk import services
from rundbord.apps.mail.models import Message
from rundbord.apps.people.models import BodyKind, Cooperation, Participation, Person
from rundbord.norway import register
from tests import factories
from tests.cast import Cast
from tests.conftest import NOW, Login

ASKER, BARUM = (unit.key for name in ("Asker", "Bærum") for unit in register.by_name(name, NOW.date()))
FILLED = {
    "name": "Fjordbyene",
    "slug": "",
    "municipalities": [ASKER, BARUM],
    "secretary_name": "Sara Moen",
    "secretary_email": "Sara.Moen@fjordbyene.example",
    "test_mail": "on",
}


@pytest.fixture
def code(db: None) -> str:
    return services.make_setup_code()


def test_an_empty_installation_explains_itself_to_everybody(db: None, client: Client) -> None:
    page = client.get("/").content.decode()
    assert "oppsettkoden" in page
    assert "gjelder ikke" not in page
    assert "gjelder ikke" in client.get("/", {"kode": "feil"}).content.decode()


def test_the_code_opens_the_form_and_changes_nothing(code: str, client: Client) -> None:
    page = client.get("/", {"kode": code}).content.decode()
    assert "Hvilke kommuner er med?" in page
    assert page.count('name="municipalities"') == 357
    assert "Akershus" in page
    assert not Cooperation.objects.exists()
    assert client.get("/", {"kode": code}).status_code == 200


def test_one_form_makes_a_working_cooperation(code: str, client: Client) -> None:
    response = client.post("/", {"kode": code, **FILLED})
    assert (response.status_code, response["Location"]) == (302, "/fjordbyene/")
    cooperation = Cooperation.objects.get()
    taking_part = Participation.objects.filter(cooperation=cooperation)
    assert set(taking_part.values_list("organization__name", flat=True)) == {"Asker", "Bærum"}
    secretary = Person.objects.get()
    membership = secretary.memberships.get()
    assert membership.seat.body.kind == BodyKind.SECRETARIAT
    user = User.objects.get()
    assert (user.email, user.is_operator) == ("sara.moen@fjordbyene.example", True)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get("/")["Location"] == "/fjordbyene/"
    assert client.get("/fjordbyene/").status_code == 200
    message = Message.objects.get()
    assert (message.to, message.subject) == ("Sara.Moen@fjordbyene.example", "Rundbord kan sende e-post")


def test_the_code_holds_once(code: str, client: Client) -> None:
    client.post("/", {"kode": code, **FILLED})
    with pytest.raises(NotAllowedError):
        services.begin_with_code(code=code, beginning=services.Beginning("Igjen", "Per", "per@kommune.example"))
    assert Grant.objects.get().revoked_at is not None
    assert Cooperation.objects.count() == 1


def test_a_new_code_ends_the_old_one(code: str) -> None:
    newer = services.make_setup_code()
    assert services.setup_grant(code) is None
    assert services.setup_grant(newer) is not None


@pytest.mark.parametrize("wrong", ["", "feil"])
def test_without_the_code_nothing_is_made(code: str, client: Client, wrong: str) -> None:
    assert client.post("/", {"kode": wrong, **FILLED}).status_code == 403
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "id_name_error"),
        ("slug", "to ord", "id_slug_error"),
        ("slug", "konto", "/konto/"),
        ("secretary_email", "sara", "id_secretary_email_error"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(code: str, client: Client, field: str, value: str, says: str) -> None:
    page = client.post("/", {"kode": code, **FILLED, field: value}).content.decode()
    assert says in page
    assert 'value="Sara Moen"' in page
    assert page.count("checked") == 3
    assert services.setup_grant(code) is not None
    assert not Cooperation.objects.exists()


def test_without_tick_no_test_message(code: str, client: Client) -> None:
    client.post("/", {"kode": code, **{key: value for key, value in FILLED.items() if key != "test_mail"}})
    assert Cooperation.objects.exists()
    assert not Message.objects.exists()


def test_visitors_find_the_cooperations_and_the_way_in(as_: Login) -> None:
    page = as_("anonymous").get("/").content.decode()
    assert "Fjordbyene" in page
    assert 'href="/konto/logg-inn/"' in page
    assert as_("anonymous").post("/", {"kode": "x"}).status_code == 405


def test_whoever_is_in_one_cooperation_goes_straight_there(cast: Cast, as_: Login) -> None:
    assert as_("member").get("/")["Location"] == f"/{cast.cooperation.slug}/"


def test_whoever_is_in_several_chooses(cast: Cast, as_: Login) -> None:
    Person.objects.create(cooperation=cast.other_cooperation, name="Marit Solheim", user=cast.user("member"))
    factories.make_cooperation("Kystbyene")
    page = as_("member").get("/").content.decode()
    assert cast.cooperation.name in page
    assert cast.other_cooperation.name in page
    assert "Kystbyene" not in page


def test_whoever_is_in_none_learns_what_to_do(cast: Cast, client: Client) -> None:
    user = User.objects.create_user("ny@kommune.example")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "ny@kommune.example. Be sekretariatet" in client.get("/").content.decode()


def test_queries(cast: Cast, as_: Login, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    client = as_("member")
    with django_assert_max_num_queries(7):
        client.get("/")

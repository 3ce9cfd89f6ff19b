"""What stands around every page: policy, language, helpful error pages."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse

from rundbord import urls
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from tests.cast import Cast
from tests.conftest import Login


def refuse(request: HttpRequest, why: str) -> HttpResponse:
    """A view that fails in the way that its address says."""
    failures: dict[str, Exception] = {
        "forbidden": PermissionDenied(),
        "conflict": ConflictError("Noen andre var først."),
        "impossible": NotPossibleError("Datoen er brukt."),
        "broken": ZeroDivisionError(),
    }
    raise failures[why]


class Urls:
    """The program's own addresses and one that fails."""

    urlpatterns = [path("feil/<str:why>/", refuse), *urls.urlpatterns]
    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/storbyen/", 404, "Her er det ingenting"),
        ("/feil/forbidden/", 403, "Du har ikke tilgang til dette"),
        ("/feil/conflict/", 409, "Noen andre var først."),
        ("/feil/impossible/", 422, "Datoen er brukt."),
        ("/feil/broken/", 500, "Ingenting som var lagret, er tapt"),
    ],
)
@override_settings(ROOT_URLCONF=Urls)
def test_an_error_says_what_happened_and_what_to_do(
    db: None, client: Client, address: str, status: int, says: str
) -> None:
    client.raise_request_exception = False
    response = client.get(address)
    assert response.status_code == status
    assert says in response.content.decode()


def test_a_form_that_is_too_old_is_explained(cast: Cast) -> None:
    response = Client(enforce_csrf_checks=True).post(reverse("set_language"), {"language": "nn"})
    assert response.status_code == 403
    assert "Skjemaet sto åpent for lenge" in response.content.decode()


def test_the_policy_allows_nothing_inline_and_nobody_else(cast: Cast, client: Client) -> None:
    response = client.get(reverse("people:cooperation", args=[cast.cooperation.slug]))
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(("language", "says"), [("nb", "Hopp til innholdet"), ("nn", "Hopp til innhaldet")])
def test_whoever_chooses_a_language_keeps_it(cast: Cast, client: Client, language: str, says: str) -> None:
    address = reverse("people:cooperation", args=[cast.cooperation.slug])
    client.post(reverse("set_language"), {"language": language, "next": address})
    page = client.get(address).content.decode()
    assert says in page
    assert f'<html lang="{language}"' in page


def test_bokmal_comes_first_whatever_the_browser_lacks(cast: Cast, client: Client) -> None:
    page = client.get("/", headers={"accept-language": "fr"}, follow=True).content.decode()
    assert 'lang="nb"' in page


def test_a_users_own_language_wins(cast: Cast, as_: Login) -> None:
    user = cast.user("member")
    user.language = "nn"
    user.save()
    page = as_("member").get(reverse("people:cooperation", args=[cast.cooperation.slug]))
    assert "Hopp til innhaldet" in page.content.decode()

"""The copy list of a body."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.sending.copy_list import parsed, save_copies
from rundbord.apps.sending.models import CopyAddress
from tests.cast import Cast
from tests.conftest import Login


def test_lines_as_people_paste_them_are_understood() -> None:
    text = "Postmottak Asker <post@asker.example>\npost@horten.example\n\nAvisa; tips@avisa.example\n"
    assert parsed(text) == [
        ("Postmottak Asker", "post@asker.example"),
        ("post@horten.example", "post@horten.example"),
        ("Avisa", "tips@avisa.example"),
    ]


def test_a_line_without_address_is_named() -> None:
    with pytest.raises(ValidationError, match="Postmottak Asker"):
        parsed("Postmottak Asker\nx@y.example")


def test_the_list_is_saved_by_those_who_plan_the_body(as_: Login, cast: Cast) -> None:
    where = reverse("sending:copy_list", args=[cast.cooperation.slug, cast.body])
    client = as_("secretary")
    assert client.post(where, {"addresses": "Avisa <tips@avisa.example>"}).status_code == 302
    assert "Avisa &lt;tips@avisa.example&gt;" in client.get(where).content.decode()
    assert client.post(where, {"addresses": "Avisa"}).status_code == 422
    assert client.post(where, {"addresses": ""}).status_code == 302
    assert not CopyAddress.objects.exists()
    assert as_("member").get(where).status_code == 403
    with pytest.raises(NotAllowedError):
        save_copies(actor=cast.viewer("chair"), body=cast.body, rows=[])

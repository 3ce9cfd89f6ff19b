"""Who may fetch a file, and how it is served."""

import pytest
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.files import queries
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.files.services import Exemption, replace, withdraw
from tests.apps.files.conftest import OWNER, PDF, Thing
from tests.cast import Cast
from tests.conftest import Login

SYSTEM = System(name="test")


def address(attachment: Attachment) -> str:
    return reverse("files:attachment", args=[attachment.uid])


@pytest.mark.parametrize("published", [False, True])
@pytest.mark.parametrize(
    ("who", "inside", "outside"),
    [
        ("secretary", {"public", "members", "secretariat"}, set()),
        ("member", {"public", "members"}, set()),
        ("chair", {"public", "members"}, set()),
        ("neighbour", set(), {"public"}),
        ("former", set(), {"public"}),
        ("stranger", set(), {"public"}),
        ("anonymous", set(), {"public"}),
    ],
)
def test_audiences(thing: Thing, as_: Login, who: str, inside: set[str], outside: set[str], published: bool) -> None:  # noqa: FBT001 - a parameter of the test
    thing.published = published
    files = {audience: thing.attach(audience=audience) for audience in Audience.values}
    client = as_(who)
    fetched = {audience for audience, file in files.items() if client.get(address(file)).status_code == 200}
    assert fetched == inside | (outside if published else set())


def test_exempt_files_old_versions_and_withdrawn_ones_stay_inside(thing: Thing, as_: Login) -> None:
    thing.published = True
    exempt = thing.attach(audience=Audience.PUBLIC, exemption=Exemption("offentleglova", "§ 13"))
    old = thing.attach(audience=Audience.PUBLIC)
    new = replace(actor=SYSTEM, attachment=old, blob=old.blob)
    gone = thing.attach(audience=Audience.PUBLIC)
    withdraw(actor=SYSTEM, attachment=gone, reason="Feil fil")

    def statuses(who: str) -> list[int]:
        return [as_(who).get(address(file)).status_code for file in (exempt, old, new, gone)]

    assert statuses("anonymous") == [404, 404, 200, 404]
    assert statuses("member") == [200, 200, 200, 404]


def test_files_of_an_unknown_kind_are_nobodys(thing: Thing, as_: Login) -> None:
    attachment = thing.attach(audience=Audience.PUBLIC)
    Attachment.objects.update(owner_kind="riddle")
    assert as_("secretary").get(address(attachment)).status_code == 404


def test_only_reading(thing: Thing, as_: Login) -> None:
    assert as_("secretary").post(address(thing.attach())).status_code == 405


@pytest.mark.parametrize(
    ("content", "query", "disposition", "content_type"),
    [
        (PDF, "", "inline", "application/pdf"),
        (PDF, "?last-ned", "attachment", "application/pdf"),
        (b"<html><script>alert(1)</script>", "", "attachment", "text/html; charset=utf-8"),
        (b"<svg onload='alert(1)'>", "", "attachment", "image/svg+xml"),
        ("Møte".encode(), "", "inline", "text/plain; charset=utf-8"),
        ("Møte".encode("latin-1"), "", "inline", "text/plain; charset=windows-1252"),
    ],
)
def test_no_file_acts_as_a_page(
    thing: Thing, as_: Login, content: bytes, query: str, disposition: str, content_type: str
) -> None:
    attachment = thing.attach(content, name="Sak «4» på\nnorsk.pdf")
    response = as_("member").get(address(attachment) + query)
    assert response.content == content
    assert response["Content-Disposition"] == (
        f"{disposition}; filename*=UTF-8''Sak%20%C2%AB4%C2%BB%20p%C3%A5norsk.pdf"
    )
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-store"


def test_lists_hold_the_newest_that_the_viewer_may_fetch(thing: Thing, cast: Cast) -> None:
    paper, secret = thing.attach(position=2), thing.attach(audience=Audience.SECRETARIAT, role="original")
    newer = replace(actor=SYSTEM, attachment=paper, blob=paper.blob)
    assert queries.attachments_of(cast.viewer("member"), "thing", OWNER) == [newer]
    assert queries.attachments_of(cast.viewer("secretary"), "thing", OWNER) == [secret, newer]
    assert queries.attachments_of(cast.viewer("secretary"), "thing", OWNER, role="paper") == [newer]
    assert queries.attachments_of(cast.viewer("stranger"), "thing", OWNER) == []
    assert queries.attachments_of_many("thing", {OWNER: None})[OWNER] == []

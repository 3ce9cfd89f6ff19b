"""One item's lines and earlier versions: back to one, and a line out of everything."""

import pytest
from django.urls import reverse

from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.meetings.models import AgendaItem, Exclusion, State
from rundbord.apps.minutes.services import make_version
from rundbord.apps.record.models import Entry, EntryKind
from rundbord.apps.writing.models import Note, Revision
from rundbord.apps.writing.services import Block, go_back, save_item
from tests import factories
from tests.cast import Cast
from tests.conftest import Login


@pytest.fixture
def item(cast: Cast) -> AgendaItem:
    """An item that was written in twice: a line was changed, one added, one taken out."""
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    row = factories.make_attendance(meeting, cast.member)
    row.organization_written = "Asker"
    row.save()
    item, sara = factories.make_item(meeting), cast.viewer("secretary")
    save_item(actor=sara, item=item, blocks=[_new("a", "Asker: Vi mangler folk."), _new("b", "Kaffe.")])
    first, second = _lines(item)
    changed = Block(first.uid, first.version, "", "<p>Asker: Vi har nok folk.</p>")
    save_item(actor=sara, item=item, blocks=[changed, _new("c", "Nytt.")], gone=[Block(second.uid, second.version)])
    return item


def _new(key: str, words: str) -> Block:
    return Block(key=key, markup=f"<p>{words}</p>")


def _lines(item: AgendaItem) -> list[Entry]:
    return list(Entry.objects.filter(item=item, withdrawn_at=None).order_by("position", "pk"))


def _address(item: AgendaItem, name: str = "item") -> str:
    return reverse(f"writing:{name}", args=[item.meeting.cooperation.slug, item.meeting, item.uid])


def test_an_earlier_version_shows_what_changed_and_stands_again_by_a_press(as_: Login, item: AgendaItem) -> None:
    client = as_("secretary")
    page = client.get(_address(item)).content.decode()
    assert "Vi mangler folk." in page
    assert "Endret senere" in page
    earlier = Revision.objects.filter(item=item).last()
    assert earlier is not None
    kept = _lines(item)[0].uid
    assert client.post(_address(item, "go_back"), {"revision": earlier.uid}).status_code == 302
    lines = _lines(item)
    assert [one.text for one in lines] == ["<p>Vi mangler folk.</p>", "<p>Kaffe.</p>"]
    assert (lines[0].uid, lines[0].speaker_written, lines[0].kind) == (kept, "Asker", EntryKind.CONTRIBUTION)
    assert "Vi har nok folk." in client.get(_address(item)).content.decode()


def test_going_back_and_forth_loses_nothing(cast: Cast, item: AgendaItem) -> None:
    sara = cast.viewer("secretary")
    newest, oldest = Revision.objects.filter(item=item)
    go_back(actor=sara, revision=oldest)
    go_back(actor=sara, revision=newest)
    assert [one.text for one in _lines(item)] == ["<p>Vi har nok folk.</p>", "<p>Nytt.</p>"]
    assert Revision.objects.filter(item=item).count() == 4


def test_a_line_that_is_not_for_the_minutes_is_nowhere_else(as_: Login, cast: Cast, item: AgendaItem) -> None:
    client, line = as_("secretary"), _lines(item)[1]
    asked = {"line": line.uid, "version": line.version}
    assert client.post(_address(item, "line_aside"), asked).status_code == 302
    assert Note.objects.get().text == "Nytt."
    page = client.get(_address(item)).content.decode()
    assert "Nytt." not in page
    version = make_version(actor=cast.viewer("secretary"), meeting=item.meeting)
    assert "Nytt." not in str(version.snapshot)
    assert client.post(_address(item, "line_aside"), asked).status_code == 404
    other = _lines(item)[0]
    assert client.post(_address(item, "line_aside"), {"line": other.uid, "version": 99}).status_code == 409


def test_it_is_for_those_who_keep_the_item(as_: Login, cast: Cast, item: AgendaItem) -> None:
    assert as_("member").get(_address(item)).status_code == 403
    assert as_("neighbour").get(_address(item)).status_code == 404
    assert as_("secretary").get(_address(item, "go_back")).status_code == 405
    revision = Revision.objects.filter(item=item).first()
    assert revision is not None
    with pytest.raises(NotAllowedError):
        go_back(actor=cast.viewer("chair"), revision=revision)
    Exclusion.objects.create(item=item, person=cast.secretary)
    assert as_("secretary").get(_address(item)).status_code == 403


def test_thirty_versions_take_no_more_queries_than_two(
    as_: Login, item: AgendaItem, django_assert_max_num_queries: object
) -> None:
    client = as_("secretary")
    client.get(_address(item))
    for number in range(30):
        lines = [{"uid": "", "kind": "prose", "speaker": "", "text": f"<p>{number}</p>"}]
        Revision.objects.create(item=item, at=item.revisions.latest("at").at, lines=lines)
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's fixture
        assert client.get(_address(item)).status_code == 200

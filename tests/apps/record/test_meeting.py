"""The meeting's page, for the whole cast."""

import pytest

from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import State
from rundbord.apps.record import services
from tests.cast import Cast
from tests.conftest import Login


def test_what_the_services_write_stands_on_the_page(cast: Cast, as_: Login) -> None:
    secretary = cast.viewer("secretary")
    meeting = meetings.add_meeting(actor=secretary, bodies=[cast.body], title="Møte i mars")
    item = meetings.add_item(actor=secretary, meeting=meeting, title="Kompetansebehov")
    services.add_entry(actor=secretary, item=item, text="<p>Et stort utenforskap.</p>", speaker_written="Horten")
    page = as_("secretary").get(f"/{cast.cooperation.slug}/mote/{meeting.uid}/")
    assert page.status_code == 200
    for words in ("Møte i mars", "Kompetansebehov", "Et stort utenforskap.", "Horten"):
        assert words in page.content.decode()


@pytest.mark.parametrize("who", ["anonymous", "stranger", "neighbour", "former", "member", "disqualified"])
def test_a_planned_meeting_is_the_keepers_and_the_chairs_own(cast: Cast, as_: Login, who: str) -> None:
    meeting = meetings.add_meeting(actor=cast.viewer("secretary"), bodies=[cast.body])
    assert meeting.state == State.PLANNED
    assert as_(who).get(f"/{cast.cooperation.slug}/mote/{meeting.uid}/").status_code == 404

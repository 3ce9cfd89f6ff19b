"""Pasted invitations are understood."""

from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.notices.joining import Joining, read_invitation

TEAMS_NB = """
________________________________________________________________________________
Microsoft Teams Trenger du hjelp?
Bli med i møtet nå<https://teams.microsoft.com/l/meetup-join/19%3ameeting_ABC%40thread.v2/0?context=%7b%22Tid%22%7d>
Møte-ID: 312 456 789 01
Passord: aB3xY9
________________________________
Ring inn på telefon
+47 21 40 30 12,,55512345#<tel:+4721403012,,55512345#> Norge, Oslo
Konferanse-ID: 555 123 45#
"""

TEAMS_EN = """Join the meeting now https://teams.microsoft.com/meet/31245678901?p=Qwerty
Meeting ID: 312 456 789 01
Passcode: Zx81Qp
"""

ZOOM = """Kari Nordby inviterer deg til et planlagt Zoom-møte.
Bli med i Zoom-møtet
https://us02web.zoom.us/j/81234567890?pwd=QWxhZGRpbjpvcGVu.1
Møte-ID: 812 3456 7890
Passkode: 447719
"""

SAFE_LINK = (
    "Bli med <https://eur01.safelinks.protection.outlook.com/?url="
    "https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F19%253ameeting&data=05%7C02>"
)


def test_a_norwegian_teams_invitation() -> None:
    assert read_invitation(TEAMS_NB) == Joining(
        service="Teams",
        url="https://teams.microsoft.com/l/meetup-join/19%3ameeting_ABC%40thread.v2/0?context=%7b%22Tid%22%7d",
        meeting_id="312 456 789 01",
        code="aB3xY9",
        phone="+47 21 40 30 12,,55512345#",
    )


def test_an_english_teams_invitation() -> None:
    found = read_invitation(TEAMS_EN)
    assert (found.service, found.meeting_id, found.code) == ("Teams", "312 456 789 01", "Zx81Qp")
    assert found.url == "https://teams.microsoft.com/meet/31245678901?p=Qwerty"


def test_a_zoom_invitation() -> None:
    found = read_invitation(ZOOM)
    assert (found.service, found.meeting_id, found.code) == ("Zoom", "812 3456 7890", "447719")
    assert found.url == "https://us02web.zoom.us/j/81234567890?pwd=QWxhZGRpbjpvcGVu.1"


def test_a_wrapped_link_is_unwrapped() -> None:
    assert read_invitation(SAFE_LINK).url == "https://teams.microsoft.com/l/meetup-join/19%3ameeting"


def test_other_text_says_nothing() -> None:
    assert not read_invitation("Vi møtes på rådhuset. Velkommen!")


@given(st.text())
def test_any_text_is_read_without_an_exception(text: str) -> None:
    read_invitation(text)

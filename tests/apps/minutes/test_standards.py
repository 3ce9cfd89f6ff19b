"""Minutes and notices made by the apps from a full world hold the standards and open in LibreOffice."""

import struct
import subprocess
import zlib
from datetime import date, time
from pathlib import Path

import pytest
from django.urls import reverse

from rundbord.apps.core.models import Access
from rundbord.apps.meetings.models import AgendaItem, Attendance, ItemKind, Meeting, State
from rundbord.apps.minutes.letterheads import Picture, write_letterhead
from rundbord.apps.record.models import Action, EntryKind, Vote
from tests import factories, needs
from tests.cast import Cast
from tests.conftest import Login
from tests.engines.typesetter.said import pdf_text
from tests.engines.typesetter.test_standards import validate

CASE_TEXT = (
    "<p>Fylket spør.</p><ul><li>Eitt</li><li>To</li></ul><table><tr><th>År</th></tr><tr><td>2026</td></tr></table>"
)


def picture(width: int = 240, height: int = 80) -> bytes:
    """A blue PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes((0, 98, 186)) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def world(cast: Cast) -> Meeting:
    """A board's meeting with everything in it, in nynorsk under a letterhead."""
    write_letterhead(
        actor=cast.viewer("secretary"),
        body=cast.body,
        seen=cast.body.version,
        address_lines="Storgata 1\n2000 Lillestrøm",
        logo_alt="Fjordbyene",
        footer_lines="Org.nr. 999 888 777",
        language="nn",
        minutes_name="motebok",
        logo=Picture("logo.png", picture()),
    )
    meeting = factories.make_meeting(cast.body, date(2026, 2, 5), state=State.HELD)
    meeting.language = "nn"
    meeting.join_url, meeting.join_id = "https://teams.microsoft.com/l/meetup-join/19%3ameeting", "312 456 789 01"
    meeting.save()
    _attend(cast, meeting)
    _say(meeting)
    return meeting


def _attend(cast: Cast, meeting: Meeting) -> None:
    factories.make_attendance(meeting, cast.chair)
    absent = factories.make_attendance(meeting, cast.member, Attendance.Status.ABSENT)
    Attendance.objects.create(
        meeting=meeting,
        name_written="Nils Bakke",
        organization_written="Asker kommune",
        category=Attendance.Category.DEPUTY,
        status=Attendance.Status.PRESENT,
        deputy_for=absent.name_written,
        from_time=time(13, 20),
    )
    Attendance.objects.create(
        meeting=meeting,
        name_written="Sara Moen",
        category=Attendance.Category.SECRETARIAT,
        status=Attendance.Status.PRESENT,
    )


def _say(meeting: Meeting) -> None:
    item = factories.make_item(meeting, "Høyring om kompetanse", ItemKind.DECISION)
    AgendaItem.objects.filter(pk=item.pk).update(
        case_text=CASE_TEXT,
        proposed_decision="<p>Rådet sluttar seg til.</p>",
        planned_minutes=20,
    )
    entry = factories.make_entry(item, "Eit stort utanforskap.")
    Action.objects.create(entry=entry, text="Sende tips", responsible_written="Lillestrøm", due=date(2026, 4, 1))
    decision = factories.make_entry(item, "Rådet sluttar seg til framlegget.", EntryKind.DECISION)
    Vote.objects.create(entry=decision, votes_for=9, votes_against=2)
    closed = factories.make_item(meeting, "Tomtekjøp")
    AgendaItem.objects.filter(pk=closed.pk).update(access=Access.EXEMPT, law="offentleglova", paragraph="§ 23")


def made(cast: Cast, as_: Login, meeting: Meeting, folder: Path, ending: str) -> list[Path]:
    """The minutes and the notice as files."""
    paths = []
    for name in ("minutes:file", "notices:file"):
        response = as_("secretary").get(reverse(name, args=[cast.cooperation.slug, meeting, ending]))
        assert response.status_code == 200
        path = folder / f"{name.split(':')[0]}.{ending}"
        path.write_bytes(response.content)
        paths.append(path)
    return paths


def test_both_hold_pdf_ua_and_pdf_a(cast: Cast, as_: Login, world: Meeting, tmp_path: Path) -> None:
    paths = made(cast, as_, world, tmp_path, "pdf")
    assert validate(*paths).splitlines() == [f"{path}\t{profile}\ttrue" for path in paths for profile in ("ua1", "2a")]


def test_the_minutes_say_everything_in_their_order(cast: Cast, as_: Login, world: Meeting, tmp_path: Path) -> None:
    text = " ".join(pdf_text(made(cast, as_, world, tmp_path, "pdf")[0].read_bytes()).split())
    said = (
        "Storgata 1", "UTKAST", "Møtebok frå møte i Faggruppe for næring", "torsdag 5. februar 2026 kl. 13.00–15.00",
        "Til stades", "Leif Dahl", "Varamedlemer", "Nils Bakke", "vara for Marit Solheim, frå kl. 13.20",
        "Forfall", "Marit Solheim", "Nils Bakke møtte som vara", "Frå sekretariatet", "Sara Moen",
        "Høyring om kompetanse", "Eit stort utanforskap.", "Framlegg til vedtak", "Rådet sluttar seg til.",
        "Røysting: 9 for, 2 mot", "Vedtak", "Rådet sluttar seg til framlegget.", "Tomtekjøp",
        "Oppfølging", "Sende tips", "Lillestrøm", "1. april 2026",
    )  # fmt: skip
    for words in said:
        assert words in text, words


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_libreoffice_opens_both(cast: Cast, as_: Login, world: Meeting, tmp_path: Path, ending: str) -> None:
    paths = made(cast, as_, world, tmp_path, ending)
    command = [needs.libreoffice(), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    convert = [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, paths)]
    subprocess.run(convert, check=True, capture_output=True)  # noqa: S603 - our own command
    minutes, notice = (pdf_text(path.with_suffix(".pdf").read_bytes()) for path in paths)
    assert "Møtebok frå møte i Faggruppe for næring" in minutes
    assert "Rådet sluttar seg til framlegget." in minutes
    assert "Innkalling til møte i Faggruppe for næring" in notice
    assert "312 456 789 01" in notice

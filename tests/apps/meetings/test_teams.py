"""The attendance report of Teams: every language and age of the file, and files that are none."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.meetings.teams import Joined, NotAReportError, plain_name, read_report

NORWEGIAN = """1. Sammendrag
Møtetittel\tFaggruppe for næring
Deltakere\t3
Starttidspunkt\t10.3.2022, 12:58:11
Sluttidspunkt\t10.3.2022, 15:01:09

2. Deltakere
Navn\tFørste deltakelse\tSist forlatt\tVarighet i møtet\tE-post\tDeltaker-ID (UPN)\tRolle
Solheim, Marit\t10.3.2022, 12:58:15\t10.3.2022, 15:00:58\t2t 2m 43s\tMarit@asker.example\tmarit@asker.example\tArrangør
Nils Bakke (Gjest)\t10.3.2022, 13:20:01\t10.3.2022, 14:10:00\t49m 59s\t\t\tPresentatør

3. Aktiviteter i møtet
Navn\tTidspunkt for deltakelse\tTidspunkt for å forlate\tVarighet\tE-post\tRolle
Solheim, Marit\t10.3.2022, 12:58:15\t10.3.2022, 13:30:00\t31m\tmarit@asker.example\tArrangør
Solheim, Marit\t10.3.2022, 13:40:00\t10.3.2022, 15:00:58\t80m\tmarit@asker.example\tArrangør
"""
ENGLISH = """1. Summary
Meeting title\tBoard

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Marit Solheim\t3/10/22, 12:58:15 PM\t3/10/22, 3:00:58 PM\t2h 2m 43s\tmarit@asker.example\tmarit@asker.example\tOrganizer
"""
OLD = """Full Name\tUser Action\tTimestamp
Marit Solheim\tJoined\t3/10/2022, 12:58:15 PM
Nils Bakke\tJoined\t3/10/2022, 1:20:01 PM
Marit Solheim\tLeft\t3/10/2022, 3:00:58 PM
"""
MARIT = Joined("Marit Solheim", "marit@asker.example", time(12, 58), time(15, 0))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8", "utf-8-sig", "cp1252"])
def test_a_norwegian_report_in_any_encoding(encoding: str) -> None:
    report = read_report(NORWEGIAN.encode(encoding))
    assert report.joined == (MARIT, Joined("Nils Bakke", "", time(13, 20), time(14, 10)))
    assert report.about[0] == ("Møtetittel", "Faggruppe for næring")


def test_an_english_report_with_half_days() -> None:
    assert read_report(ENGLISH.encode("utf-16")).joined == (MARIT,)


def test_an_old_report_with_a_row_for_each_coming_and_going() -> None:
    joined = read_report(OLD.encode("utf-16")).joined
    assert [(one.name, one.first, one.last) for one in joined] == [
        ("Marit Solheim", time(12, 58), time(15, 0)),
        ("Nils Bakke", time(13, 20), time(13, 20)),
    ]


def test_times_with_dots() -> None:
    row = "Navn\tInn\tUt\nMarit Solheim\t10.03.2022 12.58.15\t10.03.2022 15.00.58\n"
    assert read_report(row.encode()).joined == (Joined("Marit Solheim", "", time(12, 58), time(15, 0)),)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"\x00\x01\x02", b"Navn;Kommune\nMarit;Asker\n", b"%PDF-1.7\n" * 50, b'a\t"b\n' * 9]
)
def test_what_is_no_report_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(NotAReportError):
        read_report(content)


@given(st.binary(max_size=400))
def test_no_file_breaks_the_reading(content: bytes) -> None:
    try:
        read_report(content)
    except NotAReportError:
        return


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Solheim, Marit", "Marit Solheim"),
        ("Marit  Solheim (Ekstern)", "Marit Solheim"),
        ("Marit Solheim | Asker kommune", "Marit Solheim"),
        ("Marit", "Marit"),
        ("Solheim,", "Solheim,"),
    ],
)
def test_names_without_what_teams_adds(written: str, name: str) -> None:
    assert plain_name(written) == name

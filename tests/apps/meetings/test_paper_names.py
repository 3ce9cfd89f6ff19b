"""Which item a file name speaks of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.meetings.paper_names import Candidate, owner_of

MEETING = [
    Candidate("a", ("1",), "Godkjenning av innkalling"),
    Candidate("b", ("2",), "Godkjenning av referat"),
    Candidate("c", ("3",), "Kompetansebehov i regionen"),
    Candidate("d", ("12",), "Status for kampanje 2026"),
]
YEAR = [
    Candidate("a", ("PS 7/22",), "Årsbudsjett 2023"),
    Candidate("b", ("PS 8/22",), "Regional plan for klima"),
    Candidate("c", ("14/21", "3"), "Felles sak"),
]


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("Sak 3 - Kompetansebehov.pdf", "c"),
        ("sak_03_notat.docx", "c"),
        ("3 Notat fra sekretariatet.pdf", "c"),
        ("Vedlegg til sak 12.pdf", "d"),
        ("Sak 12 Status.pdf", "d"),
        ("Vedlegg 1 til sak 3.pdf", "c"),
        ("Vedlegg 1.pdf", None),
        ("Kompetansebehov i regionen (endelig).pptx", "c"),
        ("kampanje status.pdf", "d"),
        ("Status kampanje 2026.pdf", "d"),
        ("2026-03-10 Innkalling.pdf", None),
        ("Sak 4 - Ukjent.pdf", None),
        ("notat.pdf", None),
        ("", None),
    ],
)
def test_a_meetings_own_numbers(name: str, owner: str | None) -> None:
    assert owner_of(name, MEETING) == owner


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("PS 7-22 Årsbudsjett.pdf", "a"),
        ("PS 7_22.pdf", "a"),
        ("PS 07-22 vedlegg 1.pdf", "a"),
        ("Sak 8 Regional plan.pdf", "b"),
        ("14-21 Felles.pdf", "c"),
        ("PS 9-22 Annet.pdf", None),
        ("Regional plan for klima.pdf", "b"),
    ],
)
def test_a_years_numbers(name: str, owner: str | None) -> None:
    assert owner_of(name, YEAR) == owner


@given(st.text(max_size=80))
def test_any_name_is_answered(name: str) -> None:
    assert owner_of(name, MEETING) in {None, "a", "b", "c", "d"}

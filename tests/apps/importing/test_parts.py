"""Which part of its meeting a document is."""

import pytest

from rundbord.apps.importing.models import Part
from rundbord.apps.importing.parts import RANK, format_rank, guess_part
from tests.apps.importing.samples import TEXT


@pytest.mark.parametrize(
    ("kind", "name", "text", "part"),
    [
        ("minutes", "referat.docx", TEXT, Part.MINUTES),
        ("minutes", "Referat 251121 UTKAST.docx", TEXT, Part.DRAFT),
        ("minutes", "referat.docx", f"UTKAST\n\n{TEXT}", Part.DRAFT),
        ("minutes", "referat.docx", f"Foreløpig referat\n{TEXT}", Part.DRAFT),
        ("minutes", "referat.docx", f"Referat (utkast, ikke godkjent)\n{TEXT}", Part.DRAFT),
        ("minutes", "møtebok.docx", f"Førebels møtebok\n{TEXT}", Part.DRAFT),
        ("minutes", "referat.docx", f"GODKJENT\n\nUtkast til referat\n{TEXT}", Part.MINUTES),
        ("minutes", "utkast_v2.docx", f"Godkjent i møtet 3. mars 2022\n{TEXT}", Part.DRAFT),
        ("minutes", "Referat - GODKJENT.pdf", f"Utkast til referat\n{TEXT}", Part.MINUTES),
        ("notice", "mote.docx", "Innkalling til møte", Part.NOTICE),
        ("notice", "mote.docx", "Revidert innkalling til møte", Part.REVISED),
        ("notice", "mote.docx", "Ny saksliste til møtet 3. mars", Part.REVISED),
        ("notice", "mote.docx", "Innkalling (oppdatert) til møte", Part.REVISED),
        ("notice", "Innkalling_rev2.pdf", "Innkalling til møte", Part.REVISED),
        ("notice", "Revidert dagsorden.pdf", "Innkalling til møte", Part.REVISED),
        ("notice", "Ny-Hellesund innkalling.pdf", "Innkalling\nOppdatert 12. mars 2024", Part.NOTICE),
        ("notice", "mote.docx", "Innkalling til nye medlemmer", Part.NOTICE),
        ("minutes", "Saksframlegg 12-21.docx", "Sak 12/21", Part.PAPERS),
        ("notice", "dokument.pdf", "Saksframlegg\nSak 12/21 Kraft og nett", Part.PAPERS),
        ("minutes", "Referat med vedlegg.pdf", TEXT, Part.MINUTES),
        ("minutes", "", "", Part.MINUTES),
    ],
)  # fmt: skip
def test_the_part_is_guessed_from_kind_name_and_first_lines(kind: str, name: str, text: str, part: str) -> None:
    assert guess_part(kind, name, text) == part


def test_approved_counts_before_draft_before_notice_and_a_written_file_before_a_printed_one() -> None:
    ranked = sorted(Part, key=lambda part: RANK[part])
    assert ranked == [Part.MINUTES, Part.DRAFT, Part.REVISED, Part.NOTICE, Part.PAPERS, Part.COPY]
    assert format_rank("docx") < format_rank("pdf") < format_rank("png") == format_rank("tiff")

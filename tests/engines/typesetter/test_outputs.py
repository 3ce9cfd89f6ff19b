"""All three outputs say everything, in the same order, and the same data give the same bytes."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from rundbord.engines.typesetter.document import Document, Language
from rundbord.engines.typesetter.docx import to_docx
from rundbord.engines.typesetter.odt import to_odt
from rundbord.engines.typesetter.pdf import to_pdf
from tests.engines.typesetter.said import assert_in_order, docx_text, odt_text, parts_of, pdf_text
from tests.engines.typesetter.samples import MINUTES, NOTICE

OUTPUTS = [(to_pdf, pdf_text), (to_docx, docx_text), (to_odt, odt_text)]
outputs = pytest.mark.parametrize(("write", "read"), OUTPUTS, ids=["pdf", "docx", "odt"])
documents = pytest.mark.parametrize("document", [MINUTES, NOTICE], ids=["minutes", "notice"])

Write = Callable[[Document], bytes]
Read = Callable[[bytes], str]


@outputs
@documents
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_everything_is_said_in_order(write: Write, read: Read, document: Document, language: Language) -> None:
    own = replace(document, language=language)
    assert_in_order(read(write(own)), parts_of(own))


@outputs
@documents
def test_the_same_data_give_the_same_bytes(write: Write, read: Read, document: Document) -> None:
    assert write(document) == write(replace(document))


@outputs
def test_other_data_give_other_bytes(write: Write, read: Read) -> None:
    assert write(MINUTES) != write(replace(MINUTES, mark="GODKJENT i sak 2/22"))


def test_another_process_in_another_time_zone_makes_the_same_bytes() -> None:
    script = (
        "from hashlib import sha256; from tests.engines.typesetter.samples import MINUTES;"
        "from tests.engines.typesetter.test_outputs import OUTPUTS;"
        "print(*(sha256(write(MINUTES)).hexdigest() for write, _ in OUTPUTS))"
    )
    surroundings = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout.split() == [sha256(write(MINUTES)).hexdigest() for write, _ in OUTPUTS]

"""A document as PDF, tagged for screen readers (PDF/UA-1) and fit for the archive (PDF/A-2a).

The look stands in `document.typ`, to which the text goes as JSON; typst itself refuses what breaks the standards.
"""

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rundbord.engines.typesetter import flow
from rundbord.engines.typesetter.compose import compose
from rundbord.engines.typesetter.document import Document, Language
from rundbord.engines.typesetter.words import words

if TYPE_CHECKING:
    import typst

STANDARDS: list["typst.PDFStandard"] = ["ua-1", "a-2a"]
REGIONS: dict[Language, str] = {"nb": "NO", "nn": "NO", "en": "GB"}
HERE = Path(str(files("rundbord.engines.typesetter")))


class TypesettingError(Exception):
    """The document could not be set; the message says why (a broken logo, for instance)."""


def to_pdf(document: Document) -> bytes:
    """The document as PDF. TypesettingError where typst cannot set it, such as with a broken logo."""
    import typst

    data = json.dumps(_data(document), ensure_ascii=False)
    try:
        made = typst.compile(
            HERE / "document.typ",
            root=HERE,
            font_paths=_fonts(),
            sys_inputs={"flow": data},
            pdf_standards=STANDARDS,
            format="pdf",
        )
    except typst.TypstError as error:
        raise TypesettingError(error.message) from error
    return made


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def _data(document: Document) -> dict[str, Any]:
    composed = compose(document)
    issued = document.issued
    return {
        **asdict(composed),
        "logo": composed.logo and {**asdict(composed.logo), "content": list(composed.logo.content)},
        "elements": [{"type": type(element).__name__, **asdict(element)} for element in composed.elements],
        "numbers": [element.number for element in composed.elements if isinstance(element, flow.Heading)],
        "issued": (issued.year, issued.month, issued.day),
        "region": REGIONS[composed.language],
        "page": words(composed.language).page,
    }

"""A document as PDF, tagged for screen readers (PDF/UA-1) and fit for the archive (PDF/A-2a).

The look stands in `document.typ`, to which the text goes as JSON; typst itself refuses what breaks the standards.
"""

import json
from dataclasses import is_dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rundbord.engines.typesetter.compose import compose
from rundbord.engines.typesetter.document import Document, Language, TypesettingError
from rundbord.engines.typesetter.flow import Heading
from rundbord.engines.typesetter.glyphs import printable
from rundbord.engines.typesetter.words import words

if TYPE_CHECKING:
    import typst

STANDARDS: list["typst.PDFStandard"] = ["ua-1", "a-2a"]
REGIONS: dict[Language, str] = {"nb": "NO", "nn": "NO", "en": "GB"}
HERE = Path(str(files("rundbord.engines.typesetter")))


def to_pdf(document: Document) -> bytes:
    """The document as PDF. TypesettingError where typst cannot set it, such as with a broken logo."""
    return _compiled(document, format="pdf", pdf_standards=STANDARDS)[0]


def to_png(document: Document, *, ppi: float = 110) -> bytes:
    """The first page as a PNG picture of `ppi` pixels an inch, to look at. Raises as `to_pdf`."""
    return _compiled(document, format="png", ppi=ppi)[0]


def _compiled(document: Document, **options: Any) -> list[bytes]:
    """What typst makes: one file for PDF, one a page for pictures."""
    import typst

    data = json.dumps(_data(document), ensure_ascii=False)
    try:
        made: bytes | list[bytes] = typst.compile(
            HERE / "document.typ", root=HERE, font_paths=_fonts(), sys_inputs={"flow": data}, **options
        )
    except typst.TypstError as error:
        raise TypesettingError(error.message) from error
    return made if isinstance(made, list) else [made]


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def _data(document: Document) -> dict[str, Any]:
    composed = compose(document)
    issued = document.issued
    return {
        **_plain(replace(composed, logo=None, elements=())),
        "logo": composed.logo and {**vars(composed.logo), "content": list(composed.logo.content)},
        "elements": [{"type": type(element).__name__, **_plain(element)} for element in composed.elements],
        "numbers": [printable(element.number) for element in composed.elements if isinstance(element, Heading)],
        "name": composed.title,
        "issued": (issued.year, issued.month, issued.day),
        "region": REGIONS[composed.language],
        "page": words(composed.language).page,
    }


def _plain(value: Any, field: str = "") -> Any:
    """Dataclasses as JSON's objects, every text but addresses in characters that the fonts have."""
    if isinstance(value, str):
        return value if field == "link" else printable(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {name: _plain(part, name) for name, part in vars(value).items()}
    return value

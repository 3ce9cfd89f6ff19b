"""Workbooks and presentations made for the tests, from raw XML."""

from collections.abc import Sequence

from tests.engines.reader.extract.making import zipped

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_RELATIONS}"'
_SLIDE = (
    f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="{_RELATIONS}"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def workbook(sheets: dict[str, str], *, strings: Sequence[str] = (), styles: str = "", settings: str = "") -> bytes:
    """An XLSX file of sheets (rows as XML by name), shared strings, the XML in its styles and its settings."""
    listed = "".join(f'<sheet name="{name}" r:id="s{number}"/>' for number, name in enumerate(sheets))
    names = {f"s{number}": f"worksheets/s{number}.xml" for number in range(len(sheets))}
    parts = {"strings": ("sharedStrings", "strings.xml"), "styles": ("styles", "styles.xml")}
    relations = "".join(_relation(key, "worksheet", target) for key, target in names.items())
    relations += "".join(_relation(key, kind, target) for key, (kind, target) in parts.items())
    items = "".join(f"<si><t>{text}</t></si>" for text in strings)
    return zipped({
        "_rels/.rels": _relations(_relation("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {_SHEET}>{settings}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(relations),
        "xl/strings.xml": f"<sst {_SHEET}>{items}</sst>",
        "xl/styles.xml": f"<styleSheet {_SHEET}>{styles}</styleSheet>",
        **{
            f"xl/{target}": f"<worksheet {_SHEET}><sheetData>{rows}</sheetData></worksheet>"
            for target, rows in zip(names.values(), sheets.values(), strict=True)
        },
    })  # fmt: skip


def presentation(slides: Sequence[str], *, notes: str = "", macro: bytes = b"") -> bytes:
    """A PPTX file of slides (shapes as XML), with notes to the first, and macros."""
    listed = "".join(f'<p:sldId id="{number}" r:id="s{number}"/>' for number in range(len(slides)))
    relations = "".join(_relation(f"s{number}", "slide", f"slides/s{number}.xml") for number in range(len(slides)))
    return zipped({
        "_rels/.rels": _relations(_relation("a", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {_SLIDE}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": _relations(relations),
        "ppt/slides/_rels/s0.xml.rels": _relations(_relation("n", "notesSlide", "../notes/n.xml")),
        "ppt/notes/n.xml": f"<p:notes {_SLIDE}><p:cSld><p:spTree>{notes}</p:spTree></p:cSld></p:notes>",
        **{
            f"ppt/slides/s{number}.xml": f"<p:sld {_SLIDE}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
            for number, shapes in enumerate(slides)
        },
        **({"ppt/vbaProject.bin": macro} if macro else {}),
    })  # fmt: skip


def shape(*paragraphs: str, kind: str = "body") -> str:
    """A shape of a slide with paragraphs of text."""
    texts = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    return f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr><p:txBody>{texts}</p:txBody></p:sp>'


def _relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def _relations(rows: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'

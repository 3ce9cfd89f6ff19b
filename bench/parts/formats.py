"""The same text as a file of each format that is read."""

import subprocess
import tempfile
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from rundbord.engines.reader.extract.libreoffice import libreoffice

SCAN_DOTS = 200
"""An inch: what an office's scanner does."""
SCANNED = 1
"""Which page: the second, since the first may be half empty."""
SLIDE = 12
"""Lines on a slide."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHOW = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument"


def as_txt(text: str) -> bytes:
    """The text itself."""
    return text.encode()


def as_html(text: str) -> bytes:
    """The text as a page of paragraphs."""
    body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<!doctype html><meta charset=utf-8><body>{body}".encode()


def as_docx(text: str) -> bytes:
    """The text as a Word document of paragraphs."""
    from docx import Document

    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def as_odt(text: str) -> bytes:
    """The text as an OpenDocument text of paragraphs."""
    from odfdo import Document, Paragraph

    document = Document("text")
    document.body.clear()
    for line in text.splitlines():
        document.body.append(Paragraph(line))
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def as_rtf(text: str) -> bytes:
    """The text as RTF, a paragraph a line."""
    plain = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}").replace("\t", r"\tab ")
    coded = "".join(letter if letter.isascii() else rf"\u{ord(letter)}?" for letter in plain)
    return (r"{\rtf1\ansi\uc1 " + coded.replace("\n", "\\par\n") + "}").encode("ascii")


def as_pdf(text: str) -> bytes:
    """The text as a PDF, a paragraph a line."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "text.typ"
        lines = "\n".join(f"#text({_quoted(line)})\\" for line in text.splitlines())
        source.write_text(lines, encoding="utf-8")
        return typst.compile(str(source))


def _quoted(line: str) -> str:
    """A typst string."""
    return '"' + line.expandtabs().replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_xlsx(text: str) -> bytes:
    """The text as a workbook of one sheet, a row a line, a cell where a tab was."""
    rows = "".join(f"<row>{_cells(line)}</row>" for line in text.splitlines())
    listed = '<sheets><sheet name="A" sheetId="1" r:id="r0"/></sheets>'
    book = f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">{listed}</workbook>'
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>'
    kinds = {
        "xl/workbook.xml": f"{KIND}.spreadsheetml.sheet.main+xml",
        "xl/s0.xml": f"{KIND}.spreadsheetml.worksheet+xml",
    }
    parts = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": _relations("worksheet", ["s0.xml"]),
        "xl/s0.xml": sheet,
    }
    return _package("xl/workbook.xml", kinds, parts)


def _cells(line: str) -> str:
    return "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in line.split("\t"))


def as_pptx(text: str) -> bytes:
    """The text as a presentation, twelve lines a slide."""
    lines = text.splitlines()
    slides = [_slide(lines[start : start + SLIDE]) for start in range(0, len(lines), SLIDE)]
    names = [f"slides/s{number}.xml" for number in range(len(slides))]
    listed = "".join(f'<p:sldId id="{256 + number}" r:id="r{number}"/>' for number in range(len(slides)))
    show = f'<p:presentation xmlns:p="{SHOW}" xmlns:r="{OFFICE}"><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>'
    main = "ppt/presentation.xml"
    kinds = {main: f"{KIND}.presentationml.presentation.main+xml"}
    kinds |= {f"ppt/{name}": f"{KIND}.presentationml.slide+xml" for name in names}
    parts = {main: show, "ppt/_rels/presentation.xml.rels": _relations("slide", names)}
    return _package(main, kinds, parts | {f"ppt/{name}": slide for name, slide in zip(names, slides, strict=True)})


def _slide(lines: list[str]) -> str:
    texts = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in lines)
    shape = f"<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody>{texts}</p:txBody></p:sp>"
    return f'<p:sld xmlns:p="{SHOW}" xmlns:a="{DRAWING}"><p:cSld><p:spTree>{shape}</p:spTree></p:cSld></p:sld>'


def _relations(kind: str, targets: list[str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, target in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _package(main: str, kinds: dict[str, str], parts: dict[str, str]) -> bytes:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{default}{overrides}</Types>')
        package.writestr("_rels/.rels", _relations("officeDocument", [main]))
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def as_doc(text: str) -> bytes:
    """The text as an old Word document, made by LibreOffice."""
    return convert(as_docx(text), "docx", "doc:MS Word 97")


def convert(content: bytes, ending: str, to: str) -> bytes:
    """What LibreOffice makes of a file, with a profile of its own; `to` is an ending and the name of its filter."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / f"a.{ending}").write_bytes(content)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        command = [libreoffice(), profile, "--headless", "--convert-to", to, "--outdir", folder, f"{folder}/a.{ending}"]
        subprocess.run(command, check=True, capture_output=True, timeout=100)  # noqa: S603 - LibreOffice
        return (place / f"a.{to.partition(':')[0]}").read_bytes()


def as_scan(text: str) -> bytes:
    """One page of the text as a PDF that holds only its picture."""
    import pypdfium2

    with pypdfium2.PdfDocument(as_pdf(text)) as printed:
        picture = printed[SCANNED].render(scale=SCAN_DOTS / 72, grayscale=True)
    scan = pypdfium2.PdfDocument.new()
    image = pypdfium2.PdfImage.new(scan)
    image.set_bitmap(picture)
    image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    page = scan.new_page(595, 842)
    page.insert_obj(image)
    page.gen_content()
    target = BytesIO()
    scan.save(target)
    return target.getvalue()

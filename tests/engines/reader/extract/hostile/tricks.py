"""Files that name other files and addresses, or things that grow."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from zipfile import ZipFile

from tests.engines.reader.extract.hostile.kinds import HostileFile, Lure, hostile
from tests.engines.reader.extract.hostile.samples import OFFICE, odt
from tests.engines.reader.extract.making import paragraph, raw_pdf, raw_word_file, shown, zipped
from tests.engines.reader.extract.making_office import presentation, shape, workbook

LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
QUADRATIC = f'<!ENTITY i "{"ha" * 100_000}">'


def with_entity(place: str, entities: str) -> bytes:
    """A file of some format, in one of whose parts an entity is called."""
    head = f"<!DOCTYPE x [{entities}]>"
    match place:
        case "document.docx":
            return _swap(raw_word_file(paragraph("&i;")), "word/document.xml", head)
        case "styles.docx":
            return _swap(raw_word_file(paragraph("x"), styles="<w:style>&i;</w:style>"), "word/styles.xml", head)
        case "relations.docx":
            return _swap(raw_word_file(paragraph("x")), "_rels/.rels", head)
        case "content.odt":
            return odt("<text:p>&i;</text:p>", head)
        case "strings.xlsx":
            return _swap(workbook({"A": "<row/>"}, strings=["&i;"]), "xl/strings.xml", head)
        case "slide.pptx":
            return _swap(presentation([shape("&i;")]), "ppt/slides/s0.xml", head)
        case "flat.fodt":
            return flat("<text:p>&i;</text:p>", head)
        case _:
            return f"{head}<html><p>&i; ord</p></html>".encode()


def flat(body: str, head: str = "") -> bytes:
    """A flat OpenDocument file."""
    return (
        f'<?xml version="1.0"?>{head}<office:document xmlns:office="{OFFICE}"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
        f' xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document>"
    ).encode()


def _swap(package: bytes, name: str, head: str) -> bytes:
    """The package with something before a part's root."""
    return changed(package, name, lambda part: head.encode() + part)


def changed(package: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    with ZipFile(BytesIO(package)) as opened:
        parts = {each: opened.read(each) for each in opened.namelist()}
    return zipped({**parts, name: change(parts[name])})


PLACES = (
    "document.docx",
    "styles.docx",
    "relations.docx",
    "content.odt",
    "strings.xlsx",
    "slide.pptx",
    "flat.fodt",
    "page.html",
)
ENTITIES: dict[str, Callable[[Lure], str]] = {
    "laughs": lambda _: LAUGHS,
    "growing": lambda _: QUADRATIC,
    "file": lambda lure: f'<!ENTITY i SYSTEM "{lure.path.as_uri()}">',
    "address": lambda lure: f'<!ENTITY i SYSTEM "{lure.url}">',
    "parameter": lambda lure: f'<!ENTITY % p SYSTEM "{lure.url}"> %p;',
}


def _entity_file(lure: Lure, place: str, kind: str) -> bytes:
    return with_entity(place, ENTITIES[kind](lure))


def _external(lure: Lure, address: str) -> bytes:
    """A Word file that draws its picture, its template, its parts and a chunk from elsewhere."""
    kinds = ("image", "attachedTemplate", "aFChunk", "header", "styles", "subDocument", "hyperlink")
    rows = "".join(
        f'<Relationship Id="r{n}" Type="http://x/{kind}" TargetMode="External" Target="{address}"/>'
        for n, kind in enumerate(kinds)
    )
    body = paragraph("ord") + '<w:altChunk r:id="r2"/><w:subDoc r:id="r5"/>'
    namespace = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    relations = f"<Relationships {namespace}>{rows}</Relationships>".encode()
    return changed(raw_word_file(body), "word/_rels/document.xml.rels", lambda _: relations)


def _word_fields(lure: Lure) -> bytes:
    path = str(lure.path).encode()
    return (
        b'{\\rtf1 ord {\\field{\\*\\fldinst INCLUDETEXT "%s"}{\\fldrslt x}}{\\*\\template %s}'
        b'{\\field{\\*\\fldinst INCLUDEPICTURE "%s"}{\\fldrslt y}}{\\object\\objautlink{\\*\\objdata 0105}}}'
    ) % (path, path, lure.url.encode())


def _odt_links(lure: Lure) -> bytes:
    links = "".join(
        f'<text:section text:name="s{n}"><text:section-source xlink:href="{where}"/><text:p>ord</text:p></text:section>'
        f'<draw:frame><draw:image xlink:href="{where}"/><draw:object xlink:href="{where}"/></draw:frame>'
        for n, where in enumerate((lure.url, lure.path.as_uri(), "../../../etc/passwd"))
    )
    return odt(links)


def _page(lure: Lure) -> bytes:
    parts = "".join(
        f"<img src='{a}'><iframe src='{a}'></iframe><link rel=stylesheet href='{a}'><script src='{a}'></script>"
        f"<object data='{a}'></object><embed src='{a}'><base href='{a}'><meta http-equiv=refresh content='0;url={a}'>"
        f"<svg><image href='{a}'/><use href='{a}'/></svg><video src='{a}'></video>"
        for a in (lure.url, lure.path.as_uri())
    )
    return f"<html><body>{parts}<p>ord</p></body></html>".encode()


def _pdf(lure: Lure, part: bytes) -> bytes:
    filled = part.replace(b"URL", lure.url.encode()).replace(b"PATH", str(lure.path).encode())
    whole = raw_pdf([shown("ord", 50, 700) + b"/Im Do\n"], objects={9000: filled})
    return whole.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction 9000 0 R /AA << /WC 9000 0 R >>")


PDF_ACTIONS = {
    "launch": b"<< /S /Launch /F (PATH) >>",
    "address": b"<< /S /URI /URI (URL) >>",
    "script": b"<< /S /JavaScript /JS (app.launchURL('URL'); this.submitForm('URL')) >>",
    "other-file": b"<< /S /GoToR /F (PATH) /D [0 /Fit] >>",
    "form": b"<< /S /SubmitForm /F << /FS /URL /F (URL) >> >>",
    "outside-stream": b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /F (PATH) /Length 0 >>\nstream\n\nendstream",
}


def _outside_body(lure: Lure, access: str) -> bytes:
    return (
        "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        f'Content-Type: message/external-body; access-type={access}; name="{lure.path}"; URL="{lure.url}"\n\n'
        "Content-Type: text/plain\n\n--x\nContent-Type: text/plain\n\nord\n--x--\n"
    ).encode()


def _wanted(place: str, kind: str) -> str:
    """A page knows no entities; a flat file is not known by a root that stands so far below."""
    if place == "page.html":
        return "TEXT"
    return "UNKNOWN" if (place, kind) == ("flat.fodt", "growing") else "UNSAFE"


TRICKS: list[HostileFile] = [
    *(
        hostile(f"{kind} in {place}", partial(_entity_file, place=place, kind=kind), _wanted(place, kind))
        for kind in ENTITIES
        for place in PLACES
    ),
    hostile("address.docx", lambda lure: _external(lure, lure.url), "TEXT"),
    hostile("file.docx", lambda lure: _external(lure, lure.path.as_uri()), "TEXT"),
    hostile("path.docx", lambda lure: _external(lure, f"../../../../../..{lure.path}"), "TEXT"),
    hostile(
        "include.fodt", lambda lure: flat(f'<xi:include href="{lure.path.as_uri()}" parse="text"/>ord'), "TEXT EMPTY"
    ),
    hostile(
        "style.fodt",
        lambda lure: f'<?xml-stylesheet href="{lure.url}"?>'.encode() + flat("<text:p>x</text:p>")[21:],
        "TEXT UNKNOWN",
    ),
    hostile("links.odt", _odt_links, "TEXT"),
    hostile("links.html", _page, "TEXT"),
    hostile("links.md", lambda lure: f"![x]({lure.url}) [a](file://{lure.path}) <{lure.url}>".encode(), "TEXT"),
    hostile("fields.rtf", _word_fields, "TEXT"),
    *(hostile(f"{kind}.pdf", partial(_pdf, part=part), "TEXT") for kind, part in PDF_ACTIONS.items()),
    *(
        hostile(f"{access}.eml", partial(_outside_body, access=access), "TEXT EMPTY UNKNOWN")
        for access in ("local-file", "URL")
    ),
    hostile(
        "list-of-files.png", lambda lure: b"\x89PNG\r\n\x1a\n\n" + str(lure.path).encode() + b"\n", "DAMAGED PICTURE"
    ),
    hostile("list-of-files.tiff", lambda lure: b"II*\0\n" + str(lure.path).encode(), "DAMAGED PICTURE"),
    hostile("list-of-addresses.jpg", lambda lure: b"\xff\xd8\xff\n" + lure.url.encode(), "DAMAGED PICTURE"),
]

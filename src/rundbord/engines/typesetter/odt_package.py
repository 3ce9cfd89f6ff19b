"""The files of an ODT around its content: styles, running lines, properties and manifest (OpenDocument 1.3)."""

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from io import BytesIO
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement
from zipfile import ZipFile

from rundbord.engines.typesetter.archive import steady
from rundbord.engines.typesetter.flow import Flow
from rundbord.engines.typesetter.words import words

NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
MIMETYPE = "application/vnd.oasis.opendocument.text"
VERSION = "1.3"
NUMBER_INDENT = "-16mm"  # What the headings of odt_styles.xml have; each document needs its own.
COUNTRIES = {"nb": "NO", "nn": "NO", "se": "NO", "en": "GB"}

for _prefix, _address in NAMESPACES.items():
    ET.register_namespace(_prefix, _address)


@dataclass(frozen=True)
class Picture:
    """A picture in the package."""

    path: str
    content: bytes
    media_type: str


def name(short: str) -> str:
    """The full name of "text:p"."""
    prefix, local = short.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def add(parent: Element, short: str, content: str = "", **attributes: str) -> Element:
    """A new child. Attributes are named as in `text_style_name` for "text:style-name"."""
    named = {name(key.replace("_", ":", 1).replace("_", "-")): value for key, value in attributes.items()}
    child = SubElement(parent, name(short), named)
    child.text = content or None
    return child


def root(short: str) -> Element:
    """A file's outermost element."""
    return Element(name(short), {name("office:version"): VERSION})


def package(content: Element, composed: Flow, issued: date, pictures: tuple[Picture, ...]) -> bytes:
    """The whole file as bytes."""
    parts = {
        "mimetype": MIMETYPE.encode(),
        "content.xml": _xml(content),
        "styles.xml": _xml(_styles(composed)),
        "meta.xml": _xml(_meta(composed, issued)),
        **{picture.path: picture.content for picture in pictures},
        "META-INF/manifest.xml": _xml(_manifest(pictures)),
    }
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for path, part in parts.items():
            archive.writestr(path, part)
    return steady(written.getvalue())


def _xml(element: Element) -> bytes:
    xml: bytes = ET.tostring(element, "UTF-8", xml_declaration=True)
    return xml


def _styles(composed: Flow) -> Element:
    text = files("rundbord.engines.typesetter").joinpath("odt_styles.xml").read_text("utf-8")
    styles = ET.fromstring(text)  # noqa: S314 - our own file, not a stranger's
    for properties in styles.iter(name("style:text-properties")):
        if name("fo:language") in properties.attrib:
            properties.set(name("fo:language"), composed.language)
            properties.set(name("fo:country"), COUNTRIES[composed.language])
    for shape in styles.iter(name("style:paragraph-properties")):
        if shape.get(name("fo:text-indent")) == NUMBER_INDENT:
            shape.set(name("fo:text-indent"), f"-{composed.number_width_mm:.1f}mm")
    first, later = styles.iter(name("style:master-page"))
    _footer(first, composed)
    header = add(add(later, "style:header"), "text:p", composed.title, text_style_name="Header")
    add(header, "text:tab").tail = composed.mark
    _footer(later, composed)
    return styles


def _footer(page: Element, composed: Flow) -> None:
    footer = add(page, "style:footer")
    line = add(footer, "text:p", composed.footer[0] if composed.footer else "", text_style_name="Footer")
    before, rest = words(composed.language).page.split("{page}")
    between, after = rest.split("{pages}")
    add(line, "text:tab").tail = before
    add(line, "text:page-number", "1", text_select_page="current").tail = between
    add(line, "text:page-count", "1").tail = after
    for further in composed.footer[1:]:
        add(footer, "text:p", further, text_style_name="Footer")


def _meta(composed: Flow, issued: date) -> Element:
    meta = root("office:document-meta")
    fields = add(meta, "office:meta")
    moment = f"{issued.isoformat()}T00:00:00"
    add(fields, "meta:generator", "Rundbord")
    add(fields, "dc:title", composed.title)
    add(fields, "dc:subject", composed.subject)
    if composed.author:
        add(fields, "meta:initial-creator", composed.author)
        add(fields, "dc:creator", composed.author)
    add(fields, "meta:creation-date", moment)
    add(fields, "dc:date", moment)
    add(fields, "dc:language", f"{composed.language}-{COUNTRIES[composed.language]}")
    return meta


def _manifest(pictures: tuple[Picture, ...]) -> Element:
    manifest = Element(name("manifest:manifest"), {name("manifest:version"): VERSION})
    entries = [("/", MIMETYPE), *((f"{part}.xml", "text/xml") for part in ("content", "styles", "meta"))]
    for path, kind in [*entries, *((picture.path, picture.media_type) for picture in pictures)]:
        add(manifest, "manifest:file-entry", manifest_full_path=path, manifest_media_type=kind)
    return manifest

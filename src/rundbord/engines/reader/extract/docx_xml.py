"""The parts of a Word file and how they name each other."""

import posixpath
from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.package import Package, parse_xml
from rundbord.engines.reader.source import Reason, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_ON = frozenset({None, "1", "true", "on"})


def open_part(package: Package, name: str) -> "_Element":
    """A part's root; the strict dialect's names are turned into the usual ones."""
    content = package.read(name)
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    return parse_xml(content)


def attribute(element: "_Element | None", name: str, default: str | None = None) -> str | None:
    """A Word attribute of an element that may be missing."""
    value: str | None = default if element is None else element.get(f"{WORD}{name}", default)
    return value


def flag(element: "_Element | None") -> bool:
    """Whether a switch element stands and is on."""
    return element is not None and attribute(element, "val") in _ON


def main_part(package: Package) -> str:
    """The part that holds the body; UnreadableError if the package is no Word document."""
    root = Relations(package, "")
    name = root.first("officeDocument") or "word/document.xml"
    if name not in package.names:
        raise UnreadableError(Reason.DAMAGED if name.startswith("word/") else Reason.UNKNOWN)
    if not name.startswith("word/"):
        raise UnreadableError(Reason.UNKNOWN)
    return name


class Relations:
    """What a part names by relation: other parts and addresses."""

    def __init__(self, package: Package, part: str) -> None:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        root = open_part(package, path) if path in package.names else None
        self._folder = folder
        self._rows = [] if root is None else [dict(row.attrib) for row in root if isinstance(row.tag, str)]

    def all(self, kind: str) -> list[str]:
        """The parts of a kind, such as "header", in the package's order."""
        return [self._path(row) for row in self._rows if row.get("Type", "").rpartition("/")[2] == kind]

    def first(self, kind: str) -> str:
        """The first part of a kind; empty if there is none."""
        return next(iter(self.all(kind)), "")

    def part(self, element: "_Element") -> str:
        """The part that an element names; empty if none."""
        key = element.get(_RELATION_ID)
        return next((self._path(row) for row in self._rows if row.get("Id") == key), "")

    def target(self, element: "_Element") -> str:
        """The outside address that an element names; empty if none."""
        key = element.get(_RELATION_ID)
        for row in self._rows:
            if row.get("Id") == key and row.get("TargetMode") == "External":
                return str(row.get("Target", ""))
        return ""

    def _path(self, row: dict[str, str]) -> str:
        return posixpath.normpath(posixpath.join("/", self._folder, row.get("Target", ""))).lstrip("/")

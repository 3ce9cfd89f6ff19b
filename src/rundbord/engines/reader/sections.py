"""The outer shape of a document: head, attendance, contents, items and end, each line given its part."""

import re
from dataclasses import dataclass

from rundbord.engines.norwegian.names import PERSON, is_organization, is_person
from rundbord.engines.norwegian.words import holds_any
from rundbord.engines.reader.headings import Headings, headings_of
from rundbord.engines.reader.initials import after_initials
from rundbord.engines.reader.labels import line_label
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.section_weights import MODEL, SectionKind
from rundbord.engines.reader.tables import Table, tables_of
from rundbord.engines.reader.typography import DIVISION

_TITLE = re.compile(
    r"\b\w*(?:referat|protokoll|møtebok|notat(?:er)?|innkalling|møtekall)\b",
    re.IGNORECASE,
)
_NAMED = frozenset({"person_row", "has_person", "label:absent", "label:guests", "label:secretariat"})
_TITLE_HINTS = ("referat", "protokoll", "møtebok", "notat", "innkalling", "møtekall")
_CLOSING = re.compile(
    r"^(?:møtet (?:ble |blei |vart )?(?:hevet|heva|slutt\w*|avslutt\w*|ferdig)\b|møteslutt|møtet er hevet|"
    r"slutt kl|rett utskrift|protokollen (?:er |ble )?(?:godkjent|signert)"
    r"|(?:eventuelt )?forfall (?:meldes|må meld|bes meld|skal meldes)|vara(?:representant\w*|medlem\w*) "
    r"møter|vel møtt|velkommen til møte|referatet er (?:skrevet|godkjent elektronisk|signert)|"
    r"underskrift)|_{4,}|\((?:s|sign|sgn)\.?\)|\bsign\.\s*$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"^(?:neste|kommende|komande) (?:\w+)?(?:møte|møter|gong|gang|samling|styremøte)", re.IGNORECASE)
_WEB = re.compile(
    r"^(?:hjem\b.*[>›»/]|heim\b.*[>›»/]|publisert|sist (?:oppdatert|endret|endra)|del (?:siden|sida|på)|"
    r"tips en venn|utskriftsv|skriv ut|last ned|personvern|"
    r"informasjonskapsler|tilgjengelighet|kontakt(?:person|informasjon)?\b|legg i kalender|tilbake til|"
    r"følg oss|(?:meny|søk)$|du er her|til toppen|cookies|bruk av cookies|nyhetsbrev)",
    re.IGNORECASE,
)
_ROLE_ONLY = re.compile(
    r"^(?:referent|sekretær|møteleder|møteleiar|styreleder|styreleiar|leder|leiar|skrivar|daglig leder|"
    r"dagleg leiar|ordfører|ordførar)(?:\s+\w+)?$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{1,2}\.\s?(?:\d{1,2}\.|jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)|\d{4}-\d\d-\d\d", re.IGNORECASE
)
_TIME = re.compile(r"\bkl(?:okka|okken)?\.?\s?\d|\d\d[.:]\d\d\s?[-–]\s?\d", re.IGNORECASE)
_SENDER = re.compile(r"(?P<name>[^:–—(]+?)(?:\s\([^)]*\))?(?::|\s[–—-]\s)")
_BEFORE_MARK = re.compile(r"[^,(:\t]*")
_ATTACHED = re.compile(r"^(?:vedlegg\b|vedlagt|bilag)", re.IGNORECASE)


@dataclass(frozen=True)
class Sections:
    """Each line's part of the document, how sure it is, and what was found on the way."""

    kinds: list[SectionKind]
    margins: list[float]
    headings: Headings
    tables: list[Table]


def sections_of(lines: list[TextLine]) -> Sections:
    """The outer shape of a document."""
    tables = tables_of(lines)
    stop = _embedded_from(lines)
    headings = headings_of(lines, stop, _title_columns(tables))
    features = [_features(lines, index, headings, tables) for index in range(stop)]
    _add_place(features, headings, lines)
    _add_late_attendance(features, lines)
    path, sure = MODEL.decode(features)
    tail: list[SectionKind] = ["embedded"] * (len(lines) - stop)
    return Sections([*path, *tail], [*sure, *[3.0] * len(tail)], headings, tables)


def _is_title(text: str) -> bool:
    """True where a line holds the word for minutes or for a call."""
    return holds_any(text.lower(), _TITLE_HINTS) and bool(_TITLE.search(text))


def _title_columns(tables: list[Table]) -> dict[int, int | None]:
    """For each row of a table of items the column of the title; None in a table that only lists them."""
    found: dict[int, int | None] = {}
    for table in tables:
        if table.kind in {"toc", "items", "attendance"}:
            title = table.column("title") if table.kind == "items" and table.column("text") is not None else None
            if table.kind == "items" and table.column("title") is None:
                title = table.column("text")
            found.update(dict.fromkeys(range(table.head + 1, table.stop), title))
    return found


def _embedded_from(lines: list[TextLine]) -> int:
    """Where other minutes, put whole into this document, begin; the number of lines where there are none."""
    attended = 0
    for index, line in enumerate(lines):
        label = line_label(line)
        attended += bool(label and label.kind in {"present", "absent"})
        if index * 3 < len(lines) or not attended or len(line.text.split()) > 10 or not _is_title(line.text):
            continue
        ahead = [line_label(one) for one in lines[index + 1 : index + 9]]
        again = any(one and one.kind in {"present", "absent"} for one in ahead)
        dated = any(_DATE.search(one.text) for one in lines[index : index + 4])
        attached = any(_ATTACHED.match(one.text) or one.rule_before for one in lines[max(0, index - 2) : index + 1])
        if again + dated + attached >= 2 and (again or attached) and _TITLE.match(line.text):
            return _first_attached(lines, index)
    return len(lines)


def _first_attached(lines: list[TextLine], index: int) -> int:
    while index and (_ATTACHED.match(lines[index - 1].text) and len(lines[index - 1].text) < 60):
        index -= 1
    return index


def _features(lines: list[TextLine], index: int, headings: Headings, tables: list[Table]) -> dict[str, float]:
    line = lines[index]
    if line.furniture:
        return {"furniture": 1.0}
    found: dict[str, float] = {}
    text = line.text
    label = line_label(line)
    if label:
        found[f"label:{label.kind}"] = 1.0
    if index in headings.items:
        found["item"] = 1.0
    if index in headings.toc:
        found["toc"] = 1.0
    lowered = text.lower()
    for name, hints, tells in _PATTERNS:
        if holds_any(lowered, hints) and tells(text):
            found[name] = 1.0
    _add_shape(found, line)
    for table in tables:
        if table.head <= index < table.stop:
            found[f"table:{table.kind}" if index > table.head or table.stop > table.head + 1 else "table_head"] = 1.0
    return found


_PATTERNS = (
    ("section", ("",), DIVISION.match),
    (
        "closing",
        (
            "møt",
            "forfall",
            "velkommen",
            "slutt",
            "utskrift",
            "protokollen",
            "referatet",
            "underskrift",
            "__",
            "(s",
            "sign",
        ),
        _CLOSING.search,
    ),
    ("next", ("",), _NEXT.match),
    ("web", ("",), _WEB.match),
    ("role_only", ("",), _ROLE_ONLY.match),
    ("date", (".", "-"), _DATE.search),
    ("time", ("kl", ".", ":"), _TIME.search),
)


def _add_shape(found: dict[str, float], line: TextLine) -> None:
    text, words = line.text, line.text.split()
    if len(words) <= 14 and not text.endswith(".") and _is_title(text):
        found["title"] = 1.0
    if len(words) > 5 and text.endswith((".", "!", "?")):
        found["sentence"] = 1.0
    if len(words) > 25:
        found["long"] = 1.0
    if line.bullet:
        found["bullet"] = 1.0
    if line.meaning:
        found["meaning"] = 1.0
    if line.lead:
        found["enumerated"] = 1.0
    _add_who(found, line, words)


def _add_who(found: dict[str, float], line: TextLine, words: list[str]) -> None:
    """Whether a line begins with a person, holds one, or names an organization."""
    text = line.text
    first = text[slice(*line.filled[0])] if len(line.filled) > 1 else text[after_initials(text, line.lead) :]
    head = _BEFORE_MARK.match(first)[0].strip()  # type: ignore[index]  # matches the empty text too
    if is_person(head) and len(head.split()) > 1:
        found["person_row"] = 1.0
        if line.lead:
            found["numbered_person"] = 1.0
    elif len(words) <= 12 and any(is_person(one) for one in PERSON.findall(text) if " " in one):
        found["has_person"] = 1.0
    if len(words) <= 4 and is_organization(text.rstrip(":")):
        found["organization_only"] = 1.0
    elif (sender := _SENDER.match(text)) and is_organization(sender["name"]):
        found["organization_label"] = 1.0


def _add_late_attendance(features: list[dict[str, float]], lines: list[TextLine]) -> None:
    """Where nobody was listed before the first item, a label above persons further down begins the list."""
    first = next((i for i, found in enumerate(features) if "item" in found), len(lines))
    if any("label:present" in found for found in features[:first]):
        return
    listed = False
    for index in range(first, len(features)):
        found = features[index]
        below = features[index + 1] if index + 1 < len(features) else {}
        named = bool(_NAMED & found.keys())
        if "label:present" in found and lines[index].text.endswith(":") and "person_row" in below:
            listed = True
        elif lines[index].blank_before or not named:
            listed = False
        if listed:
            found["late_attendance"] = 1.0


def _add_place(features: list[dict[str, float]], headings: Headings, lines: list[TextLine]) -> None:
    """Where each line stands: before the first item, after the last one, near the end."""
    first = min(headings.items, default=len(lines))
    last = max(headings.items, default=0)
    for index, found in enumerate(features):
        found["before_first_item" if index < first else "after_first_item"] = 1.0
        if index > last and index >= len(features) - 6:
            found["near_end"] = 1.0
        if index < 5:
            found["top"] = 1.0

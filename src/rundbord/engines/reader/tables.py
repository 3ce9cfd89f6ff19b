"""What the columns of a table hold, told by its head row."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rundbord.engines.reader.labels import label_kind
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.numbers import number_at

TableKind = Literal["attendance", "toc", "items", "actions", "header", "other"]
Column = Literal[
    "name",
    "organization",
    "role",
    "party",
    "deputy_for",
    "present",
    "absent",
    "number",
    "title",
    "text",
    "responsible",
    "due",
    "status",
    "note",
    "other",
]

_COLUMNS: tuple[tuple[Column, str], ...] = (
    ("name", r"navn|namn|deltaker(?:e)?|deltakar(?:ar)?|person|medlem(?:mer|er)?|representant|til stede:?|møtt"),
    ("deputy_for", r"møtte for|vara for|møter for|for|erstatter"),
    (
        "absent",
        (
            r"ikk?j?e(?: til ?stedes?| til stades| møtt)?|(?:meldt )?forfall|fravær|fråvær|frafall|fråfall|avbud|"
            r"borte"
        ),
    ),
    ("present", r"til ?stede|til stades|møtt|tilstede|deltok|oppmøte"),
    (
        "organization",
        (
            r"kommune(?: ?/ ?(?:region|organisasjon|virksomhet))?|region|sitter for|sit for|møter for \(region\)|"
            r"kommune/region|delregion|representerer|representerar|organisasjon|virksomhet|verksemd|"
            r"arbeidssted|tilhørighet|fylke|delregion|firma|bedrift|instans|enhet|eining|eier|eigar|org\.?|"
            r"(?:firma|kommune|virksomhet|verksemd|organisasjon|etat) ?/ ?\w+"
        ),
    ),
    ("role", r"funksjon|verv|stilling|rolle|tittel/rolle|tittel på person"),
    ("party", r"parti"),
    ("number", r"saksnr\.?|sak ?nr\.?|sak|nr\.?|pkt\.?|punkt|#|saksnummer"),
    ("responsible", r"ansv\.?|ansvar(?:lige?|leg)?|hvem|kven|oppfølging(?: av)?|eier"),
    ("due", r"(?:tids)?frist|innen|dato|når"),
    (
        "text",
        (
            r"referat|tekst|vedtak|konklusjon|beslutning|drøfting|diskusjon|behandling|hva|kva|aksjon|tiltak|"
            r"oppgave|oppgåve|kommentar(?:er)?|"
            r"notat|oppsummering|innspill|beskrivelse|skildring|merknad(?:er)?"
        ),
    ),
    ("title", r"tittel|tema|innhold|innhald|sakstittel|emne|overskrift|sakliste|saksliste"),
    ("status", r"status|arkivsak(?:snr)?\.?|lukket|lukka|u\.? ?off\.?|side|vedlegg|type|arkiv"),
    ("note", r"init(?:ialer|ialar)?\.?|merknad|anmerkning|kommentar|fra-til|tidsrom"),
)
_LISTS = frozenset({"present", "absent", "deputies", "observers", "guests", "secretariat"})
_LONGEST_HEAD = 40
_SOON = re.compile(
    r"^(?:snarest|fortløpende|fortløpande|løpende|asap|straks|neste møte|uke \d+|veke \d+|"
    r".{0,12}\d{1,2}\.\s?(?:\d{1,2}\.|\w{3,9}).{0,6})$",
    re.IGNORECASE,
)
_WHO_AND_WHEN = re.compile(r"(?P<who>[A-ZÆØÅ][^\d]*?)\s+(?P<when>\S+(?:\s\S+)?)$")
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _COLUMNS)


@dataclass(frozen=True, slots=True)
class Table:
    """A run of rows from `head` to `stop` (exclusive) with what each column holds."""

    kind: TableKind
    head: int
    stop: int
    columns: tuple[Column, ...]

    def column(self, name: Column) -> int | None:
        """The first column that holds `name`."""
        return self.columns.index(name) if name in self.columns else None

    def is_row(self, line: TextLine) -> bool:
        """True where a line's columns are those of the table; wide gaps count only where as many stand in the head."""
        whole = self.kind == "actions" and "number" in self.columns and len(line.columns) == len(self.columns)
        return line.table or line.columns[0] == (0, 0) or whole


def tables_of(lines: list[TextLine]) -> list[Table]:
    """All tables that have a head row."""
    found: list[Table] = []
    index = 0
    while index < len(lines):
        columns = head_columns(lines[index])
        if not columns:
            index += 1
            continue
        stop = index + 1
        while stop < len(lines) and _belongs(lines, index, stop):
            stop += 1
        kind = _kind(columns, lines, index, stop)
        found.append(Table(kind, index, stop, columns))
        index = max(stop, index + 1)
    return found


def _belongs(lines: list[TextLine], head: int, index: int) -> bool:
    line = lines[index]
    if line.cell(0).endswith(":") and label_kind(line.cell(0)) in _LISTS:
        return False
    if not lines[head].table:
        return not line.furniture and not line.blank_before and len(line.columns) == len(lines[head].columns)
    if line.furniture:
        return index + 1 < len(lines) and lines[index + 1].table
    row = line.table or (len(line.columns) > 1 and line.columns[0] == (0, 0))
    return row and (line.blank_before == 0 or index == head + 1) and not head_columns(line)


def head_columns(line: TextLine) -> tuple[Column, ...]:
    """The columns of a head row; empty where the line is none."""
    if len(line.columns) < 2 or len(line.text) > 90 or line.furniture:
        return ()
    names = [column_of(line.text[start:end]) for start, end in line.columns if end > start]
    known = [name for name in names if name != "other"]
    if len(known) < 2 or len(known) < len(names) - 1 or any(character.isdigit() for character in line.text):
        return ()
    columns = [column_of(line.text[start:end]) if end > start else "other" for start, end in line.columns]
    return tuple(
        "present" if name == "name" and "name" in columns[:index] else name for index, name in enumerate(columns)
    )


@lru_cache(maxsize=4096)
def column_of(text: str) -> Column:
    """What the words of a head cell say its column holds."""
    stripped = text.strip(" :*")
    if len(stripped) > _LONGEST_HEAD:
        return "other"
    for name, pattern in _COMPILED:
        if pattern.fullmatch(stripped):
            return name
    return "other"


def _again(lines: list[TextLine], head: int, stop: int, column: int) -> bool:
    """True where a number comes again in its column: the rows belong to cases that stand elsewhere."""
    numbers = [cell for row in range(head + 1, stop) if (cell := lines[row].cell(column))]
    return len(set(numbers)) < len(numbers)


def _kind(columns: tuple[Column, ...], lines: list[TextLine], head: int, stop: int) -> TableKind:
    if "number" in columns and "responsible" in columns and _again(lines, head, stop, columns.index("number")):
        return "actions"
    if "number" in columns and ("title" in columns or "text" in columns):
        return "items" if "text" in columns or "responsible" in columns else "toc"
    if "text" in columns and ("responsible" in columns or "due" in columns):
        return "actions"
    if columns[0] in {"name", "present"} or "organization" in columns or "absent" in columns:
        numbered = sum(number_at(lines[i].text) is not None for i in range(head + 1, stop))
        return "attendance" if numbered * 2 <= stop - head - 1 or "organization" in columns else "toc"
    return "other"


def is_soon(cell: str) -> bool:
    """True where a cell says by when: a day, a week, "snarest"."""
    return bool(_SOON.match(cell))


def who_and_when(cell: str) -> tuple[str, str]:
    """Who and by when, where one cell holds both ("Kari 1. mai"); either may be empty."""
    match = _WHO_AND_WHEN.match(cell)
    if match and is_soon(match["when"]):
        return match["who"], match["when"]
    return ("", cell) if is_soon(cell) else ("", "")

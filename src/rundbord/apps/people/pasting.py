"""A list pasted from Excel, or a CSV file, read into rows. Bad rows say what is wrong; the good ones go on."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

COLUMNS = {
    "name": ("navn", "namn", "name", "medlem", "person", "fullt navn", "fullt namn", "member"),
    "first_name": ("fornavn", "fornamn", "first name"),
    "last_name": ("etternavn", "etternamn", "last name", "surname"),
    "email": ("e-post", "epost", "e-postadresse", "epostadresse", "e-mail", "email", "mail"),
    "phone": ("telefon", "mobil", "tlf", "tlf.", "mobiltelefon", "phone", "mobile"),
    "organization": (
        "kommune", "virksomhet", "verksemd", "region", "kommune / region", "kommune/region", "organisasjon",
        "representerer", "for", "sitter for", "sit for", "organization", "kommune/virksomhet",
    ),
    "title": ("stilling", "tittel", "title", "stillingstittel", "verv i kommunen"),
    "place": ("verv", "rolle", "funksjon", "vara", "plass", "medlem/vara", "role", "rank"),
}  # fmt: skip

VACANT = {"ledig", "vakant", "vacant", "ikke valgt", "ikkje vald", "-", "–"}


@dataclass(frozen=True)
class Row:
    """One line of the list. `rank` is 0 for a member, n for the nth deputy; `problems` are whole sentences.

    Without a name it is a vacant seat of its organization.
    """

    number: int
    written: str
    name: str = ""
    email: str = ""
    phone: str = ""
    organization: str = ""
    title: str = ""
    rank: int = 0
    observer: bool = False
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """What a pasted text says: its header (if it has one) and its rows."""

    header: str = ""
    rows: list[Row] = field(default_factory=list)

    @property
    def good(self) -> list[Row]:
        """Rows that can be taken in."""
        return [row for row in self.rows if not row.problems]

    @property
    def bad(self) -> list[Row]:
        """Rows that somebody has to mend."""
        return [row for row in self.rows if row.problems]


def decode(content: bytes) -> str:
    """The text of a CSV file as Excel writes it: UTF-8 with or without mark, UTF-16, or Windows' own letters."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_table(text: str, is_organization: Callable[[str], bool]) -> Table:
    """Rows of a pasted list; `is_organization` tells which column that is where the list has no header."""
    lines = _lines(text)
    if not lines:
        return Table()
    columns = _header(lines[0][1])
    header = lines[0][2] if columns else ""
    body = lines[1:] if columns else lines
    columns = columns or _guess([cells for _number, cells, _written in body], is_organization)
    return Table(header, [_row(number, written, columns, cells) for number, cells, written in body])


def _lines(text: str) -> list[tuple[int, list[str], str]]:
    """Number, cells and source of each line that is not empty."""
    delimiter = _delimiter(text)
    found = []
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
        stripped = [" ".join(cell.split()) for cell in cells]
        if any(stripped):
            found.append((number, stripped, "\t".join(stripped)))
    return found


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max("\t;,", key=lambda mark: (first.count(mark), "\t;,".index(mark) == 0))


def _header(cells: list[str]) -> dict[str, int] | None:
    """Where each known column stands, if this line is a header."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        for column, words in COLUMNS.items():
            if cell.casefold() in words and column not in found:
                found[column] = place
    return found if "name" in found or "first_name" in found or len(found) > 1 else None


def _guess(lines: list[list[str]], is_organization: Callable[[str], bool]) -> dict[str, int]:
    """Columns known by what stands in them."""
    found: dict[str, int] = {}
    for place in range(max(len(cells) for cells in lines)):
        values = [cells[place] for cells in lines if place < len(cells) and cells[place]]
        column = _kind(values, is_organization)
        if column and column not in found:
            found[column] = place
    return found


def _kind(values: list[str], is_organization: Callable[[str], bool]) -> str | None:
    tests: list[tuple[str, Callable[[str], bool]]] = [
        ("email", lambda value: "@" in value),
        ("phone", lambda value: bool(_PHONE.fullmatch(value))),
        ("place", lambda value: _rank(value) is not None),
        ("organization", is_organization),
        ("name", lambda value: " " in value and not any(letter.isdigit() for letter in value)),
    ]
    for column, test in tests:
        if values and sum(test(value) for value in values) * 2 > len(values):
            return column
    return None


_PHONE = re.compile(r"\+?[\d ()-]{5,}")
_RANK = re.compile(r"(?:(?P<before>\d)\.?\s*)?vara\w*\s*(?P<after>\d)?|deputy\s*(?P<english>\d)?", re.IGNORECASE)


def _rank(written: str) -> int | None:
    """0 for a member, n for the nth deputy, None for words that say neither."""
    if written.casefold() in {"medlem", "fast medlem", "member", "leder", "leiar", "nestleder", "observatør"}:
        return 0
    found = _RANK.fullmatch(written.strip())
    if not found:
        return None
    return int(found["before"] or found["after"] or found["english"] or 1)


def _row(number: int, written: str, columns: dict[str, int], cells: list[str]) -> Row:
    values = {column: cells[place] if place < len(cells) else "" for column, place in columns.items()}
    name = values.get("name") or f"{values.get('first_name', '')} {values.get('last_name', '')}".strip()
    name = "" if name.casefold() in VACANT else name
    email, place = values.get("email", "").removeprefix("mailto:"), values.get("place", "")
    return Row(
        number=number,
        written=written,
        name=name,
        email=email,
        phone=values.get("phone", ""),
        organization=values.get("organization", ""),
        title=values.get("title", ""),
        rank=_rank(place) or 0,
        observer=place.casefold() == "observatør",
        problems=tuple(_problems(name, values.get("organization", ""), email, place)),
    )


def _problems(name: str, organization: str, email: str, place: str) -> list[str]:
    """A row with an organization alone is a vacant seat, one with an e-mail too has lost its name."""
    problems = []
    if not name and (email or not organization):
        problems.append(_("The name is missing."))
    if place and _rank(place) is None:
        problems.append(_("“%(written)s” is neither member nor deputy.") % {"written": place})
    if email:
        try:
            validate_email(email)
        except ValidationError:
            problems.append(_("“%(written)s” is not an e-mail address.") % {"written": email})
    return problems

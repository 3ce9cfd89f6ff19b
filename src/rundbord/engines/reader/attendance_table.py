"""Who was there where a table or columns tell it: a name beside municipalities, posts, crosses and remarks."""

import re
from collections.abc import Iterable
from dataclasses import replace

from rundbord.engines.norwegian.names import PERSON, is_first_name, is_person
from rundbord.engines.reader.beside import add_piece, add_place
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.people import people_in
from rundbord.engines.reader.person_row import Context, Row
from rundbord.engines.reader.roles import PARTY, post_at
from rundbord.engines.reader.tables import Table

Codes = dict[str, str]
"""What the marks in a column stand for; the empty one says that a blank is an absence."""
_Columns = tuple[tuple[int, int], ...]
_ANSWER = re.compile(
    r"(?:(?P<no>nei|ikk?j?e|(?:meldt )?(?:forfall|fravær|fråvær|avbud)|fraværende|fråverande|borte|f$|–|-)|"
    r"(?:ja|x|✓|v|møtt|til ?stede|til stades|på (?:teams|zoom|skjerm|nett))(?!\w))",
    re.IGNORECASE,
)
_MARK = re.compile(r"[xX✓+–—-]|\d{1,2}[.)]?")
_CODE = re.compile(r"(?<!\w)(?P<code>[A-Za-zÆØÅæøå+/])\s?[=:]\s?(?P<words>[a-zæøå][^,;=]+)")


def codes_in(lines: Iterable[TextLine], table: Table) -> Codes:
    """What the marks of a list stand for ("x = møtt, F = forfall"); a blank among crosses is an absence."""
    rows = list(lines)
    column = table.column("present")
    found = {match["code"]: match["words"].strip() for line in rows for match in _CODE.finditer(line.text)}
    crossed = column is not None and any(line.cell(column) in {"x", "X", "✓", "v", "V"} for line in rows)
    return {**found, "": "forfall"} if crossed else found


def columns_of(line: TextLine, context: Context) -> list[Row]:
    """A name beside roles, organizations and remarks, in any order."""
    columns = line.filled
    named = [one for one in columns if _starts_with_name(line.text[one[0] : one[1]])]
    posts = [one for one in columns if post_at(line.text[one[0] : one[1]])]
    known = [one for one in named if is_first_name(line.text[one[0] : one[1]].split()[0])]
    name = next(iter(known or named), columns[-1])
    if name == columns[-1] or posts[:1] == [columns[0]]:
        context = replace(context, organization=None)
    rows = people_in(line, *name, context)
    columns, dashed = _without_marks(line, columns)
    others = [one for one in columns if one != name and not (dashed and one in named)]
    for row in rows[: len(rows) if len(columns) == 2 else 1]:
        for low, high in others:
            add_piece(row, line, low, high)
        if re.match(r"i tillegg", line.text, re.IGNORECASE):
            row.category = "guest"
    if not (dashed and rows):
        return rows
    rows[0].status = "absent"
    return rows + _deputies(line, [one for one in named if one != name], rows[0], context)


def _deputies(line: TextLine, columns: list[tuple[int, int]], absent: Row, context: Context) -> list[Row]:
    """Those who met for somebody, in the columns after the dash."""
    found = [
        row for one in columns for row in people_in(line, *one, replace(context, organization=absent.organization))
    ]
    for row in found:
        row.category, row.deputy_for = "deputy", absent.name
    return found


def _without_marks(line: TextLine, columns: _Columns) -> tuple[_Columns, bool]:
    """The columns without crosses and dashes, and whether the first of these is a dash: the person was not there."""
    marks = {one: line.text[slice(*one)] for one in columns if _MARK.fullmatch(line.text[slice(*one)])}
    dashed = next(iter(marks.values()), "x") in "-–—"
    return tuple(one for one in columns if one not in marks), dashed


def _starts_with_name(text: str) -> bool:
    match = PERSON.match(text)
    return bool(match and is_person(match[0]) and not post_at(text))


def table_row(line: TextLine, table: Table, context: Context, codes: Codes) -> list[Row]:
    absent = table.column("absent")
    name = table.column("name")
    name = table.column("present") if name is None else name
    if (
        absent is not None
        and absent < len(line.columns)
        and PERSON.search(line.cell(absent))
        and len(line.cell(absent)) > 3
    ):
        low, high = line.columns[absent]
        others = people_in(line, low, high, replace(context, status="absent"))
    else:
        others = []
    if name is None or name >= len(line.columns) or not line.cell(name):
        return others
    low, high = line.columns[name]
    rows = people_in(line, low, high, context)
    for row in rows[:1]:
        _add_columns(row, line, table)
        if absent is not None and 0 < len(line.cell(absent)) <= 3:
            row.status = "absent"
        _add_presence(row, line, table, codes)
    return rows + others


def _add_presence(row: Row, line: TextLine, table: Table, codes: Codes) -> None:
    """What a column "Møtt" says: "nei", "ja, på skjerm", a mark that the legend explains, nothing beside marks."""
    for name in ("present", "status"):
        column = table.column(name)
        if column is None or column == table.column("name"):
            continue
        words = codes.get(line.cell(column), line.cell(column))
        answer = _ANSWER.match(words)
        if not words and name == "present" and codes.get(""):
            row.status = "absent"
        if answer is None:
            continue
        row.status = "absent" if answer["no"] else "present"
        low, high = line.columns[column]
        rest = low + answer.end()
        if words == line.cell(column) and line.text[rest:high].strip(" ,.()"):
            row.remark(line, rest + len(line.text[rest:high]) - len(line.text[rest:high].lstrip(" ,(")), high)


def _add_columns(row: Row, line: TextLine, table: Table) -> None:
    for index, column in enumerate(table.columns[: len(line.columns)]):
        low, high = line.columns[index]
        if not line.text[low:high].strip(" -–"):
            continue
        if column == "organization" and (post := post_at(line.text[low:high])) and post.end() == high - low:
            row.role = row.hold(line, low, high)
        elif column == "organization" and PARTY.match(line.text[low:high]):
            row.remark(line, low, high)
        elif column == "organization":
            add_place(row, line, low, high)
        elif column == "role":
            row.role = row.hold(line, low, high)
        elif column == "deputy_for" and row.status == "present":
            row.stands_for(line, low, high)
        elif column in {"party", "note"} or (column == "status" and not _ANSWER.match(line.text[low:high])):
            row.remark(line, low, high)

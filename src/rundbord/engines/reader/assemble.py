"""A document in, a Reading out."""

import re
from dataclasses import replace
from datetime import date
from operator import itemgetter

from rundbord.engines.norwegian.dates import find_dates
from rundbord.engines.norwegian.language import written_in
from rundbord.engines.norwegian.words import holds_any
from rundbord.engines.reader.actions import Calendar
from rundbord.engines.reader.aligned import with_aligned_cells
from rundbord.engines.reader.attendance import attendance_of
from rundbord.engines.reader.body import Weigh, lines_under, weigh
from rundbord.engines.reader.certainty import with_certainty
from rundbord.engines.reader.doubts import doubts_of
from rundbord.engines.reader.evidence import item_kinds
from rundbord.engines.reader.head_cells import cells_of
from rundbord.engines.reader.header import Head, head_of
from rundbord.engines.reader.initials import initials_in
from rundbord.engines.reader.labels import line_label
from rundbord.engines.reader.lines import TextLine, lines_of
from rundbord.engines.reader.reading import Attendance, DocumentKind, Item, Known, Reading, Span
from rundbord.engines.reader.remainder import parted_words, rest_of, truly_held
from rundbord.engines.reader.roster import Roster, roster_of
from rundbord.engines.reader.sections import Sections, sections_of
from rundbord.engines.reader.series import words_of
from rundbord.engines.reader.source import Source
from rundbord.engines.reader.symbols import with_symbols
from rundbord.engines.reader.tables import Table
from rundbord.engines.reader.titles import with_whole_titles

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'|)\]]+")
_NEXT = re.compile(
    r"\b(?:neste|kommende|komande|møteplan\w*|møtekalender|datoer|datoar|møtedatoer|tida blir|"
    r"møtetidspunkt|nye møter)\b",
    re.IGNORECASE,
)
_NEXT_HINTS = ("neste", "kommende", "komande", "møte", "dato", "tida blir")
_CALL = re.compile(
    r"\b(?:innkalling til|innkalles|innkalla til|innkalt|velkomm?en til|forfall (?:meldes|må meld\w+|bes)|"
    r"vara(?:representanter|medlemm?er) møter|saksunderlag|møteinnkalling|vel møtt|startdato)\b",
    re.IGNORECASE,
)
_CALL_HINTS = ("innkal", "velkom", "forfall", "vara", "saksunderlag", "vel møtt", "startdato")
_OF_CASE = re.compile(r"\(([^()]{3,40})\)\s+(?=[A-ZÆØÅ])")
_MAIL = re.compile(r"(?:fra|frå|sendt|til|kopi|from|sent|to|cc):\s", re.IGNORECASE)
_SENT = re.compile(r"(?:dato|date):\s|" + _MAIL.pattern, re.IGNORECASE)
_SUBJECT = re.compile(r"(?:emne|subject):\s", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?:møte)?(?:referat|protokoll|møtebok|møteprotokoll)\b", re.IGNORECASE)


def read(source: Source, known: Known | None = None, *, by: Weigh = weigh) -> Reading:
    """Read a document; `known` is what the register already holds, used for doubts and for who can speak.

    `by` weighs the sentences of an item: training listens there and tries other weights.

    Never fails on any text: what is not understood stands in the remainder.
    """
    lines = with_symbols(with_whole_titles(with_aligned_cells(lines_of(source))))
    sections = sections_of(lines)
    head = _head(lines, sections, source.text)
    kind = _kind(lines, sections)
    attendance = _attendance(lines, sections, source.text) if kind == "minutes" else ()
    roster = roster_of(attendance, known, _initials(lines, sections))
    items = _items(lines, sections, roster, head, kind, by)
    held = [span for one in items for span in _item_spans(one)]
    held += [span for row in attendance for span in row.spans]
    held += [found.span for found in (head.cooperation, head.body, head.place) if found]
    bounds = [(one.spans[0].start, index) for index, one in enumerate(items) if one.spans]
    reading = Reading(
        kind=kind,
        language=written_in(source.text),
        cooperation=head.cooperation,
        body=head.body,
        date=head.date,
        start=head.start,
        end=head.end,
        place=head.place,
        attendance=attendance,
        items=items,
        next_meetings=_next_meetings(lines, sections, head.date),
        links=tuple(dict.fromkeys(match[0].rstrip(".,;:") for match in _LINK.finditer(source.text))),
        remainder=rest_of(source.text, held, bounds),
        doubts=(),
        end_date=head.end_date,
        date_span=head.date_span,
        parted=parted_words(source.text, lines),
    )
    sure = with_certainty(reading, source.text)
    return replace(sure, doubts=doubts_of(source.text, head, sure.attendance, sure.items, roster, known or Known()))


def _head(lines: list[TextLine], sections: Sections, text: str) -> Head:
    first = min(sections.headings.items, default=len(lines))
    head = [lines[index] for index in range(first) if sections.kinds[index] in {"head", "furniture"}][:40]
    head = [cell for line in head for cell in cells_of(line)]
    mailed = sum(bool(_MAIL.match(line.text)) for line in head[:6])
    subject = any(_SUBJECT.match(line.text) for line in head[:6])
    if mailed >= 2 or (mailed and subject):
        above = next((index for index, line in enumerate(head[:6]) if _SUBJECT.match(line.text)), 0)
        head = [line for index, line in enumerate(head) if not (_SENT if index < above else _MAIL).match(line.text)]
    end = [line for line, kind in zip(lines, sections.kinds, strict=True) if kind == "end"]
    return head_of(head or lines[:3], end, text)


def _attendance(lines: list[TextLine], sections: Sections, text: str) -> tuple[Attendance, ...]:
    """The rows of the attendance list, each with the spans whose words it holds."""
    indices = [index for index, kind in enumerate(sections.kinds) if kind == "attendance"]
    others = [line for line, kind in zip(lines, sections.kinds, strict=True) if kind in {"head", "end"}]
    return tuple(
        replace(
            row, spans=truly_held(text, row.spans, (row.name, row.organization, row.role, row.deputy_for, row.note))
        )
        for row in attendance_of(lines, indices, sections.tables, others)
    )


def _initials(lines: list[TextLine], sections: Sections) -> dict[str, str]:
    return initials_in(line for line, kind in zip(lines, sections.kinds, strict=True) if kind in {"head", "attendance"})


def _kind(lines: list[TextLine], sections: Sections) -> DocumentKind:
    """A call has no attendance and says how to meet; minutes have."""
    attended = (
        any(
            ((label := line_label(lines[index])) and label.kind in {"present", "absent", "guests", "secretariat"})
            or lines[index].table
            for index, kind in enumerate(sections.kinds)
            if kind == "attendance"
        )
        or sections.kinds.count("attendance") > 1
    )
    stop = next((index for index, kind in enumerate(sections.kinds) if kind == "embedded"), len(lines))
    calls = sum(len(_CALL.findall(line.text)) for line in lines[:stop] if holds_any(line.text.lower(), _CALL_HINTS))
    decided = sum(
        1 for line in lines[:stop] if (label := line_label(line)) and label.kind in {"decision", "vote", "action"}
    )
    title = " ".join(line.text for line, part in zip(lines[:6], sections.kinds, strict=False) if part == "head")
    score = (
        2 * calls
        - 4 * attended
        - 3 * min(decided, 2)
        - 2 * bool(_MINUTES.search(title))
        + 3 * bool(re.search(r"innkalling|møtekall", title, re.IGNORECASE))
    )
    return "notice" if score > 0 else "minutes"


def _items(
    lines: list[TextLine], sections: Sections, roster: Roster, head: Head, kind: DocumentKind, by: Weigh
) -> tuple[Item, ...]:
    calendar = Calendar(head.end_date or head.date)
    tables = {index: table for table in sections.tables for index in range(table.head, table.stop)}
    found: list[Item] = []
    division = ""
    elsewhere = _rows_by_item(lines, sections)
    for index, heading in sorted(sections.headings.items.items()):
        if sections.kinds[index] != "item":
            continue
        division = next((lines[i].text for i in range(index - 1, -1, -1) if sections.kinds[i] == "division"), division)
        line = lines[index]
        below = [row for row in _below(lines, sections, index) if row[0] not in elsewhere]
        below += [(row, _without_case(lines[row])) for row, item in elsewhere.items() if item == index]
        below.sort(key=itemgetter(0))
        own = _own_row(line, tables.get(index), index)
        title = line.text[heading.start : heading.end].strip()
        kinds = item_kinds(title) | (item_kinds(division) - {"approval", "election"})
        body = lines_under([*own, *below], kinds, roster, calendar, tables, notice=kind == "notice", by=by)
        number = heading.number or ""
        before = line.text.rfind(number, 0, heading.start)
        low = before if before >= 0 else line.text.find(number)
        spans = (*line.spans(low, low + len(number)), *line.spans(heading.start, heading.end))
        found.append(
            Item(heading.number, title, spans, 0.95 if sections.margins[index] > 3 else 0.7, body, heading.depth)
        )
    return tuple(found)


def _rows_by_item(lines: list[TextLine], sections: Sections) -> dict[int, int]:
    """The rows of a table of tasks that name or number their item in a column, by the line of its heading."""
    titles = {
        words_of(lines[index].text[heading.start : heading.end]): index
        for index, heading in sections.headings.items.items()
    }
    numbers = {heading.number: index for index, heading in sections.headings.items.items() if heading.number}
    found = {}
    for table in sections.tables:
        column, number = (table.column("title"), table.column("number")) if table.kind == "actions" else (None, None)
        for row in range(table.head + 1, table.stop if (column, number) != (None, None) else 0):
            named = words_of(lines[row].cell(column)) if column is not None else ""
            item = _titled(named, titles)
            item = numbers.get(lines[row].cell(number)) if number is not None and item is None else item
            if item is not None:
                found[row] = item
    for row, line in enumerate(lines):
        case = _OF_CASE.match(line.text) if sections.kinds[row] == "body" else None
        item = _titled(words_of(case[1]), titles) if case else None
        if item is not None:
            found[row] = item
    return found


def _titled(named: str, titles: dict[str, int]) -> int | None:
    """The line of the heading whose title begins with these words, or holds each of them."""
    words = set(named.split())
    begins = (index for title, index in titles.items() if words and title.startswith(named))
    holds = (index for title, index in titles.items() if words and words <= set(title.split()))
    return next(begins, None) or next(holds, None)


def _without_case(line: TextLine) -> TextLine:
    """A line without the case in brackets that it belongs to ("(Ungdata) Torstein: sjekke tallene")."""
    case = _OF_CASE.match(line.text)
    return replace(line.slice(case.end(), len(line.text)), meaning="action") if case else line


def _own_row(line: TextLine, table: Table | None, index: int) -> list[tuple[int, TextLine]]:
    """The cells beside the title, where an item is a row of a table."""
    return [(index, line)] if table is not None and table.kind == "items" and line.table else []


def _below(lines: list[TextLine], sections: Sections, index: int) -> list[tuple[int, TextLine]]:
    found = []
    for below in range(index + 1, len(lines)):
        kind = sections.kinds[below]
        if kind == "item" or kind == "embedded":
            break
        if kind == "body":
            found.append((below, lines[below]))
    return found


def _item_spans(item: Item) -> list[Span]:
    spans = list(item.spans)
    for line in item.lines:
        spans.extend(line.spans)
    return spans


def _next_meetings(lines: list[TextLine], sections: Sections, meeting: date | None) -> tuple[date, ...]:
    calendar = Calendar(meeting)
    found: list[date] = []
    year = meeting.year if meeting else None
    title = ""
    for index, line in enumerate(lines):
        kind = sections.kinds[index]
        if kind in {"embedded", "furniture", "contents"}:
            continue
        if kind == "item":
            title = line.text
            continue
        label = line_label(line)
        about = (label is not None and label.kind == "next") or (
            holds_any(line.text.lower(), _NEXT_HINTS) and bool(_NEXT.search(line.text))
        )
        if not about and not (
            re.search(r"neste (?:møte|gong|gang)|møteplan|møtekalender", title, re.IGNORECASE)
            and kind in {"body", "end"}
        ):
            continue
        for one in find_dates(line.text, year):
            value = calendar.rolled(one.value, given=one.year_given)
            if (
                (meeting is None or value > meeting)
                and value not in found
                and not re.search(
                    r"innen|frist|senest|publisert|oppdatert",
                    line.text[max(0, one.start - 15) : one.start],
                    re.IGNORECASE,
                )
            ):
                found.append(value)
    return tuple(sorted(found))

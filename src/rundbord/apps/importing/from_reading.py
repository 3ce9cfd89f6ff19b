"""What the reader found, as a draft that can be mended."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count

from rundbord.apps.importing.draft import Attendee, Doubt, Draft, Facts, Heading, Line, Marking, Part, Spans, Task
from rundbord.engines.reader.reading import Doubt as ReaderDoubt
from rundbord.engines.reader.reading import Found, Item, Reading, Rest, Span
from rundbord.engines.reader.reading import Line as ReaderLine


def draft_of(reading: Reading, text: str) -> Draft:
    """The reading of this source text as a draft, with all its places to look at; names are not yet matched."""
    numbers = count(1)
    attendance = tuple(_attendees(reading, numbers))
    parts = tuple(_parts(reading, text, numbers))
    nodes = (*attendance, *parts)
    doubts = tuple(
        Doubt(f"d{next(numbers)}", doubt.kind, _node_at(nodes, doubt), doubt.text, doubt.proposal or "")
        for doubt in reading.doubts
    )
    return Draft(facts=_facts(reading), attendance=attendance, parts=parts, doubts=doubts, next_key=next(numbers))


def _facts(reading: Reading) -> Facts:
    found = [one for one in (reading.cooperation, reading.body, reading.place) if one]
    spans = [one.span for one in found] + ([reading.date_span] if reading.date_span else [])
    return Facts(
        kind=reading.kind,
        language=reading.language,
        cooperation=_value(reading.cooperation),
        body=_value(reading.body),
        date=_day(reading.date),
        end_date=_day(reading.end_date),
        start=reading.start.strftime("%H:%M") if reading.start else "",
        end=reading.end.strftime("%H:%M") if reading.end else "",
        place=_value(reading.place),
        next_meetings=tuple(str(day) for day in reading.next_meetings),
        links=reading.links,
        spans=_spans(sorted(spans, key=lambda span: span.start)),
    )


def _value(found: Found | None) -> str:
    return found.value if found else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _spans(spans: Iterable[Span]) -> Spans:
    return tuple((span.start, span.end) for span in spans)


def _attendees(reading: Reading, numbers: Iterator[int]) -> Iterator[Attendee]:
    for row in reading.attendance:
        yield Attendee(
            key=f"a{next(numbers)}",
            name=row.name,
            organization=row.organization or "",
            role=row.role or "",
            status=row.status,
            category=row.category,
            deputy_for=row.deputy_for or "",
            note=row.note or "",
            spans=_spans(row.spans),
        )


def _parts(reading: Reading, text: str, numbers: Iterator[int]) -> Iterator[Part]:
    """Headings, lines and rests in one order: a rest stands where it stood among the lines of its item."""
    rests: dict[int | None, list[Rest]] = {}
    for rest in reading.remainder:
        rests.setdefault(rest.item, []).append(rest)
    for rest in rests.get(None, []):
        yield _rest(rest, numbers)
    for index, item in enumerate(reading.items):
        yield Heading(f"i{next(numbers)}", item.number or "", item.title, item.depth, _spans(item.spans))
        yield from _under(item, rests.get(index, []), text, numbers)


def _under(item: Item, rests: list[Rest], text: str, numbers: Iterator[int]) -> Iterator[Line]:
    waiting = sorted(rests, key=lambda rest: rest.span.start)
    for line in item.lines:
        while waiting and line.spans and waiting[0].span.start < line.spans[0].start:
            yield _rest(waiting.pop(0), numbers)
        yield _line(line, text, numbers)
    yield from (_rest(rest, numbers) for rest in waiting)


def _rest(rest: Rest, numbers: Iterator[int]) -> Line:
    return Line(f"l{next(numbers)}", "rest", rest.text, spans=_spans([rest.span]))


def _line(line: ReaderLine, text: str, numbers: Iterator[int]) -> Line:
    spoken = bool(line.person or line.organization)
    return Line(
        key=f"l{next(numbers)}",
        kind=line.kind,
        text=line.text if spoken else _with_label(line),
        label=(line.label or "").rstrip(" :") if spoken else "",
        person=line.person or "",
        organization=line.organization or "",
        spans=_spans(line.spans),
        tasks=tuple(Task(task.text, task.responsible or "", _day(task.due)) for task in line.actions),
        marks=tuple(Marking(mark.kind, text[mark.span.start : mark.span.end].strip()) for mark in line.marks),
    )


def _with_label(line: ReaderLine) -> str:
    """A label that names no speaker belongs to the text."""
    if not line.label:
        return line.text
    return f"{line.label} {line.text}" if line.label.rstrip().endswith(":") else f"{line.label}: {line.text}"


def _node_at(nodes: tuple[Attendee | Part, ...], doubt: ReaderDoubt) -> str:
    """The key of the node that the doubt stands in; the meeting's facts where it stands in none."""
    for node in nodes:
        if any(start <= doubt.span.start < end for start, end in node.spans):
            return node.key
    return "facts"

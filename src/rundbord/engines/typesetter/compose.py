"""From a document's data to its flow: which headings, labels and tables it has, and in which order."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from rundbord.engines.typesetter import flow
from rundbord.engines.typesetter.document import (
    Action,
    AgendaRow,
    AttendanceSection,
    Attendee,
    Block,
    Document,
    Item,
    Joining,
    Language,
    Paper,
    Paragraph,
    Run,
    Table,
    Text,
    TextLanguage,
)
from rundbord.engines.typesetter.text import clean, one_line, safe_link
from rundbord.engines.typesetter.words import Words, clock_words, day_words, words

SECTION_LEVEL = 2
ATTENDANCE_WIDTHS = (36, 36, 28)


def compose(document: Document) -> flow.Flow:
    """The flow of a document: the only place that decides what stands where."""
    letterhead = document.letterhead
    return flow.Flow(
        language=document.language,
        title=one_line(document.title),
        mark=one_line(document.mark),
        author=one_line(document.author),
        logo=letterhead.logo,
        sender=_lines(letterhead.sender),
        footer=_lines(letterhead.footer),
        elements=tuple(_elements(document)),
    )


def _elements(document: Document) -> Iterator[flow.Element]:
    own = words(document.language)
    if remark := _line(document.remark).runs:
        yield flow.Prose(flow.Line(remark), "remark")
    if document.joining:
        yield from _joining(document.joining, own)
    if document.facts:
        yield flow.Terms(tuple((one_line(fact.label), _line(fact.value)) for fact in document.facts))
    for section in document.attendance:
        yield from _attendance(section, own)
    yield from _blocks(document.introduction, own, SECTION_LEVEL, None)
    if document.agenda:
        yield _heading(own.agenda)
        yield _agenda(document.agenda, own, document.language)
    yield from _items(document.items, own)
    if document.actions:
        yield _heading(own.actions)
        yield _actions(document.actions, own, document.language)
    yield from (flow.Prose(_line(text)) for text in document.closing if _line(text).runs)
    if document.signatures:
        rows = ((one_line(signature.name), one_line(signature.role)) for signature in document.signatures)
        yield flow.Signing(tuple(rows))


def _heading(text: str, level: int = SECTION_LEVEL) -> flow.Heading:
    return flow.Heading(level, _line(text))


def _joining(joining: Joining, own: Words) -> Iterator[flow.Element]:
    rows = (
        ("", _line(joining.service)),
        (own.link, _linked(joining.link, joining.link)),
        (own.meeting_id, _line(joining.meeting_id)),
        (own.code, _line(joining.code)),
        (own.phone, _line(joining.phone)),
    )
    service = one_line(joining.service)
    yield _heading(f"{own.joining}: {service}" if service else own.joining)
    filled = tuple((label, value) for label, value in rows if label and value.runs)
    if filled:
        yield flow.Terms(filled)
    if _line(joining.note).runs:
        yield flow.Prose(_line(joining.note))


def _attendance(section: AttendanceSection, own: Words) -> Iterator[flow.Element]:
    if not section.rows:
        return
    yield _heading(section.title or own.sections[section.kind])
    if any(row.organization or row.note for row in section.rows):
        yield _attendance_table(section.rows, own)
    else:
        yield flow.Prose(_line(", ".join(one_line(row.name) for row in section.rows)))


def _attendance_table(rows: tuple[Attendee, ...], own: Words) -> flow.Grid:
    cells = tuple((_line(row.name), _line(row.organization), _line(row.note)) for row in rows)
    return flow.Grid((own.name, own.organization, own.note), ATTENDANCE_WIDTHS, cells)


def _agenda(rows: tuple[AgendaRow, ...], own: Words, language: Language) -> flow.Grid:
    columns = (
        (own.number, 10, [_line(row.number) for row in rows]),
        (own.item, 54, [_line(row.title) for row in rows]),
        (own.presenter, 20, [_line(row.presenter) for row in rows]),
        (own.minutes, 8, [_line("" if row.minutes is None else str(row.minutes)) for row in rows]),
        (own.start, 8, [_line(clock_words(row.start, language) if row.start else "") for row in rows]),
    )
    return _grid(columns, keep=own.item, right=(own.minutes, own.start))


def _actions(actions: tuple[Action, ...], own: Words, language: Language) -> flow.Grid:
    columns = (
        (own.what, 46, [_line(action.what) for action in actions]),
        (own.who, 24, [_line(action.who) for action in actions]),
        (own.due, 20, [_line(_due(action.due, language)) for action in actions]),
        (own.item, 10, [_line(action.item) for action in actions]),
    )
    return _grid(columns, keep=own.what)


def _due(due: date | str, language: Language) -> str:
    return day_words(due, language) if isinstance(due, date) else due


def _grid(columns: tuple[tuple[str, int, list[flow.Line]], ...], keep: str, right: tuple[str, ...] = ()) -> flow.Grid:
    """A table of the columns that hold anything; the column `keep` always stays."""
    filled = [column for column in columns if column[0] == keep or any(line.runs for line in column[2])]
    header = tuple(title for title, _, _ in filled)
    return flow.Grid(
        header=header,
        widths=tuple(width for _, width, _ in filled),
        rows=tuple(zip(*(lines for _, _, lines in filled), strict=True)),
        right=tuple(header.index(title) for title in right if title in header),
    )


def _items(items: tuple[Item, ...], own: Words) -> Iterator[flow.Element]:
    level = SECTION_LEVEL
    for item in items:
        # No level is ever skipped: a sub-item without an item above it is an item.
        level = min(level + 1, SECTION_LEVEL + min(item.depth, 1)) if item is not items[0] else SECTION_LEVEL
        title = flow.Line(_line(one_line(item.title)).runs, item.language)
        yield flow.Heading(level, title, one_line(item.number), one_line(item.note))
        yield from _blocks(item.blocks, own, level + 1, item.language)
        yield from _papers(item.papers, own)


def _papers(papers: tuple[Paper, ...], own: Words) -> Iterator[flow.Element]:
    if not papers:
        return
    yield flow.Prose(_line(own.papers), "label")
    yield flow.Bullets(tuple(_paper(paper) for paper in papers))


def _paper(paper: Paper) -> flow.Line:
    note = one_line(paper.note)
    return flow.Line(_linked(one_line(paper.title), paper.link).runs + _runs(f" ({note})" if note else ""))


def _blocks(blocks: Iterable[Block], own: Words, level: int, language: TextLanguage | None) -> Iterator[flow.Element]:
    for kind, group in groupby(blocks, key=lambda block: "table" if isinstance(block, Table) else block.kind):
        together = list(group)
        paragraphs = [block for block in together if isinstance(block, Paragraph)]
        lines = [line for line in (_spoken(paragraph, language) for paragraph in paragraphs) if line.runs]
        yield from (_table(block) for block in together if isinstance(block, Table))
        yield from _group(kind, lines, own, level)


def _group(kind: str, lines: list[flow.Line], own: Words, level: int) -> Iterator[flow.Element]:
    if not lines:
        return
    if kind == "bullet":
        yield flow.Bullets(tuple(lines))
    elif kind == "decision":
        yield flow.Ruled(own.decision, tuple(lines), strong=True)
    elif kind == "proposal":
        yield flow.Ruled(own.proposal, tuple(lines), strong=False)
    elif kind == "heading":
        yield from (flow.Heading(level, line) for line in lines)
    else:
        yield from (flow.Prose(line) for line in lines)


def _table(table: Table) -> flow.Grid:
    return flow.Grid(
        header=tuple(one_line(title) for title in table.header),
        widths=(1,) * len(table.header),
        rows=tuple(tuple(_line(cell) for cell in row) for row in table.rows),
        caption=one_line(table.caption),
    )


def _spoken(paragraph: Paragraph, language: TextLanguage | None) -> flow.Line:
    speaker = one_line(paragraph.speaker)
    said = _runs(paragraph.text)
    runs = (Run(f"{speaker}:", bold=True), Run(" "), *said) if speaker else said
    return flow.Line(runs, paragraph.language or language)


def _linked(text: str, address: str) -> flow.Line:
    return flow.Line(_runs((Run(text or address, link=address),)))


def _line(text: Text) -> flow.Line:
    return flow.Line(_runs(text))


def _runs(text: Text) -> tuple[Run, ...]:
    """The runs with cleaned text and safe links; none at all where there is nothing to read."""
    given = (Run(text),) if isinstance(text, str) else text
    runs = tuple(Run(clean(run.text), run.bold, run.italic, safe_link(run.link)) for run in given)
    return tuple(run for run in runs if run.text) if any(run.text.strip() for run in runs) else ()


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in map(one_line, texts) if line)

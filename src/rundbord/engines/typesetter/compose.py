"""From a document's data to its flow: which headings, labels and tables it has, and in which order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import compress, groupby

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
from rundbord.engines.typesetter.text import clean, is_blank, one_line, safe_link
from rundbord.engines.typesetter.words import Words, clock_words, day_words, words

SECTION_LEVEL = 2
ATTENDANCE_WIDTHS = (36, 36, 28)
INDENT = "\u2003"
MOST_NUMBER_SHARE = 16


def compose(document: Document) -> flow.Flow:
    """The flow of a document: the only place that decides what stands where."""
    letterhead = document.letterhead
    return flow.Flow(
        language=document.language,
        title=one_line(document.title),
        subject=words(document.language).kinds[document.kind],
        mark=one_line(document.mark),
        author=one_line(document.author),
        logo=letterhead.logo and replace(letterhead.logo, alt=one_line(letterhead.logo.alt)),
        sender=_lines(letterhead.sender),
        footer=_lines(letterhead.footer),
        elements=tuple(_elements(document)),
    )


def _elements(document: Document) -> Iterator[flow.Element]:
    own = words(document.language)
    if (remark := _line(document.remark)).runs:
        yield flow.Prose(remark, "remark")
    if document.joining:
        yield from _joining(document.joining, own)
    yield from _terms((one_line(fact.label), _line(fact.value)) for fact in document.facts)
    yield from _attendance(document.attendance, own)
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


def _heading(text: str) -> flow.Heading:
    return flow.Heading(SECTION_LEVEL, _line(text))


def _terms(rows: Iterable[tuple[str, flow.Line]]) -> Iterator[flow.Terms]:
    if filled := tuple((label, value) for label, value in rows if value.runs):
        yield flow.Terms(filled)


def _joining(joining: Joining, own: Words) -> Iterator[flow.Terms]:
    rows = (
        (own.link, _joining_link(joining, own)),
        (own.meeting_id, _line(joining.meeting_id)),
        (own.code, _line(joining.code)),
        (own.phone, _line(joining.phone)),
        (own.remark, _line(joining.note)),
    )
    yield from _terms(rows)


def _joining_link(joining: Joining, own: Words) -> flow.Line:
    """An address as long as those of Teams is printed only where nothing shorter leads into the meeting."""
    service, address = one_line(joining.service), one_line(joining.link)
    other_way = one_line(joining.meeting_id) or one_line(joining.phone)
    if not other_way or not safe_link(address):
        return _linked(address, address)
    return _linked(own.join_on.format(service=service) if service else own.join, address)


def _attendance(sections: tuple[AttendanceSection, ...], own: Words) -> Iterator[flow.Element]:
    """A heading and a table a section, all with the same columns: those that hold anything in any of them."""
    everybody = [row for section in sections for row in section.rows]
    shown = (
        True,
        any(one_line(row.organization) for row in everybody),
        any(one_line(row.note) for row in everybody),
    )
    for section in sections:
        if section.rows:
            yield _heading(one_line(section.title) or own.sections[section.kind])
            yield _present(section.rows, own, shown)


def _present(rows: tuple[Attendee, ...], own: Words, shown: tuple[bool, ...]) -> flow.Element:
    """A table, or a line of names where there is nothing but names."""
    if not any(one_line(row.organization) or one_line(row.note) for row in rows):
        return flow.Prose(_line(", ".join(one_line(row.name) for row in rows)))
    return flow.Grid(
        header=tuple(compress((own.name, own.organization, own.note), shown)),
        widths=tuple(compress(ATTENDANCE_WIDTHS, shown)),
        rows=tuple(tuple(map(_line, compress((row.name, row.organization, row.note), shown))) for row in rows),
    )


def _agenda(rows: tuple[AgendaRow, ...], own: Words, language: Language) -> flow.Grid:
    longest = max(len(one_line(row.number)) for row in rows)
    columns = (
        (own.number, min(4 + longest, MOST_NUMBER_SHARE), [_line(row.number) for row in rows]),
        (own.item, 54, [_line(INDENT * row.depth + _titled(row)) for row in rows]),
        (own.presenter, 21, [_line(row.presenter) for row in rows]),
        (own.minutes, 9, [_line("" if row.minutes is None else str(row.minutes)) for row in rows]),
        (own.start, 11, [_line("" if row.start is None else clock_words(row.start, language)) for row in rows]),
    )
    return _grid(columns, keep=own.item, right=(own.minutes, own.start))


def _titled(row: AgendaRow) -> str:
    title, note = one_line(row.title), one_line(row.note)
    return f"{title} ({note})" if note else title


def _actions(actions: tuple[Action, ...], own: Words, language: Language) -> flow.Grid:
    longest = max(len(one_line(action.item)) for action in actions)
    columns = (
        (own.what, 43, [_line(action.what) for action in actions]),
        (own.who, 22, [_line(action.who) for action in actions]),
        (own.due, 24, [_line(_due(action.due, language)) for action in actions]),
        (own.item, min(6 + longest, MOST_NUMBER_SHARE), [_line(action.item) for action in actions]),
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
    above = False
    for item in items:
        # A sub-item without an item above it is an item: no level of headings is ever skipped.
        level = SECTION_LEVEL + 1 if above and item.depth else SECTION_LEVEL
        above = True
        yield _item_heading(item, own, level)
        yield from _blocks(item.blocks, own, level + 1, item.language)
        yield from _papers(item.papers, own)


def _item_heading(item: Item, own: Words, level: int) -> flow.Heading:
    title, number, note = one_line(item.title), one_line(item.number), one_line(item.note)
    if title:
        return flow.Heading(level, flow.Line((Run(title),), item.language, item.anchor), number, note)
    return flow.Heading(level, _line(f"{own.item} {number}".rstrip()), note=note)


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
        anchor=table.anchor,
    )


def _spoken(paragraph: Paragraph, language: TextLanguage | None) -> flow.Line:
    speaker = one_line(paragraph.speaker)
    said = _runs(paragraph.text)
    runs = (Run(f"{speaker}:", bold=True), Run(" "), *said) if speaker else said
    return flow.Line(runs, paragraph.language or language, paragraph.anchor)


def _linked(text: str, address: str) -> flow.Line:
    return flow.Line(_runs((Run(text or address, link=address),)))


def _line(text: Text) -> flow.Line:
    return flow.Line(_runs(text))


def _runs(text: Text) -> tuple[Run, ...]:
    """The runs with cleaned text and safe links; none at all where there is nothing to read."""
    given = (Run(text),) if isinstance(text, str) else text
    runs = tuple(Run(clean(run.text), run.bold, run.italic, safe_link(run.link)) for run in given)
    return tuple(run for run in runs if run.text) if not all(is_blank(run.text) for run in runs) else ()


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in map(one_line, texts) if line)

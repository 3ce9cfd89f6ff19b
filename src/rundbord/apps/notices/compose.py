"""A meeting's agenda as the document that its notice is, and as ready text for a mail or Outlook."""

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from rundbord.apps.core import richtext
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.meetings.shown import ItemView, MeetingView
from rundbord.apps.minutes.blocks import blocks
from rundbord.apps.minutes.compose import closed_words
from rundbord.apps.minutes.head import facts_of, language_of
from rundbord.apps.notices.joining import service_of
from rundbord.engines.typesetter.document import AgendaRow, Block, Document, Item, Joining, Language, Paper, Paragraph
from rundbord.engines.typesetter.words import clock_words, words


def compose(meeting: Meeting, shown: MeetingView, *, issued: date, imported: bool = False) -> Document:
    """The notice as the viewer of `shown` may read it, in the meeting's own language; without letterhead.

    An imported notice says that the original is the official version.
    """
    language = language_of(meeting)
    with translation.override(language):
        return Document(
            kind="notice",
            language=language,
            title=title_of(meeting, language),
            issued=issued,
            author=meeting.cooperation.name,
            mark=words(language).draft if meeting.state == State.PLANNED else "",
            facts=facts_of(shown, language),
            remark=words(language).rendering if imported else "",
            joining=_joining(shown),
            agenda=tuple(agenda_row(item) for item in shown.items if not item.withdrawn),
            items=(*(_item(item) for item in shown.items if _has_more(item)), *_papers(shown, language)),
        )


def title_of(meeting: Meeting, language: Language) -> str:
    """ "Innkalling til møte i Faggruppe for næring"."""
    return words(language).notice_of.format(body=" + ".join(one.name for one in meeting.held_by))


def outlook_text(document: Document) -> str:
    """The notice as plain text to paste into Outlook: how to join first, then when, where and the agenda."""
    own = words(document.language)
    return "\n".join(
        [
            document.title,
            "",
            *_joining_lines(document),
            *(f"{fact.label}: {fact.value}" for fact in document.facts),
            "",
            own.agenda,
            *(_agenda_line(row, document.language) for row in document.agenda),
        ]
    ).strip()


def _joining_lines(document: Document) -> Iterator[str]:
    joining, own = document.joining, words(document.language)
    if joining is None:
        return
    service = joining.service
    yield own.join_on.format(service=service) if service else own.join
    labelled = ((own.link, joining.link), (own.meeting_id, joining.meeting_id))
    for label, value in (*labelled, (own.code, joining.code), (own.phone, joining.phone)):
        if value:
            yield f"{label}: {value}"
    yield ""


def _agenda_line(row: AgendaRow, language: Language) -> str:
    number = f"{row.number} " if row.number else "– "
    start = f" ({clock_words(row.start, language)})" if row.start else ""
    presenter = f", {row.presenter}" if row.presenter else ""
    note = f" ({row.note})" if row.note else ""
    return f"{'   ' * row.depth}{number}{row.title}{note}{presenter}{start}"


def _joining(shown: MeetingView) -> Joining | None:
    if not (shown.join_url or shown.join_id or shown.join_phone):
        return None
    return Joining(
        service=service_of(shown.join_url),
        link=shown.join_url,
        meeting_id=shown.join_id,
        code=shown.join_code,
        phone=shown.join_phone,
    )


def agenda_row(item: ItemView) -> AgendaRow:
    """The item in the overview: its number, who presents it, when and how long."""
    return AgendaRow(
        title=item.title,
        number=item.label,
        note=item.elsewhere,
        presenter=item.presenter,
        minutes=item.planned_minutes,
        start=item.starts,
        depth=item.level,
    )


def _has_more(item: ItemView) -> bool:
    """Is there more to say of the item than its row in the overview?"""
    return not item.withdrawn and bool(
        item.closed or item.papers or richtext.to_plain(item.case_text + item.proposed_decision)
    )


def _item(item: ItemView) -> Item:
    lines: list[Block] = [Paragraph(closed_words(item.legal_basis))] if item.closed else []
    lines += blocks(item.case_text)
    lines += blocks(item.proposed_decision, "proposal")
    papers = tuple(Paper(paper.name, note=_version(paper.version)) for paper in item.papers)
    return Item(
        title=item.title, number=item.label, depth=item.level, note=item.elsewhere, blocks=tuple(lines), papers=papers
    )


def _papers(shown: MeetingView, language: Language) -> Iterator[Item]:
    """The papers that belong to the whole meeting."""
    if shown.papers:
        yield Item(words(language).papers, blocks=tuple(Paragraph(paper.name, "bullet") for paper in shown.papers))


def _version(number: int) -> str:
    return _("version %(number)d") % {"number": number} if number > 1 else ""

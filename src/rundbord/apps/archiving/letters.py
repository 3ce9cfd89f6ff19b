"""The letter with one item's decision ("særutskrift") to one organization, as a document; and all of them in a ZIP."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import System
from rundbord.apps.archiving.models import Extract
from rundbord.apps.archiving.package import safe_name, zipped
from rundbord.apps.meetings.listing import title_of
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.words import short_day
from rundbord.apps.minutes.blocks import blocks
from rundbord.apps.minutes.compose import closed_words
from rundbord.apps.minutes.files import FORMATS
from rundbord.apps.minutes.head import LANGUAGES, under_letterhead
from rundbord.apps.record.models import EntryKind
from rundbord.apps.record.present import present_record
from rundbord.apps.record.shown import EntryView, Section
from rundbord.engines.typesetter.document import Block, Document, Fact, Item, Paragraph

VIEWER = System("extract")
ENDINGS = ("pdf", "docx")


def section_of(meeting: Meeting, uid: str) -> Section:
    """The item with its record, complete. Raises LookupError where the meeting has no such item."""
    found = (one for one in present_record(meeting, VIEWER).sections if one.item.uid == uid)
    section = next(found, None)
    if section is None:
        raise LookupError(uid)
    return section


def letter(extract: Extract, meeting: Meeting, section: Section) -> Document:
    """The letter, in the written language that the organization has chosen."""
    language = LANGUAGES[extract.language]
    with translation.override(language):
        document = Document(
            kind="minutes",
            language=language,
            title=_("Extract of decision: %(title)s") % {"title": section.item.title},
            issued=extract.made_on,
            author=meeting.cooperation.name,
            facts=tuple(_facts(extract, meeting, section)),
            introduction=tuple(Paragraph(line) for line in extract.text.splitlines() if line.strip()),
            items=(Item(section.item.title, number=section.item.label, blocks=tuple(_decided(section))),),
        )
    return under_letterhead(document, meeting)


def all_letters(extracts: Iterable[Extract], meeting: Meeting, section: Section) -> bytes:
    """Every letter as PDF and as DOCX, in one ZIP; the same bytes each time."""
    parts = []
    for extract in extracts:
        document = letter(extract, meeting, section)
        for ending in ENDINGS:
            name = f"{safe_name(extract.organization.name)} {extract.uid}.{ending}"
            parts.append((name, FORMATS[ending].make(document)))
    return zipped(parts)


def _facts(extract: Extract, meeting: Meeting, section: Section) -> Iterable[Fact]:
    yield Fact(_("To"), extract.organization.name)
    yield Fact(_("Date"), short_day(extract.made_on))
    yield Fact(_("Treated by"), title_of(meeting))
    if meeting.date:
        yield Fact(_("In the meeting on"), short_day(meeting.date))
    if section.item.printed:
        yield Fact(_("Our item"), ", ".join(section.item.printed))
    bases = [section.item.legal_basis] if section.item.exempt else []
    bases += [one.legal_basis for one in _decisions(section) if one.exempt]
    if bases:
        yield Fact(_("Access"), closed_words(next(filter(None, bases), "")))


def _decisions(section: Section) -> list[EntryView]:
    return [one for one in section.entries if one.kind == EntryKind.DECISION]


def _decided(section: Section) -> Iterable[Block]:
    decisions = _decisions(section)
    for entry in decisions:
        yield from blocks(entry.text, "decision")
    if not decisions:
        yield from blocks(section.item.proposed_decision, "proposal")

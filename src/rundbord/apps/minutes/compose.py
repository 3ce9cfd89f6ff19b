"""The record of a meeting as the document that its minutes are."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from django.utils import translation
from django.utils.translation import gettext as _

from rundbord.apps.core import richtext
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.minutes.attending import attendance_of
from rundbord.apps.minutes.blocks import blocks
from rundbord.apps.minutes.head import facts_of, language_of, leading_body
from rundbord.apps.minutes.word.anchors import anchored, item_anchor
from rundbord.apps.people.models.bodies import MinutesName
from rundbord.apps.record.models import Action as RecordAction
from rundbord.apps.record.models import EntryKind
from rundbord.apps.record.shown import ActionView, EntryView, RecordView, Section, VoteView
from rundbord.engines.typesetter.document import (
    Action,
    Block,
    Document,
    Item,
    Language,
    Paper,
    Paragraph,
    ParagraphKind,
    TextLanguage,
)
from rundbord.engines.typesetter.words import words

KINDS: dict[str, ParagraphKind] = {
    EntryKind.PROSE: "prose",
    EntryKind.PROPOSAL: "proposal",
    EntryKind.CONTRIBUTION: "contribution",
    EntryKind.DECISION: "decision",
}
LABELS: dict[str, set[str]] = {
    EntryKind.DECISION: {"vedtak", "decision"},
    EntryKind.PROPOSAL: {"forslag til vedtak", "framlegg til vedtak", "proposed decision"},
}
WRITTEN: dict[str, TextLanguage] = {"nb": "nb", "nn": "nn", "en": "en", "se": "se"}


def compose(meeting: Meeting, record: RecordView, *, mark: str, remark: str, issued: date) -> Document:
    """The minutes as the viewer of `record` may read them, in the meeting's own language; without letterhead.

    `mark` is the status above the title, `remark` a sentence under it, `issued` the date that the files carry.
    """
    language = language_of(meeting)
    formal = leading_body(meeting).minutes_name != MinutesName.REFERAT
    with translation.override(language):
        return Document(
            kind="minutes",
            language=language,
            title=title_of(meeting, language),
            issued=issued,
            author=meeting.cooperation.name,
            mark=mark,
            remark=remark,
            facts=facts_of(record.meeting, language),
            attendance=tuple(attendance_of(record.meeting.attendance, language)),
            items=tuple(_item(section, language, formal=formal) for section in told(record)),
            actions=tuple(_action(action, section) for section, action in promised(record)),
        )


def title_of(meeting: Meeting, language: Language) -> str:
    """ "Referat fra møte i Faggruppe for næring", or what the leading body calls its minutes."""
    held_by = " + ".join(one.name for one in meeting.held_by)
    return body_title(leading_body(meeting).minutes_name, held_by, language)


def body_title(minutes_name: str, body: str, language: Language) -> str:
    """The title of a body's minutes; `minutes_name` is a people.MinutesName."""
    own = words(language)
    patterns: dict[str, str] = {MinutesName.PROTOKOLL: own.protocol_of, MinutesName.MOTEBOK: own.book_of}
    return patterns.get(minutes_name, own.minutes_of).format(body=body)


def told(record: RecordView) -> list[Section]:
    """The items that the minutes tell of: a withdrawn one only where its number was given, to account for it."""
    return [section for section in record.sections if not section.item.withdrawn or _has_number(section)]


def promised(record: RecordView) -> Iterator[tuple[Section, ActionView]]:
    """Each action that stands, with the item under which it was said."""
    for section in told(record):
        if section.item.withdrawn:
            continue
        for entry in section.entries:
            yield from ((section, action) for action in entry.actions if action.state != RecordAction.State.DROPPED)


def _has_number(section: Section) -> bool:
    return bool(section.item.printed) and not section.item.provisional


def _item(section: Section, language: Language, *, formal: bool) -> Item:
    item = section.item
    if item.withdrawn:
        return Item(title=_("Withdrawn"), number=item.label, depth=item.level, note=item.elsewhere)
    lines: list[Block] = [Paragraph(closed_words(item.legal_basis))] if item.closed else []
    if formal:
        lines += _proposed(section)
    for entry, following in zip_longest(section.entries, section.entries[1:]):
        if not _is_label(entry, following):
            lines += _entry(entry, language)
    papers = tuple(Paper(paper.name) for paper in item.papers)
    return Item(
        title=item.title,
        number=item.label,
        depth=item.level,
        note=item.elsewhere,
        blocks=tuple(lines),
        papers=papers,
        anchor=item_anchor(item.uid),
    )


def _proposed(section: Section) -> tuple[Block, ...]:
    """The proposal of the case papers, which protocols show before what was decided, unless the record has its own."""
    if any(entry.kind == EntryKind.PROPOSAL for entry in section.entries):
        return ()
    return blocks(section.item.proposed_decision, "proposal")


def _is_label(entry: EntryView, following: EntryView | None) -> bool:
    """Is it a line of its own such as "Vedtak:" over the decision, which the document labels itself?"""
    if following is None or entry.kind != EntryKind.PROSE or entry.speaker:
        return False
    return richtext.to_plain(entry.text).strip(" :.").casefold() in LABELS.get(following.kind, set())


def _entry(entry: EntryView, language: Language) -> Iterator[Block]:
    if entry.closed:
        yield Paragraph(closed_words(entry.legal_basis))
        return
    if entry.vote:
        yield Paragraph(vote_words(entry.vote))
    written = WRITTEN.get(entry.language)
    made = blocks(entry.text, KINDS[entry.kind], entry.speaker, None if written == language else written)
    yield from anchored(made, entry.uid, entry.version)


def closed_words(legal_basis: str) -> str:
    """What stands in place of something exempt."""
    if not legal_basis:
        return _("Exempt from public disclosure.")
    return _("Exempt from public disclosure: %(basis)s.") % {"basis": legal_basis}


def vote_words(vote: VoteView) -> str:
    """How a decision was voted on, in a sentence."""
    counts = [
        (vote.votes_for, _("%(number)s for")),
        (vote.votes_against, _("%(number)s against")),
        (vote.votes_blank, _("%(number)s blank")),
    ]
    told_counts = [pattern % {"number": number} for number, pattern in counts if number is not None]
    result = ", ".join([*told_counts, vote.text] if vote.text else told_counts)
    return _("Vote: %(result)s") % {"result": result}


def _action(action: ActionView, section: Section) -> Action:
    return Action(action.text, action.responsible, action.due or "", section.item.label)

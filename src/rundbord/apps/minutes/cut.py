"""A frozen version as one viewer may read it today: what was closed after it was frozen is closed in it too."""

from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext as _

from rundbord.apps.core.models import Access
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.shown import ItemView, MeetingView
from rundbord.apps.minutes.attending import attendance_of
from rundbord.apps.minutes.compose import closed_words
from rundbord.apps.record.models import Entry
from rundbord.engines.typesetter.document import AttendanceSection, Document, Item, Paragraph


@dataclass(frozen=True)
class Copy:
    """A frozen document with the uids of its items, and of the item that each row of its actions was said under.

    `unregistered` counts those that the attendance leaves out, since nobody said whether they came.
    """

    document: Document
    items: tuple[str, ...]
    actions: tuple[str, ...]
    unregistered: int = 0


def cut(copy: Copy, shown: MeetingView, exempt: set[str]) -> Document:
    """The copy without what `shown`, the meeting as the viewer sees it today, no longer shows.

    An item that is closed to the viewer, or that holds a line of `exempt` (item uids), becomes its public title and
    legal basis; papers stay as far as the viewer may fetch them; for outsiders, remarks on attendance follow today's
    list.
    """
    document = copy.document
    views = {item.uid: item for item in shown.items}
    closed = {uid for uid in copy.items if uid in exempt or uid not in views or views[uid].closed}
    with translation.override(document.language):
        items = tuple(
            _closed(item, views.get(uid)) if uid in closed else _with_papers(item, views[uid])
            for uid, item in zip(copy.items, document.items, strict=True)
        )
        actions = zip(copy.actions, document.actions, strict=True)
        return replace(
            document,
            items=items,
            actions=tuple(action for uid, action in actions if uid not in closed),
            attendance=document.attendance if shown.sight.inside else _remarks_of_today(document, shown),
        )


def exempted_since(meeting: Meeting, frozen: list[str]) -> set[str]:
    """Uids of the items with a line that is exempt now and was not when the version was frozen (`frozen`: uids)."""
    rows = Entry.objects.filter(item__meeting=meeting, access=Access.EXEMPT).exclude(uid__in=frozen)
    return set(rows.values_list("item__uid", flat=True))


def exempt_entries(meeting: Meeting) -> list[str]:
    """Uids of the lines that are exempt now."""
    return list(
        Entry.objects.filter(item__meeting=meeting, access=Access.EXEMPT).order_by("pk").values_list("uid", flat=True)
    )


def _closed(item: Item, view: ItemView | None) -> Item:
    if view is None or view.withdrawn:
        return Item(title=_("Withdrawn"), number=item.number, depth=item.depth, note=item.note)
    title = view.title if view.closed else item.title
    words = closed_words(view.legal_basis)
    return Item(title=title, number=item.number, depth=item.depth, note=item.note, blocks=(Paragraph(words),))


def _with_papers(item: Item, view: ItemView) -> Item:
    names = {paper.name for paper in view.papers}
    return replace(item, papers=tuple(paper for paper in item.papers if paper.title in names))


def _remarks_of_today(document: Document, shown: MeetingView) -> tuple[AttendanceSection, ...]:
    today = {
        row.name: row.note for section in attendance_of(shown.attendance, document.language) for row in section.rows
    }
    return tuple(
        replace(section, rows=tuple(replace(row, note=today.get(row.name, "")) for row in section.rows))
        for section in document.attendance
    )

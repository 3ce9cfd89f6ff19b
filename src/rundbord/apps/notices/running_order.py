"""For whoever leads and writes: the running order of a meeting with room to write, and a list to sign."""

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock
from rundbord.apps.meetings.models import Attendance, ItemKind, Meeting
from rundbord.apps.meetings.present import present_meeting
from rundbord.apps.meetings.shown import AttendanceView, ItemView, MeetingView
from rundbord.apps.meetings.words import short_day
from rundbord.apps.minutes.blocks import blocks
from rundbord.apps.minutes.head import facts_of, language_of
from rundbord.apps.notices.compose import agenda_row
from rundbord.apps.notices.left_open import Suggestion, newest_first, open_promises
from rundbord.engines.typesetter.document import Block, Document, Item, Paragraph, Table

LINE = "\n\u00a0"
"""One more empty line in a cell, to write on."""
ROOM = f"–{LINE * 3}"
MOST = 20
AT_THE_TABLE = (Attendance.Category.MEMBER, Attendance.Category.DEPUTY, Attendance.Category.OBSERVER)


def running_order(viewer: Viewer, meeting: Meeting) -> Document:
    """Times, presenters and proposals of each item, who comes, the round in its order, and what was promised before.

    Five queries. Raises NotAllowedError where the viewer may not read the agenda.
    """
    shown = present_meeting(meeting, viewer)
    promised = [one for one in newest_first(open_promises(viewer, meeting.held_by[0], MOST)) if one.meeting != meeting]
    with translation.override(language_of(meeting)):
        title = _("Running order, %(body)s") % {"body": " + ".join(one.name for one in meeting.held_by)}
        items = [*_who_comes(shown), *(_item(item, shown) for item in shown.items if not item.withdrawn)]
        return _document(meeting, shown, title, [*items, *_promised(promised)], with_agenda=True)


def signing_list(viewer: Viewer, meeting: Meeting) -> Document:
    """The list of attendance with a line for each to sign on, and some for those who come besides."""
    shown = present_meeting(meeting, viewer)
    with translation.override(language_of(meeting)):
        title = _("List of attendance, %(body)s") % {"body": " + ".join(one.name for one in meeting.held_by)}
        rows = [(f"{row.name}{LINE}", row.organization, "") for row in shown.attendance]
        header = (_("Name"), _("For"), _("Signature"))
        table = Table(header, (*rows, *[(f"–{LINE}", "", "")] * 5))
        return _document(meeting, shown, title, [Item(_("Present"), blocks=(table,))], with_agenda=False)


def _document(meeting: Meeting, shown: MeetingView, title: str, items: list[Item], *, with_agenda: bool) -> Document:
    language = language_of(meeting)
    return Document(
        kind="notice",
        language=language,
        title=title,
        issued=meeting.date or clock.today(),
        author=meeting.cooperation.name,
        facts=facts_of(shown, language),
        agenda=tuple(agenda_row(item) for item in shown.items if not item.withdrawn) if with_agenda else (),
        items=tuple(items),
    )


def _who_comes(shown: MeetingView) -> Iterator[Item]:
    rows = tuple((row.name, row.organization, _status(row)) for row in shown.attendance)
    if rows:
        yield Item(_("Who comes"), blocks=(Table((_("Name"), _("For"), _("Remark")), rows),))


def _status(row: AttendanceView) -> str:
    told = [row.role]
    if row.status == Attendance.Status.ABSENT:
        told.append(_("will not come"))
    if row.deputy_for:
        told.append(_("deputy for %(name)s") % {"name": row.deputy_for})
    return ", ".join(filter(None, [*told, row.note]))


def _item(item: ItemView, shown: MeetingView) -> Item:
    lines: list[Block] = list(blocks(item.proposed_decision, "proposal"))
    if item.kind == ItemKind.ROUND_TABLE:
        lines.append(_round(shown))
    elif item.kind != ItemKind.BREAK:
        lines.append(Table((_("Notes"),), ((ROOM,),)))
    note = ", ".join(filter(None, [item.presenter, _length(item.planned_minutes)]))
    return Item(item.title, number=item.label, depth=item.level, note=note, blocks=tuple(lines))


def _round(shown: MeetingView) -> Table:
    """Everybody at the table in the order of the list, with room to write what they say."""
    present = [row for row in shown.attendance if row.status != Attendance.Status.ABSENT]
    rows = [(f"{row.organization or row.name}{LINE}", "") for row in present if row.category in AT_THE_TABLE]
    return Table((_("Who"), _("What they say")), tuple(rows) or ((ROOM, ""),))


def _length(minutes: int | None) -> str:
    return _("%(number)d min") % {"number": minutes} if minutes else ""


def _promised(found: list[Suggestion]) -> Iterator[Item]:
    lines = tuple(Paragraph(_with_days(one), "bullet") for one in found[:MOST])
    if lines:
        yield Item(_("What was promised or asked for before"), blocks=lines)


def _with_days(one: Suggestion) -> str:
    days = [_("by %(day)s") % {"day": short_day(one.due)} if one.due else "", _said(one.meeting.date)]
    told = ", ".join(filter(None, days))
    return f"{one.told} ({told})" if told else one.told


def _said(day: date | None) -> str:
    return _("said %(day)s") % {"day": short_day(day)} if day else ""

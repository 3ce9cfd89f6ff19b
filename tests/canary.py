"""A meeting with a word in every field that outsiders must never read: search all that leaves the program for it.

`SECRET` stands in exempt, withdrawn and inner things of a meeting whose agenda and record are published; `EXCLUDED` in
an open item that `cast.disqualified` is kept out of (there it stands for that person only).
"""

from dataclasses import dataclass
from typing import Any

from django.db import models

from rundbord.apps.core import clock
from rundbord.apps.core.models import Access
from rundbord.apps.files import services as files
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.meetings.models import AgendaItem, Attendance, Exclusion, Meeting, State
from rundbord.apps.record.models import Action, Entry, Mark, MarkKind, Vote
from tests import factories
from tests.cast import Cast

SECRET = "Kanarifugl"
EXCLUDED = "Inhabilord"
PUBLIC_TITLE = "Personalsak"
BASIS = "offentleglova § 25"
KEPT = {"uid", "law", "paragraph", "public_title", "client_key"}


@dataclass(frozen=True)
class Canary:
    """The meeting and those of its rows that tests ask for by address."""

    meeting: Meeting
    exempt: AgendaItem
    kept_out: AgendaItem
    entries: tuple[Entry, ...]
    action: Action
    mark: Mark
    attendance: Attendance
    papers: tuple[Attachment, ...]


def fill(row: Any, word: str) -> Any:
    """Put the word in every text field of the row that is not chosen from a list, and save it."""
    for field in row._meta.concrete_fields:
        text = isinstance(field, models.CharField | models.TextField) and not field.choices
        if text and field.name not in KEPT:
            setattr(row, field.name, word)
    row.save()
    return row


def make_canary(cast: Cast) -> Canary:
    """A published and approved meeting full of the word."""
    meeting = factories.make_meeting(cast.body, state=State.APPROVED)
    meeting.agenda_public_at = meeting.record_public_at = clock.now()
    meeting.join_id = meeting.join_code = meeting.join_phone = SECRET
    meeting.join_url = f"https://example.org/{SECRET}"
    meeting.save()
    exempt = _exempt_item(meeting)
    below = _item(meeting, SECRET, parent=exempt)
    kept_out = _kept_out_item(cast, meeting)
    _item(meeting, SECRET, withdrawn_at=clock.now())
    open_item = factories.make_item(meeting, "Åpen sak")
    closed_line = fill(factories.make_entry(open_item), SECRET)
    Entry.objects.filter(pk=closed_line.pk).update(access=Access.EXEMPT, law="offentleglova", paragraph="§ 13")
    Entry.objects.filter(pk=fill(factories.make_entry(open_item), SECRET).pk).update(withdrawn_at=clock.now())
    entries = tuple(_said(item, SECRET) for item in (exempt, below))
    action, mark = _facets(closed_line)
    _facets(entries[0])
    return Canary(
        meeting=meeting,
        exempt=exempt,
        kept_out=kept_out,
        entries=(*entries, closed_line),
        action=action,
        mark=mark,
        attendance=_attendance(meeting, cast),
        papers=_papers(meeting, exempt, open_item),
    )


def _item(meeting: Meeting, word: str, **fields: Any) -> AgendaItem:
    item: AgendaItem = fill(factories.make_item(meeting), word)
    AgendaItem.objects.filter(pk=item.pk).update(public_title="", **fields)
    return AgendaItem.objects.get(pk=item.pk)


def _exempt_item(meeting: Meeting) -> AgendaItem:
    item = _item(meeting, SECRET, access=Access.EXEMPT, law="offentleglova", paragraph="§ 25")
    AgendaItem.objects.filter(pk=item.pk).update(public_title=PUBLIC_TITLE)
    return AgendaItem.objects.get(pk=item.pk)


def _kept_out_item(cast: Cast, meeting: Meeting) -> AgendaItem:
    """Open, so its title is public; all else of it is kept from the disqualified person."""
    item = _item(meeting, EXCLUDED, title="Åpen sak med inhabil")
    _said(item, EXCLUDED)
    Exclusion.objects.create(item=item, person=cast.disqualified, reason=SECRET)
    return item


def _said(item: AgendaItem, word: str) -> Entry:
    entry: Entry = fill(factories.make_entry(item), word)
    return entry


def _facets(entry: Entry) -> tuple[Action, Mark]:
    fill(Vote(entry=entry), SECRET)
    action: Action = fill(Action(entry=entry), SECRET)
    mark: Mark = fill(Mark(entry=entry, kind=MarkKind.ASK), SECRET)
    return action, mark


def _attendance(meeting: Meeting, cast: Cast) -> Attendance:
    row = factories.make_attendance(meeting, cast.member)
    row.note, row.access, row.law, row.paragraph = SECRET, Access.EXEMPT, "offentleglova", "§ 13"
    row.save()
    return row


def _papers(meeting: Meeting, exempt: AgendaItem, open_item: AgendaItem) -> tuple[Attachment, ...]:
    """A public paper of the exempt item, an exempt one of an open item, a members' and a secretariat's paper."""
    places: list[tuple[str, str, str, str]] = [
        ("agendaitem", exempt.uid, Audience.PUBLIC, Access.OPEN),
        ("agendaitem", open_item.uid, Audience.PUBLIC, Access.EXEMPT),
        ("meeting", meeting.uid, Audience.MEMBERS, Access.OPEN),
        ("meeting", meeting.uid, Audience.SECRETARIAT, Access.OPEN),
    ]
    blob = files.store_blob(content=SECRET.encode(), name="notat.txt")
    return tuple(
        Attachment.objects.create(
            cooperation_id=meeting.cooperation_id,
            owner_kind=kind,
            owner_uid=uid,
            audience=audience,
            access=access,
            role="paper",
            name=f"{SECRET}.txt",
            blob=blob,
            created_at=clock.now(),
        )
        for kind, uid, audience, access in places
    )

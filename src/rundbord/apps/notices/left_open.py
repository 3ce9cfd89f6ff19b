"""What earlier meetings of a body left open: suggestions for its next agenda, likely ones ticked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock
from rundbord.apps.meetings import queries as meetings
from rundbord.apps.meetings.models import AgendaItem, Meeting, MeetingBody, State
from rundbord.apps.meetings.words import short_day
from rundbord.apps.minutes.approval import approved_among
from rundbord.apps.notices.models import Carried, SourceKind
from rundbord.apps.people.models import Body
from rundbord.apps.record import queries as records
from rundbord.apps.record.models import Action, Entry, Mark, MarkKind

HELD = (State.HELD, State.SENT)
COMING = (State.PLANNED, State.CALLED)
RECENT = timedelta(days=180)
MOST_MEETINGS = 24  # four years of a body that meets every other month
MOST = 20  # of each kind, the newest: a page with more helps nobody; the rest stands on a page of its own (all_open.py)
MOST_MINUTES = 12
NEWEST = ("-entry__item__meeting__date", "pk")
# What a suggestion shows of where it was said; all else, the long texts too, stays in the database.
MEETING = ("uid", "title", "date", "end_date", "state", "cooperation")
ORIGIN = (
    *("uid", "entry__uid", "entry__speaker_written", "entry__person__name", "entry__organization__name"),
    *("entry__item__uid", "entry__item__title"),
    *(f"entry__item__meeting__{name}" for name in MEETING),
)
MARKS = {MarkKind.ASK: SourceKind.ASK, MarkKind.NEXT_TIME: SourceKind.NEXT_TIME}


@dataclass(frozen=True)
class Suggestion:
    """Something left open. `said` is who said it as written, `owner` who is to do it; `due` is a local date.

    `meeting` and `item` are where it was said. `likely` ones stand ticked. `agendas` are the meetings that have it on
    their agenda, the latest last.
    """

    kind: SourceKind
    uid: str
    text: str
    meeting: Meeting
    item: AgendaItem | None = None
    likely: bool = False
    said: str = ""
    owner: str = ""
    due: date | None = None
    entry_uid: str = ""
    agendas: tuple[Meeting, ...] = ()

    @property
    def ahead(self) -> Meeting | None:
        """The coming meeting that has it on its agenda already."""
        latest = self.agendas[-1] if self.agendas else None
        return latest if latest and latest.state in COMING else None

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind}-{self.uid}"

    @property
    def told(self) -> str:
        """The text with its owner before it, unless the text begins with the owner already."""
        if not self.owner or self.text.casefold().startswith(self.owner.casefold()):
            return self.text
        return f"{self.owner}: {self.text}"

    @property
    def what(self) -> str:
        """What it is, in a line of its own."""
        if self.kind == SourceKind.MINUTES:
            return _("The minutes of %(date)s") % {"date": short_day(self.meeting.date) if self.meeting.date else ""}
        return self.told


def newest_meetings(viewer: Viewer, body: Body) -> list[Meeting]:
    """The body's newest meetings that the viewer may see, coming ones first. One query."""
    return list(
        meetings.of_body(viewer, body)
        .filter(withdrawn_at=None)
        .select_related(None)
        .order_by("-date", "-pk")[:MOST_MEETINGS]
    )


def held_among(newest: Iterable[Meeting]) -> list[Meeting]:
    """Those that were held, in the same order."""
    today = clock.today()
    return [one for one in newest if one.date and one.date <= today and one.state not in COMING]


def coming_among(newest: Iterable[Meeting]) -> list[Meeting]:
    """Those that are to come, the next one first."""
    today = clock.today()
    return [one for one in newest if one.date and one.date >= today and one.state in COMING][::-1]


def left_open(viewer: Viewer, body: Body, newest: list[Meeting] | None = None) -> list[Suggestion]:
    """All that the body's meetings left open and the viewer may read: minutes, actions, asks, wishes, postponed items.

    Five queries, and one more where the caller has not asked for the newest meetings. These are the newest of each
    kind, of the body's last `MOST_MEETINGS` meetings; `all_open` has the rest.
    """
    held = held_among(newest_meetings(viewer, body) if newest is None else newest)
    found = [
        *_minutes(held),
        *open_promises(viewer, body),
        *(postponed(item) for item in postponed_items(viewer, body).filter(meeting__in=remembered(body))[:MOST]),
    ]
    return with_agendas(found, held[0] if held else None)


def with_agendas(found: list[Suggestion], newest: Meeting | None = None) -> list[Suggestion]:
    """The same, with the agendas that they stand on, and judged by the newest meeting that was held. One query."""
    agendas = _agendas(found)
    return [_judged(replace(one, agendas=tuple(agendas[one.kind, one.uid])), newest) for one in found]


def open_promises(viewer: Viewer, body: Body, most: int = MOST) -> list[Suggestion]:
    """Actions not done, asks not answered and what was wanted next time, unjudged: the newest `most` of both.

    Of the body's last `MOST_MEETINGS` meetings. Two queries.
    """
    of_these = {"entry__item__meeting__in": remembered(body)}
    return [
        *(from_action(action) for action in open_actions(viewer, body).filter(**of_these)[:most]),
        *(from_mark(mark) for mark in open_marks(viewer, body).filter(**of_these)[:most]),
    ]


def open_actions(viewer: Viewer, body: Body) -> QuerySet[Action]:
    """All actions of the body that are not done, those of the newest meetings first."""
    found = records.open_actions(viewer, body).select_related("entry__person", "entry__organization")
    shown = ("text", "responsible_written", "due", "person__name", "organization__name")
    return found.only(*ORIGIN, *shown).order_by(*NEWEST)


def open_marks(viewer: Viewer, body: Body) -> QuerySet[Mark]:
    """All asks and wishes for the next meeting that nobody has settled, those of the newest meetings first."""
    found = records.unsettled_marks(viewer, body).filter(kind__in=MARKS)
    return found.only(*ORIGIN, "kind", "quote").order_by(*NEWEST)


def meetings_of(body: Body) -> QuerySet[MeetingBody, Any]:
    """The keys of the body's meetings, newest first, whoever may read them."""
    held = MeetingBody.objects.filter(body=body, meeting__withdrawn_at=None)
    return held.order_by(F("meeting__date").desc(nulls_last=True), "-meeting").values_list("meeting", flat=True)


def remembered(body: Body) -> QuerySet[MeetingBody, Any]:
    """The newest of them: a database begins with these few, not with all that was ever promised."""
    return meetings_of(body)[:MOST_MEETINGS]


def not_taken(viewer: Viewer, meeting: Meeting) -> list[Suggestion]:
    """What stands open in the leading body and is not on this meeting's agenda, the likely and the newest first."""
    rest = [one for one in newest_first(left_open(viewer, meeting.held_by[0])) if meeting not in one.agendas]
    return sorted(rest, key=lambda one: not one.likely)


def newest_first(found: Iterable[Suggestion]) -> list[Suggestion]:
    """By the day of the meeting, the last one first."""
    return sorted(found, key=lambda one: one.meeting.date or date.min, reverse=True)


def _minutes(held: list[Meeting]) -> Iterator[Suggestion]:
    """Half a year's minutes that no later item approves, or that were sent back."""
    recent = [one for one in held if one.state in HELD and _is_recent(one.date, held[0].date)][:MOST_MINUTES]
    approved = approved_among(recent)
    yield from (Suggestion(SourceKind.MINUTES, one.uid, one.title, one) for one in recent if one.pk not in approved)


def _is_recent(day: date | None, newest: date | None) -> bool:
    return day is not None and newest is not None and newest - day <= RECENT


def from_action(action: Action) -> Suggestion:
    """An action as a suggestion."""
    return Suggestion(
        SourceKind.ACTION,
        action.uid,
        action.text,
        action.entry.item.meeting,
        action.entry.item,
        said=_speaker(action.entry),
        owner=action.responsible_written.strip(" ,;:") or str(action.person or action.organization or ""),
        due=action.due,
        entry_uid=action.entry.uid,
    )


def from_mark(mark: Mark) -> Suggestion:
    """An ask or a wish as a suggestion."""
    return Suggestion(
        MARKS[MarkKind(mark.kind)],
        mark.uid,
        mark.quote,
        mark.entry.item.meeting,
        mark.entry.item,
        said=_speaker(mark.entry),
        entry_uid=mark.entry.uid,
    )


def postponed_items(viewer: Viewer, body: Body) -> QuerySet[AgendaItem]:
    """All items that the body's meetings postponed, those of the newest meetings first."""
    items = meetings.items_visible_to(viewer).filter(
        postponed=True,
        withdrawn_at=None,
        meeting__cooperation=body.cooperation_id,
        meeting__meeting_bodies__body=body,
        meeting__withdrawn_at=None,
        meeting__date__lte=clock.today(),
    )
    found = items.exclude(meeting__state__in=COMING).select_related("meeting")
    shown = ("uid", "title", *(f"meeting__{name}" for name in MEETING))
    return found.only(*shown).order_by("-meeting__date", "position", "pk")


def postponed(item: AgendaItem) -> Suggestion:
    """A postponed item as a suggestion."""
    return Suggestion(SourceKind.POSTPONED, item.uid, item.title, item.meeting, item)


def _speaker(entry: Entry) -> str:
    return entry.speaker_written or str(entry.person or entry.organization or "")


def _agendas(found: list[Suggestion]) -> dict[tuple[str, str], list[Meeting]]:
    """The meetings, by date, on whose agendas these stand."""
    rows = Carried.objects.filter(
        uid__in={one.uid for one in found}, item__withdrawn_at=None, item__meeting__withdrawn_at=None
    )
    agendas: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for row in rows.select_related("item__meeting").order_by("item__meeting__date", "pk"):
        agendas[row.kind, row.uid].append(row.item.meeting)
    return agendas


def _judged(one: Suggestion, newest: Meeting | None) -> Suggestion:
    """Likely is what the last meeting left, or what is due; not what stands on a coming agenda already."""
    return replace(one, likely=not one.ahead and (one.meeting == newest or _is_due(one.due)))


def _is_due(due: date | None) -> bool:
    """Due by today, but not so long ago that it has rather been forgotten."""
    return due is not None and clock.today() - RECENT <= due <= clock.today()

"""Reads of meetings. All start from what a viewer may see; the conditions are the twins of rules.py, in SQL."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from rundbord.apps.accounts.viewer import PersonViewer, Standing, System, Viewer
from rundbord.apps.core.models import Access
from rundbord.apps.meetings.models import AgendaItem, Exclusion, Meeting, MeetingBody
from rundbord.apps.meetings.rules import CALLED_ON, IMPORTED_RECORD, MINUTES_OUT
from rundbord.apps.people.models import Body, Cooperation

SHOWN = Q(withdrawn_at=None) | Q(batch_uid="", state__in=CALLED_ON)
PUBLISHED = Q(agenda_public_at__isnull=False) | Q(record_public_at__isnull=False)
RECORD_OUT = Q(state__in=MINUTES_OUT) | (~Q(batch_uid="") & Q(state__in=IMPORTED_RECORD))
NONE = Q(pk__in=[])
ALL = ~NONE  # an empty Q() would vanish when joined to others by |


def visible_to(viewer: Viewer) -> QuerySet[Meeting]:
    """The meetings whose agenda the viewer may read, in all cooperations: narrow it to one."""
    return Meeting.objects.filter(agenda_readable(viewer))


def records_visible_to(viewer: Viewer) -> QuerySet[Meeting]:
    """The meetings whose record the viewer may read (but for what is exempt)."""
    return Meeting.objects.filter(record_readable(viewer))


def inside(viewer: Viewer) -> QuerySet[Meeting]:
    """The meetings at whose table the viewer sits: what is exempt there is not closed to the viewer."""
    return Meeting.objects.filter(at_the_table(viewer))


def kept_by(viewer: Viewer) -> QuerySet[Meeting]:
    """The meetings that the viewer writes for."""
    return Meeting.objects.filter(_kept(viewer))


def agenda_readable(viewer: Viewer, meeting: str = "") -> Q:
    """The condition of `visible_to`; `meeting` is the path to the meeting, as in `record_readable`."""
    read = PUBLISHED | _chaired(viewer) | (_sat_in(viewer) & Q(state__in=CALLED_ON))
    return _moved(_kept(viewer) | (SHOWN & read), meeting)


def record_readable(viewer: Viewer, meeting: str = "") -> Q:
    """The condition of `records_visible_to`; `meeting` is the path to the meeting ("item__meeting__").

    A condition on joined rows lets a database begin with the few rows that a page asks for; a subquery would make it
    gather all meetings first.
    """
    read = Q(record_public_at__isnull=False) | _chaired(viewer) | (_sat_in(viewer) & RECORD_OUT)
    return _moved(_kept(viewer) | (SHOWN & read), meeting)


def at_the_table(viewer: Viewer, meeting: str = "") -> Q:
    """The condition of `inside`; `meeting` is the path to the meeting."""
    return _moved(_kept(viewer) | _chaired(viewer) | _sat_in(viewer), meeting)


def _moved(condition: Q, path: str) -> Q:
    """The same condition on what stands at the end of the path."""
    moved = Q(_connector=condition.connector, _negated=condition.negated)
    children: list[Any] = condition.children
    moved.children = [
        _moved(child, path) if isinstance(child, Q) else (f"{path}{child[0]}", child[1]) for child in children
    ]
    return moved


def items_visible_to(viewer: Viewer) -> QuerySet[AgendaItem]:
    """The agenda items that the viewer may read all of; closed and (but for keepers) withdrawn ones are left out."""
    return AgendaItem.objects.filter(agenda_readable(viewer, "meeting__"), not_withdrawn(viewer), open_items(viewer))


def not_withdrawn(viewer: Viewer, item: str = "") -> Q:
    """The condition that an item is not withdrawn, or kept by the viewer; `item` is the path to it ("item__")."""
    above = Q(**{f"{item}parent": None}) | Q(**{f"{item}parent__withdrawn_at": None})
    shown = Q(**{f"{item}withdrawn_at": None}) & above
    return shown | _moved(_kept(viewer), f"{item}meeting__")


def open_items(viewer: Viewer, item: str = "") -> Q:
    """The condition that an item is not closed to the viewer; `item` is the path to it ("item__")."""
    above = Q(**{f"{item}parent": None}) | Q(**{f"{item}parent__access": Access.OPEN})
    public = Q(**{f"{item}access": Access.OPEN}) & above
    return (public | at_the_table(viewer, f"{item}meeting__")) & ~kept_out(viewer, item)


def kept_out(viewer: Viewer, item: str = "") -> Q:
    """The condition that the viewer is excluded from an item or from the one above it."""
    persons = _persons(viewer)
    if not persons:
        return NONE
    mine = Exclusion.objects.filter(Q(person__in=persons) | Q(person__merged_into__in=persons), withdrawn_at=None)
    items = mine.values("item")
    return Q(**{f"{item}pk__in": items}) | Q(**{f"{item}parent__in": items})


def find_meeting(viewer: Viewer, cooperation: str, uid: str) -> Meeting | None:
    """The meeting with its cooperation and bodies, in one query, or None where the viewer may not read it.

    `cooperation` is the slug in the address.
    """
    found = visible_to(viewer).filter(uid=uid, cooperation__slug=cooperation)
    rows = list(MeetingBody.objects.filter(meeting__in=found).select_related("meeting__cooperation", "body"))
    if not rows:
        return None
    meeting = rows[0].meeting
    meeting.held_by = tuple(row.body for row in rows)
    return meeting


def with_bodies(meetings: Iterable[Meeting]) -> list[Meeting]:
    """These meetings with their bodies at hand, in two queries."""
    rows = list(meetings)
    held: dict[int, list[Body]] = defaultdict(list)
    for row in MeetingBody.objects.filter(meeting__in=rows).select_related("body"):
        held[row.meeting_id].append(row.body)
    for meeting in rows:
        meeting.held_by = tuple(held[meeting.pk])
    return rows


def of_body(viewer: Viewer, body: Body) -> QuerySet[Meeting]:
    """The body's meetings that the viewer may see, newest first."""
    held = MeetingBody.objects.filter(body=body).values("meeting")
    return visible_to(viewer).filter(cooperation=body.cooperation_id, pk__in=held).select_related("cooperation")


def of_cooperation(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Meeting]:
    """The cooperation's meetings that the viewer may see, newest first."""
    return visible_to(viewer).filter(cooperation=cooperation).select_related("cooperation")


def _persons(viewer: Viewer) -> list[int]:
    return [standing.person for standing in viewer.standings] if isinstance(viewer, PersonViewer) else []


def _held_by(bodies: set[int]) -> Q:
    return Q(pk__in=MeetingBody.objects.filter(body__in=bodies).values("meeting")) if bodies else NONE


def _single(viewer: PersonViewer) -> list[Standing]:
    """Where the viewer's bodies matter: the secretariat keeps all meetings of its cooperation, whatever else it is."""
    return [standing for standing in viewer.standings if not standing.secretariat]


def _kept(viewer: Viewer) -> Q:
    if isinstance(viewer, System):
        return ALL
    if not isinstance(viewer, PersonViewer):
        return NONE
    whole = [standing.cooperation for standing in viewer.standings if standing.secretariat]
    single = {body for standing in _single(viewer) for body in standing.secretary_of}
    return (Q(cooperation__in=whole) if whole else NONE) | _held_by(single)


def _chaired(viewer: Viewer) -> Q:
    if not isinstance(viewer, PersonViewer):
        return NONE
    return _held_by({body for standing in _single(viewer) for body in standing.chair_of})


def _sat_in(viewer: Viewer) -> Q:
    if not isinstance(viewer, PersonViewer):
        return NONE
    return _held_by({body for standing in _single(viewer) for body in standing.member_of})

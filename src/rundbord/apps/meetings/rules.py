"""Who may what with a meeting and its agenda: the one place that decides, beside its twin in SQL (queries.py)."""

from dataclasses import dataclass
from enum import IntEnum

from django.db.models import Q

from rundbord.apps.accounts.viewer import PersonViewer, Standing, System, Viewer
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.core.models import Access
from rundbord.apps.meetings.models import AgendaItem, Exclusion, Meeting, State
from rundbord.apps.people.models import Body

CALLED_ON = (State.CALLED, State.RUNNING, State.HELD, State.SENT, State.APPROVED)
MINUTES_OUT = (State.SENT, State.APPROVED)
OVER = (State.HELD, State.SENT, State.APPROVED)
IMPORTED_RECORD = (State.HELD, State.SENT, State.APPROVED)


class Place(IntEnum):
    """What a viewer is to a meeting; each sees all that the ones below see."""

    OUTSIDE = 0
    MEMBER = 1
    CHAIR = 2
    KEEPER = 3


@dataclass(frozen=True)
class Sight:
    """What a viewer sees of one meeting: the agenda at all, the record too. `person` is an integer key."""

    place: Place = Place.OUTSIDE
    person: int | None = None
    agenda: bool = False
    record: bool = False

    @property
    def inside(self) -> bool:
        """Does the viewer sit at this table (and so read what is exempt from public disclosure)?"""
        return self.place > Place.OUTSIDE

    @property
    def keeps(self) -> bool:
        """Does the viewer write for this table?"""
        return self.place is Place.KEEPER


AS_THE_PUBLIC = Sight(agenda=True, record=True)


def sight_of(viewer: Viewer, meeting: Meeting) -> Sight:
    """What the viewer sees of the meeting. One query, none where the meeting's bodies are fetched beforehand."""
    standing = _standing(viewer, meeting.cooperation_id)
    place = _place(viewer, standing, frozenset(body.pk for body in meeting.held_by))
    return Sight(
        place=place,
        person=standing.person if standing else None,
        agenda=_reads_agenda(place, meeting),
        record=_reads_record(place, meeting),
    )


def may_read_meeting(viewer: Viewer, meeting: Meeting) -> bool:
    """May the viewer read that the meeting is, and its agenda?"""
    return sight_of(viewer, meeting).agenda


def may_read_record(viewer: Viewer, meeting: Meeting) -> bool:
    """May the viewer read what was said and decided (but for what is exempt)?"""
    return sight_of(viewer, meeting).record


def may_read_item(viewer: Viewer, item: AgendaItem) -> bool:
    """May the viewer read all of this item? An excluded person may not, whoever it is."""
    sight = sight_of(viewer, item.meeting)
    line = [item, item.parent] if item.parent else [item]
    if not sight.agenda or (not sight.keeps and any(one.withdrawn_at for one in line)):
        return False
    return not is_excluded(sight, line) and (sight.inside or not is_exempt(line))


def is_exempt(line: list[AgendaItem]) -> bool:
    """Is an item exempt, by itself or by an item above it? (A person ends it, not a date.)"""
    return any(item.access == Access.EXEMPT for item in line)


def is_excluded(sight: Sight, line: list[AgendaItem]) -> bool:
    """Is the person kept out of an item or of an item above it?"""
    if sight.person is None:
        return False
    here = Exclusion.objects.filter(item__in=line, withdrawn_at=None)
    return here.filter(Q(person=sight.person) | Q(person__merged_into=sight.person)).exists()


def keeps_meeting(viewer: Viewer, meeting: Meeting) -> bool:
    """May the viewer write here: the secretariat, the secretary of one of the meeting's bodies, the program itself?"""
    return sight_of(viewer, meeting).keeps


def may_plan(viewer: Viewer, body: Body) -> bool:
    """May the viewer plan meetings of this body?"""
    standing = _standing(viewer, body.cooperation_id)
    return _place(viewer, standing, frozenset({body.pk})) is Place.KEEPER


def require_keeper(viewer: Viewer, meeting: Meeting) -> None:
    """Raise NotAllowedError unless the viewer keeps the meeting."""
    if not keeps_meeting(viewer, meeting):
        raise NotAllowedError


def require_item_keeper(viewer: Viewer, item: AgendaItem) -> None:
    """Raise NotAllowedError unless the viewer keeps the item's meeting and is not kept out of the item."""
    sight = sight_of(viewer, item.meeting)
    if not sight.keeps or is_excluded(sight, [item, item.parent] if item.parent else [item]):
        raise NotAllowedError


def _standing(viewer: Viewer, cooperation: int) -> Standing | None:
    return viewer.standing(cooperation) if isinstance(viewer, PersonViewer) else None


def _place(viewer: Viewer, standing: Standing | None, bodies: frozenset[int]) -> Place:
    if isinstance(viewer, System):
        return Place.KEEPER
    if standing is None:
        return Place.OUTSIDE
    if standing.secretariat or standing.secretary_of & bodies:
        return Place.KEEPER
    if standing.chair_of & bodies:
        return Place.CHAIR
    return Place.MEMBER if standing.member_of & bodies else Place.OUTSIDE


def _reads_agenda(place: Place, meeting: Meeting) -> bool:
    if place is Place.KEEPER:
        return True
    if is_hidden(meeting):
        return False
    published = meeting.agenda_public_at is not None or meeting.record_public_at is not None
    return published or place is Place.CHAIR or (place is Place.MEMBER and meeting.state in CALLED_ON)


def _reads_record(place: Place, meeting: Meeting) -> bool:
    if place is Place.KEEPER:
        return True
    if is_hidden(meeting):
        return False
    if meeting.record_public_at is not None or place is Place.CHAIR:
        return True
    out = IMPORTED_RECORD if meeting.batch_uid else MINUTES_OUT
    return place is Place.MEMBER and meeting.state in out


def is_hidden(meeting: Meeting) -> bool:
    """Is the meeting gone for all but its keepers? A called meeting that is cancelled stays in sight as cancelled."""
    return meeting.withdrawn_at is not None and (bool(meeting.batch_uid) or meeting.state not in CALLED_ON)

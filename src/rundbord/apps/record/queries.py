"""Reads of the record. All start from the entries that a viewer may read; the presenter cuts what is shown."""

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, When

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.models import Access
from rundbord.apps.meetings import queries as meetings
from rundbord.apps.meetings.models import Meeting, MeetingBody
from rundbord.apps.people.models import Body, Organization, Person
from rundbord.apps.record.models import Action, Entry, Mark


def visible_to(viewer: Viewer) -> QuerySet[Entry]:
    """The entries that the viewer may read all of, in all cooperations: narrow it to one."""
    return Entry.objects.filter(_readable(viewer))


def actions_visible_to(viewer: Viewer) -> QuerySet[Action]:
    """The actions of the entries that the viewer may read."""
    return Action.objects.filter(_readable(viewer, "entry__"), withdrawn_at=None)


def marks_visible_to(viewer: Viewer) -> QuerySet[Mark]:
    """Asks, offers and wishes for the next meeting in the entries that the viewer may read."""
    return Mark.objects.filter(_readable(viewer, "entry__"), withdrawn_at=None)


def _readable(viewer: Viewer, entry: str = "") -> Q:
    """The condition that the viewer may read all of an entry; `entry` is the path to it ("entry__").

    A condition and no subquery: a database would first gather all the entries that there are.
    """
    item, meeting = f"{entry}item__", f"{entry}item__meeting__"
    recorded = Q(**{f"{entry}withdrawn_at": None}) & meetings.record_readable(viewer, meeting)
    is_open = Q(**{f"{entry}access": Access.OPEN}) | meetings.at_the_table(viewer, meeting)
    return recorded & is_open & meetings.not_withdrawn(viewer, item) & meetings.open_items(viewer, item)


def open_actions(viewer: Viewer, body: Body) -> QuerySet[Action]:
    """What was promised in the body's meetings and is not done, the earliest due first."""
    found = actions_visible_to(viewer).filter(state=Action.State.OPEN, **_in(body))
    return found.select_related("entry__item__meeting", "person", "organization").order_by("due", "pk")


def unsettled_marks(viewer: Viewer, body: Body) -> QuerySet[Mark]:
    """Asks, offers and wishes of the body's meetings that nobody has settled, the oldest first."""
    found = marks_visible_to(viewer).filter(settled_at=None, **_in(body))
    return found.select_related("entry__item__meeting", "entry__person", "entry__organization").order_by("pk")


def said_by(viewer: Viewer, person: Person) -> QuerySet[Entry]:
    """What the person said in the person's cooperation, newest first."""
    mine = Q(person__in=Person.objects.filter(Q(pk=person.pk) | Q(merged_into=person)).values("pk"))
    return _newest_first(visible_to(viewer).filter(mine, item__meeting__cooperation=person.cooperation_id))


def said_for(viewer: Viewer, organization: Organization, cooperation: str) -> QuerySet[Entry]:
    """What was said for the organization in one cooperation (its slug), newest first."""
    same = Organization.objects.filter(Q(pk=organization.pk) | Q(merged_into=organization))
    its = Q(organization__in=same.values("pk"))
    return _newest_first(visible_to(viewer).filter(its, item__meeting__cooperation__slug=cooperation))


def withdrawn_from(viewer: Viewer, meeting: Meeting) -> QuerySet[Entry]:
    """The lines taken out of a meeting that the viewer keeps, but for items that the viewer is kept out of."""
    out = Entry.objects.filter(
        item__meeting=meeting, withdrawn_at__isnull=False, item__meeting__in=meetings.kept_by(viewer)
    )
    return out.filter(meetings.open_items(viewer, "item__")).select_related("item").order_by("-withdrawn_at", "pk")


def _in(body: Body) -> dict[str, object]:
    return {
        "entry__item__meeting__cooperation": body.cooperation_id,
        "entry__item__meeting__meeting_bodies__body": body,
    }


def _newest_first(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """With `meeting_title` beside: the meeting's title, else its leading body's name."""
    bodies = MeetingBody.objects.filter(meeting=OuterRef("item__meeting")).order_by("position").values("body__name")
    title = Case(When(item__meeting__title="", then=Subquery(bodies[:1])), default="item__meeting__title")
    return (
        entries.select_related("item__meeting__cooperation", "person", "organization")
        .annotate(meeting_title=title)
        .order_by("-item__meeting__date", "-item__meeting", "item__position", "position", "pk")
    )

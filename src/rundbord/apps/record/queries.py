"""Reads of the record. All start from the entries that a viewer may read; the presenter cuts what is shown."""

from django.db.models import BigIntegerField, Case, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, When

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.models import Access
from rundbord.apps.meetings import queries as meetings
from rundbord.apps.meetings.models import Meeting, MeetingBody
from rundbord.apps.people.models import Body, Cooperation, Organization, Person
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
    """What the person said in the person's cooperation, newest first. Asks once for the rows merged into the person."""
    keys = [person.pk, *Person.objects.filter(merged_into=person).values_list("pk", flat=True)]
    return _newest_first(_held_in(visible_to(viewer).filter(person__in=keys), person.cooperation_id))


def said_for(viewer: Viewer, organization: Organization, cooperation: str) -> QuerySet[Entry]:
    """What was said for the organization in one cooperation (its slug), newest first. Asks once as `said_by`."""
    keys = [organization.pk, *Organization.objects.filter(merged_into=organization).values_list("pk", flat=True)]
    here = Subquery(Cooperation.objects.filter(slug=cooperation).values("pk"))
    return _newest_first(_held_in(visible_to(viewer).filter(organization__in=keys), here))


def _held_in(entries: QuerySet[Entry], cooperation: int | Subquery) -> QuerySet[Entry]:
    """Those of meetings of the cooperation (integer key).

    Added to zero, so that the database begins with the few entries and not with all of the cooperation's meetings.
    """
    key = ExpressionWrapper(F("item__meeting__cooperation_id") + 0, output_field=BigIntegerField())
    return entries.alias(held_in=key).filter(held_in=cooperation)


def withdrawn_from(viewer: Viewer, meeting: Meeting) -> QuerySet[Entry]:
    """The lines taken out of a meeting that the viewer keeps, but for items that the viewer is kept out of."""
    out = Entry.objects.filter(
        item__meeting=meeting, withdrawn_at__isnull=False, item__meeting__in=meetings.kept_by(viewer)
    )
    return out.filter(meetings.open_items(viewer, "item__")).select_related("item").order_by("-withdrawn_at", "pk")


def _in(body: Body) -> dict[str, object]:
    """A body belongs to one cooperation: asking for that too would make the database begin with all its meetings."""
    return {
        "entry__item__meeting__meeting_bodies__body": body,
    }


def _newest_first(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """With `meeting_title` beside: the meeting's title, else its leading body's name."""
    bodies = MeetingBody.objects.filter(meeting=OuterRef("item__meeting")).order_by("position").values("body__name")
    title = Case(When(item__meeting__title="", then=Subquery(bodies[:1])), default="item__meeting__title")
    return (
        entries.select_related("item__meeting", "person", "organization")
        .annotate(meeting_title=title)
        .order_by("-item__meeting__date", "-item__meeting", "item__position", "position", "pk")
    )

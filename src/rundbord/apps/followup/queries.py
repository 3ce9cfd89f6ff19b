"""Reads of the registers: actions and decisions of all bodies that a viewer may read."""

from datetime import date

from django.db.models import Case, Count, F, IntegerField, Prefetch, Q, QuerySet, Value, When

from rundbord.apps.accounts.models import Grant
from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.followup.models import Report, ReportState
from rundbord.apps.meetings.models import ItemNumber, MeetingBody
from rundbord.apps.people.models import Cooperation
from rundbord.apps.record import queries as record
from rundbord.apps.record.models import Action, Entry, EntryKind

OVERDUE, NOBODYS, DATED, UNDATED, SETTLED = range(5)
UNOWNED = Q(person=None, organization=None, responsible_written="")


def actions(viewer: Viewer, cooperation: Cooperation, today: date) -> QuerySet[Action]:
    """All actions of the cooperation that the viewer may read: overdue first, then those without owner, then by date.

    `urgency` stands beside each; `asked` and `answered` count the organizations that were asked for their part.
    """
    is_open = Q(state=Action.State.OPEN)
    urgency = Case(
        When(~is_open, then=Value(SETTLED)),
        When(due__lt=today, then=Value(OVERDUE)),
        When(UNOWNED, then=Value(NOBODYS)),
        When(due=None, then=Value(UNDATED)),
        default=Value(DATED),
        output_field=IntegerField(),
    )
    found = record.actions_visible_to(viewer).filter(entry__item__meeting__cooperation=cooperation)
    return (
        found.annotate(
            urgency=urgency,
            asked=Count("reports"),
            answered=Count("reports", filter=~Q(reports__state=ReportState.OPEN)),
        )
        .select_related("entry__item__meeting__cooperation", "person", "organization")
        .prefetch_related(*_said_at("entry__item"))
        .order_by("urgency", F("due").asc(nulls_last=True), "-settled_at", "-entry__item__meeting__date", "pk")
    )


def mine(viewer: Viewer, cooperation: Cooperation, today: date) -> QuerySet[Action]:
    """The actions that the viewer is to do."""
    standing = viewer.standing(cooperation.pk) if isinstance(viewer, PersonViewer) else None
    if standing is None:
        return Action.objects.none()
    own = Q(person=standing.person) | Q(person__merged_into=standing.person)
    return actions(viewer, cooperation, today).filter(own)


def my_reports(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Report]:
    """What the viewer's organizations were asked for and have not answered, the earliest due first."""
    standing = viewer.standing(cooperation.pk) if isinstance(viewer, PersonViewer) else None
    if standing is None:
        return Report.objects.none()
    readable = record.actions_visible_to(viewer).filter(
        entry__item__meeting__cooperation=cooperation, state=Action.State.OPEN
    )
    found = Report.objects.filter(organization__in=standing.organizations, state=ReportState.OPEN, action__in=readable)
    return found.select_related("organization", "action__entry__item__meeting__cooperation").order_by(
        "action__due", "pk"
    )


def decisions(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Entry]:
    """All decisions of the cooperation that the viewer may read, newest first."""
    found = record.visible_to(viewer).filter(kind=EntryKind.DECISION, item__meeting__cooperation=cooperation)
    return (
        found.select_related("item__meeting__cooperation", "vote")
        .prefetch_related(*_said_at("item"))
        .order_by(F("item__meeting__date").desc(nulls_last=True), "-item__meeting", "item__position", "position")
    )


def reports_of(action: Action) -> list[Report]:
    """Each organization's part, by name."""
    return list(action.reports.select_related("organization", "person").order_by("organization__name", "pk"))


def find_action(viewer: Viewer, cooperation: Cooperation, uid: str) -> Action | None:
    """The action, if the viewer may read the line that it was said in."""
    found = record.actions_visible_to(viewer).filter(uid=uid, entry__item__meeting__cooperation=cooperation)
    related = "entry__item__meeting__cooperation", "entry__item__parent", "person__merged_into", "organization"
    return found.select_related(*related).prefetch_related(*_said_at("entry__item")).first()


def promised_by_link(grant: Grant, cooperation: Cooperation) -> Action | None:
    """The action that the link is about; a link holder reads no more of its meeting than everybody."""
    found = Action.objects.filter(uid=grant.subject_uid, entry__item__meeting__cooperation=cooperation)
    return found.select_related("entry__item__meeting__cooperation", "entry__item__parent", "person").first()


def _said_at(item: str) -> "list[Prefetch[str]]":
    """What it takes to say where it was said: the item's numbers and the meeting's bodies."""
    return [
        Prefetch(f"{item}__numbers", ItemNumber.objects.order_by("pk")),
        Prefetch(f"{item}__meeting__meeting_bodies", MeetingBody.objects.select_related("body").order_by("position")),
    ]

"""The fullest thing of each kind in the demo, as it stands in addresses."""

from typing import Any

from django.db.models import Count, Model, QuerySet

from rundbord.apps.accounts.viewer import System
from rundbord.apps.files.models import Attachment
from rundbord.apps.files.services import attach, store_blob
from rundbord.apps.importing.models import Document, State
from rundbord.apps.meetings.models import AgendaItem, Attendance, Meeting
from rundbord.apps.minutes.services import make_version
from rundbord.apps.people.models import (
    Body,
    BodyRole,
    Cooperation,
    Membership,
    Organization,
    Part,
    Participation,
    Person,
    Post,
)
from rundbord.apps.record.models import Action, Entry, Mark
from rundbord.demo.cast import COOPERATION_SLUG


def _most(rows: QuerySet[Any], path: str) -> Any:
    """The row with the most of what the path leads to."""
    return rows.annotate(amount=Count(path)).order_by("-amount", "pk")[0]


def fullest() -> tuple[str, dict[str, tuple[Any, ...]]]:
    """The cooperation's slug, and by kind of thing the arguments of its addresses."""
    cooperation = Cooperation.objects.get(slug=COOPERATION_SLUG)
    attended = Meeting.objects.filter(cooperation=cooperation, pk__in=Attendance.objects.values("meeting"))
    meeting = _most(attended, "items__entries")
    make_version(actor=System("bench"), meeting=meeting)
    person = _most(Person.objects.filter(cooperation=cooperation), "entries")
    participation = Participation.objects.filter(cooperation=cooperation).earliest("pk")
    membership = Membership.objects.filter(person=person).earliest("pk")
    document = Document.objects.get(state=State.READ)
    role = BodyRole.objects.filter(body__cooperation=cooperation).select_related("body").earliest("pk")
    added = _added(cooperation)
    matter = cooperation.matters.create(title="Kystløftet")
    return COOPERATION_SLUG, {
        "cooperation": (),
        "meeting": (meeting,),
        "minutes": (meeting,),
        "version": (meeting, 1),
        "item": (meeting, _most(AgendaItem.objects.filter(meeting=meeting), "entries")),
        "paper": (meeting, _paper(meeting)),
        "row": (meeting, Attendance.objects.filter(meeting=meeting).earliest("pk")),
        "entry": (meeting, Entry.objects.filter(item__meeting=meeting).earliest("pk")),
        "body": (_most(Body.objects.filter(cooperation=cooperation), "meetings__items__entries"),),
        "person": (person,),
        "post": (person, Post.objects.filter(person=person).earliest("pk").pk),
        "organization": (added,),
        "part": (added, Part.objects.create(parent=added, child=Organization.objects.earliest("pk")).pk),
        "participation": (participation.pk,),
        "role": (role.body, role.pk),
        "seat": (membership.seat,),
        "membership": (membership,),
        "matter": (matter,),
        "batch": (document.batch,),
        "document": (document,),
        "document pair": (document, document),
        **_facets(),
    }


def _paper(meeting: Meeting) -> Attachment:
    return attach(
        actor=System("bench"),
        owner_kind="meeting",
        owner_uid=meeting.uid,
        role="paper",
        name="Saksframlegg.txt",
        blob=store_blob(content=b"Saksframlegg", name="Saksframlegg.txt"),
    )


def _added(cooperation: Cooperation) -> Organization:
    found: Organization = _most(Organization.objects.filter(added_in=cooperation), "entries")
    return found


def _facets() -> dict[str, tuple[Any, ...]]:
    """An action and a mark with their meetings."""
    models: dict[str, type[Model]] = {"action": Action, "mark": Mark}
    found = {kind: model._default_manager.earliest("pk") for kind, model in models.items()}
    return {kind: (row.entry.item.meeting, row) for kind, row in found.items()}  # type: ignore[attr-defined]  # both have an entry

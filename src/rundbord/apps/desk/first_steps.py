"""The first steps of a new cooperation: what is done, what comes next, and whether mail gets out."""

from dataclasses import dataclass
from typing import TypedDict

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.desk.mail_fate import Fate, fate_of, test_mails
from rundbord.apps.desk.models import FirstStepsHidden
from rundbord.apps.importing.models import Batch
from rundbord.apps.mail.models import Message, MessageState
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.people.models import Body, BodyKind, Cooperation, Participation, Seat
from rundbord.apps.people.queries import bodies as bodies_of


@dataclass(frozen=True)
class Step:
    """A step: what to do, why or how in a sentence, and where. An empty address: something else comes first."""

    text: str
    help: str
    address: str
    done: bool


@dataclass(frozen=True)
class FirstSteps:
    """The steps in their order, and the fate of mail (None in the demo, where none leaves)."""

    steps: list[Step]
    mail: Fate | None

    @property
    def next_step(self) -> Step | None:
        """The first one that is not done."""
        return next((step for step in self.steps if not step.done), None)


class Facts(TypedDict):
    """What one query tells of a cooperation."""

    hidden: bool
    participants: bool
    body: bool
    members: bool
    read: bool
    meeting: bool
    mail: bool


def first_steps(viewer: Viewer, cooperation: Cooperation) -> FirstSteps | None:
    """The steps while any is left and nobody has put them away. One query where nothing is to show, else up to 4."""
    facts = facts_of(cooperation)
    needed = [done for name, done in facts.items() if name not in {"hidden", "mail"}]
    if facts["hidden"] or (all(needed) and (facts["mail"] or settings.DEMO)):
        return None
    mail = None if settings.DEMO else fate_of(cooperation, works=facts["mail"])
    return FirstSteps(_steps(viewer, cooperation, facts), mail)


def facts_of(cooperation: Cooperation) -> Facts:
    """What is done already; one query."""
    of_it = {"cooperation": OuterRef("pk")}
    own_bodies = Body.objects.filter(**of_it, withdrawn_at=None).exclude(kind=BodyKind.SECRETARIAT)
    seats = Seat.objects.filter(body__cooperation=OuterRef("pk"), body__withdrawn_at=None)
    made_here = Meeting.objects.filter(**of_it, withdrawn_at=None, batch_uid="")
    last_test = Coalesce(Subquery(test_mails(cooperation).values("pk")[:1]), 0)
    facts: Facts = Cooperation.objects.values(
        hidden=Exists(FirstStepsHidden.objects.filter(**of_it)),
        participants=Exists(Participation.objects.filter(**of_it)),
        body=Exists(own_bodies),
        members=Exists(seats.exclude(body__kind=BodyKind.SECRETARIAT)),
        read=Exists(Batch.objects.filter(**of_it)),
        meeting=Exists(made_here),
        mail=Exists(Message.objects.filter(state=MessageState.SENT, pk__gte=last_test)),
    ).get(pk=cooperation.pk)
    return facts


def _steps(viewer: Viewer, cooperation: Cooperation, facts: Facts) -> list[Step]:
    slug = cooperation.slug
    bodies = [one for one in bodies_of.with_seats(viewer, cooperation) if one.kind != BodyKind.SECRETARIAT]
    empty = next((one for one in bodies if not one.seat_count), None)  # type: ignore[attr-defined]  # annotated
    sits = next((one for one in bodies if one.seat_count), None)  # type: ignore[attr-defined]  # annotated
    return [
        Step(
            _("Choose the municipalities that take part"),
            _("Tick them in the list of all municipalities."),
            reverse("people:participants", args=[slug]),
            facts["participants"],
        ),
        Step(
            _("Add the first body"),
            _("A board or an expert group, for example, with the agenda that its meetings usually have."),
            reverse("people:body_add", args=[slug]),
            facts["body"],
        ),
        Step(
            _("Paste the members of %(body)s") % {"body": empty.name} if empty else _("Paste the members of the body"),
            _("Copy the rows from Excel. You see what each row means before anything is saved."),
            reverse("people:body_renew", args=[slug, empty]) if empty else "",
            facts["members"],
        ),
        Step(
            _("Bring in old minutes"),
            _("Drop the files, and Rundbord reads who said what and what was left open. It can wait."),
            reverse("importing:index", args=[slug]),
            facts["read"],
        ),
        Step(
            _("Make the first notice for %(body)s") % {"body": sits.name} if sits else _("Make the first notice"),
            _("It gets the standing agenda and what earlier meetings left open."),
            reverse("notices:next_meeting", args=[slug, sits]) if sits else "",
            facts["meeting"],
        ),
    ]

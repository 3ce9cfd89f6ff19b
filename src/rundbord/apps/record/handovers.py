"""What a person has open when leaving a seat: their actions, handed on by the register's own page."""

from collections.abc import Sequence

from django.db.models import Q

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.people.handovers import Handover, OpenThing, add_handover
from rundbord.apps.people.models import Body, Person
from rundbord.apps.record import queries, services
from rundbord.apps.record.models import Action


def register() -> None:
    """Make actions known as something that is handed on."""
    add_handover(Handover("action", open_for, hand_on))


def open_for(viewer: Viewer, person: Person, body: Body) -> list[OpenThing]:
    """The person's open actions from the body's meetings, but for items that the viewer is kept out of."""
    rows = Person.objects.filter(Q(pk=person.pk) | Q(merged_into=person))
    mine = queries.open_actions(viewer, body).filter(person__in=rows.values("pk"))
    return [OpenThing(uid, text) for uid, text in mine.values_list("uid", "text")]


def hand_on(actor: Viewer, uids: Sequence[str], receiver: Person | None) -> None:
    """Give these actions to the receiver, or to nobody ("uten eier")."""
    for action in Action.objects.filter(uid__in=uids).select_related("entry__item__meeting", "organization"):
        organization = action.organization if receiver is not None else None
        services.hand_on_action(
            actor=actor, action=action, version=action.version, person=receiver, organization=organization
        )

"""How views reach what an address names, within what the viewer may see."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from rundbord.apps.accounts.viewer import Viewer, viewer_of
from rundbord.apps.people.models import Body, Cooperation, Membership, Organization, Person, Seat
from rundbord.apps.people.queries import bodies, cooperations, organizations, persons


@dataclass(frozen=True)
class Reach:
    """A request's viewer in one cooperation; each method raises Http404 for what the viewer may not see."""

    viewer: Viewer
    cooperation: Cooperation

    def body(self, uid: str) -> Body:
        """A body of the cooperation."""
        return get_object_or_404(bodies.visible_to(self.viewer, self.cooperation), uid=uid)

    def seat(self, uid: str) -> Seat:
        """A seat in one of its bodies."""
        seats = Seat.objects.select_related("body__cooperation", "organization__merged_into")
        visible = bodies.visible_to(self.viewer, self.cooperation)
        seat: Seat = get_object_or_404(seats.filter(body__in=visible), uid=uid)
        return seat

    def membership(self, uid: str) -> Membership:
        """A membership in one of its bodies."""
        memberships = Membership.objects.select_related(
            "seat__body__cooperation", "seat__organization", "person__merged_into", "person__cooperation"
        )
        visible = bodies.visible_to(self.viewer, self.cooperation)
        membership: Membership = get_object_or_404(memberships.filter(seat__body__in=visible), uid=uid)
        return membership

    def person(self, uid: str) -> Person:
        """A person of the cooperation; the row itself, also if it was merged into another."""
        visible = persons.visible_to(self.viewer, self.cooperation)
        return get_object_or_404(visible.select_related("merged_into", "cooperation"), uid=uid)

    def person_or_withdrawn(self, uid: str) -> Person:
        """The same, for those who keep the register also somebody who was taken out of it."""
        findable = persons.findable(self.viewer, self.cooperation)
        return get_object_or_404(findable.select_related("merged_into", "cooperation"), uid=uid)

    def organization(self, uid: str) -> Organization:
        """An organization that the cooperation knows; the row itself, also if it was merged into another."""
        visible = organizations.visible_to(self.viewer, self.cooperation)
        return get_object_or_404(visible.select_related("merged_into"), uid=uid)


def reach_of(request: HttpRequest, slug: str) -> Reach:
    """The reach of a request in the cooperation of its address."""
    return Reach(viewer_of(request), cooperations.cooperation_at(slug))

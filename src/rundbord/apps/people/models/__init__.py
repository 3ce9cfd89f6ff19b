"""The register: organizations and their history, cooperations, bodies, seats, persons."""

from rundbord.apps.people.models.bodies import Body, BodyKind, BodyRole, Membership, Role, Seat, SeatKind, StandingItem
from rundbord.apps.people.models.cooperation import Cooperation, Participation
from rundbord.apps.people.models.organizations import (
    Organization,
    OrganizationCode,
    OrganizationKind,
    OrganizationName,
    Part,
    Succession,
    SuccessionKind,
    SuccessionLink,
)
from rundbord.apps.people.models.persons import Alias, Person, Post

__all__ = [
    "Alias",
    "Body",
    "BodyKind",
    "BodyRole",
    "Cooperation",
    "Membership",
    "Organization",
    "OrganizationCode",
    "OrganizationKind",
    "OrganizationName",
    "Part",
    "Participation",
    "Person",
    "Post",
    "Role",
    "Seat",
    "SeatKind",
    "StandingItem",
    "Succession",
    "SuccessionKind",
    "SuccessionLink",
]

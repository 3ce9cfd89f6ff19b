"""Who looks and who acts. Every read and write is asked by a `Viewer`; there is no default, None is an error."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from rundbord.apps.accounts.models import User


@dataclass(frozen=True)
class Standing:
    """What a person is in one cooperation today. The numbers are integer keys.

    `secretariat` is true for those who sit in the cooperation's secretariat: they may read and write all of its bodies.
    """

    cooperation: int
    person: int
    person_uid: str
    name: str = ""
    secretariat: bool = False
    secretary_of: frozenset[int] = frozenset()
    chair_of: frozenset[int] = frozenset()
    member_of: frozenset[int] = frozenset()
    organizations: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Anonymous:
    """Anybody: sees what is published."""


@dataclass(frozen=True)
class PersonViewer:
    """Somebody who is logged in."""

    user_id: int
    user_uid: str
    operator: bool
    standings: tuple[Standing, ...] = ()

    def standing(self, cooperation: int) -> Standing | None:
        """What this person is in the cooperation, or None for a stranger."""
        return next((one for one in self.standings if one.cooperation == cooperation), None)

    @property
    def name(self) -> str:
        """The person's name, empty for a stranger; the first cooperation's where several write it differently."""
        return next((one.name for one in self.standings if one.name), "")


@dataclass(frozen=True)
class LinkHolder:
    """Whoever came by a personal link: may do what the grant is for, and sees what is published."""

    grant_uid: str
    purpose: str
    subject_kind: str
    subject_uid: str
    organization_uid: str = ""
    person_uid: str = ""


@dataclass(frozen=True)
class System:
    """The program itself, doing named work (a task, a command of the operator's)."""

    name: str


Viewer = Anonymous | PersonViewer | LinkHolder | System

_find_standings: list[Callable[[User], tuple[Standing, ...]]] = []


def register_standings(find: Callable[[User], tuple[Standing, ...]]) -> None:
    """Let a higher app (people) tell what a user is in each cooperation."""
    _find_standings.append(find)


def viewer_of_user(user: User) -> PersonViewer:
    """The viewer that a user is today."""
    standings = tuple(standing for find in _find_standings for standing in find(user))
    return PersonViewer(user_id=user.pk, user_uid=user.uid, operator=user.is_operator, standings=standings)


def viewer_of(request: HttpRequest) -> Viewer:
    """The request's viewer; found once a request."""
    viewer: Viewer | None = getattr(request, "_viewer", None)
    if viewer is None:
        user = request.user
        viewer = viewer_of_user(user) if isinstance(user, User) else Anonymous()
        request._viewer = viewer  # type: ignore[attr-defined]  # noqa: SLF001 - kept on the request it belongs to
    return viewer

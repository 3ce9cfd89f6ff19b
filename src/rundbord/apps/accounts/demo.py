"""Who may be entered as in the demo. Accounts knows no persons: the app that does registers them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rundbord.apps.accounts.models import User


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to enter the demo as: a name, and what this person is there ("Sekretær, Arbeidsutvalget")."""

    user: User
    name: str
    role: str


_providers: list[Callable[[], Iterable[DemoPerson]]] = []


def register_demo_persons(provide: Callable[[], Iterable[DemoPerson]]) -> None:
    """Let a higher app name persons to enter as."""
    _providers.append(provide)


def demo_persons() -> list[DemoPerson]:
    """Everybody to enter as, in the order of their apps."""
    return [person for provide in _providers for person in provide()]

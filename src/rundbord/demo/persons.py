"""Whom one may enter the demo as, and what each of them is there."""

from collections.abc import Iterator
from dataclasses import dataclass

from rundbord.apps.accounts.demo import DemoPerson
from rundbord.apps.accounts.models import User
from rundbord.demo import cast


@dataclass(frozen=True)
class Part:
    """Somebody of the cast to enter as; `role` is Norwegian like all that the demo's people say."""

    key: str
    role: str


PARTS = (
    Part("ragnhild", "daglig leder i sekretariatet: kan skrive i alle organ"),
    Part("lillian", "leder av Faggruppe for næring, næringssjef i Ålesund"),
    Part("henriette", "styreleder, ordfører i Ålesund"),
    Part("trude", "medlem av Faggruppe for næring for Romsdal"),
    Part("petter", "varamedlem i Faggruppe for næring for Romsdal"),
    Part("magnhild", "observatør i Faggruppe for klima og miljø for fylkeskommunen"),
    Part("torunn", "var ordfører i Rauma og satt i styret til valget i 2023"),
)


def name_of(part: Part) -> str:
    """The name of the part's person."""
    return _person(part).name


def demo_persons() -> Iterator[DemoPerson]:
    """The persons to enter as, those who do most first; nobody before the demo is built."""
    users = User.objects.in_bulk([_person(part).email for part in PARTS], field_name="email")
    for part in PARTS:
        if user := users.get(_person(part).email):
            yield DemoPerson(user=user, name=name_of(part), role=part.role)


def _person(part: Part) -> cast.Person:
    return next(person for person in cast.PEOPLE if person.key == part.key)

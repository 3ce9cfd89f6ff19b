"""The fixed cast that every permission test asks: who they are is the same in every test."""

from dataclasses import dataclass
from datetime import date

from rundbord.apps.accounts.models import User
from rundbord.apps.accounts.viewer import Anonymous, LinkHolder, PersonViewer, viewer_of_user
from rundbord.apps.people.models import Body, BodyKind, Cooperation, Person, Role
from tests import factories

WITH_LOGIN = ("member", "neighbour", "former", "chair", "secretary", "stranger", "disqualified")


@dataclass(frozen=True)
class Cast:
    """Two cooperations and everybody who may come by.

    `member` sits in `body`; `neighbour` in `other_body` of the same cooperation; `former` sat in `body` until 2024;
    `chair` chairs `body`; `secretary` sits in the secretariat; `stranger` is the other cooperation's secretary;
    `disqualified` is a member of `body` whom tests keep out of single items.
    """

    cooperation: Cooperation
    body: Body
    other_body: Body
    member: Person
    neighbour: Person
    former: Person
    chair: Person
    secretary: Person
    disqualified: Person
    other_cooperation: Cooperation
    stranger: Person

    def user(self, who: str) -> User:
        """The user that this one of the cast logs in as."""
        user = getattr(self, who).user
        assert isinstance(user, User)
        return user

    def viewer(self, who: str) -> PersonViewer:
        """The viewer that this one of the cast is."""
        return viewer_of_user(self.user(who))

    @staticmethod
    def anonymous() -> Anonymous:
        """Anybody."""
        return Anonymous()

    def link_holder(self) -> LinkHolder:
        """Whoever came by a link made for the member, about nothing in particular."""
        return LinkHolder(
            grant_uid="0" * 12,
            purpose="test",
            subject_kind="meeting",
            subject_uid="0" * 12,
            person_uid=self.member.uid,
        )


def make_cast() -> Cast:
    """The whole cast, in the database."""
    cooperation = factories.make_cooperation("Fjordbyene")
    body = factories.make_body(cooperation, "Faggruppe for næring")
    other_body = factories.make_body(cooperation, "Faggruppe for klima")
    secretariat = factories.make_body(cooperation, "Sekretariatet", BodyKind.SECRETARIAT)
    other_cooperation = factories.make_cooperation("Innlandsbyene")
    other_secretariat = factories.make_body(other_cooperation, "Sekretariatet", BodyKind.SECRETARIAT)
    asker = factories.make_organization("Asker")
    people = {
        "member": factories.make_person(cooperation, "Marit Solheim", login=True),
        "neighbour": factories.make_person(cooperation, "Nils Bakke", login=True),
        "former": factories.make_person(cooperation, "Frida Lund", login=True),
        "chair": factories.make_person(cooperation, "Leif Dahl", login=True),
        "secretary": factories.make_person(cooperation, "Sara Moen", login=True),
        "disqualified": factories.make_person(cooperation, "Dina Vik", login=True),
        "stranger": factories.make_person(other_cooperation, "Stian Haug", login=True),
    }
    factories.seat_person(body, people["member"], asker)
    factories.seat_person(other_body, people["neighbour"], asker)
    factories.seat_person(body, people["former"], asker, valid_to=date(2024, 12, 31))
    factories.seat_person(body, people["chair"])
    factories.give_role(body, people["chair"], Role.CHAIR)
    factories.seat_person(secretariat, people["secretary"])
    factories.seat_person(body, people["disqualified"])
    factories.seat_person(other_secretariat, people["stranger"])
    return Cast(
        cooperation=cooperation,
        body=body,
        other_body=other_body,
        other_cooperation=other_cooperation,
        **people,
    )

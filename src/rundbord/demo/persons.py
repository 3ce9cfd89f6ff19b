"""Whom to enter the demo as first; its own page lists everybody who sits there today."""

from dataclasses import dataclass

from rundbord.demo import cast


@dataclass(frozen=True)
class Part:
    """Somebody of the cast; `role` is Norwegian like all that the demo's people say."""

    key: str
    role: str

    @property
    def name(self) -> str:
        """The person's name."""
        return next(person.name for person in cast.PEOPLE if person.key == self.key)


PARTS = (
    Part("ragnhild", "daglig leder i sekretariatet, kan skrive i alle organ"),
    Part("lillian", "leder av Faggruppe for næring, næringssjef i Ålesund"),
    Part("henriette", "styreleder, ordfører i Ålesund"),
    Part("trude", "medlem av Faggruppe for næring for Romsdal"),
    Part("petter", "varamedlem i Faggruppe for næring for Romsdal"),
    Part("magnhild", "observatør i Faggruppe for klima og miljø for fylkeskommunen"),
)

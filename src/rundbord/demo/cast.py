"""The demo's cooperation: who is in it, its four bodies, its forty persons and who sits for whom.

Plain data. The municipalities are real; the cooperation, the bodies and every person are invented. All dates are
local dates (Europe/Oslo); `until` is the last day, None means still so on `DEMO_TODAY`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

DEMO_TODAY = date(2026, 3, 2)

COOPERATION_NAME = "Storeggaregionen"
COOPERATION_FULL_NAME = "Storeggaregionen interkommunale politiske råd"
COOPERATION_SLUG = "storeggaregionen"
COOPERATION_EMAIL = "post@storeggaregionen.example"

OrganizationKind = Literal["municipality", "county", "region", "company", "secretariat"]
BodyKind = Literal["council", "board", "expert_group"]
AgendaKind = Literal[
    "approve_notice", "approve_minutes", "briefing", "discussion", "decision", "round_table", "other_business"
]
SeatKind = Literal["member", "observer"]
RoleKind = Literal["chair", "deputy_chair", "secretary"]
Language = Literal["nb", "nn"]

START = date(2019, 11, 1)
AFTER_ELECTION = date(2023, 11, 15)


@dataclass(frozen=True)
class Organization:
    """An organization; `code` is the municipality or county number of 2024. `joined` None: no member itself."""

    key: str
    name: str
    kind: OrganizationKind
    code: str | None = None
    joined: date | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgendaLine:
    """A line of a body's standing agenda, with its planned minutes."""

    title: str
    kind: AgendaKind
    minutes: int


@dataclass(frozen=True)
class Body:
    """A body. `number_style` is a format string that takes `ordinal` and `year` (two digits)."""

    key: str
    name: str
    kind: BodyKind
    language: Language
    number_style: str
    meeting_minutes: int
    agenda: tuple[AgendaLine, ...]

    def number(self, ordinal: int, year: int) -> str:
        """The printed number of the case `ordinal` in `year` (four digits), such as "PS 7/24"."""
        return self.number_style.format(ordinal=ordinal, year=f"{year % 100:02}")


@dataclass(frozen=True)
class Post:
    """A person's office in an organization."""

    organization: str
    title: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Person:
    """An invented person with the posts held over time, the last one last."""

    key: str
    name: str
    email: str
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class Membership:
    """Somebody in a seat: rank 0 is the member, 1 the first deputy, 2 the second."""

    person: str
    rank: int
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Seat:
    """An organization's place in a body; on days that no membership of rank 0 covers it is vacant."""

    body: str
    organization: str
    kind: SeatKind
    since: date
    memberships: tuple[Membership, ...]
    until: date | None = None


@dataclass(frozen=True)
class BodyRole:
    """Chair, deputy chair or secretary of a body."""

    body: str
    person: str
    role: RoleKind
    since: date
    until: date | None = None


def _municipality(key: str, name: str, code: str, joined: date = START) -> Organization:
    return Organization(key, f"{name} kommune", "municipality", code, joined)


ORGANIZATIONS = (
    _municipality("alesund", "Ålesund", "1508"),
    _municipality("haram", "Haram", "1580", date(2024, 1, 1)),
    _municipality("giske", "Giske", "1532"),
    _municipality("sula", "Sula", "1531"),
    _municipality("ulstein", "Ulstein", "1516"),
    _municipality("volda", "Volda", "1577"),
    _municipality("orsta", "Ørsta", "1520"),
    _municipality("molde", "Molde", "1506"),
    _municipality("rauma", "Rauma", "1539"),
    _municipality("vestnes", "Vestnes", "1535"),
    _municipality("kristiansund", "Kristiansund", "1505"),
    _municipality("sunndal", "Sunndal", "1563"),
    _municipality("surnadal", "Surnadal", "1566"),
    Organization("more-og-romsdal", "Møre og Romsdal fylkeskommune", "county", "15", START),
    Organization("sore-sunnmore", "Søre Sunnmøre", "region", parts=("ulstein", "volda", "orsta")),
    Organization("romsdal", "Romsdal", "region", parts=("molde", "rauma", "vestnes")),
    Organization("nordmore", "Nordmøre", "region", parts=("kristiansund", "sunndal", "surnadal")),
    Organization("innovasjon-norge", "Innovasjon Norge Møre og Romsdal", "company"),
    Organization("sekretariatet", "Sekretariatet i Storeggaregionen", "secretariat"),
)

BODIES = (
    Body(
        "representantskapet",
        "Representantskapet",
        "council",
        "nb",
        "PS {ordinal}/{year}",
        240,
        (
            AgendaLine("Godkjenning av innkalling og saksliste", "approve_notice", 5),
            AgendaLine("Godkjenning av protokoll fra forrige møte", "approve_minutes", 5),
            AgendaLine("Årsmelding og regnskap", "decision", 25),
            AgendaLine("Strategi og kontingent", "decision", 45),
            AgendaLine("Valg", "decision", 20),
            AgendaLine("Referatsaker", "briefing", 10),
            AgendaLine("Eventuelt", "other_business", 10),
        ),
    ),
    Body(
        "styret",
        "Styret",
        "board",
        "nb",
        "{ordinal}/{year}",
        180,
        (
            AgendaLine("Godkjenning av innkalling og saksliste", "approve_notice", 5),
            AgendaLine("Godkjenning av protokoll fra forrige møte", "approve_minutes", 5),
            AgendaLine("Nytt fra faggruppene", "briefing", 20),
            AgendaLine("Økonomi", "briefing", 15),
            AgendaLine("Orienteringssaker", "briefing", 20),
            AgendaLine("Nytt fra kommunene", "round_table", 35),
            AgendaLine("Eventuelt", "other_business", 10),
        ),
    ),
    Body(
        "naering",
        "Faggruppe for næring",
        "expert_group",
        "nb",
        "{ordinal}",
        120,
        (
            AgendaLine("Godkjenning av innkalling og dagsorden", "approve_notice", 5),
            AgendaLine("Godkjenning av referat fra forrige møte", "approve_minutes", 5),
            AgendaLine("Nytt fra sekretariatet", "briefing", 10),
            AgendaLine("Tema for møtet", "discussion", 45),
            AgendaLine("Runde rundt bordet (maks 3 minutter hver)", "round_table", 35),
            AgendaLine("Orienteringssaker", "briefing", 10),
            AgendaLine("Eventuelt", "other_business", 10),
        ),
    ),
    Body(
        "klima",
        "Faggruppe for klima og miljø",
        "expert_group",
        "nn",
        "KM {ordinal}/{year}",
        150,
        (
            AgendaLine("Godkjenning av innkalling og sakliste", "approve_notice", 5),
            AgendaLine("Godkjenning av referat frå førre møte", "approve_minutes", 5),
            AgendaLine("Nytt frå fylkeskommunen og Statsforvaltaren", "briefing", 15),
            AgendaLine("Tema for møtet", "discussion", 50),
            AgendaLine("Runde rundt bordet", "round_table", 40),
            AgendaLine("Ymse", "other_business", 10),
        ),
    ),
)


def _person(key: str, name: str, email: str, organization: str, title: str, since: date = START) -> Person:
    return Person(key, name, f"{email}.example", (Post(organization, title, since),))


PEOPLE = (
    # The mayors and the county, and two deputy mayors
    _person("henriette", "Henriette Skodjevik", "henriette.skodjevik@alesund", "alesund", "ordfører"),
    _person("oddgeir", "Oddgeir Longvanes", "oddgeir.longvanes@haram", "haram", "ordførar", date(2024, 1, 1)),
    _person("marit", "Marit Alnesvik", "marit.alnesvik@giske", "giske", "ordførar"),
    _person("terje", "Terje Mausund Eide", "terje.eide@sula", "sula", "ordførar"),
    _person("bente", "Bente Flø Hasund", "bente.hasund@ulstein", "ulstein", "ordførar"),
    _person("arnstein", "Arnstein Bjørkevoll", "arnstein.bjorkevoll@volda", "volda", "ordførar"),
    _person("solbjorg", "Solbjørg Vatnedal", "solbjorg.vatnedal@orsta", "orsta", "ordførar"),
    _person("karim", "Karim Haddad Tessem", "karim.tessem@molde", "molde", "ordfører"),
    Person(
        "torunn",
        "Torunn Innfjordhaug",
        "torunn.innfjordhaug@rauma.example",
        (Post("rauma", "ordfører", START, date(2023, 10, 31)),),
    ),
    Person(
        "jarle",
        "Jarle Vengedal",
        "jarle.vengedal@rauma.example",
        (Post("rauma", "varaordfører", START, date(2023, 10, 31)), Post("rauma", "ordfører", date(2023, 11, 1))),
    ),
    _person("ragna", "Ragna Tomrevik Helland", "ragna.helland@vestnes", "vestnes", "ordførar"),
    _person("vidar", "Vidar Gomalund", "vidar.gomalund@kristiansund", "kristiansund", "ordfører"),
    _person("asbjorn", "Asbjørn Furugrønning", "asbjorn.furugronning@sunndal", "sunndal", "ordfører"),
    _person("eldbjorg", "Eldbjørg Skeisvoll", "eldbjorg.skeisvoll@surnadal", "surnadal", "ordførar"),
    _person("jens", "Jens Kristian Aspehaug", "jens.aspehaug@mrfylke", "more-og-romsdal", "fylkesvaraordførar"),
    _person("siri", "Siri Opstadvik", "siri.opstadvik@molde", "molde", "varaordfører"),
    _person("rolf", "Rolf-Inge Garneset", "rolf-inge.garneset@ulstein", "ulstein", "varaordførar"),
    # Business
    _person("lillian", "Lillian Ytterdal", "lillian.ytterdal@alesund", "alesund", "næringssjef"),
    Person(
        "stian",
        "Stian Ellingseter",
        "stian.ellingseter@haram.example",
        (
            Post("alesund", "næringsrådgiver", START, date(2023, 12, 31)),
            Post("haram", "næringssjef", date(2024, 1, 1)),
        ),
    ),
    _person("trude", "Trude-Lise Kleive", "trude-lise.kleive@vestnes", "vestnes", "næringssjef"),
    _person("morten", "Morten Sandvær Eikrem", "morten.eikrem@molde", "molde", "næringssjef"),
    _person("anette", "Anette Liasætre", "anette.liasetre@orsta", "orsta", "næringsrådgjevar"),
    _person("havard", "Håvard Brunsæter", "havard.brunseter@surnadal", "surnadal", "næringskonsulent"),
    _person("kjersti", "Kjersti Freisnes", "kjersti.freisnes@kristiansund", "kristiansund", "rådgiver næring"),
    Person(
        "emilie",
        "Emilie Tafjordhaug",
        "emilie.tafjordhaug@sula.example",
        (Post("sula", "næringsrådgjevar", START, date(2025, 7, 31)),),
    ),
    _person("ruth", "Ruth Elin Gjøsund", "ruth.gjosund@giske", "giske", "utviklingsrådgjevar"),
    _person("nils", "Nils Aksel Hoemsnes", "nils.hoemsnes@innovasjon", "innovasjon-norge", "seniorrådgiver"),
    _person("petter", "Petter Vestadnes", "petter.vestadnes@rauma", "rauma", "næringsrådgiver"),
    # Climate and environment
    _person("ase", "Åse Marie Dravlaus", "ase.dravlaus@volda", "volda", "klimarådgjevar"),
    _person("tor", "Tor Håkon Spjelkevoll", "tor.spjelkevoll@alesund", "alesund", "miljørådgiver"),
    _person("ingvild", "Ingvild Raudsandmo", "ingvild.raudsandmo@molde", "molde", "klimarådgiver"),
    _person("leif", "Leif Egil Isfjordnes", "leif.isfjordnes@rauma", "rauma", "arealplanlegger"),
    _person("gro", "Gro Torjulsen", "gro.torjulsen@surnadal", "surnadal", "miljøvernrådgjevar"),
    _person("daniel", "Daniel Okonkwo", "daniel.okonkwo@kristiansund", "kristiansund", "klimakoordinator"),
    _person("solfrid", "Solfrid Rønneseth", "solfrid.ronneseth@giske", "giske", "planleggjar"),
    _person("magnhild", "Magnhild Stordalsnes", "magnhild.stordalsnes@mrfylke", "more-og-romsdal", "seniorrådgjevar"),
    # The secretariat
    _person("ragnhild", "Ragnhild Bøe Tangen", "ragnhild.tangen@storeggaregionen", "sekretariatet", "daglig leder"),
    _person("amund", "Amund Hestnes", "amund.hestnes@storeggaregionen", "sekretariatet", "rådgiver"),
    _person("asne", "Åsne Kvien Røyrvik", "asne.royrvik@storeggaregionen", "sekretariatet", "rådgjevar"),
    _person("camilla", "Camilla Sjåstad", "camilla.sjastad@storeggaregionen", "sekretariatet", "rådgiver"),
)


def _seat(
    body: str,
    organization: str,
    *people: str,
    since: date = START,
    kind: SeatKind = "member",
    until: date | None = None,
) -> Seat:
    """A seat whose first person is the member and the others deputies in order, all the seat's time."""
    holders = tuple(Membership(person, rank, since, until) for rank, person in enumerate(people))
    return Seat(body, organization, kind, since, holders, until)


def _council(organization: str, *people: str, since: date = START) -> Seat:
    return _seat("representantskapet", organization, *people, since=since)


ELECTION_EVE = date(2023, 11, 14)
NEW_MUNICIPALITY = date(2024, 1, 1)

SEATS = (
    _council("alesund", "henriette"),
    _council("haram", "oddgeir", since=NEW_MUNICIPALITY),
    _council("giske", "marit"),
    _council("sula", "terje"),
    _council("ulstein", "bente", "rolf"),
    _council("volda", "arnstein"),
    _council("orsta", "solbjorg"),
    _council("molde", "karim", "siri"),
    Seat(
        "representantskapet",
        "rauma",
        "member",
        START,
        (
            Membership("torunn", 0, START, ELECTION_EVE),
            Membership("jarle", 1, START, ELECTION_EVE),
            Membership("jarle", 0, AFTER_ELECTION),
        ),
    ),
    _council("vestnes", "ragna"),
    _council("kristiansund", "vidar"),
    _council("sunndal", "asbjorn"),
    _council("surnadal", "eldbjorg"),
    _council("more-og-romsdal", "jens"),
    _seat("styret", "alesund", "henriette"),
    _seat("styret", "giske", "marit", "terje"),
    _seat("styret", "molde", "karim", "siri"),
    _seat("styret", "kristiansund", "vidar"),
    _seat("styret", "sore-sunnmore", "bente", "arnstein", "solbjorg"),
    Seat(
        "styret",
        "romsdal",
        "member",
        START,
        (
            Membership("torunn", 0, START, ELECTION_EVE),
            Membership("ragna", 1, START, ELECTION_EVE),
            Membership("ragna", 0, AFTER_ELECTION),
            Membership("jarle", 1, AFTER_ELECTION),
        ),
    ),
    _seat("styret", "nordmore", "eldbjorg", "asbjorn"),
    _seat("styret", "more-og-romsdal", "jens", kind="observer"),
    Seat(
        "naering",
        "alesund",
        "member",
        START,
        (Membership("lillian", 0, START), Membership("stian", 1, START, date(2023, 12, 31))),
    ),
    _seat("naering", "haram", "stian", since=NEW_MUNICIPALITY),
    _seat("naering", "giske", "ruth"),
    Seat("naering", "sula", "member", START, (Membership("emilie", 0, START, date(2025, 7, 31)),)),  # vacant since
    _seat("naering", "sore-sunnmore", "anette"),
    _seat("naering", "molde", "morten"),
    _seat("naering", "romsdal", "trude", "petter"),
    _seat("naering", "kristiansund", "kjersti"),
    _seat("naering", "nordmore", "havard"),
    _seat("naering", "innovasjon-norge", "nils", kind="observer"),
    _seat("klima", "sore-sunnmore", "ase"),
    _seat("klima", "alesund", "tor"),
    _seat("klima", "haram", since=NEW_MUNICIPALITY),  # never filled
    _seat("klima", "giske", "solfrid"),
    _seat("klima", "molde", "ingvild"),
    _seat("klima", "romsdal", "leif"),
    _seat("klima", "kristiansund", "daniel"),
    _seat("klima", "nordmore", "gro"),
    _seat("klima", "more-og-romsdal", "magnhild", kind="observer"),
)

ROLES = (
    BodyRole("representantskapet", "vidar", "chair", START, ELECTION_EVE),
    BodyRole("representantskapet", "karim", "chair", AFTER_ELECTION),
    BodyRole("representantskapet", "camilla", "secretary", START),
    BodyRole("styret", "vidar", "chair", START, ELECTION_EVE),
    BodyRole("styret", "henriette", "chair", AFTER_ELECTION),
    BodyRole("styret", "bente", "deputy_chair", AFTER_ELECTION),
    BodyRole("styret", "ragnhild", "secretary", START),
    BodyRole("naering", "lillian", "chair", START),
    BodyRole("naering", "amund", "secretary", START),
    BodyRole("klima", "ase", "chair", START),
    BodyRole("klima", "asne", "secretary", START),
)

"""Lists that leave Rundbord: CSV for Excel, vCards, addresses for the mail program."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rundbord.apps.people.models import Body, Cooperation, Person, Post, SeatKind
from rundbord.apps.people.queries import bodies
from rundbord.apps.people.queries.bodies import SeatLine

# What spreadsheets take for the beginning of a formula (OWASP, "CSV injection"): such cells get an apostrophe first.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file that Norwegian Excel opens right: UTF-8 with mark, semicolons."""
    return b"".join(csv_lines(header, rows))


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The same line by line, for a file whose rows take long to find."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    writer.writerow(header)
    yield codecs.BOM_UTF8 + stream.getvalue().encode()
    for row in rows:
        stream.seek(0)
        stream.truncate()
        writer.writerow([_harmless(str(cell)) for cell in row])
        yield stream.getvalue().encode()


def _harmless(cell: str) -> str:
    is_phone = cell.startswith("+") and cell[1:].replace(" ", "").isdigit()
    return f"'{cell}" if cell.startswith(FORMULA) and not is_phone else cell


def member_rows(lines: Iterable[SeatLine]) -> list[list[str]]:
    """A row for each member and deputy of a body, and one for each vacant seat; it can be pasted back."""
    rows = []
    for line in lines:
        sitters = [*([line.member] if line.member else []), *line.deputies]
        if line.vacant:
            rows.append([line.organization_name, _("Vacant"), place_word(line, 0), "", ""])
        for one in sitters:
            person = one.person
            rows.append([line.organization_name, person.name, place_word(line, one.rank), person.email, person.phone])
    return rows


def place_word(line: SeatLine, rank: int) -> str:
    """As what somebody sits there."""
    if rank:
        return _("Deputy no. %(rank)s") % {"rank": rank}
    return str(SeatKind(line.seat.kind).label)


def members_csv(body: Body, day: date) -> bytes:
    """Who sits in the body on the day."""
    header = [_("Organization"), _("Name"), _("Role"), _("E-mail"), _("Phone")]
    return csv_text(header, member_rows(bodies.sitting(body, day)))


def persons_csv(persons: Iterable[Person], day: date) -> bytes:
    """Persons with the offices that they hold on the day (prefetch `posts__organization`)."""
    header = [_("Name"), _("E-mail"), _("Phone"), _("Organization"), _("Title")]
    rows = []
    for person in persons:
        post = next((one for one in person.posts.all() if one.holds(day)), None)
        office = [post.organization.name, post.title] if post else ["", ""]
        rows.append([person.name, person.email, person.phone, *office])
    return csv_text(header, rows)


@dataclass(frozen=True)
class Card:
    """What a vCard says of a person."""

    person: Person
    organization: str = ""
    title: str = ""


def card_of(person: Person, posts: Iterable[Post], day: date) -> Card:
    """The card of a person with the office held on the day."""
    post = next((one for one in posts if one.holds(day)), None)
    return Card(person, post.organization.name, post.title) if post else Card(person)


def vcards(cards: Iterable[Card], cooperation: Cooperation) -> bytes:
    """vCards 3.0 (RFC 2426), which Outlook, phones and other address books read."""
    import vobject

    texts = []
    for card in cards:
        one = vobject.vCard()
        one.add("fn").value = card.person.name
        given, _space, family = card.person.name.rpartition(" ")
        one.add("n").value = vobject.vcard.Name(family=family, given=given)
        one.add("uid").value = f"{card.person.uid}@{cooperation.slug}"
        if card.person.email:
            one.add("email").value = card.person.email
            one.email.type_param = "INTERNET"
        if card.person.phone:
            one.add("tel").value = card.person.phone
            one.tel.type_param = "WORK"
        if card.organization:
            one.add("org").value = [card.organization]
        if card.title:
            one.add("title").value = card.title
        texts.append(one.serialize())
    return "".join(texts).encode()


def addresses(persons: Iterable[Person]) -> str:
    """`Name <address>; …` as Outlook takes it in the To field; each address once."""
    found = {person.email.casefold(): f"{_quoted(person.name)} <{person.email}>" for person in persons if person.email}
    return "; ".join(found.values())


def _quoted(name: str) -> str:
    return f'"{name}"' if any(mark in name for mark in ",;<>@()") else name

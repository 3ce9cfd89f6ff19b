"""Rows of a pasted list matched with the persons and organizations that the cooperation knows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from rundbord.apps.people.models import Cooperation, Organization, OrganizationKind, Person
from rundbord.apps.people.naming import Candidate, Directory, directory
from rundbord.apps.people.pasting import Row, Table, read_table
from rundbord.apps.people.spelling import bare

SURE = {"alias", "exact", "name_parts"}


@dataclass(frozen=True)
class Match:
    """A good row: the person it means (None: a new one, or a vacant seat) and the organization (None: nobody's).

    `new_organization` is the name of one to be added.
    """

    row: Row
    person: Person | None
    organization: Organization | None
    new_organization: str = ""

    @property
    def organization_key(self) -> str:
        """What rows for the same organization have in common."""
        return str(self.organization.pk) if self.organization else bare(self.new_organization)

    @property
    def new_address(self) -> str:
        """The e-mail address that replaces the one that is known of the person."""
        known = self.person.email.casefold() if self.person else ""
        return self.row.email if known and self.row.email and self.row.email.casefold() != known else ""

    @property
    def person_key(self) -> str:
        """What rows of the same person have in common."""
        return str(self.person.pk) if self.person else self.row.email.casefold() or bare(self.row.name)


@dataclass
class Matches:
    """The rows of a list: those that can be taken in, and those that somebody has to mend."""

    header: str = ""
    good: list[Match] = field(default_factory=list)
    bad: list[Row] = field(default_factory=list)

    @property
    def bad_text(self) -> str:
        """The bad rows as they were written, to be mended and pasted again."""
        lines = [row.written for row in self.bad]
        return "\n".join([self.header, *lines] if self.header and lines else lines)


@dataclass
class Matcher:
    """Finds whom rows mean. `add_unknown` lets organizations that nobody knows be added."""

    known: Directory
    by_email: dict[str, Person]
    add_unknown: bool = False

    def match(self, table: Table) -> Matches:
        """Every row of the table, matched."""
        result = Matches(header=table.header, bad=list(table.bad))
        seen: set[tuple[str, str, int]] = set()
        names: dict[str, str] = {}
        for row in table.good:
            matched = self._match(row)
            problem = self._clash(matched, seen, names) if isinstance(matched, Match) else matched
            if problem or not isinstance(matched, Match):
                result.bad.append(replace(row, problems=(problem,)))
            else:
                result.good.append(matched)
        result.bad.sort(key=lambda row: row.number)
        return result

    def _clash(self, match: Match, seen: set[tuple[str, str, int]], names: dict[str, str]) -> str:
        """What is wrong with a row beside the rows before it; remembers it if nothing is."""
        row = match.row
        if not row.name:
            return ""
        key = (match.person_key, match.organization_key, row.rank)
        if key in seen:
            return _("This stands in the list already.")
        if row.email and names.setdefault(row.email.casefold(), bare(row.name)) != bare(row.name):
            return _("%(email)s stands with another name in the list.") % {"email": row.email}
        seen.add(key)
        return ""

    def _match(self, row: Row) -> Match | str:
        organization = self._organization(row.organization)
        person = self._person(row) if row.name else None
        if isinstance(person, str):
            return person
        if isinstance(organization, str):
            return Match(row, person, None, row.organization) if self.add_unknown else organization
        return Match(row, person, organization)

    def _person(self, row: Row) -> Person | str | None:
        """The person, None for a new one, or a sentence that says why it is not clear."""
        named = self.known.persons(row.name)
        owner = self.by_email.get(row.email.casefold()) if row.email else None
        if owner:
            if any(one.means == owner for one in named):
                return owner
            told = {"email": row.email, "name": owner.name}
            return _("%(email)s belongs to %(name)s. Leave the address out, or correct the name.") % told
        same_name = [one.means for one in named if one.how in {"exact", "alias"}]
        if len(same_name) > 1:
            return _("Several are called %(name)s. Write the e-mail address of the one you mean.") % {"name": row.name}
        return same_name[0] if same_name else None

    def _organization(self, written: str) -> Organization | str | None:
        """The organization, None where nothing is written, or a sentence that says why it is not clear."""
        if not written:
            return None
        found = self.known.organizations(written)
        sure = [one for one in found if one.how in SURE]
        if sure:
            return _likeliest(sure)
        if found:
            return _("“%(written)s” is not known. Did you mean %(known)s?") % {
                "written": written,
                "known": found[0].means.name,
            }
        return _("“%(written)s” is not known.") % {"written": written}


def _likeliest(found: Sequence[Candidate[Organization]]) -> Organization:
    """The first; among equals a municipality before the county of the same name."""
    equals = [one for one in found if one.how == found[0].how]
    municipal = [one for one in equals if one.means.kind == OrganizationKind.MUNICIPALITY]
    return (municipal or equals)[0].means


def match_list(cooperation: Cooperation, text: str, *, add_unknown: bool = False) -> Matches:
    """Read a pasted list and match its rows."""
    known = directory(cooperation)
    by_email: dict[str, Person] = defaultdict()
    persons = Person.objects.filter(cooperation=cooperation, withdrawn_at=None).exclude(email="")
    for person in persons.select_related("merged_into"):
        by_email.setdefault(person.email.casefold(), person.current)
    table = read_table(text, lambda cell: any(one.how in SURE for one in known.organizations(cell)))
    return Matcher(known, by_email, add_unknown).match(table)

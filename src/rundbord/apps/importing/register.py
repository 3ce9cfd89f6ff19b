"""The cooperation's register as the review shows it: whom a name may be said to mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing.names import BODY
from rundbord.apps.people.models import Cooperation
from rundbord.apps.people.queries import bodies, organizations, persons
from rundbord.engines.reader.reading import Known


@dataclass(frozen=True)
class Register:
    """Names by uid, of persons, organizations and bodies, each in the order in which they are offered."""

    persons: dict[str, str] = field(default_factory=dict)
    organizations: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> dict[str, str]:
        """The names of this kind: "person", "organization" or "body"."""
        return {"person": self.persons, BODY: self.bodies}.get(kind, self.organizations)

    def known(self) -> Known:
        """The names that a reading is checked against."""
        return Known(tuple(self.persons.values()), tuple(self.organizations.values()), tuple(self.bodies.values()))


def load_register(viewer: Viewer, cooperation: Cooperation) -> Register:
    """The register as the viewer may see it; three queries."""
    people = persons.visible_to(viewer, cooperation).filter(merged_into=None).order_by("name", "pk")
    organized = organizations.visible_to(viewer, cooperation).filter(merged_into=None).order_by("name", "pk")
    held = bodies.visible_to(viewer, cooperation)
    return Register(
        persons=_names(people.values_list("uid", "name")),
        organizations=_names(organized.values_list("uid", "name")),
        bodies=_names(held.values_list("uid", "name")),
    )


def _names(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    return dict(rows)

"""Organizations of the public register as they were on a document's date: old names, namesakes, successors."""

from collections.abc import Sequence
from datetime import date

from rundbord.apps.people.models import Organization
from rundbord.apps.people.naming import Candidate, Directory
from rundbord.norway import register
from rundbord.norway.units import Unit

Places = list[Candidate[Organization]]


class PlacesOnDate:
    """Asks a directory about names of organizations in a document of this date (None: unknown, then of any date)."""

    def __init__(self, directory: Directory, day: date | None) -> None:
        self._directory, self._day = directory, day
        self._registered = {
            one.register_key: one for held in directory.places.names.values() for one in held if one.register_key
        }

    def living(self, sure: Sequence[Candidate[Organization]], written: str) -> Places:
        """Those of the candidates that existed on the day: of two Harams the one that was there.

        A name that the register spells otherwise ("Våler i Østfold", "Guovdageaidnu - Kautokeino") is found there.
        """
        if self._day is None:
            return list(sure)
        if not sure:
            units = register.by_name(written, self._day)
            held = [self._registered[unit.key] for unit in units if unit.key in self._registered]
            return [Candidate(one, "exact") for one in held]
        return [one for one in sure if self._lived(one.means, self._day)]

    def successor(self, sure: Sequence[Candidate[Organization]]) -> Organization | None:
        """The only one that carried on, on the day, what a candidate had been: Lillestrøm for Skedsmo in 2021."""
        units = [_unit(one.means) for one in sure]
        if self._day is None or len(units) != 1 or units[0] is None:
            return None
        found = register.successors(units[0], self._day)
        return self._registered.get(found[0].key) if len(found) == 1 else None

    @staticmethod
    def _lived(organization: Organization, day: date) -> bool:
        unit = _unit(organization)
        return unit is None or unit.exists(max(day, register.BEGINS))


def _unit(organization: Organization) -> Unit | None:
    return register.unit(organization.register_key) if organization.register_key else None

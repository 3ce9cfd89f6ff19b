"""Norway's counties and municipalities as they were on any day since 2017.

A unit goes on as long as its Norwegian name goes on without a gap, and through a mere renumbering or renaming.
So Asker of 2019 (0220) and Asker of 2020 (3025, with Røyken and Hurum) are one unit that took in two others, while
Skedsmo, Fet and Sørum ended and Lillestrøm began. A name that came back after a gap (Haram, Østfold, Troms ...)
is a new unit: the old body had been wound up.

Days before `BEGINS` are answered with the structure of that day. `data/README.md` tells the sources.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from rundbord.norway.loading import fold, register
from rundbord.norway.units import Kind, Part, Succession, Unit

BEGINS = date(2017, 1, 1)

_SUFFIX = re.compile(r"\s+(?:(?P<county>fylkeskommune|fylke)|kommune|herad)$")
_QUALIFIED = re.compile(r"(?P<name>.+?)\s+(?:i\s+|\()(?P<county>[^()]+?)\)?")


def counties(on: date) -> tuple[Unit, ...]:
    """All counties of the day `on`, by number."""
    return _living("county", on)


def municipalities(on: date) -> tuple[Unit, ...]:
    """All municipalities of the day `on`, by number."""
    return _living("municipality", on)


def unit(key: str) -> Unit:
    """The unit with this key, living or not. Raises KeyError for an unknown one."""
    return register().units[key]


def by_code(code: str, on: date) -> Unit | None:
    """The unit that had this number ("0220", "46") on the day `on`; None if none had."""
    found = register().by_code.get(code)
    if found is None or not any(row.code == code and row.holds(on) for row in found.codes):
        return None
    return found


def by_name(name: str, on: date, kind: Kind | None = None) -> tuple[Unit, ...]:
    """Those that were called `name` in any of their languages on the day `on`; several where namesakes lived.

    Understands "Asker kommune", "Voss herad", "Viken fylkeskommune", "Guovdageaidnu - Kautokeino" and, for
    namesakes, "Våler (Østfold)" or "Våler i Østfold" with any county that the municipality ever lay in.
    """
    plain, told = _without_suffix(fold(name))
    kind = kind or told
    found = [one for one in _named(plain, on) if kind in (None, one.kind)]
    if found:
        return tuple(found)
    qualified = _QUALIFIED.fullmatch(plain)
    if qualified is None:
        return ()
    bare, county = (_without_suffix(qualified[group])[0] for group in ("name", "county"))
    return tuple(one for one in _named(bare, on) if county in _counties_ever(one))


def county_of(municipality: Unit, on: date) -> Unit | None:
    """The county that the municipality lay in on the day `on`; None if it did not exist."""
    held = (part for part in parts() if part.child == municipality.key and part.holds(on))
    return next((unit(part.parent) for part in held), None)


def parts() -> tuple[Part, ...]:
    """Every municipality's memberships of counties, in order of time for each."""
    return register().parts


def successions() -> tuple[Succession, ...]:
    """All mergers, splits, renumberings and restorations, in order of time."""
    return register().successions


def successors(unit: Unit, on: date) -> tuple[Unit, ...]:
    """Those that on the day `on` carried on what `unit` was: itself while it lived, after a split also its parts.

    A unit that was restored under its old name (Haram, Østfold) is its namesake's only successor from then on.
    """
    past = [event for event in successions() if event.on <= on]
    restored = next((event for event in past if event.kind == "restored" and unit.key in event.before), None)
    if restored is not None:
        return _existing(restored.after, on)
    keys = {unit.key}
    for same_day in _by_day(past):
        met = [event for event in same_day if keys.intersection(event.before)]
        keys = _exchanged(keys, ((event.before, event.after) for event in met))
    return _existing(keys, on)


def predecessors(unit: Unit, on: date) -> tuple[Unit, ...]:
    """Those that on the day `on` were what `unit` became: itself where it lived, before a merger all that went into it.

    A restored unit's only predecessor is its old namesake, on days when that one lived.
    """
    later = [event for event in successions() if event.on > on]
    for event in later:
        if event.kind == "restored" and unit.key in event.after and (old := _existing(event.before, on)):
            return old
    keys = {unit.key}
    for same_day in reversed(_by_day(event for event in later if event.kind != "restored")):
        met = [event for event in same_day if keys.intersection(event.after)]
        keys = _exchanged(keys, ((event.after, event.before) for event in met))
    return _existing(keys, on)


def _by_day(events: Iterable[Succession]) -> list[list[Succession]]:
    """Events of one day together: none comes before another (Tysfjord was split as Hamarøy got its number)."""
    return [list(group) for _day, group in groupby(events, key=lambda event: event.on)]


def _exchanged(keys: set[str], changes: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> set[str]:
    """The keys after all changes (old ones, new ones) at once."""
    told = list(changes)
    gone = {key for old, _new in told for key in old}
    return keys.difference(gone).union(*(new for _old, new in told))


def _without_suffix(name: str) -> tuple[str, Kind | None]:
    suffix = _SUFFIX.search(name)
    if suffix is None:
        return name, None
    return name[: suffix.start()], "county" if suffix["county"] else "municipality"


def _named(plain: str, on: date) -> Iterator[Unit]:
    """Those with this folded name; of a name in several languages each part must be one of theirs."""
    names = plain.split(" - ")
    for one in register().by_name.get(names[0], ()):
        held = {fold(row.name) for row in one.names if row.holds(on)}
        if one.exists(on) and held.issuperset(names):
            yield one


def _counties_ever(municipality: Unit) -> set[str]:
    held = (unit(part.parent) for part in parts() if part.child == municipality.key)
    return {fold(row.name) for county in held for row in county.names}


def _living(kind: Kind, on: date) -> tuple[Unit, ...]:
    living = (one for one in register().units.values() if one.kind == kind and one.exists(on))
    return tuple(sorted(living, key=lambda one: one.code(on)))


def _existing(keys: Iterable[str], on: date) -> tuple[Unit, ...]:
    units = (unit(key) for key in keys)
    return tuple(sorted((one for one in units if one.exists(on)), key=lambda one: one.code(on)))

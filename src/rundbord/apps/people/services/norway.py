"""The public register of counties and municipalities, written into the installation's organizations."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock
from rundbord.apps.people.models import (
    Organization,
    OrganizationCode,
    OrganizationKind,
    OrganizationName,
    Part,
    Succession,
    SuccessionLink,
)
from rundbord.apps.people.rules import founds, require
from rundbord.norway import loading, register
from rundbord.norway.units import NORWEGIAN, Span, Unit

Side = SuccessionLink.Side
_Key = tuple[Any, ...]


def load_norway(*, actor: Viewer) -> int:
    """Write what `rundbord.norway` says; returns how many organizations are new. Run again, it writes differences only.

    Rows of the register belong to the installation and are nobody's personal data, so there is no audit row.
    """
    require(founds(actor))
    today = clock.today()
    units = list(loading.register().units.values())
    with transaction.atomic():
        new = _write_organizations(units, today)
        keys = dict(Organization.objects.exclude(register_key="").values_list("register_key", "pk"))
        _write_names(units, keys)
        _write_codes(units, keys)
        _write_parts(keys)
        _write_successions(keys)
    return new


def _write_organizations(units: list[Unit], today: date) -> int:
    held = {row.register_key: row for row in Organization.objects.exclude(register_key="")}
    wanted = {
        unit.key: Organization(register_key=unit.key, kind=OrganizationKind(unit.kind), name=_latest_name(unit, today))
        for unit in units
    }
    renamed = [row for key, row in held.items() if key in wanted and row.name != wanted[key].name]
    for row in renamed:
        row.name = wanted[row.register_key].name
    Organization.objects.bulk_update(renamed, ["name"], batch_size=200)
    new = [row for key, row in wanted.items() if key not in held]
    Organization.objects.bulk_create(new, batch_size=200)
    return len(new)


def _latest_name(unit: Unit, today: date) -> str:
    if unit.exists(today):
        return unit.name(today)
    return [name.name for name in unit.names if name.language == NORWEGIAN][-1]


def _dates(span: Span) -> tuple[date | None, date | None]:
    """The span's first and last day, both included."""
    return span.start, span.until - timedelta(days=1) if span.until else None


def _write_names(units: list[Unit], keys: dict[str, int]) -> None:
    wanted = {
        (keys[unit.key], name.name, "" if name.language == NORWEGIAN else name.language, *_dates(name))
        for unit in units
        for name in unit.names
    }
    rows = OrganizationName.objects.exclude(organization__register_key="")
    _replace(rows, ("organization_id", "name", "language", "valid_from", "valid_to"), wanted)


def _write_codes(units: list[Unit], keys: dict[str, int]) -> None:
    wanted = {(keys[unit.key], unit.kind, code.code, *_dates(code)) for unit in units for code in unit.codes}
    rows = OrganizationCode.objects.exclude(organization__register_key="")
    _replace(rows, ("organization_id", "scheme", "code", "valid_from", "valid_to"), wanted)


def _write_parts(keys: dict[str, int]) -> None:
    wanted = {(keys[part.child], keys[part.parent], *_dates(part)) for part in register.parts()}
    rows = Part.objects.exclude(child__register_key="").exclude(parent__register_key="")
    _replace(rows, ("child_id", "parent_id", "valid_from", "valid_to"), wanted)


def _replace(rows: Any, fields: tuple[str, ...], wanted: set[_Key]) -> None:
    """Make `rows` hold exactly the `wanted` values of `fields`: what differs goes and comes, the rest stays."""
    held: dict[_Key, int] = {values[1:]: values[0] for values in rows.values_list("pk", *fields)}
    gone = [pk for key, pk in held.items() if key not in wanted]
    rows.model.objects.filter(pk__in=gone).delete()
    new = sorted(wanted.difference(held), key=str)
    rows.model.objects.bulk_create([rows.model(**dict(zip(fields, key, strict=True))) for key in new], batch_size=200)


def _write_successions(keys: dict[str, int]) -> None:
    """Add the successions that are not there; one is known by its date, kind and those on both sides."""
    sides: dict[int, dict[str, set[int]]] = {}
    for link in SuccessionLink.objects.all():
        sides.setdefault(link.succession_id, {Side.BEFORE: set(), Side.AFTER: set()})[link.side].add(
            link.organization_id
        )
    known = {
        (one.on, one.kind, frozenset(sides[one.pk][Side.BEFORE]), frozenset(sides[one.pk][Side.AFTER]))
        for one in Succession.objects.all()
        if one.pk in sides
    }
    links = []
    for event in register.successions():
        before, after = ({keys[key] for key in side} for side in (event.before, event.after))
        if (event.on, event.kind, frozenset(before), frozenset(after)) in known:
            continue
        succession = Succession(on=event.on, kind=event.kind)
        links += [SuccessionLink(succession=succession, organization_id=pk, side=Side.BEFORE) for pk in before]
        links += [SuccessionLink(succession=succession, organization_id=pk, side=Side.AFTER) for pk in after]
    new = list({id(link.succession): link.succession for link in links}.values())
    Succession.objects.bulk_create(new, batch_size=200)
    SuccessionLink.objects.bulk_create(links, batch_size=200)

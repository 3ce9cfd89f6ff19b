"""Changing a row only as it was seen: the version column tells whether somebody else changed it meanwhile."""

from typing import Any, Protocol

from django.db.models import F
from django.utils.translation import gettext as _

from rundbord.apps.core.errors import ConflictError


class Versioned(Protocol):
    """A row with a version column."""

    pk: Any
    version: int


def changed_fields(row: Versioned, fields: dict[str, Any]) -> dict[str, Any]:
    """Those of the fields that differ from what the row holds."""
    return {name: value for name, value in fields.items() if getattr(row, name) != value}


def change(row: Versioned, *, seen: int, **fields: Any) -> list[str]:
    """Write the fields that differ and return their names; raises ConflictError if the row is not as it was seen."""
    changed = changed_fields(row, fields)
    rows = type(row)._base_manager  # type: ignore[attr-defined]  # noqa: SLF001 - every model has this documented manager
    hit = rows.filter(pk=row.pk, version=seen).update(version=F("version") + 1, **changed)
    if not hit:
        raise ConflictError(
            _("Somebody else changed this meanwhile. Nothing was overwritten: load the page again and see theirs.")
        )
    row.version = seen + 1
    for name, value in changed.items():
        setattr(row, name, value)
    return list(changed)

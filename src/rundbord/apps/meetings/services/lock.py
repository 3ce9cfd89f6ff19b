"""What every write of a meeting does first and last."""

from typing import Any

from django.db.models import F, Model
from django.utils.translation import gettext as _

from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.meetings.models import Meeting, State


def lock_meeting(meeting: Meeting) -> Meeting:
    """Hold the meeting until the transaction ends: PostgreSQL locks the row, SQLite has one writer anyway."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def require_open(meeting: Meeting) -> None:
    """Approved minutes are frozen: raise NotPossibleError where the meeting's record may not be changed any more."""
    if meeting.state == State.APPROVED:
        raise NotPossibleError(_("The minutes are approved. They can only be changed by a correction in a later item."))


def save_version(row: Model, version: int, **fields: Any) -> None:
    """Write `fields` if the row still has the version that the actor saw, and bump it.

    Raises ConflictError where somebody else wrote meanwhile; nothing is overwritten.
    """
    rows = type(row)._default_manager.filter(pk=row.pk, version=version)
    if not rows.update(version=F("version") + 1, **fields):
        raise ConflictError(
            _("Somebody else changed this while you were writing. Your text was not saved; look at theirs first.")
        )
    for name, value in fields.items():
        setattr(row, name, value)
    row.version = version + 1  # type: ignore[attr-defined]  # every versioned model has it

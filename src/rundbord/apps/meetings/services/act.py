"""The frame of every write of the workspace: authorize, lock, check, write, audit, keep for undo, tell others."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import models, transaction

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core.uid import HasUid
from rundbord.apps.jobs import effects
from rundbord.apps.meetings.events import MeetingChanged
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.rules import require_item_keeper, require_keeper
from rundbord.apps.meetings.services.lock import lock_meeting, require_open
from rundbord.apps.meetings.services.undo import Change, keep


@dataclass
class Act:
    """One write under way: services note in it which rows they change and what the audit trail is to name."""

    changes: list[tuple[Change, models.Model]] = field(default_factory=list)
    subject: HasUid | None = None
    changed: set[str] = field(default_factory=set)
    empty: bool = False

    def undone_by(self, change: Change, row: models.Model) -> None:
        """Undoing the act restores this row."""
        self.changes.append((change, row))

    def nothing(self) -> None:
        """It turned out that there was nothing to write: no trace is left."""
        self.empty = True

    def about(self, subject: HasUid, changed: Iterable[str] = ()) -> None:
        """The audit row names this object and these of its fields; otherwise it names the meeting."""
        self.subject = subject
        self.changed.update(changed)


@contextmanager
def act(
    *, actor: Viewer, meeting: Meeting, verb: str, item: AgendaItem | None = None, frozen_too: bool = False
) -> Iterator[Act]:
    """Within the block the meeting is locked and everything stands or falls together.

    Raises NotAllowedError unless the actor keeps the meeting and is not kept out of `item`, NotPossibleError where
    the minutes are approved (but for acts that live on after approval: `frozen_too`).
    """
    require_keeper(actor, meeting)
    if item is not None:
        require_item_keeper(actor, item)
    with transaction.atomic():
        meeting.state = lock_meeting(meeting).state
        if not frozen_too:
            require_open(meeting)
        under_way = Act()
        yield under_way
        if under_way.empty:
            return
        audit.record(
            actor=actor,
            verb=verb,
            subject=under_way.subject or meeting,
            cooperation=meeting.cooperation_id,
            changed=under_way.changed,
        )
        if under_way.changes:
            keep(actor=actor, meeting=meeting, verb=verb, changes=under_way.changes)
        effects.publish(MeetingChanged(meeting_uid=meeting.uid, verb=verb))

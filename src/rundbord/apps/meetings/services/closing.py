"""Who is kept out of an item, and what is published. Each act has its own trace."""

from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.meetings.models import AgendaItem, Exclusion, Meeting, State
from rundbord.apps.meetings.services.act import act
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.meetings.services.undo import addition, before
from rundbord.apps.people.models import Person


def exclude_person(*, actor: Viewer, item: AgendaItem, person: Person, reason: str = "") -> Exclusion:
    """Keep a person out of an item: neither page, file nor export shows it to them from now on.

    Raises NotPossibleError for a person of another cooperation. Excluding somebody twice is one exclusion.
    """
    if person.cooperation_id != item.meeting.cooperation_id:
        raise NotPossibleError(_("This person belongs to another cooperation."))
    with act(actor=actor, meeting=item.meeting, item=item, verb="item_exclude", frozen_too=True) as done:
        row, made = Exclusion.objects.get_or_create(item=item, person=person.current, defaults={"reason": reason[:200]})
        kept = addition(row) if made else before(row, "withdrawn_at", "reason")
        if not made:
            save_version(row, row.version, withdrawn_at=None, reason=reason[:200])
        done.about(item, ["exclusions"])
        done.undone_by(kept, row)
    return row


def readmit_person(*, actor: Viewer, exclusion: Exclusion, version: int) -> None:
    """Let a person back in to an item."""
    with act(
        actor=actor, meeting=exclusion.item.meeting, item=exclusion.item, verb="item_readmit", frozen_too=True
    ) as done:
        kept = before(exclusion, "withdrawn_at")
        save_version(exclusion, version, withdrawn_at=clock.now())
        done.about(exclusion.item, ["exclusions"])
        done.undone_by(kept, exclusion)


def publish_agenda(*, actor: Viewer, meeting: Meeting, version: int) -> Meeting:
    """Let everyone read the agenda, but for what is exempt."""
    if meeting.withdrawn_at is not None:
        raise NotPossibleError(_("The meeting is cancelled. Take it up again before you publish it."))
    return _stamp(actor, meeting, version, "meeting_publish_agenda", agenda_public_at=clock.now())


def publish_record(*, actor: Viewer, meeting: Meeting, version: int) -> Meeting:
    """Let everyone read what was said and decided, but for what is exempt. The agenda becomes public with it.

    Possible before approval (pages then say "not approved yet"), not before the meeting is held.
    """
    if meeting.state not in {State.HELD, State.SENT, State.APPROVED}:
        raise NotPossibleError(_("The meeting is not held yet. There is no record to publish."))
    now = clock.now()
    agenda = meeting.agenda_public_at or now
    return _stamp(actor, meeting, version, "meeting_publish_record", record_public_at=now, agenda_public_at=agenda)


def withdraw_agenda_publication(*, actor: Viewer, meeting: Meeting, version: int) -> Meeting:
    """Nothing of the meeting is public any more."""
    return _stamp(
        actor, meeting, version, "meeting_withdraw_agenda_publication", agenda_public_at=None, record_public_at=None
    )


def withdraw_record_publication(*, actor: Viewer, meeting: Meeting, version: int) -> Meeting:
    """What was said and decided is not public any more; the agenda stays as it is."""
    return _stamp(actor, meeting, version, "meeting_withdraw_record_publication", record_public_at=None)


def _stamp(actor: Viewer, meeting: Meeting, version: int, verb: str, **stamps: object) -> Meeting:
    with act(actor=actor, meeting=meeting, verb=verb, frozen_too=True) as done:
        save_version(meeting, version, **stamps)
        done.about(meeting, stamps)
    return meeting

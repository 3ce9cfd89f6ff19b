"""The status above the title of minutes: a draft, not approved yet, or approved and where."""

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.minutes.approval import Approval, approval_of
from rundbord.apps.minutes.head import language_of
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.engines.typesetter.words import day_words, words


def mark_of(viewer: Viewer, meeting: Meeting, version: MinutesVersion | None = None) -> str | None:
    """The mark for this viewer, or None where a version keeps the one that it was frozen with.

    Imported minutes bear no mark of ours but that of their approval: their original says what they are. Nobody learns
    from a mark of a meeting that is closed to them.
    """
    if version is not None and version.state in (VersionState.DRAFT, VersionState.SUPERSEDED):
        return None
    own = words(language_of(meeting))
    approval = approval_of(viewer, meeting)
    if approval is not None and approval.told:
        return _approved_in(approval, meeting)
    if approval is not None or meeting.state == State.APPROVED:
        return own.approved
    if meeting.batch_uid:
        return ""
    return own.not_approved if meeting.record_public_at else own.draft


def _approved_in(approval: Approval, meeting: Meeting) -> str:
    """ "GODKJENT i sak 2/22 (10. mars 2022)"; an item without a number is named by its date alone."""
    language, at = language_of(meeting), approval.item.meeting.date
    day = day_words(at, language) if at else ""
    if not approval.numbers:
        return f"{words(language).approved} {day}".strip()
    told = words(language).approved_in.format(item=", ".join(approval.numbers))
    return f"{told} ({day})" if day else told

"""The minutes that a viewer may read."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from rundbord.apps.accounts.viewer import Anonymous, Viewer
from rundbord.apps.core import clock
from rundbord.apps.files.models import Attachment
from rundbord.apps.files.queries import attachments_of_many
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.papers import audience_of
from rundbord.apps.meetings.present import present_meeting
from rundbord.apps.meetings.rules import AS_THE_PUBLIC, Sight, sight_of
from rundbord.apps.minutes.compose import compose, promised, told
from rundbord.apps.minutes.cut import Copy, cut, exempt_entries, exempted_since
from rundbord.apps.minutes.frozen import freeze, thaw
from rundbord.apps.minutes.head import language_of, under_letterhead
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.apps.minutes.status import mark_of
from rundbord.apps.record.present import present_record
from rundbord.engines.typesetter.document import Document
from rundbord.engines.typesetter.words import words

INSIDE, PUBLIC = "inside", "public"
ORIGINALS = ("original", "original_draft")  # roles of imported files, the one that counts standing first


@dataclass(frozen=True)
class Minutes:
    """A meeting's minutes as one viewer reads them: the document, and the version it is (None: as they stand now).

    `unregistered` counts those of whom nobody said whether they came: the document does not name them.
    """

    document: Document
    version: MinutesVersion | None
    unregistered: int = 0


def minutes_for(viewer: Viewer, meeting: Meeting, number: int | None = None) -> Minutes | None:
    """The minutes in version `number`, or for `number` None the newest that this viewer is to read.

    Those who keep the meeting read the record as it stands; everybody else the newest version that is no draft; where
    there is none, the record of imported and of published meetings. None where there are no minutes for this viewer.
    """
    sight = sight_of(viewer, meeting)
    if not sight.record:
        return None
    version = _version(meeting, sight, number)
    if version:
        return Minutes(_as_frozen(viewer, meeting, sight, version), version)
    if number is not None or not _reads_unfrozen(sight, meeting):
        return None
    copy = as_they_stand(viewer, meeting)
    return Minutes(copy.document, None, copy.unregistered)


def file_of(minutes: Minutes, meeting: Meeting) -> Document:
    """The minutes as their files show them; a version keeps the letterhead that it was frozen with."""
    return minutes.document if minutes.version else under_letterhead(minutes.document, meeting)


def has_minutes_for(viewer: Viewer, meeting: Meeting) -> bool:
    """Would `minutes_for` give this viewer minutes? At most one query."""
    sight = sight_of(viewer, meeting)
    return sight.record and (_reads_unfrozen(sight, meeting) or _versions(meeting, sight).exists())


def as_they_stand(viewer: Viewer, meeting: Meeting, *, sight: Sight | None = None) -> Copy:
    """The record of this moment as a document. Imported meetings say that the original is the official version."""
    record = present_record(meeting, viewer, sight=sight)
    own = words(language_of(meeting))
    with translation.override(language_of(meeting)):
        document = compose(
            meeting,
            record,
            mark=mark_of(viewer, meeting) or "",
            remark=own.rendering if meeting.batch_uid else "",
            issued=meeting.date or clock.today(),
        )
    return Copy(
        document=document,
        items=tuple(section.item.uid for section in told(record)),
        actions=tuple(section.item.uid for section, _action in promised(record)),
        unregistered=len(record.meeting.unregistered),
    )


def snapshot_of(viewer: Viewer, meeting: Meeting) -> dict[str, Any]:
    """What a version keeps: the copies for those at the table and for the public, and which lines were exempt."""
    return {
        INSIDE: _kept(as_they_stand(viewer, meeting), meeting),
        PUBLIC: _kept(as_they_stand(Anonymous(), meeting, sight=AS_THE_PUBLIC), meeting),
        "exempt": exempt_entries(meeting),
    }


def version_as(meeting: Meeting, version: MinutesVersion, sight: Sight) -> Document:
    """A version as somebody with this sight of the meeting reads it, whoever it is; for services that send it."""
    return _as_frozen(Anonymous(), meeting, sight, version)


def items_of_version(version: MinutesVersion, *, inside: bool) -> list[str]:
    """The uids of the items that the version's documents hold, in their order."""
    return list(version.snapshot[INSIDE if inside else PUBLIC]["items"])


def versions_of(viewer: Viewer, meeting: Meeting) -> list[MinutesVersion]:
    """The versions that the viewer may open, newest first: drafts are for those who keep the meeting."""
    sight = sight_of(viewer, meeting)
    return list(_versions(meeting, sight).defer("snapshot")) if sight.record else []


def original_of(viewer: Viewer, meeting: Meeting) -> Attachment | None:
    """The imported original, which is the official version, if the viewer may fetch it. One query."""
    if not meeting.batch_uid:
        return None
    audience = audience_of(sight_of(viewer, meeting))
    files = attachments_of_many("meeting", {meeting.uid: audience})[meeting.uid]
    return next((one for one in files if one.role in ORIGINALS), None)


def _kept(copy: Copy, meeting: Meeting) -> dict[str, Any]:
    document = under_letterhead(copy.document, meeting)
    return {"document": freeze(document), "items": list(copy.items), "actions": list(copy.actions)}


def _as_frozen(viewer: Viewer, meeting: Meeting, sight: Sight, version: MinutesVersion) -> Document:
    """The version as the viewer may read it today, under today's mark where the version is no draft."""
    kept = version.snapshot[INSIDE if sight.inside else PUBLIC]
    copy = Copy(thaw(kept["document"]), tuple(kept["items"]), tuple(kept["actions"]))
    exempt = set() if sight.inside else exempted_since(meeting, version.snapshot["exempt"])
    with translation.override(language_of(meeting)):
        document = cut(copy, present_meeting(meeting, viewer, sight=sight), exempt)
        mark = mark_of(viewer, meeting, version)
    return document if mark is None else replace(document, mark=mark)


def _reads_unfrozen(sight: Sight, meeting: Meeting) -> bool:
    return sight.keeps or bool(meeting.batch_uid) or meeting.record_public_at is not None


def _version(meeting: Meeting, sight: Sight, number: int | None) -> MinutesVersion | None:
    versions = _versions(meeting, sight)
    if number is not None:
        return versions.filter(number=number).first()
    return None if sight.keeps else versions.first()


def _versions(meeting: Meeting, sight: Sight) -> QuerySet[MinutesVersion]:
    versions = MinutesVersion.objects.filter(meeting=meeting)
    return versions if sight.keeps else versions.exclude(state=VersionState.DRAFT)

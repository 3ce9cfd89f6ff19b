"""The minutes that a viewer may read."""

from dataclasses import dataclass

from django.utils import translation

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock
from rundbord.apps.files.models import Attachment
from rundbord.apps.files.queries import attachments_of
from rundbord.apps.meetings.models import Exclusion, Meeting
from rundbord.apps.meetings.rules import AS_THE_PUBLIC, Sight, sight_of
from rundbord.apps.minutes.compose import compose
from rundbord.apps.minutes.frozen import thaw
from rundbord.apps.minutes.head import language_of
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.apps.record.present import present_record
from rundbord.engines.typesetter.document import Document
from rundbord.engines.typesetter.words import day_words, words

INSIDE, PUBLIC = "inside", "public"


@dataclass(frozen=True)
class Minutes:
    """A meeting's minutes as one viewer reads them: the document, and the version it is (None: as they stand now)."""

    document: Document
    version: MinutesVersion | None


def minutes_for(viewer: Viewer, meeting: Meeting, number: int | None = None) -> Minutes | None:
    """The minutes in version `number`, or for `number` None the newest that this viewer is to read.

    Those who keep the meeting read the record as it stands; everybody else the newest version, and of imported
    meetings without versions the record. None where there are no minutes for this viewer.
    """
    sight = sight_of(viewer, meeting)
    if not sight.record:
        return None
    version = _version(meeting, sight, number)
    if version:
        return Minutes(thaw(version.snapshot[_copy_for(sight, meeting)]), version)
    if number is not None or not (sight.keeps or meeting.batch_uid or meeting.record_public_at):
        return None
    return Minutes(as_they_stand(viewer, meeting), None)


def as_they_stand(viewer: Viewer, meeting: Meeting, *, sight: Sight | None = None) -> Document:
    """The record of this moment as a document. Imported meetings say that the original is the official version."""
    record = present_record(meeting, viewer, sight=sight)
    own = words(language_of(meeting))
    with translation.override(language_of(meeting)):
        return compose(
            meeting,
            record,
            mark=_mark(meeting),
            remark=own.rendering if meeting.batch_uid else "",
            issued=meeting.date or clock.today(),
        )


def versions_of(viewer: Viewer, meeting: Meeting) -> list[MinutesVersion]:
    """The versions that the viewer may open, newest first: drafts are for those who keep the meeting."""
    sight = sight_of(viewer, meeting)
    if not sight.record:
        return []
    versions = MinutesVersion.objects.filter(meeting=meeting).defer("snapshot")
    return list(versions if sight.keeps else versions.exclude(state=VersionState.DRAFT))


def original_of(viewer: Viewer, meeting: Meeting) -> Attachment | None:
    """The imported original, which is the official version, if the viewer may fetch it."""
    found = attachments_of(viewer, "meeting", meeting.uid, role="original") if meeting.batch_uid else []
    return found[0] if found else None


def _version(meeting: Meeting, sight: Sight, number: int | None) -> MinutesVersion | None:
    versions = MinutesVersion.objects.filter(meeting=meeting)
    if not sight.keeps:
        versions = versions.exclude(state=VersionState.DRAFT)
    if number is not None:
        return versions.filter(number=number).first()
    return None if sight.keeps else versions.first()


def _copy_for(sight: Sight, meeting: Meeting) -> str:
    """Which copy of a frozen version this viewer reads: one who is kept out of an item gets the public's."""
    if not sight.inside:
        return PUBLIC
    excluded = Exclusion.objects.filter(item__meeting=meeting, person=sight.person, withdrawn_at=None).exists()
    return PUBLIC if excluded else INSIDE


def _mark(meeting: Meeting) -> str:
    """The status above the title: a draft until it is approved in an item of a later meeting."""
    own = words(language_of(meeting))
    approving = meeting.approved_in_items.filter(
        withdrawn_at=None, meeting__withdrawn_at=None, meeting__state__in=("held", "sent", "approved")
    ).first()
    if approving:
        numbers = ", ".join(approving.numbers.values_list("printed", flat=True)) or approving.title
        when = approving.meeting.date
        day = f" ({day_words(when, language_of(meeting))})" if when else ""
        return f"{own.approved_in.format(item=numbers)}{day}"
    return "" if meeting.batch_uid else own.draft


def copies(viewer: Viewer, meeting: Meeting) -> dict[str, Document]:
    """Both copies of a version about to be frozen: for those at the table and for the public."""
    return {
        INSIDE: as_they_stand(viewer, meeting),
        PUBLIC: as_they_stand(viewer, meeting, sight=AS_THE_PUBLIC),
    }

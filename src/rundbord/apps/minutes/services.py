"""Writes of the minutes: freezing a version."""

from django.db import transaction
from django.db.models import Max

from rundbord.apps.accounts.viewer import System, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.rules import require_keeper
from rundbord.apps.meetings.services.lock import lock_meeting
from rundbord.apps.minutes.frozen import digest
from rundbord.apps.minutes.models import MinutesVersion
from rundbord.apps.minutes.queries import snapshot_of
from rundbord.apps.minutes.word.template import template_for


def make_version(*, actor: Viewer, meeting: Meeting) -> MinutesVersion:
    """Freeze the record as it stands as the next version; the newest one is returned if nothing changed since.

    Raises NotAllowedError unless the actor keeps the meeting. A version holds the whole record, whoever freezes it:
    what an actor is kept out of is not cut from everybody's minutes.
    """
    require_keeper(actor, meeting)
    snapshot = snapshot_of(System("minutes"), meeting)
    found = digest(snapshot)
    with transaction.atomic():
        lock_meeting(meeting)
        newest = MinutesVersion.objects.filter(meeting=meeting).first()
        if newest and newest.digest == found:
            return newest
        last: int = MinutesVersion.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
        version = MinutesVersion.objects.create(
            meeting=meeting, number=last + 1, snapshot=snapshot, digest=found, created_at=clock.now(),
            template=template_for(meeting, None),
        )  # fmt: skip
        audit.record(actor=actor, verb="minutes_version", subject=version, cooperation=meeting.cooperation_id)
    return version

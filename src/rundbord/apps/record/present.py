"""The record as one viewer may see it: what pages, minutes, notices and exports are made from."""

from collections import defaultdict

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.models import Access
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.present import present_meeting
from rundbord.apps.meetings.rules import Sight
from rundbord.apps.meetings.shown import MeetingView, Named
from rundbord.apps.record.facets import Facets, facets_of
from rundbord.apps.record.models import Entry, Vote
from rundbord.apps.record.shown import EntryView, RecordView, Section, VoteView


def present_record(meeting: Meeting, viewer: Viewer, *, sight: Sight | None = None) -> RecordView:
    """The meeting with everything said and decided that the viewer may read.

    Two queries beside those of `present_meeting`. Raises NotAllowedError as that does; where the viewer may read the
    agenda only, the record is empty and `readable` false.
    """
    shown = present_meeting(meeting, viewer, sight=sight)
    entries = _entries(shown) if shown.sight.record else {}
    return RecordView(
        meeting=shown,
        sections=tuple(Section(item, tuple(entries.get(item.key, ()))) for item in shown.items),
        readable=shown.sight.record,
    )


def _entries(shown: MeetingView) -> dict[int, list[EntryView]]:
    """Entries by item (integer key), of the items that are not closed to the viewer."""
    readable = [item.key for item in shown.items if not item.closed]
    facets = facets_of(readable, inside=shown.sight.inside)
    rows = Entry.objects.filter(item__in=readable, withdrawn_at=None).select_related("person", "organization", "vote")
    entries: dict[int, list[EntryView]] = defaultdict(list)
    for row in rows.order_by("position", "pk"):
        entries[row.item_id].append(_entry(row, shown.sight, facets[row.pk]))
    return entries


def _entry(row: Entry, sight: Sight, facets: Facets) -> EntryView:
    if row.access == Access.EXEMPT and not sight.inside:
        return EntryView(uid=row.uid, key=row.pk, kind="", closed=True, exempt=True, legal_basis=row.legal_basis)
    return EntryView(
        uid=row.uid,
        key=row.pk,
        kind=row.kind,
        text=row.text,
        language=row.language,
        speaker=row.speaker_written or str(row.person or row.organization or ""),
        person=Named(row.person.uid, row.person.name)
        if row.person and sight.inside and not row.person.withdrawn_at
        else None,
        organization=Named(row.organization.uid, row.organization.name) if row.organization else None,
        exempt=row.access == Access.EXEMPT,
        legal_basis=row.legal_basis,
        version=row.version,
        vote=_vote(getattr(row, "vote", None)),
        actions=tuple(facets.actions),
        marks=tuple(facets.marks),
    )


def _vote(vote: Vote | None) -> VoteView | None:
    if vote is None or (vote.votes_for, vote.votes_against, vote.votes_blank, vote.text) == (None, None, None, ""):
        return None
    return VoteView(vote.votes_for, vote.votes_against, vote.votes_blank, vote.text)

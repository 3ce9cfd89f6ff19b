"""Whether a meeting's minutes are approved, and where: decided by what later meetings wrote down."""

import re
from collections.abc import Iterable

from django.db.models import F, Prefetch, Q, QuerySet

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import richtext
from rundbord.apps.meetings import queries as meetings
from rundbord.apps.meetings.models import AgendaItem, Meeting, State
from rundbord.apps.record.models import Entry, EntryKind

HELD = (State.HELD, State.SENT, State.APPROVED)
_REFUSES = re.compile(
    r"\b(?:ikke|ikkje|not)\b(?:\W+\w+){0,2}\W+(?:godkjen\w*|approved)|\bgodkjen\w*\W+(?:ikke|ikkje)\b", re.IGNORECASE
)
_APPROVES = re.compile(r"\bgodkjen|\bapproved", re.IGNORECASE)
_PUTS_OFF = re.compile(
    r"\b(?:utset|utsatt|utsett|returner|postpone)\w*|\bsend\w*\W+(?:\w+\W+){0,3}(?:tilbake|attende|back)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.;!?\n]+")


def approving_item(meeting: Meeting) -> AgendaItem | None:
    """The item that approved the meeting's minutes, with its meeting and numbers; None while they are not approved.

    An item counts if it names this meeting as the one whose minutes it approves, is neither withdrawn nor postponed,
    its own meeting comes later, was held and is not withdrawn, and its record does not say otherwise: what was decided
    there (where nothing was decided, what was written there) neither refuses the minutes nor puts them off. An item
    without any line counts: minutes that nobody remarked on are approved. The first that counts is the one.
    """
    return next((item for item in _candidates(meeting) if not sends_back(item.entries.all())), None)


def is_told_to(viewer: Viewer, item: AgendaItem) -> bool:
    """May the viewer learn of the meeting in which the item stands?"""
    return meetings.visible_to(viewer).filter(pk=item.meeting_id).exists()


def sends_back(entries: Iterable[Entry]) -> bool:
    """Does the record under an item refuse the minutes, or put them off?"""
    settled = [entry for entry in entries if entry.withdrawn_at is None and entry.kind != EntryKind.PROPOSAL]
    decided = [entry for entry in settled if entry.kind == EntryKind.DECISION]
    said = "\n".join(richtext.to_plain(entry.text) for entry in decided or settled)
    sentences = [sentence for sentence in _SENTENCE.split(said) if sentence.strip()]
    if any(_REFUSES.search(sentence) for sentence in sentences):
        return True
    if any(_APPROVES.search(sentence) for sentence in sentences):
        return False
    return any(_PUTS_OFF.search(sentence) for sentence in sentences)


def _candidates(meeting: Meeting) -> QuerySet[AgendaItem]:
    later = Q(meeting__date=None) | Q(meeting__date__gt=meeting.date) if meeting.date else Q()
    above = Q(parent=None) | Q(parent__withdrawn_at=None)
    found = meeting.approved_in_items.filter(
        later,
        above,
        withdrawn_at=None,
        postponed=False,
        meeting__cooperation=meeting.cooperation_id,
        meeting__withdrawn_at=None,
        meeting__state__in=HELD,
    ).exclude(meeting=meeting)
    lines = Prefetch("entries", Entry.objects.filter(withdrawn_at=None))
    return (
        found.select_related("meeting")
        .prefetch_related(lines, "numbers")
        .order_by(F("meeting__date").asc(nulls_last=True), "pk")
    )

"""Whether a meeting's minutes are approved, and where: decided by what later meetings wrote down."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

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


@dataclass(frozen=True)
class Approval:
    """The item that approved minutes, its numbers as printed, and whether the viewer may learn of its meeting."""

    item: AgendaItem
    numbers: tuple[str, ...]
    told: bool


def approval_of(viewer: Viewer, meeting: Meeting) -> Approval | None:
    """Where the meeting's minutes were approved; None while they are not. One query.

    An item counts if it names this meeting as the one whose minutes it approves, is neither withdrawn nor
    postponed, its own meeting comes later, was held and is not withdrawn, and its record does not say
    otherwise: what was decided there (where nothing was decided, what was written there) neither refuses the minutes
    nor puts them off. An item without any line counts: minutes that nobody remarked on are approved. The first that
    counts is the one.
    """
    later = Q(meeting__date=None) | Q(meeting__date__gt=meeting.date) if meeting.date else Q()
    rows = (
        _with_lines(Q(approves=meeting) & later & Q(meeting__cooperation=meeting.cooperation_id))
        .exclude(meeting=meeting)
        .annotate(number=F("numbers__printed"))
        .annotate(told=Exists(meetings.visible_to(viewer).filter(pk=OuterRef("meeting"))))
        .order_by(F("meeting__date").asc(nulls_last=True), "pk", "numbers__pk")
    )
    for same in _items(rows):
        if not sends_back(_said(same)):
            return Approval(same[0], tuple(dict.fromkeys(row.number for row in same if row.number)), same[0].told)
    return None


def approved_among(waiting: list[Meeting]) -> set[int]:
    """Which of these meetings' minutes are approved (integer keys), by the same rule. One query."""
    rows = _with_lines(Q(approves__in=waiting)).order_by("pk")
    approved: set[int] = set()
    for same in _items(rows):
        if not sends_back(_said(same)):
            approved |= {one.pk for one in waiting if one.pk == same[0].approves_id and _comes_later(same[0], one)}
    return approved


def _comes_later(item: AgendaItem, meeting: Meeting) -> bool:
    if item.meeting_id == meeting.pk:
        return False
    return item.meeting.date is None or meeting.date is None or item.meeting.date > meeting.date


def sends_back(entries: Iterable[Entry]) -> bool:
    """Does what stands under an item (not withdrawn) refuse the minutes, or put them off?"""
    settled = [entry for entry in entries if entry.kind != EntryKind.PROPOSAL]
    decided = [entry for entry in settled if entry.kind == EntryKind.DECISION]
    said = "\n".join(richtext.to_plain(entry.text) for entry in decided or settled)
    sentences = [sentence for sentence in _SENTENCE.split(said) if sentence.strip()]
    if any(_REFUSES.search(sentence) for sentence in sentences):
        return True
    if any(_APPROVES.search(sentence) for sentence in sentences):
        return False
    return any(_PUTS_OFF.search(sentence) for sentence in sentences)


def _with_lines(wanted: Q) -> QuerySet[Any]:
    """Items that stand, of meetings that were held and stand; a row for each of their lines, so that one query does."""
    above = Q(parent=None) | Q(parent__withdrawn_at=None)
    held = Q(meeting__withdrawn_at=None, meeting__state__in=HELD)
    return (
        AgendaItem.objects.filter(wanted, above, held, withdrawn_at=None, postponed=False)
        .annotate(line=F("entries__text"), line_kind=F("entries__kind"), line_gone=F("entries__withdrawn_at"))
        .select_related("meeting")
    )


def _items(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """The rows of each item together."""
    return (list(same) for _key, same in groupby(rows, key=lambda row: row.pk))


def _said(same: Iterable[Any]) -> list[Entry]:
    return [Entry(text=row.line, kind=row.line_kind) for row in same if row.line and not row.line_gone]

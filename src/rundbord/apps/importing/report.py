"""What came of a batch: the meetings that were made, what is doubtful and why, what was not read and why."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing import queries
from rundbord.apps.importing.draft import Doubt
from rundbord.apps.importing.models import TO_REVIEW, Batch, Document, State
from rundbord.apps.importing.questions import asked_of
from rundbord.apps.importing.reasons import why_unread
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.queries import visible_to as meetings_visible_to
from rundbord.apps.people.exports import csv_lines

SHOWN = 50
CHUNK = 200
NAMED = {"accepted": "came_in", "set_aside": "set_aside", "unreadable": "unreadable"}


@dataclass(frozen=True)
class Told:
    """A document, the meeting that it became, and sentences: places to look at, or why it was not read."""

    document: Document
    meeting: Meeting | None = None
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """The first documents of one kind, and how many there are."""

    rows: tuple[Told, ...]
    total: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


@dataclass(frozen=True)
class Report:
    """The page of the report."""

    came_in: Section
    doubtful: Section
    clear: Section
    unreadable: Section
    not_read: Section
    set_aside: Section


def report_of(viewer: Viewer, batch: Batch) -> Report:
    """The report as far as a page shows it; three queries however many documents there are."""
    found: dict[str, list[int]] = {field.name: [] for field in fields(Report)}
    rows = queries.visible_to(viewer, batch.cooperation).filter(batch=batch).exclude(state=State.UNPACKED)
    for key, state, doubts in rows.order_by("pk").values_list("pk", "state", "doubts"):
        found[_section_of(state, doubts)].append(key)
    shown = [key for keys in found.values() for key in keys[:SHOWN]]
    told = {one.document.pk: one for one in _told(viewer, _documents(viewer, batch).filter(pk__in=shown))}
    return Report(
        **{name: Section(tuple(told[key] for key in keys[:SHOWN]), len(keys)) for name, keys in found.items()}
    )


def _section_of(state: str, doubts: int) -> str:
    if state in TO_REVIEW:
        return "doubtful" if doubts else "clear"
    return NAMED.get(state, "not_read")


def report_csv(viewer: Viewer, batch: Batch) -> Iterator[bytes]:
    """Every document of the batch, a row each; line by line, as they are found."""
    header = [_("Document"), _("Folder"), _("State"), _("Date"), _("Body"), _("Meeting"), _("To look at, or why not")]
    return csv_lines(header, _csv_rows(viewer, batch))


def _csv_rows(viewer: Viewer, batch: Batch) -> Iterator[list[str]]:
    """By keys: a database that is asked for a later part of a list goes through all before it each time."""
    documents = _documents(viewer, batch)
    keys = list(documents.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        for told in _told(viewer, documents.filter(pk__in=keys[start : start + CHUNK])):
            yield _csv_row(told)


def _csv_row(told: Told) -> list[str]:
    document = told.document
    return [
        document.name,
        document.path,
        str(document.get_state_display()),
        date_format(document.date, "Y-m-d") if document.date else "",
        str(document.body or ""),
        _address(told.meeting) if told.meeting else "",
        " ".join(told.sentences),
    ]


def _address(meeting: Meeting) -> str:
    return f"{settings.SITE_URL}{reverse('record:meeting', args=[meeting.cooperation.slug, meeting])}"


def _documents(viewer: Viewer, batch: Batch) -> QuerySet[Document]:
    documents = queries.visible_to(viewer, batch.cooperation).filter(batch=batch)
    return documents.select_related("body").defer("text", "hints").order_by("position", "pk")


def _told(viewer: Viewer, documents: QuerySet[Document]) -> Iterator[Told]:
    found = list(documents)
    uids = {one.meeting_uid for one in found if one.state == State.ACCEPTED}
    held = meetings_visible_to(viewer).filter(uid__in=uids, withdrawn_at=None) if uids else Meeting.objects.none()
    meetings = {meeting.uid: meeting for meeting in held.select_related("cooperation")}
    for document in found:
        yield Told(document, meetings.get(document.meeting_uid), tuple(_sentences(document)))


def _sentences(document: Document) -> list[str]:
    if document.to_review:
        return [asked_of(doubt) for doubt in open_doubts(document)] if document.doubts else []
    if document.state == State.UNREADABLE:
        return [why_unread(document)]
    return []


def open_doubts(document: Document) -> list[Doubt]:
    """The places to look at, without opening the whole draft."""
    nodes = document.draft["nodes"]
    doubts = [Doubt(**nodes[key]) for key in document.draft["orders"]["doubts"]]
    return [doubt for doubt in doubts if not doubt.answer]

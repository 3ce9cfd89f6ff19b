"""The documents of a cooperation that are one meeting, with the meeting where there is one already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from rundbord.apps.importing.grouping import SAME_TEXT, Cluster, Traits, clusters
from rundbord.apps.importing.likeness import likeness
from rundbord.apps.importing.models import TO_REVIEW, Document, DocumentPart, Intake, Landmark, Part, State
from rundbord.apps.importing.parts import NOTICES, RANK, format_rank
from rundbord.apps.meetings.models import Meeting, MeetingBody
from rundbord.apps.people.models import Cooperation

GROUPED = (*TO_REVIEW, State.ACCEPTED)
SET_PHRASE = 50
"""Documents that share a landmark at most, or it is something that all minutes say."""
Meetings = dict[str, tuple[Meeting, set[int]]]  # by their keys, with the keys of their bodies


@dataclass(frozen=True)
class Companion:
    """A document in its group. `part` is what it counts as; `same_text` tells that it is nearly word for word the one
    that counts, `in_record` that its words are in the meeting, if it is accepted."""

    document: Document
    part: Part
    same_text: bool = False
    in_record: bool = True

    @property
    def rank(self) -> tuple[int, int]:
        """Approved before draft before notice; of equals a written file before a printed one."""
        return RANK[self.part], format_rank(self.document.format)


@dataclass(frozen=True)
class Group:
    """Documents that are one meeting, the one that counts first; `meeting` is there already, or None.

    `doubtful` are documents, `other_meetings` meetings that may be the same one. `decided` are the keys of the
    documents that a person put there (or that are accepted).
    """

    members: tuple[Companion, ...]
    doubtful: tuple[Companion, ...] = ()
    meeting: Meeting | None = None
    other_meetings: tuple[Meeting, ...] = ()
    decided: frozenset[int] = frozenset()

    @property
    def counts(self) -> Document:
        """The document whose words count."""
        return self.members[0].document

    def member(self, document: Document) -> Companion:
        """The document as it stands in the group."""
        return next(one for one in self.members if one.document.pk == document.pk)

    def company_of(self, document: Document) -> tuple[Companion, ...]:
        """The other documents."""
        return tuple(one for one in self.members if one.document.pk != document.pk)

    def asks_about(self, document: Document) -> bool:
        """Must a person say first where the document belongs? Where date or body is unknown and the text is like
        another's, or where more than one meeting may be meant, nothing is decided silently."""
        if document.pk in self.decided or not document.to_review:
            return False
        vague = document.date is None or document.body_id is None
        taken = any(one.document.state == State.ACCEPTED for one in self.doubtful)
        return bool(self.other_meetings) or taken or (vague and bool(self.doubtful))


def group_of(document: Document) -> Group | None:
    """The document's group; None where it stands alone. Two queries."""
    return groups_of(document.batch.cooperation, [document]).get(document.pk)


def groups_of(cooperation: Cooperation, documents: Iterable[Document]) -> dict[int, Group]:
    """The groups of these documents by their integer keys, those that stand alone left out. Two queries."""
    asked = list(documents)
    if not asked:
        return {}
    found = {f"d{row.pk}": row for row in _candidates(cooperation, asked)}
    grouping = _Grouping(found, _meetings(cooperation, found.values()))
    wanted = {f"d{row.pk}" for row in asked}
    groups: dict[int, Group] = {}
    for cluster in clusters(grouping.traits()):
        if wanted.isdisjoint(cluster.keys) or (len(cluster.keys) == 1 and not cluster.doubtful):
            continue
        group = grouping.group(cluster)
        groups.update({one.document.pk: group for one in group.members if f"d{one.document.pk}" in wanted})
    return groups


def is_kept_only(group: Group, document: Document) -> bool:
    """Is only the document's file kept with the group's meeting, since one that counts as much is in its record? Case
    papers and copies never come into it; a revised notice does, until there are minutes."""
    own = group.member(document)
    if own.part in {Part.PAPERS, Part.COPY} or group.meeting is None:
        return group.meeting is not None
    held = [one for one in group.members if one.document.state == State.ACCEPTED and one.in_record]
    if own.part == Part.REVISED and all(one.part in NOTICES for one in held):
        return False
    return any(one.rank <= own.rank for one in held)


def part_of(document: Document) -> Part:
    """What the document is to its meeting. One query."""
    part = DocumentPart.objects.filter(document=document).values_list("part", flat=True).first()
    return Part(part or Part.MINUTES)


class _Grouping:
    """Documents and meetings by the keys of their traits."""

    def __init__(self, documents: dict[str, Document], meetings: Meetings) -> None:
        self.documents, self.meetings = documents, meetings

    def traits(self) -> list[Traits]:
        raw = [row.in_meeting.together for row in self.documents.values()]
        alone = {
            row.uid: row.in_meeting.together == row.uid and raw.count(row.uid) == 1 for row in self.documents.values()
        }
        taken = {row.meeting_uid for row in self.documents.values() if row.state == State.ACCEPTED and alone[row.uid]}
        said = self._said()
        return [
            *(_document_traits(key, row, said[row.pk], alone=alone[row.uid]) for key, row in self.documents.items()),
            *(
                Traits(key=key, bodies=frozenset(bodies), day=row.date, together=row.uid, alone=row.uid in taken)
                for key, (row, bodies) in self.meetings.items()
            ),
        ]

    def _said(self) -> dict[int, str]:
        """What each document belongs to: for what is said of one that was accepted since, its meeting."""
        rows = self.documents.values()
        became = {row.in_meeting.together: row.meeting_uid for row in rows if row.state == State.ACCEPTED}
        became |= {row.uid: row.meeting_uid for row in rows if row.state == State.ACCEPTED}
        became.pop("", None)
        return {row.pk: became.get(together_of(row), together_of(row)) for row in rows}

    def group(self, cluster: Cluster) -> Group:
        members = sorted(self._companions(cluster.keys), key=lambda one: (*one.rank, one.document.pk))
        first = members[0].document
        meetings = [self.meetings[key][0] for key in cluster.keys if key in self.meetings]
        return Group(
            members=tuple(_compared(first, one) for one in members),
            doubtful=tuple(_compared(first, one) for one in self._companions(cluster.doubtful)),
            meeting=meetings[0] if meetings else None,
            other_meetings=tuple(self.meetings[key][0] for key in cluster.doubtful if key in self.meetings),
            decided=frozenset(self.documents[key].pk for key in cluster.decided if key in self.documents),
        )

    def _companions(self, keys: Iterable[str]) -> Iterator[Companion]:
        for key in keys:
            if key in self.documents:
                row = self.documents[key]
                yield Companion(row, Part(row.in_meeting.part), in_record=getattr(row, "in_record", True))


def together_of(document: Document) -> str:
    """What the document belongs to, as a person or its acceptance said; empty where nobody has."""
    return document.meeting_uid if document.state == State.ACCEPTED else document.in_meeting.together


def _compared(first: Document, one: Companion) -> Companion:
    if one.document.pk == first.pk:
        return one
    same = likeness(first.in_meeting.sketch, one.document.in_meeting.sketch) >= SAME_TEXT
    return replace(one, same_text=same)


def _document_traits(key: str, row: Document, said: str, *, alone: bool) -> Traits:
    return Traits(
        key=key,
        bodies=frozenset({row.body_id} if row.body_id else ()),
        day=row.date,
        part=row.in_meeting.part,
        sketch=row.in_meeting.sketch,
        together=said,
        alone=alone,
    )


def _candidates(cooperation: Cooperation, asked: list[Document]) -> QuerySet[Document]:
    """The documents asked for, and all that may belong to them."""
    keys = [row.pk for row in asked]
    vague = [row.pk for row in asked if row.date is None or row.body_id is None]
    lacking = Document.objects.filter(Q(date=None) | Q(body=None), pk__in=_with_landmarks_of(keys))
    near = (
        Document.objects.filter(_same_body_and_day(asked)).values("pk"),
        DocumentPart.objects.filter(together__in=_said(keys)).values("document"),
        Document.objects.filter(meeting_uid__in=[row.meeting_uid for row in asked if row.meeting_uid]).values("pk"),
        lacking.values("pk"),
        _with_landmarks_of(vague).values("document"),
    )
    wanted = Document.objects.filter(pk__in=keys).order_by().values("pk").union(*(one.order_by() for one in near))
    grouped = Document.objects.filter(state__in=GROUPED, in_meeting__isnull=False, batch__cooperation=cooperation)
    listed = grouped.filter(pk__in=wanted).select_related("in_meeting")
    files_only = Intake.objects.filter(document=OuterRef("pk"), undone_at=None, record=False)
    return listed.annotate(in_record=~Exists(files_only)).defer("text", "hints", "draft", "names").order_by("pk")


def _same_body_and_day(asked: list[Document]) -> Q:
    """The condition to share both with one of these; the first two parts let a database begin with few rows."""
    few = Q(body__in={row.body_id for row in asked if row.body_id}, date__in={row.date for row in asked if row.date})
    alike = Document.objects.filter(pk__in=[row.pk for row in asked], body=OuterRef("body"), date=OuterRef("date"))
    return Q(Exists(alike)) & few


def _said(keys: list[int]) -> QuerySet[DocumentPart, str]:
    said = DocumentPart.objects.filter(document__in=keys).exclude(together="")
    return said.values_list("together", flat=True)


def _with_landmarks_of(keys: list[int]) -> QuerySet[Landmark, int]:
    """Documents that share a landmark with one of these; what stands in very many is a set phrase and tells nothing."""
    own = Landmark.objects.filter(document__in=keys).order_by().values("number")
    shared = Landmark.objects.filter(number__in=own).order_by().values("number").annotate(times=Count("pk"))
    telling = shared.filter(times__gt=1, times__lte=SET_PHRASE).values("number")
    return Landmark.objects.filter(number__in=telling).values_list("document", flat=True)


def _meetings(cooperation: Cooperation, documents: Iterable[Document]) -> Meetings:
    """Meetings on the days of the documents, and those that they are said to belong to."""
    rows = list(documents)
    days, said = {row.date for row in rows if row.date}, {together_of(row) for row in rows} - {""}
    near = MeetingBody.objects.filter(Q(meeting__uid__in=said) | Q(meeting__date__in=days))
    held = near.filter(meeting__cooperation=cooperation, meeting__withdrawn_at=None).select_related("meeting")
    found: Meetings = {}
    for one in held.order_by("meeting", "position"):
        found.setdefault(f"m{one.meeting_id}", (one.meeting, set()))[1].add(one.body_id)
    return found


@dataclass(frozen=True)
class InTable:
    """A document's group as one cell of a table shows it."""

    others: tuple[Companion, ...]
    meeting: Meeting | None
    asks: bool


def groups_in_table(cooperation: Cooperation, documents: Iterable[Document]) -> dict[int, InTable]:
    """What stands beside each of these documents (by integer key) that is of one meeting with others. Two queries."""
    asked = list(documents)
    groups = groups_of(cooperation, asked)
    return {
        one.pk: InTable(
            others=groups[one.pk].company_of(one),
            meeting=groups[one.pk].meeting,
            asks=groups[one.pk].asks_about(one),
        )
        for one in asked
        if one.pk in groups
    }

"""The documents of a meeting as its archive is to have them: notice, papers, minutes, and what else was kept."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Q

from rundbord.apps.accounts.viewer import Anonymous, System
from rundbord.apps.core.models import Access
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.mail.models import Message, MessageState
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.present import present_meeting
from rundbord.apps.meetings.rules import is_exempt
from rundbord.apps.minutes.head import under_letterhead
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.apps.minutes.queries import file_of, minutes_for, versions_of
from rundbord.apps.notices.compose import compose
from rundbord.apps.sending.models import DispatchState, Reason, Recipient
from rundbord.engines.typesetter.document import Document

VIEWER = System("archive")
PDF = "application/pdf"


@dataclass(frozen=True)
class Archived:
    """A document with what its archive must know of it. `code` is "open" or "exempt"; dates are local."""

    kind: str
    title: str
    content: bytes
    ending: str
    media_type: str
    date: date | None
    code: str
    legal_basis: str = ""
    version: int = 1
    recipients: tuple[str, ...] = ()


def documents_of(meeting: Meeting) -> Iterator[Archived]:
    """All of them, in an order that is always the same."""
    items = list(AgendaItem.objects.filter(meeting=meeting).select_related("parent"))
    closed = next((basis for item in items if (basis := _basis(item)) is not None), None)
    yield _notice(meeting, closed)
    yield from _papers(meeting, items)
    yield from _minutes(meeting, closed)


def _basis(item: AgendaItem) -> str | None:
    """The legal basis of an exempt item; None for an open one."""
    line = [item, item.parent] if item.parent else [item]
    return next((one.legal_basis for one in line if one.legal_basis), "") if is_exempt(line) else None


def _notice(meeting: Meeting, closed: str | None) -> Archived:
    document = compose(meeting, present_meeting(meeting, VIEWER), issued=meeting.date or date(2000, 1, 1))
    return _typeset("notice", under_letterhead(document, meeting), closed, meeting.date)


def _minutes(meeting: Meeting, closed: str | None) -> Iterator[Archived]:
    """Each version that left the secretariat, complete; and the public copy of those that everybody may read."""
    for version in sorted(versions_of(VIEWER, meeting), key=lambda one: one.number):
        if version.state == VersionState.DRAFT:
            continue
        yield from _version(meeting, version, closed)


def _version(meeting: Meeting, version: MinutesVersion, closed: str | None) -> Iterator[Archived]:
    on = version.created_at.astimezone(ZoneInfo(meeting.zone)).date()
    whole, public = (minutes_for(viewer, meeting, version.number) for viewer in (VIEWER, Anonymous()))
    table, copies = _sent_to(version)
    two = public is not None and closed is not None
    if whole:
        to = table if two else table | copies
        made = _typeset("minutes", file_of(whole, meeting), closed, on, version.number)
        yield replace(made, recipients=tuple(sorted(to)))
    if public and two:
        made = _typeset("public_minutes", file_of(public, meeting), None, on, version.number)
        yield replace(made, recipients=tuple(sorted(copies)))


def _sent_to(version: MinutesVersion) -> tuple[set[str], set[str]]:
    """The addresses that the version went to: those of the table, and those of the copy list."""
    rows = Recipient.objects.filter(dispatch__version=version, dispatch__state=DispatchState.SENT)
    found = set(rows.values_list("address", "reason"))
    copies = {address for address, reason in found if reason == Reason.COPY}
    return {address for address, _reason in found} - copies, copies


def _typeset(kind: str, document: Document, closed: str | None, on: date | None, version: int = 1) -> Archived:
    from rundbord.engines.typesetter.pdf import to_pdf

    code, basis = (Access.OPEN, "") if closed is None else (Access.EXEMPT, closed)
    return Archived(kind, document.title, to_pdf(document), "pdf", PDF, on, code, basis, version)


def _papers(meeting: Meeting, items: list[AgendaItem]) -> Iterator[Archived]:
    """Every file of the meeting and its items in every version, as it was brought in."""
    by_uid = {item.uid: item for item in items}
    owned = Q(owner_kind="meeting", owner_uid=meeting.uid) | Q(owner_kind="agendaitem", owner_uid__in=list(by_uid))
    kept = Attachment.objects.filter(owned, withdrawn_at=None).select_related("blob").order_by("created_at", "pk")
    recipients = _recipients(meeting)
    for one in kept:
        item = by_uid.get(one.owner_uid)
        basis = one.legal_basis or (_basis(item) if item else None)
        exempt = one.access == Access.EXEMPT or basis is not None
        with one.blob.file.open("rb") as stream:
            content = stream.read()
        yield Archived(
            kind="paper" if one.role == "paper" else "incoming",
            title=one.name,
            content=content,
            ending=one.name.rpartition(".")[2] if "." in one.name else "",
            media_type=one.blob.media_type,
            date=one.created_at.astimezone(ZoneInfo(meeting.zone)).date(),
            code=Access.EXEMPT if exempt or one.audience == Audience.SECRETARIAT else Access.OPEN,
            legal_basis=basis or "",
            version=one.version,
            recipients=tuple(sorted(recipients[one.uid])),
        )


def _recipients(meeting: Meeting) -> defaultdict[str, set[str]]:
    """To whom each file was sent by mail, by the file's uid."""
    sent: defaultdict[str, set[str]] = defaultdict(set)
    messages = Message.objects.filter(cooperation_id=meeting.cooperation_id, state=MessageState.SENT)
    for to, uids in messages.exclude(attachments=[]).values_list("to", "attachments"):
        for uid in uids:
            sent[uid].add(to)
    return sent

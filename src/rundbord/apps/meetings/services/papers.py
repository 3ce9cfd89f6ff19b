"""Papers: files of an item or of the whole meeting, replaced in versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.files import services as files
from rundbord.apps.files.models import Attachment, Audience, Blob
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.paper_names import Candidate, owner_of
from rundbord.apps.meetings.papers import ROLE, paper_owners
from rundbord.apps.meetings.services.act import act
from rundbord.apps.meetings.services.undo import before


@dataclass(frozen=True)
class Upload:
    """A file on its way in."""

    name: str
    content: IO[bytes]


@dataclass(frozen=True)
class Received:
    """What became of many uploads: the papers with their owners' uids, and a sentence for each that failed."""

    papers: tuple[Attachment, ...]
    failed: tuple[str, ...]

    def unmatched(self, meeting: Meeting) -> int:
        """How many landed at the meeting because their names speak of no item."""
        return sum(paper.owner_uid == meeting.uid for paper in self.papers)


def add_papers(
    *, actor: Viewer, meeting: Meeting, uploads: Iterable[Upload], audience: str = Audience.MEMBERS
) -> Received:
    """Many papers at once: each goes to the item that its name speaks of, else to the meeting, to be moved.

    A file that cannot be used is told of; the others go on.
    """
    candidates = _candidates(meeting)
    papers, failed = [], []
    for upload in uploads:
        try:
            blob = files.store_blob(content=upload.content, name=upload.name)
        except NotPossibleError as error:
            failed.append(str(error))
            continue
        uid = owner_of(upload.name, list(candidates.values()))
        item = AgendaItem.objects.get(uid=uid) if uid else None
        papers.append(
            add_paper(actor=actor, meeting=meeting, item=item, name=upload.name, blob=blob, audience=audience)
        )
    return Received(tuple(papers), tuple(failed))


def add_paper(
    *,
    actor: Viewer,
    meeting: Meeting,
    name: str,
    blob: Blob,
    item: AgendaItem | None = None,
    audience: str = Audience.MEMBERS,
) -> Attachment:
    """A paper of the item, or of the whole meeting. Raises NotPossibleError for an item of another meeting."""
    if item is not None and item.meeting_id != meeting.pk:
        raise NotPossibleError(_("The item belongs to another meeting."))
    with act(actor=actor, meeting=meeting, item=item, verb="paper_add", frozen_too=True) as done:
        paper = files.attach(
            actor=actor,
            owner_kind="agendaitem" if item else "meeting",
            owner_uid=item.uid if item else meeting.uid,
            role=ROLE,
            name=name,
            blob=blob,
            audience=Audience(audience),
            position=Attachment.objects.filter(role=ROLE, owner_uid=item.uid if item else meeting.uid).count() + 1,
        )
        done.about(paper)
    return paper


def edit_paper(
    *, actor: Viewer, meeting: Meeting, paper: Attachment, item: AgendaItem | None, audience: str
) -> Attachment:
    """Move a paper to an item (or to the whole meeting) and say who may fetch it. Its older versions follow."""
    owner = item or meeting
    files.require_keeper(actor, paper)
    with act(actor=actor, meeting=meeting, item=item, verb="paper_edit", frozen_too=True) as done:
        for version in _versions(meeting, paper):
            kept = before(version, "owner_kind", "owner_uid", "audience")
            version.owner_kind, version.owner_uid = ("agendaitem" if item else "meeting"), owner.uid
            version.audience = Audience(audience)
            version.save(update_fields=["owner_kind", "owner_uid", "audience"])
            done.undone_by(kept, version)
        done.about(paper, ["owner", "audience"])
    paper.refresh_from_db()
    return paper


def replace_paper(*, actor: Viewer, meeting: Meeting, paper: Attachment, name: str, blob: Blob) -> Attachment:
    """A new version in the paper's place; members can still read the old one. Raises ConflictError."""
    _require_of(meeting, paper)
    with act(actor=actor, meeting=meeting, verb="paper_replace", frozen_too=True) as done:
        newer = files.replace(actor=actor, attachment=paper, blob=blob, name=name)
        done.about(newer, ["version"])
    return newer


def withdraw_paper(*, actor: Viewer, meeting: Meeting, paper: Attachment, reason: str = "") -> None:
    """Take a paper out of sight. Raises ConflictError where it is gone already."""
    _require_of(meeting, paper)
    with act(actor=actor, meeting=meeting, verb="paper_withdraw", frozen_too=True) as done:
        kept = before(paper, "withdrawn_at", "withdrawn_reason")
        files.withdraw(actor=actor, attachment=paper, reason=reason)
        done.about(paper, ["withdrawn_at"])
        done.undone_by(kept, paper)


def _candidates(meeting: Meeting) -> dict[str, Candidate]:
    items = meeting.items.filter(withdrawn_at=None).prefetch_related("numbers")
    return {
        item.uid: Candidate(item.uid, tuple(number.printed for number in item.numbers.all()), item.title)
        for item in items
    }


def _require_of(meeting: Meeting, paper: Attachment) -> None:
    if paper.role != ROLE or paper.owner_uid not in paper_owners(meeting):
        raise NotPossibleError(_("The paper belongs to another meeting."))


def _versions(meeting: Meeting, paper: Attachment) -> list[Attachment]:
    """The paper and the versions that it replaced."""
    _require_of(meeting, paper)
    found: list[Attachment] = []
    version: Attachment | None = paper
    while version is not None:
        found.append(version)
        version = version.replaces
    return found

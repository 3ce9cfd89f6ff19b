"""Which files a viewer may fetch. Owners decide by their Kind; without a Kind nobody but the program reads."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from rundbord.apps.accounts.viewer import System, Viewer
from rundbord.apps.core import registry
from rundbord.apps.core.models import Access
from rundbord.apps.core.registry import Kind
from rundbord.apps.files.models import Attachment, Audience

RANK = {Audience.PUBLIC: 0, Audience.MEMBERS: 1, Audience.SECRETARIAT: 2}


def audience_of(viewer: Viewer, owner_kind: str, owner_uid: str) -> Audience | None:
    """To which audience of the owner's files the viewer belongs; None for those who may not see the owner."""
    kind = registry.kind(owner_kind)
    owner = kind.find(viewer, owner_uid) if kind else None
    return _audience(kind, viewer, owner) if kind and owner is not None else None


def _audience(kind: Kind, viewer: Viewer, owner: Any) -> Audience | None:
    audience = kind.audience_of(viewer, owner) if kind.audience_of else None
    return Audience(audience) if audience else None


def holder_for(viewer: Viewer, owner_kind: str, owner_uid: str) -> int | None:
    """The cooperation (an integer key) that holds the owner, if the viewer may write the owner's files; else None.

    Those may whom the owner counts to its secretariat, and the program itself.
    """
    kind = registry.kind(owner_kind)
    owner = kind.find(viewer, owner_uid) if kind else None
    if kind is None or kind.cooperation_of is None or owner is None:
        return None
    writes = isinstance(viewer, System) or _audience(kind, viewer, owner) == Audience.SECRETARIAT
    return kind.cooperation_of(owner) if writes else None


def may_fetch(audience: Audience | None, attachment: Attachment) -> bool:
    """May somebody of this audience fetch the file?

    The public gets the newest version of open files only; old versions and exempt files stay inside.
    """
    if audience is None or attachment.withdrawn_at or RANK[audience] < RANK[Audience(attachment.audience)]:
        return False
    inside = audience != Audience.PUBLIC
    return inside or (attachment.access == Access.OPEN and attachment.current)


def find_attachment(viewer: Viewer, uid: str) -> Attachment | None:
    """The attachment if the viewer may fetch it. Two queries and those of the owner's Kind."""
    attachment = Attachment.objects.select_related("blob").filter(uid=uid, withdrawn_at=None).first()
    if attachment is None:
        return None
    if isinstance(viewer, System):
        return attachment
    audience = audience_of(viewer, attachment.owner_kind, attachment.owner_uid)
    return attachment if may_fetch(audience, attachment) else None


def attachments_of(viewer: Viewer, owner_kind: str, owner_uid: str, *, role: str = "") -> list[Attachment]:
    """The owner's files in their newest versions, as far as the viewer may fetch them."""
    audience = Audience.SECRETARIAT if isinstance(viewer, System) else audience_of(viewer, owner_kind, owner_uid)
    found = attachments_of_many(owner_kind, {owner_uid: audience})[owner_uid]
    return [attachment for attachment in found if not role or attachment.role == role]


def attachments_of_many(
    owner_kind: str, audiences: Mapping[str, Audience | str | None]
) -> defaultdict[str, list[Attachment]]:
    """The newest files of many owners in one query, by owner uid.

    `audiences` says for each owner to which audience the viewer belongs, as the page that asks has found out.
    """
    rows = (
        Attachment.objects.select_related("blob")
        .filter(owner_kind=owner_kind, owner_uid__in=list(audiences), current=True, withdrawn_at=None)
        .order_by("position", "id")
    )
    found: defaultdict[str, list[Attachment]] = defaultdict(list)
    for attachment in rows:
        audience = audiences[attachment.owner_uid]
        if may_fetch(Audience(audience) if audience else None, attachment):
            found[attachment.owner_uid].append(attachment)
    return found

"""Keeping files. Bytes are stored first, outside any transaction; what they are to whom is written after.

Each service asks the owner itself: those whom it counts to its secretariat write, and the program. A chair does not.
"""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath
from typing import IO

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit.services import record
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.core.models import Access
from rundbord.apps.core.uid import new_uid
from rundbord.apps.files import media_types, queries
from rundbord.apps.files.models import Attachment, Audience, Blob

CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Exemption:
    """Why a file is exempt from public disclosure: the law and paragraph, for example "offentleglova", "§ 13"."""

    law: str
    paragraph: str


def store_blob(*, content: bytes | Path | IO[bytes], name: str) -> Blob:
    """Store the bytes; their type is found in them. Raises NotPossibleError for an empty or too large file."""
    if isinstance(content, Path):
        with content.open("rb") as opened:
            return store_blob(content=opened, name=name)
    stream = BytesIO(content) if isinstance(content, bytes) else content
    digest, size = _measure(stream)
    if size == 0:
        raise NotPossibleError(_("“%(name)s” is empty. Choose another file.") % {"name": name})
    if size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
        raise NotPossibleError(
            _("“%(name)s” is larger than %(limit)d MB. Make it smaller or split it.")
            % {"name": name, "limit": settings.UPLOAD_LIMIT_MB}
        )
    blob = Blob(digest=digest, size=size, media_type=media_types.found_in(stream, name), created_at=clock.now())
    blob.file.save(new_uid(), File(stream), save=False)
    blob.save()
    return blob


def attach(
    *,
    actor: Viewer,
    owner_kind: str,
    owner_uid: str,
    role: str,
    name: str,
    blob: Blob,
    audience: Audience = Audience.MEMBERS,
    exemption: Exemption | None = None,
    position: int = 0,
) -> Attachment:
    """Make the blob a file of its owner. Raises NotAllowedError, also where there is no such owner."""
    cooperation = _holder(actor, owner_kind, owner_uid)
    with transaction.atomic():
        attachment = Attachment.objects.create(
            cooperation_id=cooperation,
            owner_kind=owner_kind,
            owner_uid=owner_uid,
            role=role,
            name=_plain_name(name),
            blob=blob,
            audience=audience,
            position=position,
            created_at=clock.now(),
            **_access(exemption),
        )
        record(actor=actor, verb="file_attach", subject=attachment, cooperation=cooperation)
    return attachment


def replace(*, actor: Viewer, attachment: Attachment, blob: Blob, name: str = "") -> Attachment:
    """Put a new version in the attachment's place; the old one stays readable for members.

    Raises NotAllowedError, and ConflictError where it is withdrawn or somebody replaced it already.
    """
    require_keeper(actor, attachment)
    with transaction.atomic():
        newer = Attachment.objects.create(
            cooperation_id=attachment.cooperation_id,
            owner_kind=attachment.owner_kind,
            owner_uid=attachment.owner_uid,
            role=attachment.role,
            name=_plain_name(name or attachment.name),
            blob=blob,
            audience=attachment.audience,
            position=attachment.position,
            created_at=clock.now(),
            access=attachment.access,
            law=attachment.law,
            paragraph=attachment.paragraph,
            exempt_until=attachment.exempt_until,
            version=attachment.version + 1,
            replaces=attachment,
        )
        if not Attachment.objects.filter(pk=attachment.pk, current=True, withdrawn_at=None).update(current=False):
            raise ConflictError(_("Somebody else replaced or withdrew the file meanwhile. Load the page again."))
        record(actor=actor, verb="file_replace", subject=newer, cooperation=newer.cooperation_id)
    return newer


def withdraw(*, actor: Viewer, attachment: Attachment, reason: str) -> None:
    """Take the file out of sight; it is kept with the reason. Raises NotAllowedError, ConflictError if gone."""
    require_keeper(actor, attachment)
    with transaction.atomic():
        hit = Attachment.objects.filter(pk=attachment.pk, withdrawn_at=None).update(
            withdrawn_at=clock.now(), withdrawn_reason=reason
        )
        if not hit:
            raise ConflictError(_("Somebody else withdrew the file already."))
        record(actor=actor, verb="file_withdraw", subject=attachment, cooperation=attachment.cooperation_id)


def require_keeper(actor: Viewer, attachment: Attachment) -> None:
    """Raise NotAllowedError unless the actor writes the files of this one's owner."""
    _holder(actor, attachment.owner_kind, attachment.owner_uid)


def _measure(stream: IO[bytes]) -> tuple[str, int]:
    """SHA-256 in hex and number of bytes; rewinds the stream."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    stream.seek(0)
    return digest.hexdigest(), size


def _holder(actor: Viewer, owner_kind: str, owner_uid: str) -> int:
    """The cooperation that holds the owner. Raises NotAllowedError unless the actor writes the owner's files."""
    cooperation = queries.holder_for(actor, owner_kind, owner_uid)
    if cooperation is None:
        raise NotAllowedError
    return cooperation


def _plain_name(name: str) -> str:
    """The name without folders and control characters; a long one is cut before its ending."""
    plain = "".join(char for char in name.replace("\\", "/").rsplit("/", 1)[-1] if char.isprintable()).strip()
    path = PurePath(plain or _("File"))
    return f"{path.stem[: 200 - len(path.suffix)]}{path.suffix}"[:200]


def _access(exemption: Exemption | None) -> dict[str, str]:
    if exemption is None:
        return {"access": Access.OPEN}
    return {"access": Access.EXEMPT, "law": exemption.law, "paragraph": exemption.paragraph}

"""Writing a body's letterhead: its lines, its logo, and the habits that its documents follow."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.files import services as files
from rundbord.apps.files.models import Attachment, Audience, Blob
from rundbord.apps.minutes.example import example
from rundbord.apps.minutes.models import Letterhead
from rundbord.apps.people import rules
from rundbord.apps.people.models import Body
from rundbord.apps.people.services import bodies
from rundbord.engines.typesetter.document import Letterhead as Shown
from rundbord.engines.typesetter.document import Logo, TypesettingError
from rundbord.engines.typesetter.picture import picture_size

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 4000


class PictureError(NotPossibleError):
    """The logo cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Picture:
    """A file that somebody chose as logo."""

    name: str
    content: bytes


def write_letterhead(
    *,
    actor: Viewer,
    body: Body,
    seen: int,
    address_lines: str,
    logo_alt: str,
    footer_lines: str,
    language: str,
    minutes_name: str,
    logo: Picture | None = None,
    without_logo: bool = False,
) -> None:
    """Write how the body's documents look; `seen` is the version of the body that the actor saw.

    Raises NotAllowedError unless the actor keeps the body, ConflictError, and PictureError for a logo that cannot be
    printed.
    """
    rules.require(rules.keeps_body(actor, body))
    if logo:
        require_picture(logo.content)
    blob = files.store_blob(content=logo.content, name=logo.name) if logo else None
    with transaction.atomic():
        bodies.edit_body(
            actor=actor,
            body=body,
            seen=seen,
            footer_lines=footer_lines,
            language=language,
            minutes_name=minutes_name,
        )
        kept, _made = Letterhead.objects.get_or_create(body=body)
        kept.address_lines, kept.logo_alt = address_lines, logo_alt
        if blob and logo:
            kept.logo = _put_logo(actor, kept, blob, logo.name)
        elif without_logo:
            _take_logo_away(actor, kept)
            kept.logo = None
        kept.save()


def require_picture(content: bytes) -> None:
    """Raise PictureError unless this can be printed as a logo: a whole PNG or JPEG of a sensible size."""
    if len(content) > MOST_BYTES:
        raise PictureError(_("The logo is larger than 2 MB. Save it smaller and choose it again."))
    try:
        size = picture_size(content)
    except ValueError as error:
        raise PictureError(_("The logo must be a PNG or a JPEG picture. Choose another file.")) from error
    if max(size) > MOST_PIXELS:
        raise PictureError(_("The logo is more than 4000 pixels wide or high. Save it smaller and choose it again."))
    _require_printable(content)


def _require_printable(content: bytes) -> None:
    from rundbord.engines.typesetter.pdf import to_pdf

    letterhead = Shown(logo=Logo(content, "logo"))
    try:
        to_pdf(example(letterhead, body="-", minutes_name="referat", language="nb"))
    except TypesettingError as error:
        raise PictureError(_("The picture is broken and cannot be printed. Choose another file.")) from error


def _put_logo(actor: Viewer, kept: Letterhead, blob: Blob, name: str) -> Attachment:
    if kept.logo:
        return files.replace(actor=actor, attachment=kept.logo, blob=blob, name=name)
    return files.attach(
        actor=actor,
        owner_kind="body",
        owner_uid=kept.body.uid,
        role="logo",
        name=name,
        blob=blob,
        audience=Audience.PUBLIC,
    )


def _take_logo_away(actor: Viewer, kept: Letterhead) -> None:
    if kept.logo:
        files.withdraw(actor=actor, attachment=kept.logo, reason=_("Taken out of the letterhead"))

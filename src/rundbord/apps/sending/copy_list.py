"""The copy list of a body, as text and as rows."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.meetings.rules import may_plan
from rundbord.apps.people.models import Body
from rundbord.apps.sending.models import CopyAddress

_ADDRESS = re.compile(r"[<(\[]?(?P<address>[^\s<>()\[\],;]+@[^\s<>()\[\],;]+)[>)\]]?")


def written(body: Body) -> str:
    """The list as it is edited."""
    return "\n".join(f"{row.name} <{row.address}>" for row in CopyAddress.objects.filter(body=body))


def parsed(text: str) -> list[tuple[str, str]]:
    """Name and address of each line; a bare address is its own name. Raises ValidationError that names bad lines."""
    found, bad = [], []
    for line in filter(None, map(str.strip, text.splitlines())):
        match = _ADDRESS.search(line)
        if match is None or not _is_address(match["address"]):
            bad.append(line[:60])
            continue
        name = " ".join(line.replace(match[0], " ").strip(" ,;\t").split())
        found.append((name or match["address"], match["address"]))
    if bad:
        raise ValidationError(_("No e-mail address in: %(lines)s") % {"lines": "; ".join(bad)})
    return list({address.casefold(): (name, address) for name, address in found}.values())


def save_copies(*, actor: Viewer, body: Body, rows: list[tuple[str, str]]) -> None:
    """Let these get copies and no others. Raises NotAllowedError unless the actor plans the body's meetings."""
    if not may_plan(actor, body):
        raise NotAllowedError
    with transaction.atomic():
        CopyAddress.objects.filter(body=body).delete()
        CopyAddress.objects.bulk_create(CopyAddress(body=body, name=name, address=address) for name, address in rows)
        audit.record(actor=actor, verb="copy_list_edit", subject=body, cooperation=body.cooperation_id)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True

"""Writes of matters."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.matters import rules
from rundbord.apps.matters.models import Matter
from rundbord.apps.people.models import Cooperation
from rundbord.apps.people.rules import require
from rundbord.apps.people.versions import change


def add_matter(*, actor: Viewer, cooperation: Cooperation, title: str, summary: str = "") -> Matter:
    """A new matter. Raises NotPossibleError for an empty title."""
    require(rules.writes(actor, cooperation))
    with transaction.atomic():
        matter = Matter.objects.create(cooperation=cooperation, title=_titled(title), summary=summary.strip())
        audit.record(actor=actor, verb="matter_add", subject=matter, cooperation=cooperation.pk)
    return matter


def edit_matter(*, actor: Viewer, matter: Matter, seen: int, **fields: Any) -> None:
    """Rename the matter or change its summary."""
    require(rules.writes(actor, matter.cooperation))
    if "title" in fields:
        fields["title"] = _titled(fields["title"])
    with transaction.atomic():
        changed = change(matter, seen=seen, **fields)
        audit.record(
            actor=actor, verb="matter_edit", subject=matter, cooperation=matter.cooperation_id, changed=changed
        )


def withdraw_matter(*, actor: Viewer, matter: Matter, seen: int, reason: str) -> None:
    """The matter was a mistake; the items that treated it stay."""
    require(rules.writes(actor, matter.cooperation))
    with transaction.atomic():
        change(matter, seen=seen, withdrawn_at=clock.now(), withdrawn_reason=reason[:200])
        audit.record(actor=actor, verb="matter_withdraw", subject=matter, cooperation=matter.cooperation_id)


def _titled(title: str) -> str:
    written = " ".join(title.split())
    if not written:
        raise NotPossibleError(_("Write the matter's title."))
    return written

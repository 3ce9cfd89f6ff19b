"""Reading the trail, under the access of the object itself."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.audit.fields import field_names
from rundbord.apps.audit.models import AuditRow
from rundbord.apps.audit.names import names_of
from rundbord.apps.audit.sentences import sentence

SHOWN = 200


@dataclass(frozen=True)
class Act:
    """One line of an object's history; `at` is an instant, `fields` are the names of what was changed."""

    at: datetime
    who: str
    what: str
    fields: list[str]


def history_of(viewer: Viewer, kind: str, uid: str) -> list[Act] | None:
    """What was done to the object, newest first; the caller has asked whether the viewer may see it.

    Only acts of cooperations that the viewer is a person in, None where there are others only: what a published object
    went through before it was published is not published. At most 200 lines, in two queries.
    """
    if not isinstance(viewer, PersonViewer):
        return None
    own = [standing.cooperation for standing in viewer.standings]
    rows = list(AuditRow.objects.filter(kind=kind, uid=uid, cooperation_id__in=own)[:SHOWN])
    if not rows and AuditRow.objects.filter(kind=kind, uid=uid).exists():
        return None
    names = names_of(viewer, {row.person_uid for row in rows if row.person_uid})
    return [Act(row.at, _who(row, names), sentence(row.verb), field_names(row.kind, row.changed)) for row in rows]


def _who(row: AuditRow, names: dict[str, str]) -> str:
    if row.person_uid in names:
        return names[row.person_uid]
    if row.viewer_kind == "system":
        return _("Rundbord itself")
    if row.viewer_kind == "link":
        return _("Somebody with a link")
    return _("Somebody")

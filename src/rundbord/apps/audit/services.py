"""Writing the audit trail, always inside the transaction of the act itself."""

from collections.abc import Iterable

from django.db import transaction

from rundbord.apps.accounts.viewer import LinkHolder, PersonViewer, System, Viewer
from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core import clock
from rundbord.apps.core.uid import HasUid


def record(
    *, actor: Viewer, verb: str, subject: HasUid, cooperation: int | None, changed: Iterable[str] = ()
) -> AuditRow:
    """Note that `actor` did `verb` ("item_move") to `subject`; `changed` names fields, never their contents.

    `cooperation` is the integer key of the cooperation, None for things of the installation.
    Raises RuntimeError outside a transaction: an act and its trace stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("audit.record belongs inside the transaction of the act")
    return AuditRow.objects.create(
        at=clock.now(),
        verb=verb,
        kind=type(subject).__name__.lower(),
        uid=subject.uid,
        cooperation_id=cooperation,
        changed=sorted(changed),
        **_who(actor, cooperation),
    )


def _who(actor: Viewer, cooperation: int | None) -> dict[str, str]:
    match actor:
        case PersonViewer():
            standing = actor.standing(cooperation) if cooperation else None
            return {
                "viewer_kind": "person",
                "user_uid": actor.user_uid,
                "person_uid": standing.person_uid if standing else "",
            }
        case LinkHolder():
            return {"viewer_kind": "link", "person_uid": actor.person_uid}
        case System():
            return {"viewer_kind": "system", "system_name": actor.name}
        case _:
            return {"viewer_kind": "anonymous"}

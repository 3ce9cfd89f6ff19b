"""Two rows that mean the same become one, and one that meant two becomes two. Each can be undone by the other."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.people import rules
from rundbord.apps.people.mentions import Subject, move
from rundbord.apps.people.models import Cooperation, Person
from rundbord.apps.people.services.organizations import add_organization
from rundbord.apps.people.services.persons import add_person
from rundbord.apps.people.versions import change


def may_change(actor: Viewer, cooperation: Cooperation, subject: Subject) -> bool:
    """May the actor merge this row away or split it? Rows of the public register are everybody's."""
    if not rules.keeps(actor, cooperation):
        return False
    owner = subject.cooperation_id if isinstance(subject, Person) else subject.added_in_id
    return owner == cooperation.pk


def merge(*, actor: Viewer, cooperation: Cooperation, kept: Subject, merged: Subject, seen: int) -> None:
    """From now on `merged` (seen in version `seen`) is read as `kept`; its own rows stay as they are.

    What was merged into it before follows, so that no chain grows.
    """
    rules.require(may_change(actor, cooperation, merged))
    rules.require(not isinstance(kept, Person) or kept.cooperation_id == cooperation.pk)
    if type(kept) is not type(merged) or kept.pk == merged.pk or kept.merged_into_id or merged.merged_into_id:
        raise NotPossibleError(_("Choose two different rows that are not merged yet."))
    with transaction.atomic():
        change(merged, seen=seen, merged_into=kept)
        merged.merged.update(merged_into=kept)
        for one in (kept, merged):
            audit.record(actor=actor, verb="merge", subject=one, cooperation=cooperation.pk)


def separate(*, actor: Viewer, cooperation: Cooperation, merged: Subject, seen: int) -> None:
    """Undo a merge: the row stands for itself again."""
    rules.require(may_change(actor, cooperation, merged))
    kept = merged.merged_into
    if kept is None:
        raise NotPossibleError(_("This is not merged with anything."))
    with transaction.atomic():
        if isinstance(merged, Person) and merged.user_id and merged.user_id == kept.user_id:  # type: ignore[union-attr]  # a person's row
            change(merged, seen=seen, merged_into=None, user=None)
        else:
            change(merged, seen=seen, merged_into=None)
        for one in (kept, merged):
            audit.record(actor=actor, verb="separate", subject=one, cooperation=cooperation.pk)


def split(*, actor: Viewer, cooperation: Cooperation, subject: Subject, name: str, keys: Collection[str]) -> Subject:
    """A new row takes over the mentions of these keys (see mentions); merging it back undoes that.

    Raises NotPossibleError where nothing is chosen or the name is empty.
    """
    rules.require(may_change(actor, cooperation, subject))
    if not keys:
        raise NotPossibleError(_("Choose what belongs to the new one."))
    with transaction.atomic():
        new = _new_like(actor, cooperation, subject, name)
        move(subject, new, keys)
        audit.record(actor=actor, verb="split", subject=subject, cooperation=cooperation.pk)
    return new


def _new_like(actor: Viewer, cooperation: Cooperation, subject: Subject, name: str) -> Subject:
    if isinstance(subject, Person):
        return add_person(actor=actor, cooperation=cooperation, name=name)
    return add_organization(actor=actor, cooperation=cooperation, name=name, kind=subject.kind)

"""Withdrawing persons, organizations and spellings that an import added, where nothing else uses them since."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import Q

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.importing.models import Document, State
from rundbord.apps.meetings.models import Attendance
from rundbord.apps.people.models import (
    Alias,
    Body,
    Cooperation,
    Organization,
    OrganizationName,
    Person,
    Post,
    StandingItem,
)
from rundbord.apps.record.models import Action, Entry

PERSON, PLACE, POST, ALIAS = "people.person", "people.organization", "people.post", "people.alias"
BODY = "people.body"
OWN = {OrganizationName, StandingItem}  # rows that belong to the thing itself


def withdraw_unused(
    *,
    actor: Viewer,
    cooperation: Cooperation,
    made: dict[str, list[int]],
    reason: str,
    named: Collection[str] = (),
) -> None:
    """Take out of the register what an import added (integer keys by model), inside the caller's transaction and after
    its authorization, where nothing else uses it.

    Spellings first, then offices, then persons, organizations and bodies that nothing points at any more; `named` are
    uids of some that are known to be in use.
    """
    unused = [alias.pk for alias in Alias.objects.filter(pk__in=made.get(ALIAS, [])) if not _used_since(alias)]
    Alias.objects.filter(pk__in=unused).delete()
    Post.objects.filter(pk__in=made.get(POST, []), valid_to=None).delete()
    gone = {"withdrawn_at": clock.now(), "withdrawn_reason": reason}
    for model, label, verb in (
        (Person, PERSON, "person_withdraw"),
        (Organization, PLACE, "organization_withdraw"),
        (Body, BODY, "body_withdraw"),
    ):
        rows: models.QuerySet[Any] = model._default_manager.filter(pk__in=made.get(label, []), withdrawn_at=None)
        for row in rows.filter(version=0).exclude(uid__in=named):
            if not (getattr(row, "user_id", None) or getattr(row, "merged_into_id", None) or _pointed_at(row)):
                model._default_manager.filter(pk=row.pk).update(**gone)
                audit.record(actor=actor, verb=verb, subject=row, cooperation=cooperation.pk)


def _used_since(alias: Alias) -> bool:
    """Does a row that stands mean the same by this spelling?"""
    if alias.body_id:
        accepted = Document.objects.filter(state=State.ACCEPTED, body=alias.body_id)
        return accepted.filter(draft__nodes__facts__body__iexact=alias.written).exists()
    means = {"person": alias.person_id} if alias.person_id else {"organization": alias.organization_id}
    stands = Q(withdrawn_at=None, **means)
    written = "name_written" if alias.person_id else "organization_written"
    return (
        Attendance.objects.filter(stands, **{f"{written}__iexact": alias.written}).exists()
        or Entry.objects.filter(stands, speaker_written__icontains=alias.written).exists()
        or Action.objects.filter(stands, responsible_written__iexact=alias.written).exists()
    )


def _pointed_at(row: models.Model) -> bool:
    """Does any row that stands point at this one? Every relation of the program is asked, those of later apps too."""
    for relation in row._meta.related_objects:
        model = relation.related_model
        if model in OWN or not relation.field:
            continue
        rows = model._default_manager.filter(**{relation.field.name: row})
        stands = {field.name for field in model._meta.get_fields()} & {"withdrawn_at"}
        if rows.filter(withdrawn_at=None).exists() if stands else rows.exists():
            return True
    return False
